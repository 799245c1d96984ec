"""What belongs to a complaint beside its words: what its category asks for, what was added, the other side's answer."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers.complaints.subjects import KIND
from schema.fields import Node, offered, says, shows
from schema.words import SubjectKind, Verb

ROW = {kind: name for name, kind in KIND.items()}


@shows()
class ComplaintDetail:
    """What was told of one of the things that the category asks for."""

    field: str = says("What was asked for, as a code of the policy pack.")
    value: str = says("What was told.")

    @strawberry.field(description="What was asked for, in your language.")
    def text(self, info: Info) -> str:
        """What was asked for."""
        return say(info.context.language, f"field-{self.field}")


@strawberry.input(description="What you tell of one of the things that the category asks for.")
class ComplaintDetailInput:
    """What is told of one thing."""

    field: str = strawberry.field(description="The code, from the list `policy { categories { fields } }`.")
    value: str = strawberry.field(description="What you tell; no identity numbers.")


@shows(db.Addition)
class Addition:
    """What the complainant said later about the same thing."""

    words: str = says("What was added.")
    at: datetime = says("When.")


@shows(db.CounterNotice)
class CounterNotice(Node):
    """What the side that is complained about was invited to say before the decision, and what it said."""

    category: str = says("What the complaint is about, as a code of the policy pack.")
    invited_at: datetime = says("When the side was invited.")
    words: str | None = says("What it said, if it did.")
    answered_at: datetime | None = says("When it was said.")

    @strawberry.field(description="What the complaint is about, in your language.")
    def category_text(self, info: Info) -> str:
        """What it is about, in words."""
        return say(info.context.language, f"category-{self.category}")

    @strawberry.field(description="What kind of thing it is about.")
    async def subject_kind(self, info: Info) -> SubjectKind:
        """What kind of thing it is about."""
        return SubjectKind((await _case(info, self)).subject_kind)

    @strawberry.field(description="The thing complained about, if you may see it.")
    async def subject(self, info: Info) -> Node | None:
        """The thing complained about."""
        case = await _case(info, self)
        return await info.context.loaders.row(ROW[SubjectKind(case.subject_kind)], case.subject_id)

    @strawberry.field(description="Until when it is awaited; it is heard for as long as nobody has decided.")
    def answer_by(self) -> datetime:
        """Until when it is awaited."""
        return self.due_at  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    async def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What you may do with it now."""
        return offered(info, self, case=await _case(info, self))  # type: ignore[arg-type]


async def _case(info: Info, notice: CounterNotice) -> Any:
    """The case behind an invitation, which those who are invited do not see."""
    return await info.context.loaders.named("case_behind", notice.case_id)  # type: ignore[attr-defined]
