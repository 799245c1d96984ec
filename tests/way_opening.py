"""Opening accounts and reviewing them. How it is done in a chat."""

from typing import Any

from bot.buttons import OnAccount, OnOpen, OnPost, mark_of
from tests.doors_opening import handle_for


async def _open(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnOpen(do="registrant", id=line.thing.id))
    forged = await line.press(OnOpen(do="category", id=line.thing.id, what=mark_of("COMPANY")))
    if answer[0]:
        assert forged[0] == answer[0]
        return answer
    for words in ("A new house", handle_for(line.thing), "A house of tea."):
        await line.say(words)
    await line.offered("Skip")
    return await line.offered("Create")  # type: ignore[no-any-return]


def _account(do: Any) -> Any:
    return lambda line: line.press(OnAccount(do=do, id=line.thing.id))


def _post(do: Any) -> Any:
    return lambda line: line.press(OnPost(do=do, id=line.thing.id))


async def _revise(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnAccount(do="description", id=line.thing.id))
    return answer if answer[0] else await line.say("Other words.")


async def _write(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnPost(do="write", id=line.thing.id))
    if answer[0]:
        return answer
    await line.say("Title")
    return await line.say("Body")  # type: ignore[no-any-return]


async def _edit(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnPost(do="text", id=line.thing.id))
    return answer if answer[0] else await line.say("Other words.")


ON_A_SCREEN = "what is reviewed is compared side by side, on a screen"
WAYS: dict[str, Any] = {
    "account:open": (_open, "toast-account-opened", "PublicAccount"),
    "account:submit": (_account("submit"), "toast-account-submitted", "PublicAccount"),
    "account:revise": (_revise, "account-revised", "PublicAccount"),
    "revision:withdraw": (_account("withdraw"), "toast-revision-withdrawn", "AccountRevision"),
    "post:create": (_write, "post-kept", "Post"),
    "post:publish": (_post("publish"), "toast-post-published", "Post"),
    "post:edit": (_edit, "post-edited", "Post"),
    "post:withdraw": (_post("withdraw"), "toast-post-withdrawn", "Post"),
}
PRESSED: dict[type, dict[str, str]] = {
    OnOpen: {"create": "account:open"},
    OnAccount: {
        "submit": "account:submit", "withdraw": "revision:withdraw", "declare": "registrant:declare",
        **dict.fromkeys(("name", "description", "scope"), "account:revise"),
    },
    OnPost: {
        "write": "post:create", "publish": "post:publish", "withdraw": "post:withdraw",
        **dict.fromkeys(("title", "text"), "post:edit"),
    },
}  # fmt: skip
SHOWING: dict[type, set[str]] = {
    OnOpen: {"registrant", "category", "class", "skip", "cancel"},
    OnAccount: {"show"},
    OnPost: {"list", "show", "keep"},
}
NOT_IN_CHAT: dict[str, str] = {
    **dict.fromkeys(("account:approve", "account:return", "revision:approve", "revision:return"), ON_A_SCREEN),
    "account:change": "follows from the approval of a change",
    **dict.fromkeys(("revision:remind", "account:warn", "account:lapse"), "done by the clock"),
}
FINDABLE: tuple[str, ...] = ("AccountRevision",)
