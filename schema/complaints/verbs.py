"""What may be done to complaints."""

from typing import Any

import strawberry

from resolvers import complaints
from resolvers.complaints.subjects import KIND
from schema.complaints.details import ComplaintDetailInput, CounterNotice
from schema.complaints.evidence import Upload
from schema.complaints.files import Complaint, LodgedComplaint
from schema.fields import key_in
from schema.refusals import taking, taking_id, verb
from schema.words import DeclineReason


@taking("lodgeComplaint")
class LodgeComplaintInput:
    """What filing takes."""

    subject_id: strawberry.ID = strawberry.field(
        description="The public account, post or comment, or a conversation of yours, whose other side is reported."
    )
    category: str = strawberry.field(description="What it is about, from the list `policy { categories }`.")
    words: str = strawberry.field(description="What is wrong; at most 2000 characters, no identity numbers.")
    details: list[ComplaintDetailInput] = strawberry.field(
        default_factory=list,
        description="What the category asks for; of a thing that is told twice the last counts.",
    )
    good_faith: bool = strawberry.field(
        default=False,
        description="You declare that, as far as you know, it is true, and that you do not file it to harm anybody. "
        "Without that nothing is filed.",
    )
    evidence: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description="Files that you sent before, by the ids that `requestUpload` gave; at most 10.",
    )


@taking("requestUpload")
class RequestUploadInput:
    """What asking for an address takes."""

    name: str = strawberry.field(description="The name of the file, as people will see it.")
    size: int | None = strawberry.field(default=None, description="How many bytes it has, if that is known.")


@taking("addEvidence")
class AddEvidenceInput:
    """What adding takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, which you filed.")
    files: list[strawberry.ID] = strawberry.field(description="Files that you sent before; at most 10.")


WithdrawComplaintInput = taking_id("withdrawComplaint", "The complaint.")


@taking("askComplainant")
class AskComplainantInput:
    """What asking takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, of a case that you hold.")
    question: str = strawberry.field(description="What you need to know; at most 2000 characters.")


@taking("answerQuestion")
class AnswerQuestionInput:
    """What answering takes."""

    id: strawberry.ID = strawberry.field(description="The complaint about which staff asked.")
    answer: str = strawberry.field(description="Your answer; at most 2000 characters, no identity numbers.")


AcceptComplaintInput = taking_id("acceptComplaint", "The complaint, of a case that you hold.")


@taking("declineComplaint")
class DeclineComplaintInput:
    """What declining takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, of a case that you hold.")
    reason: DeclineReason = strawberry.field(description="Why it is not taken up.")
    facts: str = strawberry.field(description="What was found, for the complainant to read; at most 5000 characters.")


@taking("submitCounterNotice")
class SubmitCounterNoticeInput:
    """What answering takes."""

    id: strawberry.ID = strawberry.field(description="The invitation, as `viewer { counterNotices }` lists it.")
    words: str = strawberry.field(description="What you say about it; at most 2000 characters, no identity numbers.")


def subject_in(path: str, text: str) -> Any:
    """Kind and key of what a complaint or an order is about."""
    kind, key = key_in(path, text, *KIND)
    return KIND[kind], key


def _files(path: str, ids: list[Any]) -> list[Any]:
    return [key_in(path, one, "StoredFile")[1] for one in ids]


@strawberry.type
class ComplaintMutations:
    """What may be done to complaints."""

    lodge_complaint = verb(
        complaints.lodge_complaint, LodgedComplaint, LodgeComplaintInput,
        lambda i: (
            *subject_in("subjectId", i.subject_id), i.category, i.words, _files("evidence", i.evidence),
            {detail.field: detail.value for detail in i.details}, i.good_faith,
        ),
    )  # fmt: skip
    request_upload = verb(complaints.request_upload, Upload, RequestUploadInput, lambda i: (i.name, i.size))
    add_evidence = verb(
        complaints.add_evidence, Complaint, AddEvidenceInput,
        lambda i: (*key_in("id", i.id, "Complaint")[1:], _files("files", i.files)),
    )  # fmt: skip
    withdraw_complaint = verb(
        complaints.withdraw_complaint, Complaint, WithdrawComplaintInput, lambda i: key_in("id", i.id, "Complaint")[1:]
    )
    ask_complainant = verb(
        complaints.ask_complainant, Complaint, AskComplainantInput,
        lambda i: (*key_in("id", i.id, "Complaint")[1:], i.question),
    )  # fmt: skip
    answer_question = verb(
        complaints.answer_question, Complaint, AnswerQuestionInput,
        lambda i: (*key_in("id", i.id, "Complaint")[1:], i.answer),
    )  # fmt: skip
    accept_complaint = verb(
        complaints.accept_complaint, Complaint, AcceptComplaintInput, lambda i: key_in("id", i.id, "Complaint")[1:]
    )
    decline_complaint = verb(
        complaints.decline_complaint, Complaint, DeclineComplaintInput,
        lambda i: (*key_in("id", i.id, "Complaint")[1:], DeclineReason(i.reason), i.facts),
    )  # fmt: skip
    submit_counter_notice = verb(
        complaints.submit_counter_notice, CounterNotice, SubmitCounterNoticeInput,
        lambda i: (*key_in("id", i.id, "CounterNotice")[1:], i.words),
    )  # fmt: skip
