"""The chat line by line: for pipes, scripts and transcripts."""

import asyncio
from collections.abc import AsyncIterator
from threading import Thread
from typing import TextIO

from bot.chat.shown import BOT_NAME, ShownMessage, Toast
from bot.chat.terminal.desk import Desk
from bot.chat.terminal.text import described, one_line, plain
from bot.chat.terminal.words import word
from db.bus import bus

QUIET = 0.5
PATIENCE = 5.0
GLANCE = 0.25
EARLIER = 5


async def read_lines(source: TextIO) -> AsyncIterator[str]:
    """The lines of a stream, without holding up the loop.

    A daemon thread reads: a stream that never ends must not keep the program from ending.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def give(line: str | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(queue.put_nowait, line)

    def read() -> None:
        for line in source:
            give(line)
        give(None)

    Thread(target=read, name="chat-lines", daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


async def by_lines(desk: Desk, lines: AsyncIterator[str], out: TextIO, quiet: float, patience: float) -> None:
    """Print the conversation as it comes; before each next line wait until the bot has said its say."""
    paper = Paper(desk, out)
    paper.earlier()
    following = asyncio.create_task(paper.follow())
    try:
        async for line in lines:
            sent_at = asyncio.get_running_loop().time()
            entered = await desk.enter(line.rstrip("\r\n"))
            if entered.leave:
                break
            if entered.hint:
                paper.print(f"({entered.hint})\n")
            if entered.sent:
                await paper.quiet(sent_at, quiet, patience, following)
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


class Paper:
    """The printed conversation, to which lines are only ever added."""

    def __init__(self, desk: Desk, out: TextIO) -> None:
        self.desk = desk
        self.out = out
        self._seen: set[int] = set(desk.messages)
        self._answered_at = 0.0
        self._news_at = 0.0

    def print(self, text: str) -> None:
        """Add lines."""
        self.out.write(text + "\n")
        self.out.flush()

    def earlier(self) -> None:
        """The end of what was said before."""
        shown = list(self.desk.messages.values())[-EARLIER:]
        for message in shown:
            self._print_message(message, word(self.desk.language, "earlier"))

    async def follow(self) -> None:
        """Print what comes, until cancelled."""
        now = asyncio.get_running_loop().time
        with bus.ear(self.desk.scope) as ear:
            while True:
                messages, toasts = await self.desk.news()
                for message in messages:
                    changed = message.message_id in self._seen
                    self._seen.add(message.message_id)
                    note = "deleted" if message.content.deleted else "changed" if changed else ""
                    self._print_message(message, note and word(self.desk.language, note))
                for toast in toasts:
                    self._print_toast(toast)
                if messages or toasts:
                    self._news_at = now()
                if toasts or any(message.from_bot for message in messages):
                    self._answered_at = now()
                await ear.heard(GLANCE)

    async def quiet(self, since: float, length: float, patience: float, following: asyncio.Task[None]) -> None:
        """Wait until the bot has answered and nothing more comes for a moment, but not for ever."""
        now = asyncio.get_running_loop().time
        while now() < since + patience:
            if following.done():
                following.result()
            if self._answered_at > since and now() - self._news_at >= length:
                return
            await asyncio.sleep(0.02)

    def _print_message(self, message: ShownMessage, note: str) -> None:
        content = message.content
        if content.deleted:
            self.print(f"(#{message.message_id} {note})\n")
            return
        name = BOT_NAME if message.from_bot else one_line(content.name or self.desk.name)
        number = f"(#{message.message_id} {note})" if note else f"#{message.message_id}"
        reply = f" ↩ #{content.reply_to}" if content.reply_to else ""
        rows = self.desk.rows(message)
        words = [plain(content.text, content.entities)] if content.text or not content.file else []
        file = [described(content.file, self.desk.language)] if content.file else []
        self.print("\n".join([f"{number} {name}{reply}", *file, *words, *rows, ""]))

    def _print_toast(self, toast: Toast) -> None:
        self.print(f"{'!' if toast.alert else '*'} {one_line(toast.text)}\n")
