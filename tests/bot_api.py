"""Telegram's side of the conversation: as much of a Bot API as the bot asks for, on loopback, with faults to order."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.services import listening

TOKEN = "42:TEST"
Form = dict[str, Any]


@dataclass
class BotApi:
    """Messages and answers that arrived, updates that wait, and what is to go wrong next."""

    url: str = ""
    calls: list[tuple[str, Form]] = field(default_factory=list)
    messages: dict[int, list[Form]] = field(default_factory=dict)
    toasts: dict[str, str] = field(default_factory=dict)
    waiting: list[Form] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    webhook: Form = field(default_factory=dict)
    number: int = 100

    def fail(self, method: str, *modes: str) -> None:
        """Let the next calls of a method go wrong, one after the other."""
        self.faults += [(method, mode) for mode in modes]

    def asked(self, method: str) -> list[Form]:
        """The calls of a method that came."""
        return [form for name, form in self.calls if name == method]

    def said(self, chat: int) -> list[str]:
        """The texts that a person sees."""
        return [message["text"] for message in self.messages.get(chat, [])]

    def say(self, chat: int, text: str) -> Form:
        """A person writes to the bot; gives the update."""
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text[0] == "/" else []
        message = {"message_id": self._next(), "date": 1, "chat": _chat(chat), "from": _person(chat), "text": text}
        return self._happens({"message": message | {"entities": entities}})

    def press(self, chat: int, label: str) -> Form:
        """A person presses the newest button with a label; gives the update."""
        for message in reversed(self.messages[chat]):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        query = {"id": str(self._next()), "chat_instance": "1", "from": _person(chat)}
                        data = {"message": message, "data": button["callback_data"]}
                        return self._happens({"callback_query": query | data})
        raise AssertionError(f"no button {label!r}")

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _happens(self, event: Form) -> Form:
        update = {"update_id": self._next(), **event}
        self.waiting.append(update)
        return update

    async def answer(self, request: web.Request) -> web.Response:
        """One call of the bot."""
        assert request.match_info["token"] == TOKEN
        method, form = request.match_info["method"], {k: _read(str(v)) for k, v in (await request.post()).items()}
        self.calls.append((method, form))
        mode = next((mode for name, mode in self.faults if name == method), "")
        if mode:
            self.faults.remove((method, mode))
        if mode.isdecimal():
            told = {"ok": False, "error_code": int(mode), "description": "Refused: no"}
            if mode == "429":
                told["parameters"] = {"retry_after": 1}
            return web.json_response(told, status=int(mode))
        if mode == "html":
            return web.Response(text="<html>Bad Gateway</html>", content_type="text/html", status=502)
        if mode != "drop":
            result = await self._done(method, form)
        if mode in ("drop", "drop_after"):
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return web.json_response({"ok": True, "result": result})

    async def _done(self, method: str, form: Form) -> Any:
        match method:
            case "sendMessage":
                chat = int(form["chat_id"])
                message = {"message_id": self._next(), "date": 1, "chat": _chat(chat), "text": form["text"]}
                message |= {key: form[key] for key in ("reply_markup", "entities") if key in form}
                self.messages.setdefault(chat, []).append(message)
                return message
            case "editMessageText" | "editMessageReplyMarkup":
                for message in self.messages[int(form["chat_id"])]:
                    if message["message_id"] == int(form["message_id"]):
                        message["reply_markup"] = form.get("reply_markup")
                        message["text"] = form.get("text", message["text"])
                        return {key: value for key, value in message.items() if value is not None}
            case "answerCallbackQuery":
                self.toasts[str(form["callback_query_id"])] = form.get("text", "")
            case "setWebhook" | "deleteWebhook":
                self.webhook = form
            case "getUpdates":
                return await self._fetched(int(form.get("offset", 0)))
        return True

    async def _fetched(self, offset: int) -> list[Form]:
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        for _ in range(20):
            if self.waiting:
                break
            await asyncio.sleep(0.02)
        return list(reversed(self.waiting))


def _read(value: str) -> Any:
    return json.loads(value) if value[:1] in ("{", "[") else value


def _chat(chat: int) -> Form:
    return {"id": chat, "type": "private"}


def _person(chat: int) -> Form:
    return {"id": chat, "is_bot": False, "first_name": f"P{chat}", "language_code": "en"}


@asynccontextmanager
async def bot_api() -> AsyncIterator[BotApi]:
    """A Bot API for the length of a block."""
    api, application = BotApi(), web.Application()
    application.router.add_post("/bot{token}/{method}", api.answer)
    async with listening(application) as api.url:
        yield api
