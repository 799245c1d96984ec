"""What may be done to sanctions and to what warnings ask for."""

from typing import Any

import strawberry

from resolvers.sanctions import confirming, proposing, rectification
from schema.fields import key_in
from schema.refusals import taking, taking_id, verb
from schema.sanctions.sanctions import Rectification, Sanction
from schema.words import AccountFunction, SanctionKind, Severity


@taking("proposeSanction")
class ProposeSanctionInput:
    """What proposing takes."""

    case_id: strawberry.ID = strawberry.field(description="The case, which you hold or decided.")
    kind: SanctionKind = strawberry.field(description="Which of the four.")
    rule: str = strawberry.field(description="The rule that it rests on, from the list `policy { rules }`.")
    severity: Severity = strawberry.field(description="How bad the breach is.")
    facts: str = strawberry.field(description="What was found, for the account to read; at most 5000 characters.")
    functions: list[AccountFunction] = strawberry.field(
        default_factory=list,
        description="COMMENTS, REPLIES or both, or COMMENTS_UNREVIEWED; for a restriction of functions only.",
    )
    days: int | None = strawberry.field(
        default=None, description="For how many days; for restrictions and suspensions only."
    )
    departure: str | None = strawberry.field(
        default=None, description="Why it is not what `ladderProposal` says; required where it is not."
    )
    interim_because: str | None = strawberry.field(
        default=None, description="In urgent danger, why it must hold at once, for 72 hours at most."
    )


@taking("respondToSanction")
class RespondToSanctionInput:
    """What responding takes."""

    id: strawberry.ID = strawberry.field(description="The proposed sanction, on an account that you run.")
    words: str = strawberry.field(description="What the account has to say; at most 5000 characters.")
    files: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Files that you sent before, by the ids of `requestUpload`; at most 10."
    )


@taking("withdrawSanction")
class WithdrawSanctionInput:
    """What taking back takes."""

    id: strawberry.ID = strawberry.field(description="The proposed sanction.")
    reason: str = strawberry.field(description="Why, for the account to read.")


@taking("liftSanction")
class LiftSanctionInput:
    """What ending early takes."""

    id: strawberry.ID = strawberry.field(description="The sanction in force.")
    reason: str = strawberry.field(description="Why, for the account to read.")


@taking("confirmSanction")
class ConfirmSanctionInput:
    """What confirming takes."""

    id: strawberry.ID = strawberry.field(description="The proposed sanction.")
    revision: int | None = strawberry.field(
        default=None, description="The revision of its case that you read: refused when something came to it since."
    )


@taking("submitRectification")
class SubmitRectificationInput:
    """What handing in takes."""

    id: strawberry.ID = strawberry.field(description="What a warning asks for, of an account that you run.")
    words: str = strawberry.field(description="What was put right; at most 5000 characters.")
    files: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Files that you sent before, by the ids of `requestUpload`; at most 10."
    )


@taking("returnRectification")
class ReturnRectificationInput:
    """What returning takes."""

    id: strawberry.ID = strawberry.field(description="What was handed in.")
    reason: str = strawberry.field(description="What is still to be put right, for the account to read.")


AcceptRectificationInput = taking_id("acceptRectification", "What was handed in.")


def _sanction(i: Any) -> Any:
    return key_in("id", i.id, "Sanction")[1]


def _rectification(i: Any) -> Any:
    return key_in("id", i.id, "Rectification")[1]


def _files(i: Any) -> list[Any]:
    return [key_in("files", one, "StoredFile")[1] for one in i.files]


@strawberry.type
class SanctionMutations:
    """What may be done to sanctions and to what warnings ask for."""

    propose_sanction = verb(
        proposing.propose_sanction, Sanction, ProposeSanctionInput,
        lambda i: (
            key_in("caseId", i.case_id, "Case")[1], SanctionKind(i.kind), i.rule, Severity(i.severity), i.facts,
            [AccountFunction(one) for one in i.functions], i.days, i.departure, i.interim_because,
        ),
    )  # fmt: skip
    respond_to_sanction = verb(
        proposing.respond_to_sanction, Sanction, RespondToSanctionInput, lambda i: (_sanction(i), i.words, _files(i))
    )
    confirm_sanction = verb(
        confirming.confirm_sanction, Sanction, ConfirmSanctionInput, lambda i: (_sanction(i), i.revision)
    )  # fmt: skip
    withdraw_sanction = verb(
        proposing.withdraw_sanction, Sanction, WithdrawSanctionInput, lambda i: (_sanction(i), i.reason)
    )
    lift_sanction = verb(confirming.lift_sanction, Sanction, LiftSanctionInput, lambda i: (_sanction(i), i.reason))
    submit_rectification = verb(
        rectification.submit_rectification, Rectification, SubmitRectificationInput,
        lambda i: (_rectification(i), i.words, _files(i)),
    )  # fmt: skip
    accept_rectification = verb(
        rectification.accept_rectification, Rectification, AcceptRectificationInput, lambda i: (_rectification(i),)
    )
    return_rectification = verb(
        rectification.return_rectification, Rectification, ReturnRectificationInput,
        lambda i: (_rectification(i), i.reason),
    )  # fmt: skip
