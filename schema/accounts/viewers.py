"""The viewer: what a person sees of their own."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info

import db
from resolvers import posts
from resolvers.accounts import chats, people, roster, staff, two_step
from resolvers.accounts.identity.views import registrants_of
from resolvers.accounts.leaving import exports_of
from resolvers.interactions import views
from resolvers.interactions.marks import views as marks
from resolvers.interactions.messages.views import messages_by
from resolvers.notices import notices_page, sentence
from resolvers.rules.standings import Actor
from schema.accounts.profiles import Operatorship, User
from schema.accounts.staff import StaffMember
from schema.fields import Node, offers_field, says, shows
from schema.pages import (
    After,
    BeforeCursor,
    Connection,
    First,
    Last,
    cursor_of_position,
    page_of,
    paging,
    position_of_cursor,
)
from schema.words import (
    ActorKind,
    CommentNotices,
    StaffRole,
    Transport,
)

if TYPE_CHECKING:
    from schema.accounts.documents import AgreementToSign
    from schema.accounts.identity.things import Registrant
    from schema.accounts.leaving import Export
    from schema.complaints import Complaint
    from schema.complaints.details import CounterNotice
    from schema.interactions import Comment
    from schema.marks import Follow
    from schema.messages import Message
    from schema.posts import Post
    from schema.sanctions import Appeal, StatementOfReasons

ExportType = Annotated["Export", strawberry.lazy("schema.accounts.leaving")]
AgreementType = Annotated["AgreementToSign", strawberry.lazy("schema.accounts.documents")]
RegistrantType = Annotated["Registrant", strawberry.lazy("schema.accounts.identity.things")]
FollowType = Annotated["Follow", strawberry.lazy("schema.marks")]
PostType = Annotated["Post", strawberry.lazy("schema.posts")]
CommentType = Annotated["Comment", strawberry.lazy("schema.interactions")]
MessageType = Annotated["Message", strawberry.lazy("schema.messages")]
ComplaintType = Annotated["Complaint", strawberry.lazy("schema.complaints")]
AppealType = Annotated["Appeal", strawberry.lazy("schema.sanctions")]
CounterNoticeType = Annotated["CounterNotice", strawberry.lazy("schema.complaints.details")]
StatementType = Annotated["StatementOfReasons", strawberry.lazy("schema.sanctions")]


@shows(db.Token)
class Token(Node):
    """One of one's own bearer tokens, without its secret."""

    label: str = says("What it is for.")
    created_at: datetime = says("When it was made.")
    expires_at: datetime = says("When it ends.")
    revoked_at: datetime | None = says("When it was revoked.")

    @strawberry.field(description="Whether this request came with it.")
    def current(self, info: Info) -> bool:
        """Whether this request came with it."""
        return self.id == info.context.actor.token_id

    offers = offers_field()


@shows(db.Chat)
class Chat(Node):
    """One of one's own linked chats."""

    transport: Transport = says("Over what it is held.")
    language: str | None = says("The language spoken there, when one was chosen.")
    comment_notices: CommentNotices = says("Of which new comments it is told.")
    digest: bool = says("Whether many new comments at once come as one message.")
    silent: bool = says("Whether new comments come without a sound.")
    weekly: bool = says("Whether an owner is told there on Monday morning what happened in the week.")
    time_zone: str = says("The time zone of the person there: a name, or an offset from UTC.")
    quiet_hours: str | None = says("When it is told of new comments in the morning only, such as 22:00-07:00.")
    blocked_at: datetime | None = says("Since when nothing can be sent there, because the person blocked it.")
    created_at: datetime = says("When it began.")

    offers = offers_field()


@shows(db.Notice)
class Notice(Node):
    """A message about something that concerns you."""

    event: str = says("What happened, as the trail names it.")
    at: datetime = says("When.")
    read_at: datetime | None = says("When you read it.")

    @strawberry.field(description="The message, in your language.")
    def text(self, info: Info) -> str:
        """The message."""
        return sentence(self, info.context.language)  # type: ignore[arg-type]

    @strawberry.field(description="What it is about, if you may see that.")
    async def subject(self, info: Info) -> Node | None:
        """What it is about."""
        return await info.context.loaders.row(self.subject_kind, self.subject_id)  # type: ignore[attr-defined]


@shows()
class Viewer:
    """You, as this credential knows you."""

    kind: ActorKind = says("User, staff or guest.")
    language: str = says("The language in which you are answered.")

    @strawberry.field(description="You as others see you; null for guests.")
    async def user(self, info: Info) -> User | None:
        """You as others see you."""
        return await info.context.loaders.row("User", info.context.actor.user_id)

    @strawberry.field(description="When you are gone for good, while you are leaving; `reopenUser` keeps you.")
    def closes_at(self, info: Info) -> datetime | None:
        """When you are gone."""
        return info.context.actor.closes_at

    @strawberry.field(description="Your exports that are being built or can be fetched, newest first, at most 20.")
    async def exports(self, info: Info) -> list[ExportType]:
        """Your exports."""
        return await exports_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="The registrants for which you act, oldest first.")
    async def registrants(self, info: Info) -> list[RegistrantType]:
        """The registrants for which you act."""
        return await registrants_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="Your posts of platform staff.")
    def staff_roles(self, info: Info) -> list[StaffRole]:
        """Your posts of platform staff."""
        return sorted(info.context.actor.staff)

    @strawberry.field(description="Your posts of platform staff, with what you were trained in.")
    async def staff_posts(self, info: Info) -> list[StaffMember]:
        """Your posts of platform staff."""
        return await roster.posts_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="The pseudonym by which your work as staff is shown.")
    def pseudonym(self, info: Info) -> str | None:
        """Your pseudonym."""
        return info.context.actor.pseudonym or None

    @strawberry.field(description="Your posts at public accounts.")
    async def operatorships(self, info: Info) -> list[Operatorship]:
        """Your posts at public accounts."""
        return await staff.operatorships_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(
        description="What you still have to agree to before you publish: for yourself, and for registrants that you "
        "represent."
    )
    async def agreements(self, info: Info) -> list[AgreementType]:
        """What you still have to agree to."""
        from resolvers.accounts.documents.views import agreements_to_sign

        return await agreements_to_sign(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="Your tokens that still work, newest first, at most 100.")
    async def tokens(self, info: Info) -> list[Token]:
        """Your tokens."""
        return await people.tokens_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="Whether your sign-in takes a second step.")
    async def two_step(self, info: Info) -> bool:
        """Whether signing in takes a second step."""
        return await two_step.second_step_is_on(info.context.actor)

    @strawberry.field(description="How many of your recovery codes are unused; make new ones before none is left.")
    async def recovery_codes_left(self, info: Info) -> int:
        """How many recovery codes are unused."""
        return await two_step.recovery_codes_left(info.context.actor)

    @strawberry.field(description="Your linked chats, at most 20.")
    async def chats(self, info: Info) -> list[Chat]:
        """Your linked chats."""
        return await chats.chats_of(info.context.actor)  # type: ignore[return-value]

    @strawberry.field(description="Your own comments in every state, newest first.")
    async def comments(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CommentType]:
        """Your own comments."""
        return await page_of(info, first, after, last, before, lambda w: views.comments_by(info.context.actor, w))

    @strawberry.field(description="Your own conversations with accounts, newest first.")
    async def messages(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[MessageType]:
        """Your own conversations."""
        return await page_of(info, first, after, last, before, lambda w: messages_by(info.context.actor, w))

    @strawberry.field(description="The posts of the accounts that you run, in every state, newest first.")
    async def posts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[PostType]:
        """The posts of your accounts."""
        return await page_of(info, first, after, last, before, lambda w: posts.drafts_page(info.context.actor, w))

    @strawberry.field(description="The accounts that you follow, those that you followed last first.")
    async def following(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[FollowType]:
        """The accounts that you follow."""
        return await page_of(info, first, after, last, before, lambda w: marks.following(info.context.actor, w))

    @strawberry.field(description="Your complaints, newest first.")
    async def complaints(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[ComplaintType]:
        """Your complaints."""
        from resolvers.complaints.lodging import my_complaints

        return await page_of(info, first, after, last, before, lambda w: my_complaints(info.context.actor, w))

    @strawberry.field(description="What you are invited to say something about before it is decided, newest first.")
    async def counter_notices(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CounterNoticeType]:
        """What you are invited to say something about."""
        from resolvers.complaints.hearing.counter_notices import counter_notices_to

        return await page_of(info, first, after, last, before, lambda w: counter_notices_to(info.context.actor, w))

    @strawberry.field(description="Statements of reasons addressed to you, newest first.")
    async def statements(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[StatementType]:
        """Statements addressed to you."""
        from resolvers.sanctions.statements import statements_to

        return await page_of(info, first, after, last, before, lambda w: statements_to(info.context.actor, w))

    @strawberry.field(description="Your appeals, newest first.")
    async def appeals(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[AppealType]:
        """Your appeals."""
        from resolvers.sanctions.appeals.views import my_appeals

        return await page_of(info, first, after, last, before, lambda w: my_appeals(info.context.actor, w))

    @strawberry.field(description="Messages to you, newest first.")
    async def notices(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Notice]:
        """Messages to you."""
        asked = paging(info, first, after, last, before, position_of_cursor)
        rows = await notices_page(info.context.actor, asked.after, asked.before, asked.first + 1, asked.backwards)
        return asked.page(rows, lambda notice: cursor_of_position(notice.position))


def viewer(actor: Actor) -> Viewer:
    """The viewer that an actor is."""
    return Viewer(kind=actor.kind, language=actor.language)
