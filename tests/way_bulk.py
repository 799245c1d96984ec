"""Many comments at once, and the word list tried out. How it is done in a chat."""

from typing import Any

from bot.buttons import OnMany, OnWords
from policy import say
from tests.chat_world import labels


async def _moderate(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnMany(do="new", id=line.thing.id))
    if answer[0]:
        return answer
    hide = next(label for label in labels(await line.one.last()) if label.startswith("Hide "))
    done: list[str] = await line.offered(hide)
    return done


async def _set_words(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnWords(do="remove", id=line.thing.id, what="none"))
    if answer[0] != say("en", "chat-old-button"):
        return answer
    await line.say("/words add one, two")
    await line.offered(line.thing.name)
    done: list[str] = await line.offered(say("en", "button-words-add"))
    return done


WAYS: dict[str, Any] = {
    "account:moderate": (_moderate, "toast-bulk", "Bulk"),
    "account:set_word_list": (_set_words, "toast-words", "PublicAccount"),
}
NOT_IN_CHAT: dict[str, str] = {"bulk:go_on": "done by the clock"}
FINDABLE: tuple[str, ...] = ()
PRESSED: dict[type, dict[str, str]] = {
    OnMany: dict.fromkeys(("hide", "approve"), "account:moderate"),
    OnWords: dict.fromkeys(("remove", "add", "add_hide"), "account:set_word_list"),
}
SHOWING: dict[type, set[str]] = {
    OnMany: {"alike", "held", "new", "page", "toggle", "turn", "cancel", "progress"},
    OnWords: {"show", "for", "hide", "cancel"},
}
