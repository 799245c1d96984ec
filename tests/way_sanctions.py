"""How the acts of sanctions are done in a chat: buttons, then the words that they ask for."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.buttons import OnProposal, OnRectification, OnSanction
from policy import say
from tests.cast_sanctions import FACTS, RULE

SORRY, WHY = "We are sorry, and took it down.", "That is what there is to say."
Way = Callable[[Any], Awaitable[list[str]]]


async def _propose(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnProposal(do="begin", id=line.thing.id))
    if answer[0]:
        return answer
    await line.offered(say("en", f"rule-{RULE}"))
    await line.offered(say("en", "word-Severity-MINOR"))
    await line.offered(say("en", "button-take-rung"))
    await line.say(FACTS)
    done: list[str] = await line.offered(say("en", "button-propose"))
    return done


def _answering(form: Any, opening: str) -> Way:
    async def way(line: Any) -> list[str]:
        answer: list[str] = await line.press(form(do=opening, id=line.thing.id))
        if answer[0]:
            return answer
        await line.say(SORRY)
        done: list[str] = await line.offered(say("en", "button-send-answer"))
        return done

    return way


def _with_reason(form: Any, do: str) -> Way:
    async def way(line: Any) -> list[str]:
        answer: list[str] = await line.press(form(do=do, id=line.thing.id))
        return answer if answer[0] else await line.say(WHY)

    return way


def _pressed(form: Any, do: str) -> Way:
    return lambda line: line.press(form(do=do, id=line.thing.id))


WAYS: dict[str, tuple[Way, str, str]] = {
    "sanction:propose": (_propose, "toast-proposed", "Sanction"),
    "sanction:respond": (_answering(OnSanction, "respond"), "toast-sent", "Sanction"),
    "sanction:confirm": (_pressed(OnSanction, "confirm"), "toast-sanction-confirmed", "Sanction"),
    "sanction:withdraw": (_with_reason(OnSanction, "withdraw"), "sanction-taken-back", "Sanction"),
    "sanction:lift": (_with_reason(OnSanction, "lift"), "sanction-ended", "Sanction"),
    "rectification:submit": (_answering(OnRectification, "submit"), "toast-sent", "Rectification"),
    "rectification:accept": (_pressed(OnRectification, "accept"), "toast-rectified", "Rectification"),
    "rectification:return": (_with_reason(OnRectification, "return"), "rectification-sent-back", "Rectification"),
}
PRESSED: dict[type, dict[str, str]] = {
    OnProposal: {"propose": "sanction:propose"},
    OnSanction: {
        "respond": "sanction:respond", "send": "sanction:respond", "confirm": "sanction:confirm",
        "withdraw": "sanction:withdraw", "lift": "sanction:lift",
    },
    OnRectification: {
        "submit": "rectification:submit", "send": "rectification:submit", "accept": "rectification:accept",
        "return": "rectification:return",
    },
}  # fmt: skip
SHOWING: dict[type, set[str]] = {
    OnProposal: {"begin", "rule", "severity", "take", "kind", "functions", "days", "interim", "back"},
    OnSanction: {"open", "cancel", "evidence", "ask_confirm", "back"},
    OnRectification: {"open", "cancel", "evidence"},
}
NOT_IN_CHAT = {
    **dict.fromkeys(("sanction:hear", "sanction:end", "rectification:lapse"), "done by the clock"),
    **dict.fromkeys(("sanction:overturn", "sanction:modify"), "follow from an appeal"),
    **dict.fromkeys(("account:shut", "account:restore"), "follow from sanctions"),
}
