"""Documents that bind, and who accepted them. How it is done in a chat."""

from typing import Any

from bot.buttons import OnDocument

WAYS: dict[str, Any] = {
    "document:accept": (
        lambda line: line.press(OnDocument(do="accept", id=line.thing.id)), "toast-document-accept", "Acceptance"
    ),
}  # fmt: skip
PRESSED: dict[type, dict[str, str]] = {OnDocument: dict.fromkeys(("accept", "sign"), "document:accept")}
SHOWING: dict[type, set[str]] = {OnDocument: {"read", "diff"}}
NOT_IN_CHAT: dict[str, str] = {
    **dict.fromkeys(("document:draft", "document:publish"), "texts that bind are written and read on a screen"),
    "document:tell": "done by the clock",
}
FINDABLE: tuple[str, ...] = ("Document",)
