"""The card of an appeal at the desk: what is contested, with its reasons, why, and who may look at it."""

from uuid import UUID

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnReview, OnReviews, keyboard, label
from bot.complaints.cases.card import shown_of
from bot.context import Talk
from bot.replies import SHOWN, Drawn, lines, quote
from db.sanctions import Appeal
from db.vocabulary import AppealState
from resolvers import clock
from resolvers.complaints.cases.views import pseudonyms
from resolvers.complaints.evidence import evidence_of
from resolvers.interactions.messages.looking import snapshot_for
from resolvers.rules.permissions import offers
from resolvers.rules.refusals import Refused
from resolvers.rules.verdicts import draft_of
from resolvers.sanctions.appeals.matters import Matter, matter_of
from resolvers.sanctions.appeals.views import Contested, contested_by, desk_of_appeals, seen_appeal

ANSWERS = ("affirm", "overturn", "modify")


async def on_the_desk(talk: Talk, appeal_id: UUID) -> Appeal | None:
    """The appeal, if this person works at the desk."""
    try:
        desk_of_appeals(talk.actor)
        return await seen_appeal(talk.actor, appeal_id)
    except Refused:
        return None


async def drawn_appeal(talk: Talk, appeal: Appeal, place: int = 0) -> Drawn:
    """The whole card; with a place it stands in the queue. Whoever appeals is not shown."""
    contested, matter = await contested_by(appeal), await matter_of(appeal)
    files = (await evidence_of("appeal_id", [appeal.id])).get(appeal.id, [])
    words, decision = await snapshot_for(talk.actor, contested.case), draft_of(contested.decision)
    what = [talk.say(f"measure-told-{one}") for one in decision.measures] or [
        talk.say(f"word-ComplaintState-{decision.outcome}")
    ]
    by = (await pseudonyms([contested.decision.decided_by_id])).get(contested.decision.decided_by_id, "")
    content = lines(
        Bold(talk.say("review-head", side=appeal.side)),
        await _state(talk, appeal, matter),
        talk.say("review-due", at=appeal.due_at) if appeal.decided_at is None else None,
        talk.say("review-late") if appeal.decided_at is None and appeal.due_at <= clock.now() else None,
        talk.say("review-contested", what=", ".join(what), rule=talk.say(f"rule-{decision.rule}"), by=by,
                 at=decision.starts_at.date()),
        quote(decision.facts, 400),
        talk.say("review-subject"),
        *shown_of(talk, contested.case, words, 300),
        talk.say("review-words"),
        quote(appeal.words),
        talk.say("review-files", count=len(files)) if files else None,
    )  # fmt: skip
    long = len(appeal.words) > SHOWN or len(decision.facts) > 400 or len(words) > 300
    return Drawn(content, _buttons(talk, appeal, matter, place, is_long=long, has_files=bool(files)))


async def _state(talk: Talk, appeal: Appeal, matter: Matter) -> str:
    if appeal.state is AppealState.LODGED and matter.eligible == 0:
        return talk.say("review-nobody")
    if appeal.state is AppealState.LODGED:
        return talk.say("review-waits", count=matter.eligible)
    if appeal.state is AppealState.UNDER_REVIEW and appeal.claimed_by_id:
        if appeal.claimed_by_id in talk.actor.staff.values():
            return talk.say("review-yours")
        return talk.say("review-taken", by=(await pseudonyms([appeal.claimed_by_id])).get(appeal.claimed_by_id, ""))
    return talk.say("appeal-state", state=appeal.state)


def _buttons(
    talk: Talk, appeal: Appeal, matter: Matter, place: int, *, is_long: bool, has_files: bool
) -> InlineKeyboardMarkup | None:
    facts = matter.facts_for(talk.actor)
    verbs = [name.split(":")[1] for name in offers(talk.actor, appeal, facts, clock.now())]

    def button(do: str, named: str) -> Labelled:
        return label(talk.language, named), OnReview.model_validate({"do": do, "id": appeal.id, "at": place})

    acts = [button(verb, verb) for verb in verbs if verb in ("claim", "release")]
    ends = [button(verb, verb) for verb in verbs if verb in ANSWERS]
    looks = [button(look, look) for look, there in (("evidence", has_files), ("more", is_long)) if there]
    ways: list[Labelled] = []
    if place:
        ways = [(label(talk.language, "next"), OnReviews(place=place + 1))]
        if place > 1:
            ways.insert(0, (label(talk.language, "previous"), OnReviews(place=place - 1)))
    return keyboard(acts, ends, looks, ways)


async def long_texts(talk: Talk, appeal: Appeal, contested: Contested) -> list[str]:
    """What a card had no room for."""
    return [
        contested.decision.facts[400:],
        (await snapshot_for(talk.actor, contested.case))[300:],
        appeal.words[SHOWN:],
    ]


def nothing_waits(talk: Talk) -> Drawn:
    """Nothing is contested, or the end of the queue is reached."""
    return Drawn(Text(talk.say("review-none")), keyboard([(label(talk.language, "first"), OnReviews(place=1))]))
