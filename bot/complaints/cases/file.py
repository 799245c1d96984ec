"""What a case's file holds beside complaints, as lines of its card: what brought it about, what was noted."""

from aiogram.utils.formatting import Text

from bot.context import Talk
from bot.replies import quote
from db.complaints import Case
from db.vocabulary import CaseState, CauseKind
from resolvers.complaints.cases.notes import notes_on
from resolvers.complaints.cases.views import causes_of, is_overdue, pseudonyms

SAID = {CauseKind.AUTHORITY_ORDER: "case-order", CauseKind.OWNER_ACT: "case-owner-act"}
EACH = 2  # the newest of each that a card quotes


def times_of(talk: Talk, case: Case) -> list[str]:
    """By when it is to be decided, whether that is over, and when it was passed on."""
    if case.state is CaseState.DECIDED:
        return []
    due = talk.say("case-late" if is_overdue(case) else "case-due", at=case.due_at)
    return [due, talk.say("case-passed-on", at=case.escalated_at)] if case.escalated_at else [due]


async def causes_told(talk: Talk, case: Case) -> list[Text | str]:
    """Orders of authorities and requests of authors, with their words; and that there was a case before."""
    parts: list[Text | str] = [talk.say("case-earlier")] if case.earlier_id else []
    causes = (await causes_of([case.id])).get(case.id, [])
    for kind, key in SAID.items():
        for cause in [cause for cause in causes if cause.kind is kind][:EACH]:
            parts += [talk.say(key), quote(cause.words or "", 300)]
    return parts


async def notes_told(talk: Talk, case: Case) -> list[Text | str]:
    """The newest notes, by pseudonym."""
    notes = (await notes_on([case.id])).get(case.id, [])[:EACH]
    names = await pseudonyms([note.written_by_id for note in notes]) if notes else {}
    parts: list[Text | str] = []
    for note in notes:
        parts += [talk.say("case-note", kind=note.kind.value, by=names[note.written_by_id]), quote(note.words, 300)]
    return parts
