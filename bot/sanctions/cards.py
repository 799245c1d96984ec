"""How a sanction and what a warning asks for are shown: to the account, and to staff who decide on it."""

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnRectification, OnSanction, keyboard, label, with_row
from bot.contesting import contesting
from bot.context import Talk
from bot.replies import lines, quote, tell_long
from db.sanctions import Rectification, Sanction
from db.vocabulary import RectificationState, SanctionKind, SanctionState
from resolvers import clock
from resolvers.complaints.evidence import evidence_of
from resolvers.rules.permissions import offers
from resolvers.rules.standings import REVIEWERS, standings
from resolvers.sanctions.statements import text_of
from resolvers.sanctions.views import proposal_in, rectifications_after, statement_on

RESPONSE = 1200  # characters of a response on a card


async def show_sanction(talk: Talk, sanction: Sanction, reply_to: int | None = None) -> None:
    """A sanction in a message of its own: what it is, how it stands, its reasons, and what can be done."""
    statement = await statement_on(sanction)
    body = text_of(talk.language, statement) if statement else proposal_in(talk.language, sanction)
    buttons = with_row(await buttons_of(talk, sanction), await contesting(talk, statement))
    await tell_long(talk, await _head(talk, sanction), body, buttons, reply_to)


async def _head(talk: Talk, sanction: Sanction) -> Text:
    files = len((await evidence_of("sanction_id", [sanction.id])).get(sanction.id, []))
    response = sanction.response
    ladder = talk.say("sanction-departs", rung=_rung(talk, sanction)) if sanction.departure else None
    at_desk = bool(standings(talk.actor, sanction) & REVIEWERS)
    return lines(
        Bold(talk.say("sanction-head", kind=sanction.kind, handle=sanction.account.handle)),
        talk.say("sanction-state", state=sanction.state, ends=sanction.ends_at),
        talk.say("sanction-hearing", until=sanction.respond_until) if _is_heard(sanction) else None,
        ladder if at_desk else None,
        quote(sanction.departure) if at_desk and sanction.departure else None,
        talk.say("sanction-response", files=files) if response else None,
        quote(response, RESPONSE) if response else None,
        talk.say("sanction-ended-because") if sanction.ended_because else None,
        quote(sanction.ended_because) if sanction.ended_because else None,
    )  # fmt: skip


def _rung(talk: Talk, sanction: Sanction) -> str | None:
    return talk.say(f"word-SanctionKind-{sanction.rung.value}") if sanction.rung else None


def _is_heard(sanction: Sanction) -> bool:
    return sanction.state is SanctionState.PROPOSED and sanction.kind is not SanctionKind.WARNING


async def buttons_of(talk: Talk, sanction: Sanction) -> InlineKeyboardMarkup | None:
    """What this person can do with a sanction now."""
    verbs = [name.split(":")[1] for name in offers(talk.actor, sanction, {}, clock.now())]
    steps = {"respond": "respond", "confirm": "ask_confirm", "withdraw": "withdraw", "lift": "lift"}
    read = second_of_response(sanction)
    acts: list[Labelled] = [
        (label(talk.language, f"sanction-{verb}"), OnSanction(do=steps[verb], id=sanction.id, read=read))
        for verb in verbs
    ]
    looks: list[Labelled] = []
    if standings(talk.actor, sanction) & REVIEWERS and await evidence_of("sanction_id", [sanction.id]):
        looks.append((label(talk.language, "evidence"), OnSanction(do="evidence", id=sanction.id)))
    contest = await contesting(talk, await statement_on(sanction))
    return keyboard(acts, await putting_right(talk, sanction), contest, looks)


def second_of_response(sanction: Sanction) -> int:
    """When the account last responded: nobody confirms by a button that was drawn before."""
    return int(sanction.responded_at.timestamp()) if sanction.responded_at else 0


async def putting_right(talk: Talk, sanction: Sanction) -> list[Labelled]:
    """The way to what a warning asks for, where there is something to be done about it."""
    row = (await rectifications_after([sanction.id])).get(sanction.id)
    offered = row and offers(talk.actor, row, {"sanction": sanction}, clock.now())
    if row is None or not offered:
        return []
    if "rectification:submit" in offered:
        return [(label(talk.language, "put-right"), OnRectification(do="submit", id=row.id))]
    return [(label(talk.language, "look-at-it"), OnRectification(do="open", id=row.id))]


async def show_rectification(talk: Talk, row: Rectification, reply_to: int | None = None) -> None:
    """What a warning asks for and what was handed in, in a message of its own."""
    files = len((await evidence_of("rectification_id", [row.id])).get(row.id, []))
    due = row.due_at.date() if row.state is RectificationState.DUE else None
    head = lines(
        Bold(talk.say("rectification-head", state=row.state, due=due)),
        talk.say("rectification-returned") if row.returned_because else None,
        quote(row.returned_because) if row.returned_because else None,
        talk.say("rectification-words", files=files) if row.words else None,
        quote(row.words, RESPONSE) if row.words else None,
    )
    buttons = await rectifying(talk, row)
    await tell_long(talk, head, talk.say("rectification-asked") + "\n" + row.sanction.facts, buttons, reply_to)


async def rectifying(talk: Talk, row: Rectification) -> InlineKeyboardMarkup | None:
    """What this person can do about what a warning asks for."""
    offered = offers(talk.actor, row, {"sanction": row.sanction}, clock.now())
    steps = {"submit": "put-right", "accept": "rectification-accept", "return": "rectification-return"}
    acts: list[Labelled] = [
        (label(talk.language, steps[verb]), OnRectification(do=verb, id=row.id))
        for verb in (name.split(":")[1] for name in offered)
    ]
    looks: list[Labelled] = []
    if standings(talk.actor, row) & REVIEWERS and await evidence_of("rectification_id", [row.id]):
        looks.append((label(talk.language, "evidence"), OnRectification(do="evidence", id=row.id)))
    return keyboard(acts, looks)
