"""What a person at the terminal has before them, and what their lines mean."""

import asyncio
import os.path
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from mimetypes import guess_type
from pathlib import Path
from uuid import uuid4

from bot.chat import person
from bot.chat.shown import Button, FileWord, ShownMessage, Toast
from bot.chat.terminal.text import one_line
from bot.chat.terminal.words import word

REMEMBERED = 300
# How many of the newest messages with buttons can be pressed by number.
PRESSABLE = 6
REPLY = re.compile(r">\s*#?(\d{1,12})\s+(\S.*)", re.DOTALL)

QUOTED = re.compile(r'"[^"]+"|\S+')
ADDRESS = re.compile(r"https?://\S+")
# What says that a word was meant as a file: a slash, or at its end one of the endings of files that people send.
PATH = re.compile(
    r".*/.*|.*\.(jpe?g|png|webp|gif|heic|svg|pdf|txt|md|csv|docx?|xlsx?|pptx?|zip|rar|7z"
    r"|og[ga]|opus|mp3|m4a|wav|flac|mp4|mov|avi|mkv|webm)[^\w/]*",
    re.DOTALL | re.IGNORECASE,
)
# As what a client sends a file; whatever else it is goes as a document.
KINDS: dict[str, FileWord] = {
    "image/jpeg": "photo", "image/png": "photo", "image/webp": "photo", "video/mp4": "video", "audio/ogg": "voice",
}  # fmt: skip

Place = tuple[int, Button]


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a line: sent to the bot, answered by the terminal itself, or a wish to leave."""

    sent: bool = False
    hint: str = ""
    leave: bool = False


class Desk:
    """A conversation as one person sees it, with numbers for its buttons.

    A number means the same button of the same message for as long as the terminal is open.
    """

    def __init__(self, address: int, name: str, language: str | None) -> None:
        self.address = address
        self.name = name
        self.language = language
        self.messages: dict[int, ShownMessage] = {}
        self.scope = person.scope_of(address)
        self._revision = 0
        self._toast = 0
        self._numbers: dict[Place, int] = {}

    async def open(self) -> None:
        """Take up the conversation where it stands."""
        self._toast = await person.newest_toast(self.address)
        self._take(await person.conversation(self.address, 0, REMEMBERED))

    async def news(self) -> tuple[list[ShownMessage], list[Toast]]:
        """What has come since last asked."""
        messages = await person.conversation(self.address, self._revision)
        toasts = await person.toasts(self.address, self._toast)
        self._take(messages)
        self._toast = max([self._toast, *(toast.position for toast in toasts)])
        return messages, [toast for toast in toasts if toast.text]

    def _take(self, messages: list[ShownMessage]) -> None:
        for message in messages:
            self.messages[message.message_id] = message
            self._revision = max(self._revision, message.revision)
        kept = sorted(self.messages)[-REMEMBERED:]
        self.messages = {number: self.messages[number] for number in kept}
        for place in self._pressable():
            self._numbers.setdefault(place, len(self._numbers) + 1)

    def _pressable(self) -> Iterator[Place]:
        """The buttons that can be pressed; last those of the message that came or changed last."""
        holding = [m for m in self.messages.values() if m.content.buttons]
        for message in sorted(holding, key=lambda m: m.revision)[-PRESSABLE:]:
            for row in message.content.buttons:
                yield from ((message.message_id, button) for button in row)

    def rows(self, message: ShownMessage) -> list[str]:
        """The buttons of a message, row by row, with the numbers that press them."""
        now = set(self._pressable())
        return [
            "  ".join(self._label(message.message_id, button, now) for button in row) for row in message.content.buttons
        ]

    def _label(self, message_id: int, button: Button, now: set[Place]) -> str:
        place = (message_id, button)
        number = self._numbers[place] if place in now else "-"
        return f"[{number}] {one_line(button.text)}" + (" ↗" if button.url else "")

    async def enter(self, line: str) -> Entered:
        """Do what a line means."""
        bare = line.strip()
        try:
            if not bare:
                return Entered()
            if line.startswith(" "):
                return await self._say(bare)
            if bare == "/quit":
                return Entered(leave=True)
            if bare.split(maxsplit=1)[0] == "/send":
                return await self._send(bare)
            if bare in {"?", "？"}:
                return self._told("keys")
            if bare.isdecimal() and int(bare) in self._numbers.values():
                return await self._press_number(int(bare))
            if bare.startswith("[") and bare.endswith("]"):
                return await self._press_labelled(bare[1:-1].strip())
            if reply := REPLY.fullmatch(bare):
                return await self._say(reply[2], int(reply[1]))
            return await self._say(bare)
        except person.Gone as gone:
            return self._told("no message", gone.args[0])

    def _told(self, key: str, *facts: object) -> Entered:
        return Entered(hint=word(self.language, key, *facts))

    async def _say(self, text: str, reply_to: int | None = None) -> Entered:
        await person.say(self.address, self.name, self.language, text, reply_to)
        return Entered(sent=True)

    async def _send(self, line: str) -> Entered:
        """Send the files that the first words name, as an album when they are several, with the other words.

        All or nothing: what was meant as a file and is none would tell the bot where the person keeps theirs.
        """
        words = [word.strip('"') for word in QUOTED.findall(line)[1:]]
        if not any(words):
            return self._told("send")
        paths = [Path(path) for path in takewhile(os.path.isfile, map(os.path.expanduser, words))]
        if not paths:
            return self._told("no file", one_line(words[0]))
        rest = words[len(paths) :]
        if astray := next((word for word in rest if PATH.fullmatch(ADDRESS.sub("", word))), None):
            is_file = os.path.isfile(os.path.expanduser(astray))
            return self._told("files first" if is_file else "no file there", one_line(astray))
        try:
            contents = [await asyncio.to_thread(path.read_bytes) for path in paths]
        except OSError as fault:
            return self._told("unreadable", one_line(str(fault.filename)))
        if not all(contents):
            return self._told("unsendable")
        group = uuid4().hex if len(paths) > 1 else None
        caption: str | None = " ".join(rest)
        for path, content in zip(paths, contents, strict=True):
            kind = KINDS.get((guess_type(path.name)[0] or "").split(";")[0], "document")
            try:
                await person.send_file(
                    self.address, self.name, self.language, path.name, content, group, caption, kind
                )  # fmt: skip
            except ValueError:
                return self._told("unsendable")
            caption = None
        return Entered(sent=True)

    async def _press_number(self, number: int) -> Entered:
        for place in self._pressable():
            if self._numbers[place] == number:
                return await self._press(place)
        return self._told("no button", number)

    async def _press_labelled(self, label: str) -> Entered:
        """Press the newest button of this label; what bears it nowhere is not said to the bot instead."""
        places = list(self._pressable())
        for place in reversed(places):
            if one_line(place[1].text).strip() == label:
                return await self._press(place)
        newest = [one_line(button.text) for message_id, button in places if message_id == places[-1][0]]
        return self._told("no label" if newest else "no buttons", one_line(label), ", ".join(newest))

    async def _press(self, place: Place) -> Entered:
        message_id, button = place
        if button.url:
            return self._told("opens", one_line(button.url))
        await person.press(self.address, self.name, self.language, message_id, button.data or "")
        return Entered(sent=True)
