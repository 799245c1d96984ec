"""The measure of an account's care, what follows from it, and samples of comments. How it is done in a chat."""

from typing import Any

WAYS: dict[str, Any] = {}
NOT_IN_CHAT: dict[str, str] = {
    "account:look_at_care": "done by the clock",
    **dict.fromkeys(("sample:draw", "sample_item:judge"), "a list is gone through, which takes a screen"),
}
FINDABLE: tuple[str, ...] = ("Sample", "SampleItem")
