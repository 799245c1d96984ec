"""The built-in chat in a terminal: full screen for a person, line by line for a pipe."""

import sys
from collections.abc import AsyncIterator
from typing import TextIO

from bot.chat.terminal.desk import Desk
from bot.chat.terminal.lines import PATIENCE, QUIET, by_lines, read_lines
from bot.chat.terminal.screen import Screen

__all__ = ["talk"]


async def talk(
    address: int,
    name: str,
    language: str | None,
    *,
    lines: AsyncIterator[str] | TextIO = sys.stdin,
    out: TextIO = sys.stdout,
    quiet: float = QUIET,
    patience: float = PATIENCE,
) -> None:
    """Hold a conversation as the person at this address, until the end of the lines or until they leave.

    Only rows are read and written; who handles them may be this process or another.
    """
    desk = Desk(address, name, language)
    await desk.open()
    if isinstance(lines, AsyncIterator):
        await by_lines(desk, lines, out, quiet, patience)
    elif lines.isatty() and out.isatty():
        await Screen(desk).run()
    else:
        await by_lines(desk, read_lines(lines), out, quiet, patience)
