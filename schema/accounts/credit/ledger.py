"""The credit ledger of a registrant: entries, what they count now, what comes next; contesting and answering."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers.accounts import credit
from resolvers.accounts.credit.views import CreditLine as Line
from resolvers.accounts.credit.views import CreditReport, credit_contests, credit_explain
from resolvers.rules.ids import read_global_id
from schema.accounts.identity.things import Registrant
from schema.accounts.profiles import PublicAccount
from schema.fields import Node, key_in, offers_field, says, shows
from schema.http import ClientFault
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.refusals import taking, verb
from schema.words import CreditLevel, CreditState

if TYPE_CHECKING:
    from schema.sanctions import StatementOfReasons

StatementType = Annotated["StatementOfReasons", strawberry.lazy("schema.sanctions")]


@shows(db.CreditEntry)
class CreditEntry(Node):
    """An entry in the credit ledger of a registrant: by which rule, because of what, and how it stands."""

    rule: str = says("The rule, as a code.")
    points: int = says("What it counts by the rule, with its sign, before it fades.")
    state: CreditState = says("Where it stands.")
    at: datetime = says("When its cause became final; from then on it fades.")
    contest_until: datetime = says("Until when it can be contested.")
    left_at: datetime | None = says("When it left.")
    contested_at: datetime | None = says("When it was contested.")
    words: str = says("Why it was contested; empty if it was not.")
    answer_by: datetime | None = says("By when an answer to that is promised.")
    answer: str = says("The answer and its reasons; empty before that.")
    answered_at: datetime | None = says("When it was answered.")

    @strawberry.field(description="The rule in your language.")
    def rule_text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, f"credit-rule-{self.rule}")

    @strawberry.field(description="The account because of which it was made, if you may see it.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The statement of reasons of the decision behind it.")
    async def statement(self, info: Info) -> StatementType | None:
        """The statement of reasons."""
        return await info.context.loaders.named("statement_behind_credit", self.pk)  # type: ignore[attr-defined]

    offers = offers_field()


@shows()
class CreditLine:
    """An entry with what it counts now."""

    entry: CreditEntry = says("The entry.")
    points_now: int = says("What it counts now: faded, and beside others of the same breach only what it adds.")
    halved_at: datetime = says("From when on it counts half.")
    gone_at: datetime = says("From when on it counts nothing.")


@shows()
class CreditChange:
    """That a level counts from a moment on."""

    at: datetime = says("From when on.")
    level: CreditLevel = says("The level.")
    points: int = says("The points then.")


@shows()
class CreditAim:
    """What the next level up needs."""

    level: CreditLevel = says("The level.")
    points: int = says("So many points,")
    days: int = says("held for so many days.")


@shows()
class CreditLimits:
    """What a level allows."""

    accounts: int = says("How many accounts the registrant may have.")
    posts_per_day: int = says("How many posts each of them publishes in a day.")


@shows()
class CreditStanding:
    """How a registrant stands and why; shown to nobody but those who act for it, and auditors."""

    registrant: Registrant = says("The registrant.")
    level: CreditLevel = says("The level now.")
    points: int = says("The points now.")
    entries: list[CreditLine] = says("Every entry, the newest first, at most 500.")
    history: list[CreditChange] = says("Which level counted from when on, the oldest first.")
    next: CreditChange | None = says("The next change if nothing else happens; null: the level stays.")
    aim: CreditAim | None = says("What the next level up needs; null for the first.")
    limits: CreditLimits = says("What the level allows: it decides nothing else.")


def _line(line: Line) -> CreditLine:
    entry: Any = line.entry
    return CreditLine(entry=entry, points_now=line.points_now, halved_at=line.halved_at, gone_at=line.gone_at)


def _standing(report: CreditReport) -> CreditStanding:
    change = report.next
    return CreditStanding(
        registrant=report.registrant,  # type: ignore[arg-type]
        level=report.level,
        points=report.points,
        entries=[_line(line) for line in report.lines],
        history=[CreditChange(at=one.at, level=one.level, points=one.points) for one in report.history],
        next=CreditChange(at=change.at, level=change.level, points=change.points) if change else None,
        aim=CreditAim(level=report.aim.level, points=report.aim.points, days=report.aim.days) if report.aim else None,
        limits=CreditLimits(accounts=report.accounts, posts_per_day=report.limits.posts),
    )


@strawberry.type
class CreditQueries:
    """What can be read of credit."""

    @strawberry.field(
        description="The credit of a registrant with every entry, what comes next and what its level allows; for "
        "whoever acts for it, and auditors."
    )
    async def credit_explain(
        self, info: Info, registrant_id: Annotated[strawberry.ID, strawberry.argument(description="The registrant.")]
    ) -> CreditStanding:
        """The credit of a registrant."""
        read = _read(info, registrant_id)
        return _standing(await permitted(info, credit_explain(info.context.actor, read)))

    @strawberry.field(description="Contested credit entries that wait for an answer, oldest first; for seniors.")
    async def credit_contests(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CreditEntry]:
        """Contested entries."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, credit_contests(actor, window))
        )


def _read(info: Info, registrant_id: Any) -> Any:
    """The key of a registrant behind an opaque id."""
    read = read_global_id(registrant_id)
    if read is None or read[0] != "Registrant":
        raise ClientFault(say(info.context.language, "request-bad-id"), "BAD_USER_INPUT")
    return read[1]


@taking("contestCreditEntry")
class ContestCreditEntryInput:
    """What contesting takes."""

    id: strawberry.ID = strawberry.field(description="The entry.")
    words: str = strawberry.field(description="What is wrong with it; at most 4000 characters.")


@taking("keepCreditEntry")
class KeepCreditEntryInput:
    """What keeping takes."""

    id: strawberry.ID = strawberry.field(description="The entry.")
    words: str = strawberry.field(description="Why it stays; whoever contested it reads this.")


@taking("strikeCreditEntry")
class StrikeCreditEntryInput:
    """What striking out takes."""

    id: strawberry.ID = strawberry.field(description="The entry.")
    words: str = strawberry.field(description="Why it leaves; whoever contested it reads this.")


def _entry(i: Any) -> Any:
    return (*key_in("id", i.id, "CreditEntry")[1:], i.words)


@strawberry.type
class CreditMutations:
    """What may be done about credit."""

    contest_credit_entry = verb(credit.contest_credit_entry, CreditEntry, ContestCreditEntryInput, _entry)
    keep_credit_entry = verb(credit.keep_credit_entry, CreditEntry, KeepCreditEntryInput, _entry)
    strike_credit_entry = verb(credit.strike_credit_entry, CreditEntry, StrikeCreditEntryInput, _entry)
