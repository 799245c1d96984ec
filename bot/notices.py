"""What happened becomes messages to people and cards in their chats, in order for each person."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Text

from bot.accounts.opening.presses import REVIEWED, after_review
from bot.accounts.team.summary import tell_of_week
from bot.buttons import OnCase, keyboard, label, with_row
from bot.chat import storage
from bot.chat.limiter import ANSWER, NOTICE, rank
from bot.chat.telegram import NotReached
from bot.chat.turn import Outage, Turn
from bot.complaints import adding, draft
from bot.complaints.cases.card import at_the_desk, drawn_case
from bot.complaints.hearing import counter_notices
from bot.complaints.hearing.questions import of_complaint
from bot.complaints.looking import looking
from bot.complaints.receipts import statement_on
from bot.contesting import contesting
from bot.context import Talk, alone_in, talk_of
from bot.interactions.arrivals import tell_of_comment
from bot.interactions.digests import send_digests
from bot.interactions.marks.muted import reporting
from bot.interactions.messages.card import sent_as, tell_of_message, told_answer
from bot.reasons import more_reasons, shown_reasons
from bot.replies import lines, mark_of_drawn, quote, redraw, tell, tell_long
from bot.sanctions.answering import draw_now as answering_now
from bot.sanctions.appeals.lodging import draw_now as draw_written
from bot.sanctions.appeals.telling import answer_told, draw_appeal, is_said_already, of_appeal
from bot.sanctions.blacklist import of_entry
from bot.sanctions.telling import SANCTIONS, of_sanction
from db.accounts import Chat
from db.bus import bus
from db.engines import is_away, to_the_end
from db.interactions import Comment
from db.oversight import Notice
from db.posts import Post
from db.sanctions import StatementOfReasons
from db.vocabulary import NoticeKind, Transport
from resolvers import clock
from resolvers.accounts.hours import is_quiet
from resolvers.accounts.team.weekly import SUMMED
from resolvers.interactions.views import seen_comment
from resolvers.notices import (
    chat_is_blocked,
    claim_notices,
    keep_notices,
    notice_failed,
    notice_sent,
    notice_waits,
    sentence,
)
from resolvers.oversight import rows_by_id
from resolvers.sanctions.statements import statement_for, statements_of_measures

GLANCE = 0.25
AT_ONCE = 50
GRACE = 5.0
UNREACHED = 5.0
WITHOUT_BOT = 10.0
# Often enough that no claim runs out while its notice waits in line.
RENEWED_EVERY = timedelta(seconds=15)
FRESH = (
    "comment.added", "comment.held", "case.opened", "case.joined", "case.escalated", "appeal.lodged",
    "appeal.escalated", "message.written",
)  # fmt: skip
DRAWN = {"Comment": tell_of_comment, "Appeal": draw_appeal, "Message": tell_of_message}
CONTESTABLE = ("comment.held", "comment.hidden", "comment.deleted")
# Whoever sent something waits for these.
OF_ONE_CHAT = {
    "draft.changed": draft.draw_now, "evidence.changed": adding.draw_now, "answer.changed": answering_now,
    "appeal.draft_changed": draw_written, SUMMED: tell_of_week,
}  # fmt: skip
MEASURED = ("complaint.complainant_warned", "complaint.complainant_limited")
DECIDED = (
    ".removed", ".upheld", ".partly_upheld", ".not_upheld", ".declined", ".left", ".reinstated", ".contest_ended",
    ".affirmed", ".overturned", ".modified", "post.held", "post.held_without_source", "post.reclassified",
)  # fmt: skip
log = structlog.get_logger()


async def run_notices(bots: Mapping[Transport, Bot], turn: Turn) -> None:
    """Send what is due whenever it is our turn, until cancelled; a failure is never the end of it.

    Nobody waits for a slower one: more is claimed as soon as some are sent. When cancelled it lets what is
    on its way arrive; what still waits in line then is due again at once.
    """
    running: dict[int, asyncio.Task[None]] = {}
    outage, renew_at = Outage("notices_unsent"), turn.clock()

    digests: asyncio.Task[None] | None = None

    def ended_badly(task: asyncio.Task[None]) -> None:
        # That the database is away is told once, by the loop.
        if not task.cancelled() and (failure := task.exception()) and not is_away(failure):
            log.warning("notice_unsettled", error=type(failure).__name__)

    def ended(position: int, task: asyncio.Task[None]) -> None:
        del running[position]
        ended_badly(task)
        bus.wake("notices")

    async def take_up() -> None:
        for notice, chats in await claim_notices(AT_ONCE - len(running)):
            if notice.position in running:  # our claim was let go by another, who is gone again
                continue
            task = running[notice.position] = asyncio.create_task(_deliver(bots, notice, chats))
            task.add_done_callback(partial(ended, notice.position))

    try:
        with bus.ear("notices") as ear:
            while True:
                try:
                    mine = await turn.mine()
                    if running and turn.clock() >= renew_at:
                        await keep_notices(list(running))
                        renew_at = turn.clock() + RENEWED_EVERY
                    if mine and len(running) < AT_ONCE:
                        # To the end, so that a process that stops leaves nothing in hand.
                        await to_the_end(take_up())
                    if mine and (digests is None or digests.done()):
                        digests = asyncio.create_task(_send_digests(bots))
                        digests.add_done_callback(ended_badly)
                    outage.over()
                except Exception as failure:  # a database that is away comes back
                    await outage.pause(failure)
                await ear.heard(GLANCE)
    finally:
        await to_the_end(turn.outlast([*running.values(), *([digests] if digests else [])], GRACE))


async def _send_digests(bots: Mapping[Transport, Bot]) -> None:
    rank.set(NOTICE)
    await send_digests(bots)


async def send_notices(bots: Mapping[Transport, Bot]) -> int:
    """Send what is due, the next of each person and several people's at once; gives how many were taken."""
    claimed = await claim_notices()
    outcomes = await asyncio.gather(*(_deliver(bots, *one) for one in claimed), return_exceptions=True)
    for failure in outcomes:
        if isinstance(failure, BaseException):
            log.warning("notice_unsettled", error=type(failure).__name__)
    return len(claimed)


async def _deliver(bots: Mapping[Transport, Bot], notice: Notice, chats: list[Chat]) -> None:
    """Send a notice and settle it, or have it tried again; a wait that Telegram wants is no try."""
    rank.set(ANSWER if notice.event in OF_ONE_CHAT and notice.event != SUMMED else NOTICE)
    if chats and not any(chat.transport in bots for chat in chats):  # left for another process
        return await notice_waits(notice, WITHOUT_BOT)
    try:
        reached = await _send(bots, notice, chats)
    except asyncio.CancelledError:
        await to_the_end(notice_waits(notice))
        raise
    except TelegramRetryAfter as flood:
        return await notice_waits(notice, flood.retry_after)
    except NotReached:
        return await notice_waits(notice, UNREACHED)
    if reached:
        await notice_sent(notice)
    elif await notice_failed(notice):
        return None
    if notice.kind is NoticeKind.MESSAGE:
        await storage.forget_cards("Notice", notice.id)  # settled, so it is not sent again
    return None


async def _send(bots: Mapping[Transport, Bot], notice: Notice, chats: list[Chat]) -> bool:
    """Send a notice to every open chat of its person; false when it is to be tried again."""
    reached, waits = True, None
    for chat in chats:
        bot = bots.get(chat.transport)
        if bot is None or chat.blocked_at is not None:
            continue
        try:
            async with alone_in(chat):
                await _tell(bot, chat, notice)
        except TelegramForbiddenError:
            await chat_is_blocked(chat, clock.now())
        except (TelegramRetryAfter, NotReached) as later:
            waits = later
        except Exception as failure:  # one notice that cannot be sent must not stop the others
            # The kind of the failure only: its words may repeat what a person wrote.
            facts = {"error": type(failure).__name__, "notice": str(notice.id), "attempt": notice.attempts}
            if not is_away(failure):
                log.warning("notice_failed", **facts)
            reached = False
    if reached and waits:
        raise waits
    return reached


async def _tell(bot: Bot, chat: Chat, notice: Notice) -> None:
    talk = await talk_of(bot, chat, f"notice:{notice.id}")
    if talk is None or not _theirs(talk, notice):
        return
    if notice.event in OF_ONE_CHAT:
        if notice.facts.get("chat") == str(talk.chat.pk):
            await OF_ONE_CHAT[notice.event](talk, notice.subject_id)
        return
    if notice.kind is NoticeKind.CARD:
        await DRAWN.get(notice.subject_kind, _draw_case)(talk, notice.subject_id, fresh=notice.event in FRESH)
        return
    if await is_said_already(talk, notice.event, notice.subject_id):
        return
    # Another chat may fail, or the process end before the notice is settled: nobody is to be told twice.
    kind, key = sent_as(notice)
    if not await storage.card_of(talk.chat, kind, key):
        sent = await _message(talk, notice)
        await storage.keep_card(talk.chat, sent, kind, key, "", clock.now())


def _theirs(talk: Talk, notice: Notice) -> bool:
    """Whether the chat still belongs to whom the notice is addressed."""
    user, guest = notice.user_id, notice.guest_id
    return talk.actor.user_id == user if user else talk.chat.guest_id == guest


async def _draw_case(talk: Talk, case_id: UUID, *, fresh: bool) -> None:
    """Draw the card of a case anew; a new one only for news."""
    case = await at_the_desk(talk, case_id)
    if case is None:
        return
    drawn = await drawn_case(talk, case)
    card = await storage.card_of(talk.chat, "Case", case_id)
    if (card is None and not fresh) or (card and await redraw(talk, card.message_id, drawn)):
        return
    sent = await tell(talk, drawn.content, drawn.markup, silent=is_quiet(talk.chat, clock.now()))
    await storage.keep_card(talk.chat, sent.message_id, "Case", case_id, mark_of_drawn(drawn), clock.now())


async def _message(talk: Talk, notice: Notice) -> int:
    """Say what happened, about what, with the reasons of a decision and with what can be done about it."""
    head, markup, reply_to = Text(sentence(notice, talk.language)), None, None
    if notice.subject_kind == "Complaint":
        head, markup = await of_complaint(talk, notice, head)
        receipt = await storage.card_of(talk.chat, "Complaint", notice.subject_id)
        reply_to = receipt.message_id if receipt else None
    elif notice.subject_kind == "Appeal":
        markup, reply_to = await of_appeal(talk, notice.subject_id)
    elif notice.subject_kind == "CounterNotice":
        head, markup = await counter_notices.drawn_invitation(talk, notice.subject_id, head)
    elif notice.subject_kind == "Comment":
        comment = await seen_comment(talk.actor, notice.subject_id)
        head = lines(head, quote(comment.body, 300)) if comment else head
        markup = _contesting(talk, notice, comment)
    elif notice.subject_kind == "Mute":
        markup = await reporting(talk, notice.subject_id)
    elif notice.event == "message.answered":
        head, markup = await told_answer(talk, notice, head)
    elif notice.subject_kind == "Case":
        markup = keyboard([(label(talk.language, "show-case"), OnCase(do="show", id=notice.subject_id))])
    elif notice.event in REVIEWED:
        markup = await after_review(talk, notice)
    elif notice.subject_kind == "Post":
        post = (await rows_by_id(talk.actor, "Post", [notice.subject_id])).get(notice.subject_id)
        head = lines(head, quote(post.title)) if isinstance(post, Post) else head
    silent = is_quiet(talk.chat, clock.now())
    if notice.subject_kind in SANCTIONS:
        reasons, markup = await of_sanction(talk, notice)
    elif notice.subject_kind == "BlacklistEntry":
        reasons, markup = await of_entry(talk, notice)
    else:
        statement = await _statement(talk, notice)
        reasons = shown_reasons(talk, statement) if statement else ""
        markup = with_row(markup, [*more_reasons(talk, statement), *await contesting(talk, statement)])
    if reasons:
        return (await tell_long(talk, head, reasons, markup, reply_to, silent=silent)).message_id
    return (await tell(talk, head, markup, reply_to, silent=silent)).message_id


def _contesting(talk: Talk, notice: Notice, comment: Comment | None) -> InlineKeyboardMarkup | None:
    """The way to have an act of an account looked at by the platform."""
    return looking(talk, comment) if comment and notice.event in CONTESTABLE else None


async def _statement(talk: Talk, notice: Notice) -> StatementOfReasons | None:
    """The statement of reasons that a notice of a decision carries."""
    if notice.event in MEASURED:
        return (await statements_of_measures([notice.subject_id])).get(notice.subject_id)
    if not notice.event.endswith(DECIDED):
        return None
    if notice.subject_kind == "Appeal":
        return await answer_told(talk, notice.subject_id)
    if notice.subject_kind == "Complaint":
        return await statement_on(talk, notice.subject_id)
    return (await statement_for(talk.actor, [notice.subject_id])).get(notice.subject_id)
