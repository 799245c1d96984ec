"""The measure of an account's care, what follows from it, and samples of comments. How it is done in a chat."""

from typing import Any

from bot.buttons import OnSample


async def _judge(line: Any) -> list[str]:
    return await line.press(OnSample(do="prohibited", id=line.thing.id, version=1))  # type: ignore[no-any-return]


WAYS: dict[str, Any] = {"sample_item:judge": (_judge, "toast-judged", "SampleItem")}
PRESSED: dict[type, dict[str, str]] = {OnSample: dict.fromkeys(("fine", "prohibited"), "sample_item:judge")}
SHOWING: dict[type, set[str]] = {OnSample: {"more"}}
NOT_IN_CHAT: dict[str, str] = {
    "account:look_at_care": "done by the clock",
    "sample:draw": "by what and when it is drawn is chosen with care, on a screen",
}
FINDABLE: tuple[str, ...] = ("Sample", "SampleItem")
