"""Acts, the trail, the policy pack and limits, as seen from outside."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from policy import pack, say
from resolvers.notices import follow_notices, newest_notice
from resolvers.oversight import actor_told, undo_act
from schema.accounts import Notice, PublicAccount, Registrant
from schema.accounts.credit import CreditTerms, credit_terms
from schema.accounts.opening.terms import OpeningTerms, opening_terms
from schema.accounts.standing.grades import GradingTerms, grading_terms
from schema.bulk.verbs import Bulk
from schema.care import CareTerms, SamplingTerms, care_terms, sampling_terms
from schema.fields import Node, key_in, says, shows
from schema.http import ClientFault
from schema.interactions import Comment
from schema.marks import Mute
from schema.pages import AfterEvent, cursor_of_position, position_after
from schema.posts import Post
from schema.refusals import taking_id, verb
from schema.sanctions.blacklist import BlacklistTerms, blacklist_terms
from schema.words import ActorKind, ComplaintKind, Ground


@shows(db.Act)
class Act(Node):
    """Something that was done to a thing, and that may be taken back."""

    name: str = says("What was done, such as `comment:hide`.")
    at: datetime = says("When.")
    undone_at: datetime | None = says("When it was taken back.")


@shows(db.TrailEntry)
class TrailEntry(Node):
    """An entry of the trail: what happened, when, by whom; for auditors."""

    position: str = says("Its place; within a scope places follow each other in time.")
    event: str = says("What happened.")
    scope: str = says("Within which order it is read.")
    subject_kind: str = says("What kind of thing it is about.")
    actor_kind: ActorKind = says("What acted.")
    act: str = says("The act.")
    reason: str | None = says("The reason, as a code.")
    at: datetime = says("When.")

    @strawberry.field(description="Who acted: staff by pseudonym, others by an id; who complained is not told.")
    def actor(self) -> str:
        """Who acted."""
        return actor_told(self)  # type: ignore[arg-type]


@shows()
class RateLimit:
    """What this request costs, and what is left for this minute."""

    cost: int = says("What this request costs, in points.")
    remaining: int = says("The points left in this minute.")
    per_minute: int = says("The points of a whole minute.")
    reset_at: datetime = says("When the points are whole again.")


@shows()
class AskedFor:
    """Something that a category asks for beside the words."""

    code: str = says("The code to give to `lodgeComplaint`, in `details`.")
    required: bool = says("Whether it must be told.")
    most: int = says("The most characters.")

    @strawberry.field(description="What is asked, in your language.")
    def text(self, info: Info) -> str:
        """What is asked."""
        return say(info.context.language, f"field-{self.code}")

    @strawberry.field(description="What helps to tell it, in your language.")
    def hint(self, info: Info) -> str:
        """What helps to tell it."""
        return say(info.context.language, f"field-{self.code}-hint")


@shows()
class Category:
    """What a complaint can be about."""

    code: str = says("The code to give to `lodgeComplaint`.")
    kind: ComplaintKind = says("Whether the complainant's own right is at stake.")
    days: int = says("In how many days an answer is promised.")
    fields: list[AskedFor] = says("What it asks for beside the words.")
    counter_notice: bool = says("Whether the other side is invited to say something before it is decided.")

    @strawberry.field(description="In your language.")
    def text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, f"category-{self.code}")


@shows()
class Rule:
    """A rule on which a decision can rest."""

    code: str = says("The code to give to `decideCase`.")
    ground: Ground = says("Law, agreement or convention.")
    for_reports: bool = says("Whether reports themselves are judged by it: `decideCase` does not take it.")

    @strawberry.field(description="In your language.")
    def text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, f"rule-{self.code}")


@shows()
class Policy:
    """The public part of the policy pack in force."""

    version: str = says("The pack's version.")
    categories: list[Category] = says("What a complaint can be about, the most urgent first.")
    rules: list[Rule] = says("On what a decision can rest.")
    reasons: list[str] = says("The reasons that operators choose from.")
    escalation_reasons: list[str] = says("The reasons for passing a case on to senior reviewers.")
    undo_seconds: int = says("For how many seconds an act can be taken back.")
    care: CareTerms = says("How an account's care for its comments is measured, and what follows from it.")
    opening: OpeningTerms = says("How accounts are opened, and within how many working days they are reviewed.")
    credit: CreditTerms = says("How the credit of registrants is worked out, and what each level allows.")
    sampling: SamplingTerms = says("How many comments staff look at although nobody complained.")
    blacklist: BlacklistTerms = says("What a breach may bring into the blacklist, by how bad it is.")
    grading: GradingTerms = says("The scheme of grades: points for four inputs, and for nothing else.")
    licence_reasons: list[str] = says("For what reasons a licence for news is turned down, as codes.")


def policy() -> Policy:
    """The policy pack in force."""
    held = pack()
    return Policy(
        version=held.version,
        categories=[
            Category(
                code=c.code,
                kind=ComplaintKind(c.kind),
                days=c.days,
                counter_notice=c.counter_notice,
                fields=[AskedFor(code=f.code, required=f.required, most=f.most) for f in c.fields],
            )
            for c in held.categories
        ],
        rules=[Rule(code=r.code, ground=Ground(r.ground), for_reports=r.judges == "REPORTS") for r in held.rules],
        reasons=list(held.reasons.care),
        escalation_reasons=list(held.reasons.escalation),
        undo_seconds=held.times.undo,
        care=care_terms(held.care),
        opening=opening_terms(),
        credit=credit_terms(),
        sampling=sampling_terms(held.sampling),
        blacklist=blacklist_terms(held.blacklist),
        grading=grading_terms(),
        licence_reasons=list(held.standing.reasons),
    )


def rate_limit(info: Info) -> RateLimit:
    """What this request costs."""
    context = info.context
    return RateLimit(
        cost=context.cost, remaining=context.budget.remaining, per_minute=context.budget.budgets.window.amount,
        reset_at=_moment(context.budget.reset_at),
    )  # fmt: skip


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromtimestamp(value, UTC)


@strawberry.type(description="A message to you, with its place.")
class NoticeEvent:
    """A message to you."""

    cursor: str = strawberry.field(description="Where to go on after a break: give it as `after`.")
    notice: Notice = strawberry.field(description="The message.")


@strawberry.type
class OversightSubscriptions:
    """Messages to the viewer, as they come."""

    @strawberry.subscription(description="Messages to you; with `after`, those that you missed first.")
    async def viewer_notices(self, info: Info, after: AfterEvent = None) -> AsyncGenerator[NoticeEvent, None]:
        """Messages to you."""
        actor = info.context.actor
        if actor.user_id is None:
            raise ClientFault(say(info.context.language, "request-unauthenticated"), "UNAUTHENTICATED")
        place = position_after(info, after)
        place = await newest_notice(actor) if place is None else place
        async for notice in follow_notices(actor, place):
            yield NoticeEvent(cursor=cursor_of_position(notice.position), notice=notice)  # type: ignore[arg-type]


UndoActInput = taking_id("undoAct", "The act, as `lastAct` tells it.")


@strawberry.type
class OversightMutations:
    """What may be taken back."""

    undo_act = verb(
        undo_act,
        (Comment, Post, PublicAccount, Registrant, Mute, Bulk),
        UndoActInput,
        lambda i: key_in("id", i.id, "Act")[1:],
    )
