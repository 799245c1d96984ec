"""Every sentence by which a chat may say no, so that what a person reads is known by the refusal behind it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import db
from policy import say
from resolvers.refusing import refusal_sentence
from resolvers.rules import refusals as no
from resolvers.rules.acts import ACTS
from resolvers.rules.lifecycles import LIFECYCLES
from tests import way_appeals, way_bulk, way_care, way_marks, way_messages, way_operators
from tests.cases import Case
from tests.cast import Town
from tests.cast_sanctions import sanctions_that_refuse
from tests.parts import parts

FINDABLE = (
    "Comment", "Post", "PublicAccount", "Complaint", "ComplaintDraft", "Case", "Act", "Chat", "Sanction",
    "Rectification", "CounterNotice", *way_appeals.FINDABLE, *way_marks.FINDABLE,
    *way_bulk.FINDABLE, *way_operators.FINDABLE, *way_messages.FINDABLE, *way_care.FINDABLE,
    *(kind for part in parts("way") for kind in part.FINDABLE),
)  # fmt: skip


async def sentences(town: Town, case: Case, language: str) -> dict[str, str]:
    """Every sentence by which an act may be refused here, with the name of its refusal."""
    people: Any = await db.User.all().values_list("display_name", flat=True)
    staff: Any = await db.StaffMember.all().values_list("pseudonym", flat=True)
    known = dict(_of_an_act(case.act, tuple(people), tuple(staff), language))
    here = (
        *await sanctions_that_refuse(),
        *await way_appeals.appeals_that_refuse(),
        *await way_messages.answers_that_are_refused(),
    )
    return _with(known, here, language)


@lru_cache(64)
def _of_an_act(act: str, people: tuple[str, ...], staff: tuple[str, ...], language: str) -> dict[str, str]:
    """What may be said whatever is there beside people: some hundreds of sentences, for one person after another."""
    wrong = [no.WrongState(m.name, state, ACTS[act].verb) for m in LIFECYCLES.values() for state in m.states]
    refusals = (
        *(no.NotFound(kind) for kind in FINDABLE),
        no.NotAllowed(act),
        no.NotAllowed(act, as_guest=True),
        *wrong,
        *(replace(refusal, by=name) for refusal in wrong for name in (*people, say("en", "card-by-platform"))),
        *(no.Restricted(because) for because in no.Because),
        *(no.TakenByAnother(pseudonym) for pseudonym in staff),
    )
    return _with({}, refusals, language)


def _with(known: dict[str, str], refusals: Iterable[no.Refusal], language: str) -> dict[str, str]:
    """The sentences that are known and those of refusals; none may stand for two."""
    for refusal in refusals:
        sentence = _sentence(repr(refusal), refusal, language)
        assert known.setdefault(sentence, refusal.code) == refusal.code, sentence
    return known


@cache
def _sentence(told: str, refusal: no.Refusal, language: str) -> str:
    """A sentence, made once; `told` is part of the key since refusals that differ in tone only are equal."""
    return refusal_sentence(refusal, language)
