"""Sanctions of a town, and what its warnings ask for, in every state they can be in, raised through the use cases."""

from typing import Any

import db
from db.vocabulary import AccountFunction, SanctionKind, Severity, SubjectKind
from resolvers import complaints
from resolvers.rules.refusals import Because, Refusal, Restricted, Sanctioned
from resolvers.rules.sanctions.force import read
from resolvers.sanctions.confirming import confirm_sanction, lift_sanction, overturn_sanction
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction, withdraw_sanction
from resolvers.sanctions.rectification import accept_rectification, submit_rectification
from resolvers.use_case import use_case

RULE, FACTS, WHY = "CIVILITY", "It insults people who are named.", "The ladder does not know this case."


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


async def case_on(town: Any, account: Any, who: str = "reviewer") -> db.Case:
    """The case on an account, taken by a reviewer, on a complaint of somebody new."""
    filed = done(
        await complaints.lodge_complaint(
            await town.newcomer(),
            SubjectKind.ACCOUNT,
            account.id,
            "OTHER",
            "It breaks the rules.",
            good_faith=True,
        )
    )
    if (await db.Case.get(id=filed.case_id)).state != "CLAIMED":
        done(await complaints.claim_case(town[who], filed.case_id))
    return await db.Case.get(id=filed.case_id)


async def proposed(town: Any, kind: SanctionKind, account: Any = None, who: str = "reviewer", **more: Any) -> Any:
    """A proposal on an account of its own, or on one that is named."""
    account = account or await town.public_account()
    case = await case_on(town, account, who)
    shape: dict[str, Any] = {"departure": WHY}
    if kind is SanctionKind.FUNCTION_RESTRICTION:
        shape |= {"functions": [AccountFunction.COMMENTS], "days": 7}
    elif kind is SanctionKind.UPDATE_SUSPENSION:
        shape |= {"days": 14}
    return done(await propose_sanction(town[who], case.id, kind, RULE, Severity.MAJOR, FACTS, **{**shape, **more}))


async def confirmed(town: Any, kind: SanctionKind, account: Any = None, **more: Any) -> Any:
    """A sanction in force, after the owner responded, by the senior."""
    sanction = await proposed(town, kind, account, **more)
    if kind is not SanctionKind.WARNING:
        done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
    done(await confirm_sanction(town["senior"], sanction.id))
    return await db.Sanction.get(id=sanction.id)


async def close(town: Any, account: Any) -> Any:
    """Close an account by a sanction; its operators are loaded anew."""
    sanction = await confirmed(town, SanctionKind.CLOSURE, account)
    await reload(town)
    return sanction


async def reload(town: Any) -> None:
    """Load the operators of the town anew, so that they know what their accounts bear."""
    for role in ("owner", "editor", "moderator"):
        await town.again(role)


@use_case("sanction:lift")
async def overturn(actor: Any, sanction_id: Any) -> Any:
    """What an appeal's decision does to a sanction, as a use case of a test."""
    sanction = await db.Sanction.filter(id=sanction_id).select_for_update().get()
    cause = await db.Act.filter(subject_id=sanction_id).order_by("-position").first()
    await overturn_sanction(sanction, cause)  # type: ignore[arg-type]
    return sanction


async def sanction_of(town: Any, state: str) -> db.Sanction:
    """A sanction in a state: UNHEARD and PROPOSED before and after the response, CLOSURE a proposed one, heard."""
    kind = SanctionKind.CLOSURE if state == "CLOSURE" else SanctionKind.UPDATE_SUSPENSION
    if state in ("IN_FORCE", "LIFTED", "OVERTURNED"):
        sanction = await confirmed(town, kind)
    else:
        sanction = await proposed(town, kind)
    if state in ("PROPOSED", "CLOSURE"):
        done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
    elif state == "WITHDRAWN":
        done(await withdraw_sanction(town["reviewer"], sanction.id, "A mistake."))
    elif state == "LIFTED":
        done(await lift_sanction(town["senior"], sanction.id, "It is enough."))
    elif state == "OVERTURNED":
        done(await overturn(town["senior"], sanction.id))
    return await db.Sanction.get(id=sanction.id)


async def rectification_of(town: Any, state: str) -> db.Rectification:
    """What a warning asks for: DUE, SUBMITTED, DONE, or VOID when the warning was lifted."""
    warning = await confirmed(town, SanctionKind.WARNING)
    row = await db.Rectification.get(sanction_id=warning.id)
    if state in ("SUBMITTED", "DONE"):
        done(await submit_rectification(town["owner"], row.id, "We took it down."))
    if state == "DONE":
        done(await accept_rectification(town["reviewer"], row.id))
    elif state == "VOID":
        done(await lift_sanction(town["senior"], warning.id, "It was no breach."))
    return await db.Rectification.get(id=row.id)


async def sanctions_that_refuse() -> list[Refusal]:
    """Every refusal that a sanction can give: in force, to the account and to others; and while it is heard."""
    borne = [one for row in await db.PublicAccount.all() for one in read(row.restrictions)]
    heard = [Restricted(Because.HEARING_IS_OPEN, row.respond_until) for row in await db.Sanction.all()]
    return heard + [
        Sanctioned(one.kind, one.sanction, one.functions, one.until, one.appeal_until, one.interim, own)
        for one in borne
        for own in (True, False)
    ]
