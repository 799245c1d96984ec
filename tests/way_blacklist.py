"""The blacklist. How it is done in a chat."""

from typing import Any

from bot.buttons import OnEntry


async def _respond(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnEntry(do="respond", id=line.thing.id))
    return answer if answer[0] else await line.say("We are sorry, and took it down.")


WAYS: dict[str, Any] = {"blacklist_entry:respond": (_respond, "entry-responded", "BlacklistEntry")}
PRESSED: dict[type, dict[str, str]] = {OnEntry: {"respond": "blacklist_entry:respond"}}
SHOWING: dict[type, set[str]] = {OnEntry: set()}
NOT_IN_CHAT: dict[str, str] = {
    "blacklist_entry:propose": "it needs the table of seriousness, which is read on a screen",
    **dict.fromkeys(
        ("blacklist_entry:confirm", "blacklist_entry:withdraw", "blacklist_entry:remove"),
        "what is so grave is weighed beside the whole case, on a screen",
    ),
    **{f"blacklist_entry:{verb}": "done by the clock" for verb in ("hear", "review", "end")},
    "blacklist_entry:overturn": "follows from an appeal",
}
FINDABLE: tuple[str, ...] = ("BlacklistEntry",)
