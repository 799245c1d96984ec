"""The credit of registrants. How it is done in a chat."""

from typing import Any

from bot.buttons import OnCredit
from tests.doors_credit import WORDS


def _worded(do: Any) -> Any:
    """Press, and say why; where the press is refused nothing is asked."""

    async def way(line: Any) -> list[str]:
        answer: list[str] = await line.press(OnCredit(do=do, id=line.thing.id))
        if answer[0]:
            return answer
        said: list[str] = await line.say(WORDS)
        return said

    return way


WAYS: dict[str, Any] = {
    "credit_entry:contest": (_worded("contest"), "credit-contested", "CreditEntry"),
    "credit_entry:keep": (_worded("keep"), "credit-answered-keep", "CreditEntry"),
    "credit_entry:strike": (_worded("strike"), "credit-answered-strike", "CreditEntry"),
}
PRESSED: dict[type, dict[str, str]] = {
    OnCredit: {do: f"credit_entry:{do}" for do in ("contest", "keep", "strike")},
}
SHOWING: dict[type, set[str]] = {OnCredit: {"why"}}
NOT_IN_CHAT: dict[str, str] = {
    "registrant:look_at_credit": "done by the clock",
    **dict.fromkeys(
        ("registrant:set_credit_level", "credit_entry:enter", "credit_entry:leave"), "follows from final decisions"
    ),
    "training:record": "administration, by command line or web",
}
FINDABLE: tuple[str, ...] = ("CreditEntry",)
