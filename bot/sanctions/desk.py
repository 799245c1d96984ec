"""/sanctions: for staff what waits to be heard, confirmed or looked at; for operators what is on their accounts."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnRectification, OnSanction, in_rows, keyboard
from bot.context import Talk
from bot.replies import lines, tell
from bot.sanctions.blacklist import show_entries
from db.sanctions import Sanction
from resolvers import clock
from resolvers.oversight import rows_by_id
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.standings import standings
from resolvers.rules.visibility import QUERIES
from resolvers.sanctions.views import SanctionFilter, rectifications_to_see, sanctions_of_mine, sanctions_page

SHOWN_AT_ONCE = 10


def router() -> Router:
    """The command."""
    made = Router(name="sanctions listed")
    made.message.register(asked, Command("sanctions"))
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """What waits for this person, and what is on their accounts."""
    await state.clear()
    shown = False
    if QUERIES["sanctions"] & standings(talk.actor, None):
        await _at_the_desk(talk)
        shown = True
    if talk.actor.posts:
        await _of_mine(talk)
        shown = True
    shown = await show_entries(talk) or shown
    if not shown:
        await tell(talk, talk.say("sanctions-of-nobody"))


async def _at_the_desk(talk: Talk) -> None:
    waiting = await sanctions_page(talk.actor, SanctionFilter.WAITING, Window(limit=SHOWN_AT_ONCE))
    handed_in = await rectifications_to_see(talk.actor, SHOWN_AT_ONCE)
    if not waiting and not handed_in:
        await tell(talk, talk.say("sanctions-none-wait"))
        return
    handles = await _handles(talk, [*(row.account_id for row in waiting), *(row.account_id for row in handed_in)])
    rows = [talk.say("sanctions-row", number=n, **_told(talk, row, handles)) for n, row in enumerate(waiting, 1)]
    rows += [
        talk.say("sanctions-handed-in", number=n, handle=handles.get(row.account_id, ""))
        for n, row in enumerate(handed_in, len(waiting) + 1)
    ]
    buttons: list[Labelled] = [
        *((str(n), OnSanction(do="open", id=row.id)) for n, row in enumerate(waiting, 1)),
        *((str(n), OnRectification(do="open", id=row.id)) for n, row in enumerate(handed_in, len(waiting) + 1)),
    ]
    await tell(talk, _list(talk.say("sanctions-wait"), rows), keyboard(*in_rows(buttons, 5)))


async def _of_mine(talk: Talk) -> None:
    mine = await sanctions_of_mine(talk.actor, SHOWN_AT_ONCE)
    if not mine:
        await tell(talk, talk.say("sanctions-none-mine"))
        return
    handles = await _handles(talk, [row.account_id for row in mine])
    rows = [
        talk.say("sanctions-mine-row", number=n, handle=handles.get(row.account_id, ""), kind=row.kind, state=row.state,
                 ends=row.ends_at)
        for n, row in enumerate(mine, 1)
    ]  # fmt: skip
    buttons: list[Labelled] = [(str(n), OnSanction(do="open", id=row.id)) for n, row in enumerate(mine, 1)]
    await tell(talk, _list(talk.say("sanctions-mine"), rows), keyboard(*in_rows(buttons, 5)))


def _list(head: str, rows: list[str]) -> Text:
    return lines(Bold(head), *rows)


def _told(talk: Talk, row: Sanction, handles: dict[UUID, str]) -> dict[str, object]:
    """A proposal as a row: heard, or until when it is being heard."""
    stands = objection(talk.actor, ACTS["sanction:confirm"], row, {}, clock.now())
    return {
        "handle": handles.get(row.account_id, ""), "kind": row.kind, "until": row.respond_until if stands else None,
        "heard": "yes" if row.response else "no",
    }  # fmt: skip


async def _handles(talk: Talk, accounts: list[UUID]) -> dict[UUID, str]:
    found = await rows_by_id(talk.actor, "PublicAccount", accounts)
    return {key: row.handle for key, row in found.items()}  # type: ignore[attr-defined]
