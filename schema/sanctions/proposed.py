"""What is proposed in a case and confirmed by somebody else has alike: case, decision, and who did which."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

from schema.sanctions.decisions import Decision

if TYPE_CHECKING:
    from schema.complaints.cases import Case

CaseType = Annotated["Case", strawberry.lazy("schema.complaints.cases")]


def case_field() -> Any:
    """The case in which it was proposed."""
    return strawberry.field(resolver=_case, description="The case in which it was proposed; for staff.")


def decision_field() -> Any:
    """The decision that confirmed it."""
    return strawberry.field(resolver=_decision, description="The decision that confirmed it; for staff.")


def proposed_by_field() -> Any:
    """Who proposed it."""
    return strawberry.field(resolver=_proposed_by, description="Who proposed it, by pseudonym.")


def confirmed_by_field() -> Any:
    """Who confirmed it."""
    return strawberry.field(resolver=_confirmed_by, description="Who confirmed it, by pseudonym.")


async def _case(root: Any, info: Info) -> CaseType | None:
    return await info.context.loaders.row("Case", root.case_id)


async def _decision(root: Any, info: Info) -> Decision | None:
    return await info.context.loaders.row("Decision", root.decision_id)


async def _proposed_by(root: Any, info: Info) -> str | None:
    return await info.context.loaders.named("pseudonym", root.proposed_by_id)


async def _confirmed_by(root: Any, info: Info) -> str | None:
    key = root.confirmed_by_id
    return await info.context.loaders.named("pseudonym", key) if key else None
