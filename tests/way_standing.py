"""Licences for news, grades, declarations, groups and filings. How it is done in a chat."""

from typing import Any

from bot.buttons import OnAccount


async def _declare(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnAccount(do="declare", id=line.thing.id))
    return answer if answer[0] else await line.say("Tea, and what goes with it")


WAYS: dict[str, Any] = {"registrant:declare": (_declare, "account-declared", "Declaration")}
PRESSED: dict[type, dict[str, str]] = {}
SHOWING: dict[type, set[str]] = {}
WEB, STEP = "numbers and lists are written on the web; /licences shows them", "done by a decision or a licence"
NOT_IN_CHAT: dict[str, str] = {
    **dict.fromkeys(("qualification:add", "qualification:cover"), WEB),
    **dict.fromkeys(("qualification:verify", "qualification:reject"), "staff compare papers on the web"),
    **dict.fromkeys(("qualification:lapse", "qualification:begin", "account:grade"), "done by the clock"),
    "post:reclassify": "staff decide it on the web, beside the post and its licences",
    **dict.fromkeys(("post:hold", "post:release"), STEP),
    **dict.fromkeys(("group:declare", "group:join", "group:leave"), WEB),
    "filing:draft": "filings are built and read on the web",
}
FINDABLE: tuple[str, ...] = ()
