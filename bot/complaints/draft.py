"""A report on its way: its one card, which shows all that is there and asks for what is missing."""

from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnComplaint, OnFollow, OnMessage, OnReport, in_rows, keyboard, label, mark_of
from bot.chat import storage
from bot.complaints.target import shown, subject
from bot.context import Question, Talk, done, state_of
from bot.replies import PIECE, SHOWN, Drawn, cut, erase, lines, mark_of_drawn, one_line, quote, redraw, swap, tell
from db.complaints import Complaint, ComplaintDraft, StoredFile
from db.vocabulary import FileKind, SubjectKind
from policy import pack
from resolvers import clock
from resolvers.complaints import draft_complaint, draft_of
from resolvers.complaints.drafts import is_stale
from resolvers.complaints.evidence import files_of_draft
from resolvers.complaints.lodging import open_complaint
from resolvers.complaints.said import missing_field
from resolvers.complaints.subjects import Subject, subject_of_draft
from resolvers.interactions.marks.views import between
from resolvers.notices import draw_later
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection

CARD = "ComplaintDraft"
LONGEST_NAME = 40
Asking = Literal["", "category", "words"]


@dataclass(frozen=True)
class Report:
    """An open draft, what it is about, the files that are with it, and the open complaint that it will join."""

    about: Subject
    draft: ComplaintDraft
    files: list[StoredFile]
    earlier: Complaint | None = None
    between: dict[str, Any] = field(default_factory=dict)  # what stands between whoever reports and an account


async def report_of(talk: Talk, draft_id: UUID) -> Report | None:
    """One's own report as it stands; nothing when it is sent already.

    What it is about may be hidden meanwhile, while one is at it; a day later it is shown only if it can be seen.
    """
    draft = await draft_of(talk.actor, draft_id)
    if draft is None or draft.complaint_id:
        return None
    seen = await subject(talk, SubjectKind(draft.subject_kind), draft.subject_id) if is_stale(draft) else None
    if is_stale(draft) and seen is None:
        return None
    about = seen or await subject_of_draft(talk.actor, draft)
    earlier = await open_complaint(talk.actor, draft.subject_id)
    return Report(about, draft, await files_of_draft(draft.id), earlier, await _between(talk, about))


async def _between(talk: Talk, about: Subject) -> dict[str, Any]:
    """Whether this person follows the account that a report is about, and whether it muted them."""
    key = about.row.pk
    return (await between(talk.actor, [key]))[key] if about.kind is SubjectKind.ACCOUNT else {}


def is_left(report: Report) -> bool:
    """Whether a report was cancelled, or begun and never gone on with: old, and nothing is in it."""
    return is_stale(report.draft) and not (report.draft.category or report.draft.words or report.files)


async def renewed(talk: Talk, report: Report) -> Report:
    """The report itself; after more than a day of silence a new one about the same thing, and that is said."""
    if not is_stale(report.draft):
        return report
    draft = done(await draft_complaint(talk.actor, report.about.kind, report.about.row.pk, key=talk.key(0)))
    await tell(talk, talk.say("report-stale"))
    return Report(report.about, draft, [], report.earlier, report.between)


async def attend(state: FSMContext, draft: ComplaintDraft, **more: object) -> None:
    """From here on words and files that come belong to this draft."""
    data = await state.get_data()
    same = data if data.get("draft") == draft.id.hex else {}
    await state.set_state(Question.words)
    await state.set_data({**same, "draft": draft.id.hex, **more})


async def place(talk: Talk, report: Report) -> None:
    """Show a report below all that was said."""
    await put_below(talk, CARD, report.draft.id, drawn_report(talk, report))


async def put_below(talk: Talk, kind: str, subject_id: UUID, drawn: Drawn) -> None:
    """Show a thing below all that was said; where it was shown before it goes, or at least its buttons do.

    To delete costs nothing of the budget of calls, and to edit does.
    """
    before = await storage.card_of(talk.chat, kind, subject_id)
    sent = await tell(talk, drawn.content, drawn.markup)
    if before and before.message_id == sent.message_id:  # it was said by one that did not come to its end
        await redraw(talk, sent.message_id, drawn)
    elif before and not await erase(talk, before.message_id):
        await swap(talk, before.message_id, None)
    await storage.keep_card(talk.chat, sent.message_id, kind, subject_id, mark_of_drawn(drawn), clock.now())


async def draw_soon(talk: Talk, draft: ComplaintDraft) -> None:
    """Show a report anew when for a moment nothing more has come: an album is answered once."""
    await draw_later(talk.chat, "draft.changed", CARD, draft.id)


async def draw_now(talk: Talk, draft_id: UUID) -> None:
    """Show a report anew, unless it is sent or left, or shown already as it is."""
    report, state = await report_of(talk, draft_id), state_of(talk)
    if report is None or is_left(report) or (await state.get_data()).get("draft") != draft_id.hex:
        return
    card = await storage.card_of(talk.chat, CARD, report.draft.id)
    if card is None or card.shown != mark_of_drawn(drawn_report(talk, report)):
        await place(talk, report)


def drawn_report(talk: Talk, report: Report, asking: Asking = "") -> Drawn:
    """A report with the question that is open: the category, the words, or whether to send it."""
    draft, limit = report.draft, pack().texts.complaint
    step = asking or step_of(draft)
    question = talk.say(f"report-{step}", limit=limit) if step == "words" else None
    if step == "field" and (asked := missing_field(draft)):
        told = {"question": talk.say(f"field-{asked.code}"), "hint": talk.say(f"field-{asked.code}-hint")}
        question = talk.say("report-field", **told, limit=asked.most)
    content = lines(
        shown(talk, report.about, SHOWN if step == "category" and not draft.words else 200),
        Bold(talk.say(f"category-{draft.category}")) if draft.category else None,
        talk.say("report-danger") if draft.category == "DANGER_TO_LIFE" else None,
        quote(draft.words, PIECE) if draft.words else None,
        *told_of(talk, draft.details),
        listed(talk, report.files),
        talk.say("report-again", receipt=report.earlier.receipt) if report.earlier else None,
        question or talk.say(f"report-{step}"),
    )
    return Drawn(content, _buttons(talk, report, step))


def step_of(draft: ComplaintDraft) -> str:
    """What a report asks for next."""
    if not draft.category or not draft.words:
        return "words" if draft.category else "category"
    return "field" if missing_field(draft) else "summary"


def told_of(talk: Talk, details: dict[str, str] | None, most: int = 300) -> list[Text | str]:
    """What was told of the things that a category asks for, each with its question."""
    return [part for code, value in (details or {}).items() for part in (talk.say(f"field-{code}"), quote(value, most))]


def listed(talk: Talk, files: list[StoredFile]) -> Text | None:
    """Files as lines, each with its kind and its size."""
    if not files:
        return None
    return lines(talk.say("report-files", count=len(files)), *(_line(talk, n, file) for n, file in enumerate(files, 1)))


def _line(talk: Talk, number: int, file: StoredFile) -> str:
    named = file.name if file.kind is FileKind.DOCUMENT else ""
    return talk.say(
        "report-file", number=number, kind=file.kind, name=cut(one_line(named), LONGEST_NAME) or None,
        size=in_bytes(file.size or 0),
    )  # fmt: skip


def in_bytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} KB"


def _other_ways(talk: Talk, report: Report) -> list[Labelled]:
    """Whoever finds an account here may want a word with it instead, or to follow it or cease to."""
    account, now = report.about.row, clock.now()
    ways: list[Labelled] = []
    if objection(talk.actor, ACTS["message:write"], account, {"account": account}, now) is None:
        ways.append((label(talk.language, "message-write"), OnMessage(do="write", id=account.pk)))
    for do in ("follow", "unfollow"):
        facts = {"account": account, **report.between}
        if objection(talk.actor, ACTS[f"account:{do}"], account, facts, now) is None:
            ways.append((label(talk.language, do), OnFollow(do=do, id=account.pk)))
    return ways


def _buttons(talk: Talk, report: Report, step: str) -> InlineKeyboardMarkup | None:
    draft = report.draft

    def button(do: Any, named: str) -> Labelled:
        return label(talk.language, named), OnReport(do=do, id=draft.id)

    rows: list[list[Labelled]] = []
    if step == "category":
        rows += in_rows(
            (
                (talk.say(f"category-{each.code}"), OnReport(do="category", id=draft.id, what=mark_of(each.code)))
                for each in pack().categories
            ),
            2,
        )
    elif step == "summary":
        rows += [[button("send", "send")], [button("words", "words"), button("categories", "categories")]]
        if draft.details:
            rows.append([button("details", "details")])
    if step == "category" and report.about.kind is SubjectKind.ACCOUNT:
        rows.append(_other_ways(talk, report))
    if report.files:
        rows.append([button("remove", "remove-last")])
    if report.earlier:
        rows.append([(label(talk.language, "status"), OnComplaint(do="open", id=report.earlier.id))])
    back = {"category": button("back", "back"), "words": button("categories", "back")}.get(step)
    if step == "field":
        rows.append([button("words", "words"), button("categories", "categories")])
    if step == "words" and draft.words:
        back = button("back", "back")
    rows.append([*([back] if back else []), button("cancel", "cancel")])
    return keyboard(*rows)
