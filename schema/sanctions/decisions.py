"""Decisions and their statements of reasons, as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info
from strawberry.scalars import JSON

import db
from policy import say
from resolvers.rules.ids import global_id
from resolvers.rules.verdicts import Draft, draft_of, told_in
from resolvers.rules.visibility import may_see
from resolvers.sanctions.appeals.matters import facts_to_lodge
from resolvers.sanctions.statements import text_of, ways_to_appeal
from schema.fields import Node, offered, says, shows
from schema.words import (
    AccountFunction,
    ComplaintState,
    DecisionAbout,
    Ground,
    Measure,
    SanctionKind,
    Severity,
    Side,
    Verb,
)

if TYPE_CHECKING:
    from schema.sanctions.appeals import Appeal

AppealType = Annotated["Appeal", strawberry.lazy("schema.sanctions.appeals")]


@shows()
class ImposedSanction:
    """A sanction as a decision imposed it; what became of it later does not change what was decided."""

    kind: SanctionKind = says("Which of the four.")
    functions: list[AccountFunction] = says("What it takes from the account.")
    days: int | None = says("For how many days; null: without end.")
    ends_at: datetime | None = says("When it ends by itself.")


def imposed(draft: Draft) -> list[ImposedSanction]:
    """The sanctions of a decision, for people to read."""
    return [
        ImposedSanction(
            kind=one.kind, functions=list(one.functions), days=one.days, ends_at=one.ends_at(draft.starts_at)
        )
        for one in draft.sanctions
    ]  # fmt: skip


@shows(db.Decision)
class Decision(Node):
    """What staff decided on a case: facts, ground, rule, measure, and until when it can be contested."""

    about: DecisionAbout = says("What it is about.")
    measure: Measure = says("What it does to the content.")
    outcome: ComplaintState = says("What became of the complaints.")
    ground: Ground = says("On what it rests.")
    rule: str = says("The rule, as a code of the policy pack.")
    facts: str = says("What was found.")
    severity: Severity | None = says("How bad the breach is; null where nothing follows or nobody said.")
    strikes: int = says("How many strikes it counts against the account.")
    automated_detection: bool = says("Whether a machine found it.")
    automated_decision: bool = says("Whether a machine decided it.")
    starts_at: datetime = says("Since when it holds.")
    ends_at: datetime | None = says("Until when; null: without end.")
    appeal_until: datetime = says("Until when a second decision can be asked for.")
    reversed_at: datetime | None = says("When it was reversed.")

    @strawberry.field(description="The sanctions that it imposed, as they were then.")
    def sanctions(self) -> list["ImposedSanction"]:
        """The sanctions that it imposed."""
        return imposed(draft_of(self))

    @strawberry.field(description="What an archive of such decisions takes of it, without personal data.")
    async def record(self, info: Info) -> JSON:
        """The record."""
        return await info.context.loaders.named("record", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Who decided, by pseudonym.")
    async def decided_by(self, info: Info) -> str:
        """Who decided."""
        return await info.context.loaders.named("pseudonym", self.decided_by_id)  # type: ignore[attr-defined]


@shows(db.StatementOfReasons)
class StatementOfReasons(Node):
    """What one side is told of a decision: facts, ground, scope, duration, whether automated, ways to appeal."""

    side: Side = says("To whom it is addressed.")
    text_hash: str = says("SHA-256 of what it says: it shows whether the decision was changed since.")
    delivered_at: datetime = says("When it was delivered.")

    @strawberry.field(description="What the decision is about.")
    def about(self) -> DecisionAbout:
        """What it is about."""
        return told_in(self).about

    @strawberry.field(description="What follows from it, as far as it concerns you: each measure by its word.")
    def measures(self) -> list[str]:
        """What follows."""
        return list(told_in(self).measures)

    @strawberry.field(description="The sanctions that it imposed, where they concern you.")
    def sanctions(self) -> list[ImposedSanction]:
        """The sanctions."""
        return imposed(told_in(self))

    @strawberry.field(description="How bad the breach is.")
    def severity(self) -> Severity | None:
        """How bad it is."""
        return self.decision.severity  # type: ignore[attr-defined]

    @strawberry.field(description="The decision, as an opaque id: a later one on an appeal names it in `supersedes`.")
    def decision_id(self) -> strawberry.ID:
        """The decision."""
        return strawberry.ID(global_id("Decision", self.decision.id))  # type: ignore[attr-defined]

    @strawberry.field(description="The decision that an appeal was against, where this one answers an appeal.")
    async def supersedes(self, info: Info) -> strawberry.ID | None:
        """The decision that came before."""
        appeal = self.decision.appeal_id  # type: ignore[attr-defined]
        found = await info.context.loaders.named("reviewed", appeal) if appeal else None
        return strawberry.ID(global_id("Decision", found)) if found else None

    @strawberry.field(description="When the decision was reversed.")
    def reversed_at(self) -> datetime | None:
        """When it was reversed."""
        return self.decision.reversed_at  # type: ignore[attr-defined]

    @strawberry.field(description="SHA-256 of its form: the preview of the decision had the same.")
    def form_hash(self) -> str:
        """The hash of its form."""
        return told_in(self).hash_of_form(Side(self.side))

    @strawberry.field(description="What an archive of such decisions takes of it, without personal data.")
    async def record(self, info: Info) -> JSON:
        """The record."""
        return await info.context.loaders.named("record", self.decision.id)  # type: ignore[attr-defined]

    @strawberry.field(description="What the decision does to the content.")
    def measure(self) -> Measure:
        """The measure."""
        return self.decision.measure  # type: ignore[attr-defined]

    @strawberry.field(description="What became of the complaint.")
    def outcome(self) -> ComplaintState:
        """The outcome."""
        return self.outcome or self.decision.outcome  # type: ignore[attr-defined]

    @strawberry.field(description="What was found.")
    def facts(self) -> str:
        """The facts."""
        return self.decision.facts  # type: ignore[attr-defined]

    @strawberry.field(description="On what it rests.")
    def ground(self) -> Ground:
        """The ground."""
        return self.decision.ground  # type: ignore[attr-defined]

    @strawberry.field(description="The rule, as a code of the policy pack.")
    def rule(self) -> str:
        """The rule."""
        return self.decision.rule  # type: ignore[attr-defined]

    @strawberry.field(description="The rule, in your language.")
    def rule_text(self, info: Info) -> str:
        """The rule in words."""
        return say(info.context.language, f"rule-{self.decision.rule}")  # type: ignore[attr-defined]

    @strawberry.field(description="What it reaches, in your language.")
    def scope(self, info: Info) -> str:
        """The scope."""
        return say(info.context.language, f"scope-{self.decision.measure}")  # type: ignore[attr-defined]

    @strawberry.field(description="Since when it holds.")
    def starts_at(self) -> datetime:
        """Since when."""
        return self.decision.starts_at  # type: ignore[attr-defined]

    @strawberry.field(description="Until when it holds; null: without end.")
    def ends_at(self) -> datetime | None:
        """Until when."""
        return told_in(self).ends_at

    @strawberry.field(description="Whether a machine found it.")
    def automated_detection(self) -> bool:
        """Whether a machine found it."""
        return self.decision.automated_detection  # type: ignore[attr-defined]

    @strawberry.field(description="Whether a machine decided it.")
    def automated_decision(self) -> bool:
        """Whether a machine decided it."""
        return self.decision.automated_decision  # type: ignore[attr-defined]

    @strawberry.field(description="Until when a second decision can be asked for.")
    def appeal_until(self) -> datetime:
        """Until when."""
        return told_in(self).appeal_until

    @strawberry.field(description="How to contest it, in your language.")
    def ways_to_appeal(self, info: Info) -> str:
        """How to contest it."""
        return ways_to_appeal(info.context.language, told_in(self), Side(self.side))

    @strawberry.field(description="The whole statement as a text, in your language.")
    def text(self, info: Info) -> str:
        """The whole statement."""
        return text_of(info.context.language, self)  # type: ignore[arg-type]

    @strawberry.field(description="Your appeal against the decision, if there is one.")
    async def appeal(self, info: Info) -> AppealType | None:
        """Your appeal."""
        appeal = await info.context.loaders.named("appeal_on", self.pk)  # type: ignore[attr-defined]
        return appeal if appeal is not None and may_see(info.context.actor, appeal) else None

    @strawberry.field(description="What you may do with it now.")
    async def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What you may do with it."""
        appeal = await info.context.loaders.named("appeal_on", self.pk)  # type: ignore[attr-defined]
        return offered(info, self, **facts_to_lodge(self.decision, appeal))  # type: ignore[arg-type, attr-defined]
