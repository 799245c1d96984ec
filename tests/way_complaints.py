"""How complaints are asked about, answered and declined in a chat, and how the other side says something."""

from typing import Any

from bot.buttons import OnCase, OnComplaint, OnCounter, OnDecline, mark_of
from policy import say
from tests.doors_complaints import ANSWER, OURS_IT_IS_NOT


async def _decline(line: Any) -> list[str]:
    answer = await line.press(OnDecline(do="one", id=line.thing.id))
    forged = await line.press(OnDecline(do="why", id=line.thing.id, what=mark_of("NOT_OURS")))
    if answer[0] != say("en", "decline-why", receipt=line.thing.receipt):
        assert forged[0] == answer[0]
        return answer  # type: ignore[no-any-return]
    await line.say(OURS_IT_IS_NOT)
    return await line.offered(say("en", "button-confirm"))  # type: ignore[no-any-return]


async def _ask(line: Any) -> list[str]:
    answer = await line.press(OnCase(do="ask", id=line.thing.case_id))
    return answer if answer[0] else await line.say("Since when?")


async def _reply(line: Any) -> list[str]:
    answer = await line.press(OnComplaint(do="answer", id=line.thing.id))
    return answer if answer[0] else await line.say("Since May.")


async def _answer(line: Any) -> list[str]:
    answer = await line.press(OnCounter(do="answer", id=line.thing.id))
    return answer if answer[0] else await line.say(ANSWER)


WAYS: dict[str, Any] = {
    "complaint:ask": (_ask, "ask-done", "Complaint"),
    "complaint:reply": (_reply, "answer-sent", "Complaint"),
    "complaint:decline": (_decline, "toast-declined", "Complaint"),
    "counter_notice:submit": (_answer, "counter-sent", "CounterNotice"),
}
