"""How complainants are warned and limited in a chat."""

from typing import Any

from bot.buttons import OnCase, mark_of
from policy import say
from tests.cast import FACTS
from tests.cast_weight import ASKED


async def _warn(line: Any) -> list[str]:
    return await _measure(line, "warn", [])


async def _limit(line: Any) -> list[str]:
    return await _measure(line, "limit", ["7"])


async def _measure(line: Any, do: Any, more: list[str]) -> list[str]:
    thing = line.thing
    answer: list[str] = await line.press(OnCase(do=do, id=thing.case_id, what=mark_of(thing.receipt)))
    if answer[0]:
        return answer
    for text in (*ASKED.values(), *more, FACTS):
        await line.say(text)
    return await line.offered(say("en", "button-confirm"))  # type: ignore[no-any-return]


WAYS: dict[str, Any] = {
    "complaint:warn_complainant": (_warn, "toast-warn", "Complaint"),
    "complaint:limit_complainant": (_limit, "toast-limit", "Complaint"),
}
NOT_IN_CHAT = {"case:look_for_campaign": "done by the clock"}
