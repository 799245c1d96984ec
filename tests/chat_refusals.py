"""Every sentence by which a chat may say no, so that what a person reads is known by the refusal behind it."""

from dataclasses import replace
from functools import cache

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
    known: dict[str, str] = {}
    for refusal in await _possible(case):
        sentence = _sentence(repr(refusal), refusal, language)
        assert known.setdefault(sentence, refusal.code) == refusal.code, sentence
    return known


@cache
def _sentence(told: str, refusal: no.Refusal, language: str) -> str:
    """A sentence, made once; `told` is part of the key since refusals that differ in tone only are equal."""
    return refusal_sentence(refusal, language)


async def _possible(case: Case) -> list[no.Refusal]:
    people = await db.User.all().values_list("display_name", flat=True)
    staff = await db.StaffMember.all().values_list("pseudonym", flat=True)
    wrong = [no.WrongState(m.name, state, ACTS[case.act].verb) for m in LIFECYCLES.values() for state in m.states]
    return [
        *(no.NotFound(kind) for kind in FINDABLE),
        no.NotAllowed(case.act),
        no.NotAllowed(case.act, as_guest=True),
        *wrong,
        *(replace(refusal, by=name) for refusal in wrong for name in (*people, say("en", "card-by-platform"))),
        *(no.Restricted(because) for because in no.Because),
        *await sanctions_that_refuse(),
        *await way_appeals.appeals_that_refuse(),
        *await way_messages.answers_that_are_refused(),
        *(no.TakenByAnother(pseudonym) for pseudonym in staff),
    ]
