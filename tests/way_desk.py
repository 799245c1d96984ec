"""How the desk's acts are done in a chat."""

from typing import Any

from bot.buttons import OnCase, OnLook, mark_of
from policy import say
from tests.doors_desk import TIES, WHY

NOT_IN_CHAT = {
    "case:order": "an order is brought in from a paper, on a screen",
    "comment:reinstate": "follows from deciding a case",
}


def _on_case(line: Any, do: str, what: str = "") -> Any:
    return line.press(OnCase(do=do, id=line.thing.id, what=mark_of(what) if what else ""))  # type: ignore[arg-type]


async def _hand_over(line: Any) -> list[str]:
    asked = await _on_case(line, "hand_over")
    answer: list[str] = await _on_case(line, "hand_to", "Pseudonym of reviewer2")
    return asked if line.case.who != "reviewer" else answer


async def _escalate(line: Any) -> list[str]:
    await _on_case(line, "escalate")
    answer: list[str] = await _on_case(line, "pass_on", "GRAVE")
    return answer


async def _recuse(line: Any) -> list[str]:
    answer: list[str] = await _on_case(line, "recuse")
    return answer if answer[0] else await line.say(TIES)


async def _note(line: Any) -> list[str]:
    answer: list[str] = await _on_case(line, "note")
    if answer[0]:
        return answer
    await line.say("Look at the second photo.")
    kept: list[str] = await line.offered(say("en", "button-note-in"))
    return kept


async def _look(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnLook(id=line.thing.id))
    return answer if answer[0] else await line.say(WHY)


WAYS: dict[str, Any] = {
    "case:hand_over": (_hand_over, "toast-hand-to", "Case"),
    "case:escalate": (_escalate, "toast-pass-on", "Case"),
    "case:recuse": (_recuse, "recuse-done", "Case"),
    "case:note": (_note, "toast-note-in", "Case"),
    "comment:ask_platform": (_look, "look-sent", "Comment"),
}
