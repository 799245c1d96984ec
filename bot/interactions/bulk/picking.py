"""Picking among many comments before they are hidden: pages of twenty, of which single ones can be left out."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.formatting import Text

from bot.buttons import OnMany
from bot.context import Talk
from bot.interactions.bulk.drawn import drawn_bulk, drawn_selection
from bot.interactions.card import cared_for
from bot.replies import Drawn, redraw, refuse, tell, toast
from db.accounts import PublicAccount
from db.chat import Selection
from db.interactions import Bulk
from db.vocabulary import BulkVerb
from resolvers import clock
from resolvers.interactions.bulk import Wanted, moderate_comments
from resolvers.interactions.bulk.picking import PAGE, kept_for, left_waiting, pick, picked, taken, turn
from resolvers.interactions.views import QueueFilter
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal

LISTS = {"held": QueueFilter.HELD, "new": QueueFilter.NEW}


def router() -> Router:
    """The presses on many comments."""
    made = Router(name="picking")
    made.callback_query.register(pressed, OnMany.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: OnMany, talk: Talk) -> None:
    """Begin to pick, or do what a page says."""
    match callback_data.do:
        case "alike" | "held" | "new":
            await _begin(query, callback_data, talk)
        case "progress":
            await _progress(query, callback_data, talk)
        case _:
            await _go_on(query, callback_data, talk)


async def _begin(query: CallbackQuery, data: OnMany, talk: Talk) -> None:
    """Look for the comments that are meant, and show them in a message of its own."""
    if data.do == "alike":
        comment = await cared_for(talk, data.id)
        account_id, wanted = comment.account_id if comment else None, Wanted(alike_to=data.id)
    else:
        account_id, wanted = data.id, Wanted(show=LISTS[data.do])
    account = await _account(talk, account_id)
    stands = objection(talk.actor, ACTS["account:moderate"], account, {}, clock.now()) if account else None
    if account is None or stands is not None:
        return await refuse(talk, stands or NotFound("PublicAccount"), query)
    selection, _ = await pick(talk.chat, talk.actor, account.id, BulkVerb.HIDE, wanted)
    if selection is None:
        return await toast(query, talk.say("pick-nothing"), alert=True)
    await toast(query)
    drawn = await drawn_selection(talk, selection, 0)
    await tell(talk, drawn.content, drawn.markup)
    return None


async def _account(talk: Talk, key: UUID | None) -> PublicAccount | None:
    row = (await rows_by_id(talk.actor, "PublicAccount", [key])).get(key) if key else None
    return row if isinstance(row, PublicAccount) else None


async def _go_on(query: CallbackQuery, data: OnMany, talk: Talk) -> None:
    selection = await picked(talk.chat, data.id)
    if selection is None or selection.account_id is None or query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    number = query.message.message_id
    if data.do in ("hide", "approve"):
        return await _act(query, talk, selection, number, hiding=data.do == "hide")
    await toast(query)
    if data.do == "cancel":
        await redraw(talk, number, Drawn(Text(talk.say("chat-cancelled"))))
        return None
    if data.do in ("toggle", "turn"):
        await turn(selection, range(data.at, data.at + (PAGE if data.do == "turn" else 1)))
    await redraw(talk, number, await drawn_selection(talk, selection, data.at))
    return None


async def _act(query: CallbackQuery, talk: Talk, selection: Selection, number: int, *, hiding: bool) -> None:
    """Hide what was picked, or let appear what was left out and is held, and say what came of it."""
    assert selection.account_id is not None
    verb = BulkVerb.HIDE if hiding else BulkVerb.APPROVE
    found = taken(selection) if hiding else await left_waiting(selection)
    keys = await kept_for(talk.chat, talk.key(), selection.account_id, found)
    if not keys:
        return await toast(query, talk.say("pick-nothing" if hiding else "pick-none-wait"), alert=True)
    answer = await moderate_comments(talk.actor, selection.account_id, verb, None, keys, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say("toast-bulk"))
    waiting = len(await left_waiting(selection)) if hiding else 0
    others = (talk.say("button-approve-others", count=waiting), OnMany(do="approve", id=selection.id))
    await redraw(talk, number, await drawn_bulk(talk, answer, *([others] if waiting else [])))
    return None


async def _progress(query: CallbackQuery, data: OnMany, talk: Talk) -> None:
    bulk = (await rows_by_id(talk.actor, "Bulk", [data.id])).get(data.id)
    if not isinstance(bulk, Bulk) or query.message is None:
        return await refuse(talk, NotFound("Bulk"), query)
    await toast(query)
    await redraw(talk, query.message.message_id, await drawn_bulk(talk, bulk))
    return None
