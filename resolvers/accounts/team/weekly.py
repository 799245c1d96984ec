"""The summary of a week for an owner who wants it: on Monday morning by the clock of the chat, once for each week.

The deadline of a chat is one row that is moved to the next Monday in the transaction that writes the notices, so a
process that ends in between tells nobody twice and forgets nobody.
"""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from db.accounts import Chat, Operatorship
from db.oversight import Notice
from db.vocabulary import DeadlineKind, NoticeKind, OperatorRole, OperatorshipState
from resolvers.accounts.hours import local, morning
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import created, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

AT = time(8)  # o'clock on Monday
SUMMED = "account.week_summed"


@at_its_time(DeadlineKind.WEEKLY_SUMMARY)
@use_case("chat:sum_up_week")
async def sum_up_week(actor: Actor, chat_id: UUID) -> Chat:
    """Tell a chat of the week of each account that its person owns, and wait for the next Monday."""
    chat = await Chat.filter(id=chat_id).select_for_update().first()
    if chat is None:
        raise Refused(NotFound("Chat"))
    await permit(ACTS["chat:sum_up_week"], chat)
    if not chat.weekly:
        return chat
    await plan_summary(chat)
    for account_id in await _owned(chat):
        work().notices.append(
            Notice(
                id=uuid7(), kind=NoticeKind.CARD, recipient=f"user:{chat.user_id}", user_id=chat.user_id, event=SUMMED,
                subject_kind="PublicAccount", subject_id=account_id, facts={"chat": str(chat.id)}, at=work().now,
                due_at=work().now,
            )
        )  # fmt: skip
    created("chat:sum_up_week", chat)
    return chat


async def plan_summary(chat: Chat) -> None:
    """A step: the next summary of a chat is due when its settings say so, or none is."""
    if chat.weekly:
        await set_deadline(DeadlineKind.WEEKLY_SUMMARY, chat.id, next_monday(chat, work().now))
    else:
        await drop_deadline(DeadlineKind.WEEKLY_SUMMARY, chat.id)


def next_monday(chat: Chat, now: datetime) -> datetime:
    """The next Monday morning by the clock of a chat, after its quiet hours."""
    here = local(chat, now)
    monday = here.date() + timedelta(days=-here.weekday() % 7)
    for day in (monday, monday + timedelta(days=7)):
        at = morning(chat, datetime.combine(day, AT, tzinfo=here.tzinfo).astimezone(UTC))
        if at > now:
            return at
    return at + timedelta(days=7)


async def _owned(chat: Chat) -> list[UUID]:
    if chat.user_id is None or chat.blocked_at is not None:
        return []
    held = Operatorship.filter(
        user_id=chat.user_id, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER
    )
    return list(await held.order_by("id").values_list("account_id", flat=True))  # type: ignore[arg-type]
