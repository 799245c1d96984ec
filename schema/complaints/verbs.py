"""What may be done to complaints and cases."""

from typing import Any

import strawberry

from resolvers import complaints
from resolvers.complaints.subjects import KIND
from resolvers.rules.verdicts import Verdict
from schema.complaints.evidence import Upload
from schema.complaints.files import Case, Complaint, LodgedComplaint
from schema.fields import key_in
from schema.interactions import Comment
from schema.posts import Post
from schema.refusals import taking, taking_id, verb
from schema.words import ComplaintState, Measure, Severity


@taking("lodgeComplaint")
class LodgeComplaintInput:
    """What filing takes."""

    subject_id: strawberry.ID = strawberry.field(description="The public account, post or comment.")
    category: str = strawberry.field(description="What it is about, from the list `policy { categories }`.")
    words: str = strawberry.field(description="What is wrong; at most 2000 characters, no identity numbers.")
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
ClaimCaseInput = taking_id("claimCase", "The case.")
ReleaseCaseInput = taking_id("releaseCase", "The case.")


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


@strawberry.input(description="What becomes of one complaint, where it ends otherwise than the others of its case.")
class ComplaintOutcomeInput:
    """What becomes of one complaint."""

    complaint_id: strawberry.ID = strawberry.field(description="A complaint of the case that waits for its decision.")
    outcome: ComplaintState = strawberry.field(description="UPHELD, PARTLY_UPHELD or NOT_UPHELD.")


@taking("decideCase")
class DecideCaseInput:
    """What deciding takes."""

    id: strawberry.ID = strawberry.field(description="The case, which you hold.")
    measure: Measure = strawberry.field(description="What follows.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    facts: str = strawberry.field(description="What was found, for both sides to read; at most 5000 characters.")
    in_part: bool = strawberry.field(default=False, description="Whether the complaints are right only in part.")
    severity: Severity | None = strawberry.field(
        default=None, description="How bad the breach is; only where something follows from it."
    )
    outcomes: list[ComplaintOutcomeInput] = strawberry.field(
        default_factory=list, description="Complaints that end otherwise than the others; each is told its own outcome."
    )
    sanctions: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Proposed sanctions of the case that were heard: the decision confirms them."
    )
    version: int | None = strawberry.field(
        default=None, description="The version of the text that you judged: refused when it was changed since."
    )
    revision: int | None = strawberry.field(
        default=None, description="The revision of the case that you judged: refused when something came to it since."
    )


@taking("removeContent")
class RemoveContentInput:
    """What removing takes."""

    id: strawberry.ID = strawberry.field(description="The post or comment.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    facts: str = strawberry.field(description="What was found, for both sides to read; at most 5000 characters.")
    severity: Severity | None = strawberry.field(default=None, description="How bad the breach is.")


@taking("restoreContent")
class RestoreContentInput:
    """What restoring takes."""

    id: strawberry.ID = strawberry.field(description="The post or comment.")


def _subject(i: Any, path: str, text: str) -> Any:
    kind, key = key_in(path, text, *KIND)
    return KIND[kind], key


def _files(path: str, ids: list[Any]) -> list[Any]:
    return [key_in(path, one, "StoredFile")[1] for one in ids]


def _content(i: Any) -> Any:
    kind, key = key_in("id", i.id, "Post", "Comment")
    return KIND[kind], key


def verdict_in(i: Any) -> Verdict:
    """What is decided, from an input; the preview takes the same."""
    outcomes = {key_in("outcomes", one.complaint_id, "Complaint")[1]: one.outcome for one in i.outcomes}
    sanctions = tuple(key_in("sanctions", one, "Sanction")[1] for one in i.sanctions)
    return Verdict(Measure(i.measure), i.rule, i.facts, i.in_part, i.severity, outcomes, sanctions)


def _decided(i: Any) -> Any:
    it = verdict_in(i)
    return (
        *_case(i),
        it.measure,
        it.rule,
        it.facts,
        it.in_part,
        i.version,
        i.revision,
        it.severity,
        it.outcomes,
        it.sanctions,
    )


def _case(i: Any) -> Any:
    return key_in("id", i.id, "Case")[1:]


@strawberry.type
class ComplaintMutations:
    """What may be done to complaints and cases."""

    lodge_complaint = verb(
        complaints.lodge_complaint, LodgedComplaint, LodgeComplaintInput,
        lambda i: (*_subject(i, "subjectId", i.subject_id), i.category, i.words, _files("evidence", i.evidence)),
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
    claim_case = verb(complaints.claim_case, Case, ClaimCaseInput, _case)
    release_case = verb(complaints.release_case, Case, ReleaseCaseInput, _case)
    decide_case = verb(
        complaints.decide_case, Case, DecideCaseInput,
        _decided,
    )  # fmt: skip
    remove_content = verb(
        complaints.remove_content,
        (Comment, Post),
        RemoveContentInput,
        lambda i: (*_content(i), i.rule, i.facts, i.severity),
    )
    restore_content = verb(complaints.restore_content, (Comment, Post), RestoreContentInput, _content)
