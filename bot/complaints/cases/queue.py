"""The queue of cases in a chat: its lists, and a place in one of them."""

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Text

from bot.buttons import Labelled, OnDesk, keyboard, label
from bot.complaints.cases.card import drawn_case
from bot.context import Talk
from bot.replies import Drawn, lines
from db.complaints import Case
from db.vocabulary import CaseState
from resolvers.complaints.cases.queue import CaseOrder, Holder, Wanted, cases_page
from resolvers.pages import Window

LISTS = {
    "all": Wanted(),
    "mine": Wanted(claimed_by=Holder.ME),
    "escalated": Wanted(states=(CaseState.ESCALATED,)),
    "overdue": Wanted(overdue=True),
}
APART = 100_000  # a place is one number, and so is the list that it is in


def place_in(name: str, place: int = 1) -> int:
    """A place of a list, as buttons carry it: the next one is the next number."""
    return list(LISTS).index(name) * APART + place


def list_and_place(at: int) -> tuple[str, int]:
    """The list and the place in it that a button carries; of an unknown one the beginning of all."""
    number, place = divmod(max(at, 1), APART)
    return (list(LISTS)[number], max(place, 1)) if number < len(LISTS) else ("all", 1)


async def drawn_place(talk: Talk, at: int) -> Drawn:
    """The case at a place, with the ways to its neighbours and to the other lists; refused to who has no desk."""
    name, place = list_and_place(at)
    found = await cases_page(talk.actor, LISTS[name], CaseOrder.URGENT, Window(limit=1), place - 1)
    if not found:
        return Drawn(Text(talk.say("case-none")), _with_lists(talk, None, name, 0))
    return await drawn_in_queue(talk, found[0], at)


async def drawn_in_queue(talk: Talk, case: Case, at: int) -> Drawn:
    """The card of a case, with its place in a list where it was shown in one."""
    if not at:
        return await drawn_case(talk, case)
    name, place = list_and_place(at)
    drawn = await drawn_case(talk, case, at)
    head = talk.say("desk-list", list=name, place=place)
    return Drawn(lines(head, drawn.content), _with_lists(talk, drawn.markup, name, place))


def _with_lists(talk: Talk, markup: InlineKeyboardMarkup | None, name: str, place: int) -> InlineKeyboardMarkup | None:
    at = place_in(name, place)
    ways: list[Labelled] = []
    if place > 1:
        ways.append((label(talk.language, "previous"), OnDesk(place=at - 1)))
    ways.append((label(talk.language, "next"), OnDesk(place=at + 1)) if place else _first(talk, name))
    others: list[Labelled] = [
        (label(talk.language, other), OnDesk(place=place_in(other))) for other in LISTS if other != name
    ]
    mine = keyboard(ways, others)
    rows = [*(markup.inline_keyboard if markup else []), *(mine.inline_keyboard if mine else [])]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _first(talk: Talk, name: str) -> Labelled:
    return label(talk.language, "first"), OnDesk(place=place_in(name))
