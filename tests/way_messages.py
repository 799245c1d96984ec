"""Private words of a user to an account, and its answers. How it is done in a chat."""

from typing import Any

import db
from bot.buttons import OnMessage
from policy import pack
from resolvers.interactions.messages.views import answer_until
from resolvers.rules import refusals as no
from tests.cast_messages import ANSWER, WORDS


def _asked(do: Any, words: str) -> Any:
    async def way(line: Any) -> list[str]:
        answer: list[str] = await line.press(OnMessage(do=do, id=line.thing.id))
        return answer if answer[0] else await line.say(words)

    return way


def _pressed(do: Any) -> Any:
    return lambda line: line.press(OnMessage(do=do, id=line.thing.id))


WAYS: dict[str, Any] = {
    "message:write": (_asked("write", WORDS), "message-sent", "Message"),
    "message:answer": (_asked("answer", ANSWER), "message-passed-on", "Message"),
    "message:archive": (_pressed("archive"), "toast-message-archived", "Message"),
    "message:look": (_pressed("look"), "toast-looked", "Case"),
}
DONE = ("answer", "archive", "write", "look")
PRESSED: dict[type, dict[str, str]] = {
    OnMessage: dict(zip(DONE, (f"message:{do}" for do in DONE), strict=True)),
}
SHOWING: dict[type, set[str]] = {OnMessage: {"previous", "next"}}
NOT_IN_CHAT: dict[str, str] = {
    "message:remove": "follows from deciding a case",
    **dict.fromkeys(("message:restore", "message:amend"), "follow from an appeal"),
}
FINDABLE: tuple[str, ...] = ("Message",)


async def answers_that_are_refused() -> list[no.Refusal]:
    """What is said of answers that come too late or too often."""
    times = [answer_until(message) for message in await db.Message.all()]
    late = [no.Restricted(no.Because.ANSWER_TIME_IS_OVER, until=until) for until in times]
    return [*late, no.Restricted(no.Because.ANSWERS_USED_UP, limit=pack().messages.answers)]
