"""What may be done with appeals."""

from typing import Any

import strawberry

from db import vocabulary as v
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.sanctions.appeals import answering, lodging
from resolvers.sanctions.appeals.changing import Change
from resolvers.sanctions.appeals.views import AppealVerdict as AppealVerdictWords
from schema.fields import key_in
from schema.refusals import taking, taking_id, verb
from schema.sanctions.appeals import Appeal
from schema.words import AccountFunction, AppealVerdict, SanctionKind, Severity


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


@taking("decideAppeal")
class DecideAppealInput:
    """What answering takes."""

    id: strawberry.ID = strawberry.field(description="The appeal, which you hold.")
    verdict: AppealVerdict = strawberry.field(description="What becomes of the decision that it contests.")
    rule: str = strawberry.field(description="The rule that the answer rests on, from the list `policy { rules }`.")
    facts: str = strawberry.field(description="Your reasons, for both sides to read; at most 5000 characters.")
    severity: Severity | None = strawberry.field(
        default=None, description="How bad the breach is after all; for MODIFIED only, as all that follows."
    )
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


async def decide_appeal(
    actor: Any, appeal: Any, verdict: AppealVerdictWords, rule: str, facts: str, wanted: Change, *,
    key: str | None = None,
) -> Any:  # fmt: skip
    """Answer an appeal: the decision stands, is reversed, or is changed; both sides get the reasons.

    Refused with Invalid where something is to become different and the verdict is not MODIFIED, and with Restricted
    where it is and nothing would be different. Duties D13.1, D15.2.
    """
    if verdict is AppealVerdictWords.MODIFIED:
        return await answering.modify_appeal(
            actor, appeal, rule, facts, wanted.severity, wanted.in_part, wanted.kind, wanted.functions, wanted.days,
            key=key,
        )  # fmt: skip
    if wanted != Change():
        raise invalid("verdict", FaultCode.NOT_ONE_OF, AppealVerdictWords.MODIFIED)
    if verdict is AppealVerdictWords.AFFIRMED:
        return await answering.affirm_appeal(actor, appeal, rule, facts, key=key)
    return await answering.overturn_appeal(actor, appeal, rule, facts, key=key)


decide_appeal.act = ACTS["appeal:modify"]  # type: ignore[attr-defined]


def _decided(i: Any) -> Any:
    functions = tuple(v.AccountFunction(one) for one in i.functions)
    wanted = Change(
        i.severity and v.Severity(i.severity), i.in_part, i.kind and v.SanctionKind(i.kind), functions, i.days
    )
    return *_appeal(i), AppealVerdictWords(i.verdict), i.rule, i.facts, wanted


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
    decide_appeal = verb(decide_appeal, Appeal, DecideAppealInput, _decided)
