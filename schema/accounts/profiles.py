"""Users, registrants, public accounts and their operators, as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers import clock
from resolvers.accounts.team.activity import WEEKS
from resolvers.accounts.team.inviting import link_to
from resolvers.rules.conditions import ends_at, rules_now
from resolvers.rules.visibility import may_see
from schema.fields import Node, offered, offers_field, report_link_field, says, shows
from schema.http.errors import ClientFault
from schema.pages import (
    After,
    BeforeCursor,
    Connection,
    First,
    Last,
    page_of,
)
from schema.words import (
    AccountClass,
    AccountState,
    CommentRules,
    MessageState,
    OperatorRole,
    OperatorshipState,
    Verb,
)

if TYPE_CHECKING:
    from schema.accounts.identity.things import Registrant
    from schema.accounts.opening.things import AccountLabels, AccountRevision, BeforeFirstPost
    from schema.accounts.standing.grades import GradeChange
    from schema.accounts.standing.licences import Qualification
    from schema.accounts.weeks import TeamWeek
    from schema.marks import Mute
    from schema.messages import Message
    from schema.oversight import Act
    from schema.posts import Post
    from schema.sanctions.blacklist import BlacklistEntry
    from schema.sanctions.sanctions import Sanction

RegistrantType = Annotated["Registrant", strawberry.lazy("schema.accounts.identity.things")]
QualificationType = Annotated["Qualification", strawberry.lazy("schema.accounts.standing.licences")]
GradeChangeType = Annotated["GradeChange", strawberry.lazy("schema.accounts.standing.grades")]
MuteType = Annotated["Mute", strawberry.lazy("schema.marks")]
MessageType = Annotated["Message", strawberry.lazy("schema.messages")]
ActType = Annotated["Act", strawberry.lazy("schema.oversight")]
SanctionType = Annotated["Sanction", strawberry.lazy("schema.sanctions.sanctions")]
BlacklistEntryType = Annotated["BlacklistEntry", strawberry.lazy("schema.sanctions.blacklist")]
TeamWeekType = Annotated["TeamWeek", strawberry.lazy("schema.accounts.weeks")]
PostType = Annotated["Post", strawberry.lazy("schema.posts")]
LabelsType = Annotated["AccountLabels", strawberry.lazy("schema.accounts.opening.things")]
RevisionType = Annotated["AccountRevision", strawberry.lazy("schema.accounts.opening.things")]
StepType = Annotated["BeforeFirstPost", strawberry.lazy("schema.accounts.opening.things")]


@shows(db.User)
class User(Node):
    """A person, under a display name of their own choice."""

    @strawberry.field(description="The name the person chose; of one who has gone, that they have.")
    def display_name(self, info: Info) -> str:
        """The name the person chose."""
        return self.display_name or say(info.context.language, "name-of-who-left")

    created_at: datetime = says("When they came.")


@shows(db.Operatorship)
class Operatorship(Node):
    """A user's post at a public account."""

    role: OperatorRole = says("Which post.")
    state: OperatorshipState = says("Where it stands.")
    since: datetime = says("Since when.")
    until: datetime | None = says("Until when.")
    expires_at: datetime | None = says("Until when an invitation can be answered.")

    @strawberry.field(description="Until when this person can accept the ownership that they were offered.")
    def ownership_offered_until(self) -> datetime | None:
        """Until when the ownership is offered."""
        offered: datetime | None = self.offered_until  # type: ignore[attr-defined]
        return offered if offered and offered > clock.now() else None

    @strawberry.field(
        description="What opens an invitation that waits, once: an address that opens the bot on Telegram where "
        "TELEGRAM_USERNAME is set, and else the words to send to the bot; what stands behind `i_` is the secret for "
        "`acceptInvitation`. For owners."
    )
    def invitation_link(self, info: Info) -> str | None:
        """What opens an invitation."""
        waits = self.state == OperatorshipState.INVITED
        return link_to(self.pk, info.context.terms.bot_username) if waits else None  # type: ignore[attr-defined]

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> "PublicAccount | None":
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The person; null for an invitation, which nobody has accepted.")
    async def user(self, info: Info) -> User | None:
        """The person."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]

    offers = offers_field()


@shows(db.PublicAccount)
class PublicAccount(Node):
    """The account that publishes."""

    handle: str = says("Its unique handle, without the @.")
    name: str = says("Its name.")
    account_class: AccountClass = says("The class by which it is labelled and reviewed.")
    state: AccountState = says("Where it stands.")
    word_list: list[str] | None = says("Words that make a comment wait for its operators; for them and for reviewers.")
    created_at: datetime = says("When it was made.")
    followers: int = says("How many follow it.")
    closes_at: datetime | None = says("When its cooling-off ends, or ended, after its owner wished to close it.")
    description: str = says("What it is, for readers, as reviewed.")

    @strawberry.field(description="What readers see of who stands behind it.")
    async def labels(self, info: Info) -> LabelsType:
        """What readers see of who stands behind it."""
        return await info.context.loaders.named("labels", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(
        description="What waits for review of it, or was reviewed last; null for whoever neither runs nor reviews it."
    )
    async def revision(self, info: Info) -> RevisionType | None:
        """What waits for review of it, or was reviewed last."""
        return await info.context.loaders.named("revision", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="What must be done before its first post; empty for whoever does not run it.")
    async def before_first_post(self, info: Info) -> list[StepType]:
        """What must be done before its first post."""
        return await info.context.loaders.named("before_first_post", self.pk) or []  # type: ignore[attr-defined]

    grade: int = says("How much it weighs, 1 to 4: by its registrant's kind, its class, followers, and reads.")

    @strawberry.field(description="The licences for news that cover it now.")
    async def qualifications(self, info: Info) -> list[QualificationType]:
        """The licences that cover it."""
        return await info.context.loaders.named("qualifications", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(
        description="How its grade changed and from what, newest first, at most 50; for its operators and reviewers."
    )
    async def grade_history(self, info: Info) -> list[GradeChangeType] | None:
        """How its grade changed."""
        return await info.context.loaders.named("grade_changes", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="Who may comment under its posts now, unless a post says otherwise.")
    def comment_rules(self) -> CommentRules:
        """Who may comment now."""
        return rules_now(self, clock.now()) or CommentRules.OPEN

    @strawberry.field(description="When that rule ends by itself and the one before counts again.")
    def comment_rules_until(self) -> datetime | None:
        """When that ends."""
        return ends_at(self, clock.now())

    @strawberry.field(
        description="Who answers for it in law: an organisation; a person only for staff, who acts for them, and who "
        "runs it. `labels` tell everybody what it is verified as."
    )
    async def registrant(self, info: Info) -> RegistrantType | None:
        """Who answers for it."""
        return await info.context.loaders.named("registrant", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="Who runs it, and for owners who is invited to; for its operators and for reviewers.")
    async def operators(self, info: Info) -> list[Operatorship] | None:
        """Who runs it."""
        team = await info.context.loaders.named("operators", self.pk) or []  # type: ignore[attr-defined]
        return [post for post in team if may_see(info.context.actor, post)]

    @strawberry.field(
        description="Who of its team did what, and what happened to comments under its posts, by weeks from Monday in "
        "UTC, this week first; for its owners."
    )
    async def team_activity(
        self,
        info: Info,
        weeks: Annotated[int, strawberry.argument(description="How many weeks, at most 8.")] = 1,
    ) -> list[TeamWeekType] | None:
        """Who did what, by weeks."""
        if not 1 <= weeks <= WEEKS:
            raise ClientFault(say(info.context.language, "request-weeks", most=WEEKS), "BAD_USER_INPUT")
        return await info.context.loaders.weekly(self.pk, weeks)  # type: ignore[attr-defined]

    @strawberry.field(description="Its public posts, newest first.")
    async def posts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[PostType]:
        """Its public posts."""
        load = info.context.loaders.page
        return await page_of(info, first, after, last, before, lambda w: or_empty(load("posts", self.pk, w)))  # type: ignore[attr-defined]

    @strawberry.field(description="The last act on it not taken back, for `undoAct`; for its operators.")
    async def last_act(self, info: Info) -> ActType | None:
        """The last act on it."""
        return await info.context.loaders.named("last_act", self.pk)  # type: ignore[attr-defined]

    @strawberry.field(description="The sanctions on it, newest first; shown to its operators and to staff.")
    async def sanctions(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[SanctionType]:
        """The sanctions on it."""
        load = info.context.loaders.page
        return await page_of(info, first, after, last, before, lambda w: or_empty(load("sanctions", self.pk, w)))  # type: ignore[attr-defined]

    @strawberry.field(description="Whether you follow it.")
    async def viewer_follows(self, info: Info) -> bool:
        """Whether you follow it."""
        return bool((await info.context.loaders.named("between", self.pk))["follows"])  # type: ignore[attr-defined]

    @strawberry.field(description="The mutes that hold there, newest first; shown to its operators and to reviewers.")
    async def mutes(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[MuteType]:
        """The mutes that hold there."""
        load = info.context.loaders.page
        return await page_of(info, first, after, last, before, lambda w: or_empty(load("mutes", self.pk, w)))  # type: ignore[attr-defined]

    @strawberry.field(description="The conversations of users with it, newest first; shown to its operators.")
    async def messages(
        self,
        info: Info,
        state: Annotated[
            MessageState | None, strawberry.argument(description="Only those that stand so; null: all of them.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[MessageType]:
        """The conversations of users with it."""
        load, name = info.context.loaders.page, f"messages {state}" if state else "messages"
        return await page_of(info, first, after, last, before, lambda w: or_empty(load(name, self.pk, w)))  # type: ignore[attr-defined]

    report_link = report_link_field()

    @strawberry.field(description="What you may do with it now.")
    async def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        between = await info.context.loaders.named("between", self.pk)  # type: ignore[attr-defined]
        return offered(info, self, account=self, **between)  # type: ignore[arg-type]


async def or_empty(load: Any) -> Any:
    """The rows that are loaded, or none where the viewer sees none."""
    return await load or []
