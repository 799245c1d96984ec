"""What may be done with appeals."""

from typing import Any

import strawberry

from db import vocabulary as v
from resolvers.sanctions.appeals import answering, lodging
from schema.fields import key_in
from schema.refusals import taking, taking_id, verb
from schema.sanctions.appeals import Appeal
from schema.words import AccountFunction, SanctionKind, Severity


@taking("lodgeAppeal")
class LodgeAppealInput:
    """What contesting takes."""

    statement_id: strawberry.ID = strawberry.field(
        description="The statement of reasons that told you of the decision."
    )
    words: str = strawberry.field(description="Why you contest it; at most 4000 characters, no identity numbers.")
    evidence: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description="Files that you sent before, by the ids that `requestUpload` gave; at most 10.",
    )


RULE = "The rule that the answer rests on, from the list `policy { rules }`."
REASONS = "Your reasons, for both sides to read; at most 5000 characters."


@taking("affirmAppeal")
class AffirmAppealInput:
    """What letting a decision stand takes."""

    id: strawberry.ID = strawberry.field(description="The appeal, which you hold.")
    rule: str = strawberry.field(description=RULE)
    facts: str = strawberry.field(description=REASONS)


@taking("overturnAppeal")
class OverturnAppealInput:
    """What reversing a decision takes."""

    id: strawberry.ID = strawberry.field(description="The appeal, which you hold.")
    rule: str = strawberry.field(description=RULE)
    facts: str = strawberry.field(description=REASONS)


@taking("modifyAppeal")
class ModifyAppealInput:
    """What changing a decision takes."""

    id: strawberry.ID = strawberry.field(description="The appeal, which you hold.")
    rule: str = strawberry.field(description=RULE)
    facts: str = strawberry.field(description=REASONS)
    severity: Severity | None = strawberry.field(default=None, description="How bad the breach is after all.")
    in_part: bool = strawberry.field(default=False, description="Whether the complaints are right only in part.")
    kind: SanctionKind | None = strawberry.field(default=None, description="What the sanction becomes.")
    functions: list[AccountFunction] = strawberry.field(
        default_factory=list, description="What a restriction of functions takes."
    )
    days: int | None = strawberry.field(default=None, description="For how many days, from when it began.")


WithdrawAppealInput = taking_id("withdrawAppeal", "The appeal, which you lodged.")
ClaimAppealInput = taking_id("claimAppeal", "The appeal.")
ReleaseAppealInput = taking_id("releaseAppeal", "The appeal, which you hold.")


def _appeal(i: Any) -> Any:
    return key_in("id", i.id, "Appeal")[1:]


@strawberry.type
class AppealMutations:
    """What may be done with appeals."""

    lodge_appeal = verb(
        lodging.lodge_appeal, Appeal, LodgeAppealInput,
        lambda i: (
            *key_in("statementId", i.statement_id, "StatementOfReasons")[1:], i.words,
            [key_in("evidence", one, "StoredFile")[1] for one in i.evidence],
        ),
    )  # fmt: skip
    withdraw_appeal = verb(lodging.withdraw_appeal, Appeal, WithdrawAppealInput, _appeal)
    claim_appeal = verb(lodging.claim_appeal, Appeal, ClaimAppealInput, _appeal)
    release_appeal = verb(lodging.release_appeal, Appeal, ReleaseAppealInput, _appeal)
    affirm_appeal = verb(answering.affirm_appeal, Appeal, AffirmAppealInput, lambda i: (*_appeal(i), i.rule, i.facts))
    overturn_appeal = verb(
        answering.overturn_appeal, Appeal, OverturnAppealInput, lambda i: (*_appeal(i), i.rule, i.facts)
    )
    modify_appeal = verb(
        answering.modify_appeal, Appeal, ModifyAppealInput,
        lambda i: (
            *_appeal(i), i.rule, i.facts, i.severity and v.Severity(i.severity), i.in_part,
            i.kind and v.SanctionKind(i.kind), [v.AccountFunction(one) for one in i.functions], i.days,
        ),
    )  # fmt: skip
