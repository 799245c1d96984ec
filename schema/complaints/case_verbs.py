"""What may be done to cases and, by staff, to content."""

from datetime import datetime
from typing import Any

import strawberry

from resolvers import complaints
from resolvers.complaints.subjects import KIND
from resolvers.rules.verdicts import Verdict
from schema.complaints.cases import Case
from schema.complaints.misuse import MisuseMutations
from schema.complaints.verbs import subject_in
from schema.fields import key_in
from schema.interactions import Comment
from schema.posts import Post
from schema.refusals import taking, taking_id, verb
from schema.words import ComplaintState, Measure, NoteKind, Severity

ClaimCaseInput = taking_id("claimCase", "The case.")
ReleaseCaseInput = taking_id("releaseCase", "The case.")


@taking("handOverCase")
class HandOverCaseInput:
    """What handing over takes."""

    id: strawberry.ID = strawberry.field(description="The case, which you hold.")
    to: str = strawberry.field(description="The pseudonym of a colleague, from the case's `colleagues`.")


@taking("escalateCase")
class EscalateCaseInput:
    """What passing on takes."""

    id: strawberry.ID = strawberry.field(description="The case.")
    reason: str = strawberry.field(description="A reason from the list `policy { escalationReasons }`.")


@taking("noteCase")
class NoteCaseInput:
    """What noting takes."""

    id: strawberry.ID = strawberry.field(description="The case; for a public note one that you hold.")
    words: str = strawberry.field(description="What is noted; at most 2000 characters, no identity numbers.")
    kind: NoteKind = strawberry.field(
        default=NoteKind.INTERNAL, description="Who reads it; a public note is sent to both sides at once."
    )


@taking("joinAuthorityOrder")
class JoinAuthorityOrderInput:
    """What an order takes."""

    subject_id: strawberry.ID = strawberry.field(description="The public account, post or comment it is about.")
    authority: str = strawberry.field(description="The authority that orders; at most 200 characters.")
    reference: str = strawberry.field(description="Under what reference it does; at most 200 characters.")
    words: str = strawberry.field(description="What is ordered, on what legal basis; at most 2000 characters.")
    due_at: datetime = strawberry.field(description="By when; at most 90 days ahead.")


@taking("askPlatform")
class AskPlatformInput:
    """What asking takes."""

    id: strawberry.ID = strawberry.field(description="Your comment, which the account hid, deleted or holds.")
    words: str = strawberry.field(description="Why that is wrong; at most 2000 characters, no identity numbers.")


@taking("declareConflict")
class DeclareConflictInput:
    """What declaring takes."""

    id: strawberry.ID = strawberry.field(description="The case on whose account you may not decide.")
    words: str = strawberry.field(description="What you have to do with it; only the platform keeps it.")


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
class CaseMutations(MisuseMutations):
    """What may be done to cases and, by staff, to content."""

    claim_case = verb(complaints.claim_case, Case, ClaimCaseInput, _case)
    release_case = verb(complaints.release_case, Case, ReleaseCaseInput, _case)
    decide_case = verb(complaints.decide_case, Case, DecideCaseInput, _decided)
    remove_content = verb(
        complaints.remove_content, (Comment, Post), RemoveContentInput,
        lambda i: (*_content(i), i.rule, i.facts, i.severity),
    )  # fmt: skip
    restore_content = verb(complaints.restore_content, (Comment, Post), RestoreContentInput, _content)
    hand_over_case = verb(complaints.hand_over_case, Case, HandOverCaseInput, lambda i: (*_case(i), i.to))
    escalate_case = verb(complaints.escalate_case, Case, EscalateCaseInput, lambda i: (*_case(i), i.reason))
    note_case = verb(complaints.note_case, Case, NoteCaseInput, lambda i: (*_case(i), i.words, NoteKind(i.kind)))
    join_authority_order = verb(
        complaints.join_authority_order, Case, JoinAuthorityOrderInput,
        lambda i: (*subject_in("subjectId", i.subject_id), i.authority, i.reference, i.words, i.due_at),
    )  # fmt: skip
    ask_platform = verb(
        complaints.ask_platform, Comment, AskPlatformInput, lambda i: (*key_in("id", i.id, "Comment")[1:], i.words)
    )
    declare_conflict = verb(complaints.declare_conflict, Case, DeclareConflictInput, lambda i: (*_case(i), i.words))
