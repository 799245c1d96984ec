"""The summary of a week that an owner wanted: what happened, how fast it was seen to, who did what, what waits."""

from datetime import timedelta
from uuid import UUID

from bot.accounts.team.page import account_of
from bot.accounts.team.week import head_of, week_of, who_did_what
from bot.buttons import OnSettings, OnTeam, keyboard, label
from bot.context import Talk
from bot.replies import lines, tell
from db.vocabulary import OperatorRole
from resolvers import clock
from resolvers.accounts.hours import is_quiet
from resolvers.accounts.team.timing import median_to_act
from resolvers.interactions.views import queue_figures


async def tell_of_week(talk: Talk, account_id: UUID) -> None:
    """Tell an owner of the last whole week; who does not own the account any more, or wants no summary, is let be."""
    account = await account_of(talk, account_id)
    if account is None or not talk.chat.weekly or talk.actor.posts[account_id] is not OperatorRole.OWNER:
        return
    week, waits = await week_of(talk, account_id, 1), await queue_figures(account_id)
    taken = await median_to_act(account_id, (week.since, week.until))
    content = lines(
        *head_of(talk, account, week),
        talk.say("week-median", hours=_hours(taken), minutes=_minutes(taken)) if taken is not None else None,
        *who_did_what(talk, week),
        talk.say("week-waits", held=waits.held, reported=waits.reported, new=waits.new) if waits.any() else None,
    )
    queue = (label(talk.language, "week-queue"), OnTeam(do="queue", id=account_id))
    stop = (label(talk.language, "weekly-off"), OnSettings(do="weekly", what="off"))
    await tell(
        talk, content, keyboard([queue] if waits.any() else [], [stop]),
        silent=is_quiet(talk.chat, clock.now()),
    )  # fmt: skip


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60 % 60)
