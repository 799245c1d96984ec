"""The chat on a full screen: the conversation above, a line to write below."""

import asyncio
import contextlib
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import has_focus
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style
from prompt_toolkit.widgets import TextArea

from bot.chat.shown import BOT_NAME, ShownMessage
from bot.chat.terminal.desk import Desk
from bot.chat.terminal.text import Line, described, one_line, styled_lines, wrapped
from bot.chat.terminal.words import word
from db.bus import bus

GLANCE = 0.25
TOAST_SECONDS = 4.0
ALERT_SECONDS = 8.0
STYLE = Style.from_dict(
    {
        "bot": "bold ansicyan",
        "me": "bold ansigreen",
        "faint": "ansibrightblack",
        "button": "ansiyellow",
        "code": "ansimagenta",
        "quote": "ansibrightblack",
        "status": "reverse",
        "alert": "reverse bold ansired",
    }
)


class Screen:
    """One conversation on a full screen; edits change a message in its place."""

    def __init__(self, desk: Desk, **ends: Any) -> None:
        self.desk = desk
        self._top: int | None = None
        self._status = ("class:status", "")
        self._status_until = 0.0
        self._entering = asyncio.Lock()
        self._conversation = Window(FormattedTextControl(self._shown), wrap_lines=False)
        self._input = TextArea(
            prompt="> ",
            multiline=False,
            wrap_lines=True,
            height=Dimension(min=1, max=5),
            dont_extend_height=True,
            accept_handler=self._accept,
        )
        status = Window(
            FormattedTextControl(self._status_line),
            height=Dimension(min=1, max=3),
            dont_extend_height=True,
            style="class:status",
        )
        self.app: Application[None] = Application(
            layout=Layout(HSplit([self._conversation, status, self._input]), focused_element=self._input),
            key_bindings=self._keys(),
            style=STYLE,
            full_screen=True,
            **ends,
        )

    async def run(self) -> None:
        """Show and obey until the person leaves."""
        following = asyncio.create_task(self._follow())
        following.add_done_callback(self._stopped)
        try:
            await self.app.run_async()
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following

    def _stopped(self, following: asyncio.Task[None]) -> None:
        if not following.cancelled():
            self._leave()

    def _leave(self) -> None:
        if self.app.is_running and not (self.app.future and self.app.future.done()):
            self.app.exit()

    async def _follow(self) -> None:
        with bus.ear(self.desk.scope) as ear:
            while True:
                messages, toasts = await self.desk.news()
                for toast in toasts:
                    self._tell(one_line(toast.text), alert=toast.alert)
                if messages or toasts or self._status_is_over():
                    self.app.invalidate()
                await ear.heard(GLANCE)

    def _tell(self, text: str, *, alert: bool = False, seconds: float | None = None) -> None:
        now = asyncio.get_running_loop().time()
        self._status = ("class:alert" if alert else "class:status", text)
        self._status_until = now + (seconds or (ALERT_SECONDS if alert else TOAST_SECONDS))

    def _status_is_over(self) -> bool:
        over = bool(self._status[1]) and asyncio.get_running_loop().time() > self._status_until
        if over:
            self._status = ("class:status", "")
        return over

    def _status_line(self) -> StyleAndTextTuples:
        style, text = self._status
        resting = word(self.desk.language, "status" if self._top is None else "above")
        lines = wrapped([(style, text or resting)], self.app.output.get_size().columns - 2)
        return [(style, "\n".join(f" {piece}" for line in lines for _, piece in line))]

    def _accept(self, buffer: Buffer) -> bool:
        self._top = None
        self.app.create_background_task(self._enter(buffer.text))
        return False

    async def _enter(self, line: str) -> None:
        async with self._entering:
            entered = await self.desk.enter(line)
        if entered.leave:
            self._leave()
        elif entered.hint:
            self._tell(entered.hint, seconds=ALERT_SECONDS)
        self.app.invalidate()

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("c-c")
        @keys.add("c-d")
        def leave(event: KeyPressEvent) -> None:
            self._leave()

        @keys.add("pageup", filter=has_focus(self._input))
        def up(event: KeyPressEvent) -> None:
            self._scroll(-1)

        @keys.add("pagedown", filter=has_focus(self._input))
        def down(event: KeyPressEvent) -> None:
            self._scroll(1)

        return keys

    def _size(self) -> tuple[int, int]:
        """The columns and rows of the conversation; before the first drawing, those of the terminal."""
        drawn = self._conversation.render_info
        size = self.app.output.get_size()
        return size.columns, drawn.window_height if drawn else max(size.rows - 2, 1)

    def _scroll(self, pages: int) -> None:
        columns, height = self._size()
        lowest = max(len(self._lines(columns)) - height, 0)
        top = (lowest if self._top is None else self._top) + pages * max(height - 1, 1)
        self._top = None if top >= lowest else max(top, 0)

    def _shown(self) -> StyleAndTextTuples:
        columns, height = self._size()
        lines = self._lines(columns)
        lowest = max(len(lines) - height, 0)
        top = lowest if self._top is None else min(self._top, lowest)
        shown: StyleAndTextTuples = []
        for line in lines[top : top + height]:
            shown += [*line, ("", "\n")]
        return shown[:-1]

    def _lines(self, columns: int) -> list[Line]:
        lines: list[Line] = []
        for message in self.desk.messages.values():
            if not message.content.deleted:
                lines += [*self._message(message, columns), []]
        return lines

    def _message(self, message: ShownMessage, columns: int) -> list[Line]:
        content = message.content
        style, name = ("class:bot", BOT_NAME) if message.from_bot else ("class:me", content.name or self.desk.name)
        facts = f"  #{message.message_id} · {message.sent_at.astimezone():%H:%M}"
        if content.reply_to:
            facts += f" · ↩ #{content.reply_to}"
        if content.edited_at:
            facts += f" · {word(self.desk.language, 'changed')}"
        lines = wrapped([(style, one_line(name)), ("class:faint", facts)], columns)
        if content.file:
            lines += wrapped([("class:faint", described(content.file, self.desk.language))], columns)
        if content.text or not content.file:
            lines += styled_lines(content.text, content.entities, columns)
        for row in self.desk.rows(message):
            lines += wrapped([("class:button", row)], columns)
        return lines
