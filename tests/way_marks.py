"""What readers and accounts are to each other: marks on comments, follows, mutes. How it is done in a chat."""

from typing import Any

from bot.buttons import OnFollow, OnMark, OnMuted


def _on_comment(do: Any, days: int = 0) -> Any:
    return lambda line: line.press(OnMark(do=do, id=line.thing.id, days=days))


async def _edit(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnMark(do="edit", id=line.thing.id))
    return answer if answer[0] else await line.say("Other words.")


def _on_account(do: Any) -> Any:
    return lambda line: line.press(OnFollow(do=do, id=line.thing.id))


WAYS: dict[str, Any] = {
    **{f"account:{do}": (_on_account(do), f"toast-{do}", "PublicAccount") for do in ("follow", "unfollow")},
    **{f"comment:{do}": (_on_comment(do), f"toast-{do}", "Comment") for do in ("feature", "unfeature", "pin", "unpin")},
    "comment:edit": (_edit, "toast-edit-answer", "Comment"),
    "account:mute_user": (_on_comment("mute", 7), "toast-mute", "Mute"),
    "account:unmute_user": (lambda line: line.press(OnMuted(do="lift", id=line.thing.id)), "toast-unmute", "Mute"),
}
NOT_IN_CHAT: dict[str, str] = {}
FINDABLE: tuple[str, ...] = ("Mute",)
PRESSED: dict[type, dict[str, str]] = {
    OnMark: {do: f"comment:{do}" for do in ("feature", "unfeature", "pin", "unpin", "edit", "delete")}
    | {"mute": "account:mute_user", "unmute": "account:unmute_user"},
    OnMuted: {"lift": "account:unmute_user"},
    OnFollow: {do: f"account:{do}" for do in ("follow", "unfollow")},
}
SHOWING: dict[type, set[str]] = {OnMark: {"menu", "ask_mute", "ask_delete"}, OnMuted: {"list"}, OnFollow: set()}
