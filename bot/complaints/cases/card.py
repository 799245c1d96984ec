"""The card of a case: its subject as it was, what was said against it, who has it. Nobody's identity is shown."""

from collections import Counter
from collections.abc import Iterable

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnCase, OnDecline, OnMessage, OnProposal, in_rows, keyboard, label, mark_of
from bot.complaints.cases.file import causes_told, notes_told, times_of
from bot.complaints.cases.weights import ways_of_misuse, weighed, weight_of
from bot.complaints.draft import told_of
from bot.context import Talk
from bot.replies import SHOWN, Drawn, found_by, lines, quote
from db.complaints import Addition, Case, Complaint, Question
from db.interactions import Comment
from db.sanctions import Decision
from db.vocabulary import CaseState, CommentState, DecisionAbout, HeldBy, SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints.cases.views import (
    causes_of,
    complaints_of_cases,
    decisions_on,
    pseudonyms,
    record_of,
    seen_case,
)
from resolvers.complaints.evidence import files_of_complaints
from resolvers.complaints.hearing.asking import questions_of
from resolvers.complaints.hearing.counter_notices import counter_notices_of
from resolvers.complaints.lodging import additions_to
from resolvers.complaints.misuse import Record, records_of
from resolvers.interactions.messages.looking import snapshot_for
from resolvers.interactions.views import hits_on, seen_comment
from resolvers.pages import Window
from resolvers.rules.permissions import offers
from resolvers.rules.refusals import Refused

COUNTED = Window(limit=100)
QUOTED = 3
ROOM = 2000  # characters for what complainants say, on a card that shows other things as well


async def at_the_desk(talk: Talk, case_id: object) -> Case | None:
    """The case, if this person works at the desk of cases."""
    try:
        return await seen_case(talk.actor, case_id)  # type: ignore[arg-type]
    except Refused:
        return None


async def drawn_case(talk: Talk, case: Case, place: int = 0) -> Drawn:
    """The whole card; with a place it stands in the queue."""
    complaints = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])
    decided = await _decisions(case) if case.state is CaseState.DECIDED else []
    comment = await subject_now(talk, case)
    held, now = await _found(talk, case), words_now(case, comment)
    words = await snapshot_for(talk.actor, case)
    waits = comment is not None and comment.state is CommentState.HELD and comment.held_by is HeldBy.PLATFORM
    files = sum(map(len, (await files_of_complaints([complaint.id for complaint in complaints])).values()))
    content = lines(
        Bold(talk.say("case-head", kind=SubjectKind(case.subject_kind), urgency=case.urgency)),
        await _state(talk, case, decided),
        *times_of(talk, case),
        *(await weighed(talk, case, complaints) if not decided else ()),
        *shown_of(talk, case, words),
        *([talk.say("case-rewritten"), quote(now)] if now else ()),
        *held,
        talk.say("case-dismissing") if waits else None,
        *(known := await causes_told(talk, case)),
        *await _complaints(talk, complaints, files, alone=not held and not known),
        *await _other_side(talk, case),
        *await _history(talk, case, complaints),
        *await notes_told(talk, case),
    )
    long = max(len(words), len(now)) > SHOWN
    return Drawn(
        content,
        _buttons(talk, case, complaints, place, is_long=long, has_files=files > 0, can_appear=appears_no_more(comment)),
    )


def shown_of(talk: Talk, case: Case, words: str, most: int = SHOWN) -> list[Text | str]:
    """The words that a case is about, as far as this person may read them, and how to read the others."""
    if not words:
        return [talk.say("message-hidden")]
    return [quote(words, most), *([talk.say("message-more")] if len(words) < len(case.snapshot) else [])]


async def _decisions(case: Case) -> list[Decision]:
    """What was decided on the case itself, newest first: not what was decided about one report or its reporter."""
    found = (await decisions_on([case.id])).get(case.id, [])
    return [decision for decision in found if decision.about not in (DecisionAbout.COMPLAINT, DecisionAbout.MISUSE)]


async def _complaints(talk: Talk, complaints: list[Complaint], files: int, *, alone: bool) -> list[Text | str]:
    """What was said against it; that nobody complained is worth a line only where nothing else tells why it is here."""
    if not complaints and not alone:
        return []
    head = talk.say("case-complaints", count=len(complaints), categories=_categories(talk, complaints))
    shown = complaints[:QUOTED]
    asked = await questions_of([complaint.id for complaint in shown])
    added = await additions_to([complaint.id for complaint in shown])
    records = await records_of([complaint.id for complaint in shown])
    evidence = [talk.say("case-files", count=files)] if files else []
    return [
        head,
        *evidence,
        *_within(_said(talk, row, asked.get(row.id, []), added.get(row.id, []), records.get(row.id)) for row in shown),
    ]


def _within(complaints: Iterable[list[Text | str]]) -> list[Text | str]:
    """The first complaint, and of the others as many as a message has room for."""
    parts: list[Text | str] = []
    for said in complaints:
        if parts and sum(map(len, [*parts, *said])) > ROOM:
            break
        parts += said
    return parts


def _said(
    talk: Talk, complaint: Complaint, asked: list[Question], added: list[Addition], record: Record | None
) -> list[Text | str]:
    """One complaint's words with what belongs to them, what they weigh, and what was asked about it."""
    parts: list[Text | str] = [quote(complaint.words, 300), *told_of(talk, complaint.details)]
    for addition in added[-1:]:
        parts += [talk.say("case-added"), quote(addition.words, 300)]
    parts.append(weight_of(talk, complaint, record))
    for question in asked:
        answered = "no" if question.answer is None else "yes"
        parts.append(talk.say("case-asked", answered=answered, until=question.due_at.date()))
        parts.append(quote(question.words if question.answer is None else question.answer, 300))
    return parts


async def _other_side(talk: Talk, case: Case) -> list[Text | str]:
    """What the side that is complained about says, or until when it was invited to."""
    notice = (await counter_notices_of(talk.actor, [case.id])).get(case.id)
    if notice is None:
        return []
    if notice.words:
        return [talk.say("case-counter-said"), quote(notice.words, 300)]
    waits = "invited" if notice.due_at > clock.now() else "silent"
    return [talk.say(f"case-counter-{waits}", until=notice.due_at.date())]


async def _history(talk: Talk, case: Case, complaints: list[Complaint]) -> list[str]:
    """What is known of both sides without naming anybody: earlier complaints and how they ended, earlier decisions."""
    known = await record_of(case, complaints)
    parts = []
    if known.decided:
        parts.append(talk.say("case-reporters", upheld=known.upheld, decided=known.decided))
    if known.against_account:
        parts.append(talk.say("case-account", count=known.against_account))
    return parts


async def _found(talk: Talk, case: Case) -> list[str]:
    """What the platform's screening found since the case was opened, by which rule."""
    hits = (await hits_on([case.subject_id])).get(case.subject_id, [])
    if case.subject_kind == SubjectKind.MESSAGE:  # what the other side said belongs to another case
        brought = {cause.cause_id for cause in (await causes_of([case.id])).get(case.id, [])}
        hits = [hit for hit in hits if hit.id in brought]
    ours = [hit for hit in hits if hit.held_by is HeldBy.PLATFORM and hit.at >= case.opened_at]
    return found_by(talk, "case-held", ours)


def appears_no_more(comment: Comment | None) -> bool:
    """Whether it is the account that keeps a comment from the public."""
    if comment is None or (comment.state is CommentState.HELD and comment.held_by is HeldBy.PLATFORM):
        return False
    return comment.state in (CommentState.HELD, CommentState.HIDDEN, CommentState.DELETED)


async def subject_now(talk: Talk, case: Case) -> Comment | None:
    """The comment that an open case is about, as it is by now."""
    if case.subject_kind != SubjectKind.COMMENT or case.state is CaseState.DECIDED:
        return None
    return await seen_comment(talk.actor, case.subject_id)


def words_now(case: Case, comment: Comment | None) -> str:
    """The words of a comment that its author changed since the case was opened; nothing when they are the same."""
    return comment.body if comment and comment.body != case.snapshot else ""


async def _state(talk: Talk, case: Case, decided: list[Decision]) -> str:
    if decided:
        decision = decided[0]
        return talk.say(
            "case-decided", measure=decision.measure, rule=talk.say(f"rule-{decision.rule}"), at=decision.starts_at
        )
    if case.state is CaseState.CLAIMED and case.claimed_by_id:
        holder: object = case.claimed_by_id
        if holder in talk.actor.staff.values():
            return talk.say("case-yours")
        return talk.say("case-taken", by=(await pseudonyms([holder])).get(holder, ""))  # type: ignore[list-item, call-overload]
    return talk.say("case-waits", state=case.state)


def _categories(talk: Talk, complaints: list[Complaint]) -> str:
    counted = Counter(complaint.category for complaint in complaints)
    return ", ".join(f"{talk.say(f'category-{code}')} × {count}" for code, count in counted.most_common()) or "—"


def _buttons(
    talk: Talk, case: Case, complaints: list[Complaint], place: int, *, is_long: bool, has_files: bool, can_appear: bool
) -> InlineKeyboardMarkup | None:
    verbs = [name.split(":")[1] for name in offers(talk.actor, case, {}, clock.now())]
    acts: list[Labelled] = [
        (label(talk.language, verb), OnCase(do=verb, id=case.id, at=place))
        for verb in verbs
        if verb in ("claim", "release")
    ]
    if "look" in verbs:
        acts.append((label(talk.language, "message-look"), OnMessage(do="look", id=case.id)))
    if any("complaint:ask" in offers(talk.actor, row, {"case": case}, clock.now()) for row in complaints):
        acts.append((label(talk.language, "ask"), OnCase(do="ask", id=case.id, at=place)))
    if any("complaint:decline" in offers(talk.actor, row, {"case": case}, clock.now()) for row in complaints):
        acts.append((label(talk.language, "decline"), OnDecline(do="which", id=case.id, at=place)))
    ends: list[Labelled] = []
    if "decide" in verbs:
        # An account is not content: what can be done to it are sanctions.
        steps = ("ask_none",) if case.subject_kind == SubjectKind.ACCOUNT else ("ask_remove", "ask_none")
        if can_appear:
            steps = (*steps, "ask_let")
        ends = [(label(talk.language, step), OnCase(do=step, id=case.id, at=place)) for step in steps]
    if "propose" in verbs:
        ends.append((label(talk.language, "sanction"), OnProposal(do="begin", id=case.id)))
    looks: list[Labelled] = [
        (label(talk.language, look), OnCase(do=look, id=case.id, at=place))
        for look, there in (("evidence", has_files), ("more", is_long), ("desk", True))
        if there
    ]
    return keyboard(acts, ends, ways_of_misuse(talk, case, complaints, place), looks)


def rules_for(talk: Talk, case: Case, measure: str, place: int) -> InlineKeyboardMarkup | None:
    """Instead of the buttons of a card: the rules on which a decision can rest, and the way back."""
    rules = [
        (talk.say(f"rule-{rule.code}"), OnCase(do=measure, id=case.id, at=place, what=mark_of(rule.code)))
        for rule in pack().rule_by_code.values()
    ]
    return keyboard(*in_rows(rules, 1), [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=place))])
