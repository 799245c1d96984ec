"""How appeals are done in a chat, by which sentence one knows that they were, and which of their acts are not."""

from collections.abc import Awaitable, Callable
from typing import Any

import db
from bot.buttons import OnAppeal, OnContest, OnReview
from db.vocabulary import AppealState
from policy import say
from resolvers.rules.refusals import Because, Refusal, Restricted
from tests.cast_appeals import FACTS, OTHER_RULE, RULE, WHY

PRESSED: dict[type, dict[str, str]] = {
    OnContest: {"send": "appeal:lodge"},
    OnAppeal: {"withdraw": "appeal:withdraw"},
    OnReview: {"claim": "appeal:claim", "release": "appeal:release", "confirm": "appeal:affirm"},
}
SHOWING: dict[type, set[str]] = {
    OnContest: {"begin", "cancel"},
    OnAppeal: {"show", "status", "ask_withdraw", "back"},
    OnReview: {"affirm", "overturn", "modify", "rule", "severity", "part", "shape", "back", "more", "evidence"},
}


async def _lodge(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnContest(do="begin", id=line.thing.id))
    forged: list[str] = await line.press(OnContest(do="send", id=line.thing.id))
    if answer[0]:
        assert forged[0] == answer[0], "nothing is sent that could not be begun"
        return answer
    await line.say(WHY)
    return await line.offered(say("en", "button-send-appeal"))  # type: ignore[no-any-return]


async def _withdraw(line: Any) -> list[str]:
    asked: list[str] = await line.press(OnAppeal(do="ask_withdraw", id=line.thing.id))
    answer: list[str] = await line.press(OnAppeal(do="withdraw", id=line.thing.id))
    assert asked[0] in ("", answer[0])
    return answer


def _on(do: Any) -> Callable[[Any], Awaitable[list[str]]]:
    return lambda line: line.press(OnReview(do=do, id=line.thing.id))  # type: ignore[no-any-return]


def _answer(do: Any, rule: str, *more: str) -> Callable[[Any], Awaitable[list[str]]]:
    async def way(line: Any) -> list[str]:
        answer: list[str] = await line.press(OnReview(do=do, id=line.thing.id))
        if answer[0]:
            return answer
        for label in (say("en", f"rule-{rule}"), *more):
            await line.offered(label)
        await line.say(FACTS)
        return await line.offered(say("en", "button-confirm"))  # type: ignore[no-any-return]

    return way


WAYS: dict[str, Any] = {
    "appeal:lodge": (_lodge, "toast-appealed", "Appeal"),
    "appeal:withdraw": (_withdraw, "toast-withdrawn", "Appeal"),
    "appeal:claim": (_on("claim"), "toast-claim", "Appeal"),
    "appeal:release": (_on("release"), "toast-release", "Appeal"),
    "appeal:affirm": (_answer("affirm", RULE), "toast-answered", "Appeal"),
    "appeal:overturn": (_answer("overturn", RULE), "toast-answered", "Appeal"),
    "appeal:modify": (
        _answer("modify", OTHER_RULE, say("en", "word-Severity-MINOR"), say("en", "button-as-it-was")),
        "toast-answered", "Appeal",
    ),
}  # fmt: skip
NOT_IN_CHAT = {
    **dict.fromkeys(
        ("complaint:find_right", "complaint:find_right_in_part", "complaint:find_wrong", "complaint:readmit",
         "case:reopen", "comment:amend", "post:amend"), "follows from the answer to an appeal",
    ),
    "appeal:escalate": "done by the clock",
}  # fmt: skip
FINDABLE = ("StatementOfReasons", "Appeal")


async def appeals_that_refuse() -> list[Refusal]:
    """Refusals that name how an appeal stands, or until when there was time."""
    ends = [decision.appeal_until for decision in await db.Decision.all()]
    return [
        *(Restricted(Because.APPEALED_ALREADY, state=state) for state in AppealState),
        *(Restricted(Because.APPEAL_TIME_IS_OVER, until) for until in ends),
    ]
