"""Leaving: accounts and users closed, one's own data. How it is done in a chat."""

from typing import Any

from bot.buttons import OnLeave


def _pressed(do: Any) -> Any:
    return lambda line: line.press(OnLeave(do=do))


def _of_an_account(do: Any) -> Any:
    return lambda line: line.press(OnLeave(do=do, id=line.thing.id))


WAYS: dict[str, Any] = {
    "account:close": (_of_an_account("close"), "toast-leave-close", "PublicAccount"),
    "account:reopen": (_of_an_account("keep"), "toast-leave-keep", "PublicAccount"),
    "user:close": (_pressed("user"), "toast-leave-user", "User"),
    "user:reopen": (_pressed("stay"), "toast-leave-stay", "User"),
    "user:export": (_pressed("export"), "toast-leave-export", "Export"),
}
PRESSED: dict[type, dict[str, str]] = {
    OnLeave: {
        "export": "user:export", "close": "account:close", "keep": "account:reopen", "stay": "user:reopen",
        **dict.fromkeys(("user", "user_all"), "user:close"),
    },
}  # fmt: skip
SHOWING: dict[type, set[str]] = {OnLeave: {"show", "accounts", "ask_close", "ask_user"}}
NOT_IN_CHAT: dict[str, str] = dict.fromkeys(
    ("account:finish", "account:erase", "user:finish", "user:erase", "export:build", "export:end"), "done by the clock"
)
FINDABLE: tuple[str, ...] = ("User", "Export")
