"""Talking to the bot from a terminal."""

import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Option

from commands import CommandFault

if TYPE_CHECKING:
    from settings import Settings

group = typer.Typer()


@group.command()
def chat(
    role: Annotated[str, Option("--as", help="A person of the demo town: owner, moderator, member, reviewer, …")] = "",
    guest: Annotated[
        int | None, Option(min=0, max=99_999, help="Somebody without a user instead; any number.", show_default=False)
    ] = None,
    language: Annotated[str, Option(help="The language of their phone: en or zh.")] = "en",
) -> None:
    """Talk to the bot as a person of the demo town, on a full screen or through a pipe.

    Example: `./gongdao chat --as complainant --language zh`, or `echo /start | ./gongdao chat --as owner`.
    It works beside a running `./gongdao run` or alone; `?` shows the keys, Ctrl-D leaves.
    """
    from commands.ground import at_work, settled
    from policy import LANGUAGES
    from town import FIRST_GUEST, PEOPLE, chats

    if bool(role) == (guest is not None):
        raise CommandFault(f"Say who talks: --guest NUMBER, or --as one of {', '.join(PEOPLE)}.")
    if role and role not in PEOPLE:
        raise CommandFault(f"Nobody in the demo town is {role!r}; there are {', '.join(PEOPLE)}.")
    if language.split("-")[0].lower() not in LANGUAGES:
        raise CommandFault(f"The bot does not speak {language!r}; --language is one of {', '.join(LANGUAGES)}.")
    settings = settled()
    address, name = chats()[role] if role else (FIRST_GUEST + (guest or 0), f"Guest {guest}")
    at_work(_talk(settings, address, name, language, is_guest=not role))


async def _talk(settings: "Settings", address: int, name: str, language: str, *, is_guest: bool) -> None:
    from app import attended, hear_the_bus, hold_the_chat
    from bot.chat.terminal import talk
    from commands.ground import ground
    from db.vocabulary import Transport
    from resolvers.actor import actor_of_chat
    from watch.log import write_log

    with ExitStack() as files:
        if sys.stdin.isatty() and sys.stdout.isatty():  # a log on the screen would draw over the conversation
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            write_log(settings, files.enter_context((settings.data_dir / "chat.log").open("a", encoding="utf-8")))
        async with ground(settings):
            met = await actor_of_chat(Transport.BUILT_IN, address)
            if not is_guest and (met is None or met[0].user_id is None):
                raise CommandFault(f"{name} does not live here: there is no demo town. Run ./gongdao demo.")
            async with attended(hear_the_bus, partial(hold_the_chat, settings)):
                await talk(address, name, language)
