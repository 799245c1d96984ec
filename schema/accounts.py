"""People, accounts and what surrounds them, as seen from outside."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

import db
from resolvers import accounts, posts
from resolvers.accounts import chats, people, staff
from resolvers.accounts.chats import link_secret
from resolvers.actor import token_of
from resolvers.interactions import views
from resolvers.notices import notices_page, read_notice, sentence
from resolvers.rules.standings import Actor
from schema.fields import Node, key_in, offered, says, shows
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
from schema.refusals import taking, verb
from schema.words import (
    AccountClass,
    AccountState,
    ActorKind,
    CommentRules,
    OperatorRole,
    OperatorshipState,
    RegistrantKind,
    RegistrantState,
    StaffRole,
    Transport,
    Verb,
)

if TYPE_CHECKING:
    from schema.complaints import Complaint
    from schema.interactions import Comment
    from schema.posts import Post
    from schema.sanctions import StatementOfReasons

PostType = Annotated["Post", strawberry.lazy("schema.posts")]
CommentType = Annotated["Comment", strawberry.lazy("schema.interactions")]
ComplaintType = Annotated["Complaint", strawberry.lazy("schema.complaints")]
StatementType = Annotated["StatementOfReasons", strawberry.lazy("schema.sanctions")]


@shows(db.User)
class User(Node):
    """A person, under a display name of their own choice."""

    display_name: str = says("The name the person chose.")
    created_at: datetime = says("When they came.")


@shows(db.Token)
class Token(Node):
    """One of one's own bearer tokens, without its secret."""

    label: str = says("What it is for.")
    created_at: datetime = says("When it was made.")
    expires_at: datetime = says("When it ends.")
    revoked_at: datetime | None = says("When it was revoked.")

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self)  # type: ignore[arg-type]


@shows(db.Chat)
class Chat(Node):
    """One of one's own linked chats."""

    transport: Transport = says("Over what it is held.")
    blocked_at: datetime | None = says("Since when nothing can be sent there, because the person blocked it.")
    created_at: datetime = says("When it began.")

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self)  # type: ignore[arg-type]


@shows(db.Registrant)
class Registrant(Node):
    """The person or organisation that answers in law for accounts."""

    kind: RegistrantKind = says("Person or organisation.")
    state: RegistrantState = says("Where its verification stands.")
    name: str | None = says("Its name, for identity officers.")

    @strawberry.field(description="Whether its real identity is verified.")
    def verified(self) -> bool:
        """Whether it is verified."""
        return self.state == RegistrantState.VERIFIED

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self)  # type: ignore[arg-type]


@shows(db.Operatorship)
class Operatorship(Node):
    """A user's post at a public account."""

    role: OperatorRole = says("Which post.")
    state: OperatorshipState = says("Where it stands.")
    since: datetime = says("Since when.")
    until: datetime | None = says("Until when.")

    @strawberry.field(description="The account.")
    async def account(self, info: Info) -> "PublicAccount | None":
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The person.")
    async def user(self, info: Info) -> User:
        """The person."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]


@shows(db.PublicAccount)
class PublicAccount(Node):
    """The account that publishes."""

    handle: str = says("Its unique handle, without the @.")
    name: str = says("Its name.")
    account_class: AccountClass = says("The class by which it is labelled and reviewed.")
    state: AccountState = says("Where it stands.")
    comment_rules: CommentRules = says("Who may comment under its posts, unless a post says otherwise.")
    word_list: list[str] | None = says("Words that make a comment wait for its operators; for them and for reviewers.")
    created_at: datetime = says("When it was made.")

    @strawberry.field(description="Who answers for it in law.")
    async def registrant(self, info: Info) -> Registrant:
        """Who answers for it."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who runs it; for its operators and for reviewers.")
    async def operators(self, info: Info) -> list[Operatorship] | None:
        """Who runs it."""
        return await info.context.loaders.named("operators", self.pk) or []  # type: ignore[attr-defined]

    @strawberry.field(description="Its public posts, newest first.")
    async def posts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[PostType]:
        """Its public posts."""
        load = info.context.loaders.page
        return await page_of(info, first, after, last, before, lambda w: _or_empty(load("posts", self.pk, w)))  # type: ignore[attr-defined]

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self, account=self)  # type: ignore[arg-type]


async def _or_empty(load: Any) -> Any:
    return await load or []


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

    @strawberry.field(description="Your posts of platform staff.")
    def staff_roles(self, info: Info) -> list[StaffRole]:
        """Your posts of platform staff."""
        return sorted(info.context.actor.staff)

    @strawberry.field(description="The pseudonym by which your work as staff is shown.")
    def pseudonym(self, info: Info) -> str | None:
        """Your pseudonym."""
        return info.context.actor.pseudonym or None

    @strawberry.field(description="Your posts at public accounts.")
    async def operatorships(self, info: Info) -> list[Operatorship]:
        """Your posts at public accounts."""
        return await staff.operatorships_of(info.context.actor)

    @strawberry.field(description="Your tokens that still work, newest first, at most 100.")
    async def tokens(self, info: Info) -> list[Token]:
        """Your tokens."""
        return await people.tokens_of(info.context.actor)

    @strawberry.field(description="Your linked chats, at most 20.")
    async def chats(self, info: Info) -> list[Chat]:
        """Your linked chats."""
        return await chats.chats_of(info.context.actor)

    @strawberry.field(description="Your own comments in every state, newest first.")
    async def comments(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[CommentType]:
        """Your own comments."""
        return await page_of(info, first, after, last, before, lambda w: views.comments_by(info.context.actor, w))

    @strawberry.field(description="The posts of the accounts that you run, in every state, newest first.")
    async def posts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[PostType]:
        """The posts of your accounts."""
        return await page_of(info, first, after, last, before, lambda w: posts.drafts_page(info.context.actor, w))

    @strawberry.field(description="Your complaints, newest first.")
    async def complaints(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[ComplaintType]:
        """Your complaints."""
        from resolvers.complaints.lodging import my_complaints

        return await page_of(info, first, after, last, before, lambda w: my_complaints(info.context.actor, w))

    @strawberry.field(description="Statements of reasons addressed to you, newest first.")
    async def statements(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[StatementType]:
        """Statements addressed to you."""
        from resolvers.sanctions import statements_to

        return await page_of(info, first, after, last, before, lambda w: statements_to(info.context.actor, w))

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


@strawberry.type(description="What signing up or in gives: a bearer token, told only here.")
class SignedIn:
    """A bearer token."""

    expires_at: datetime = strawberry.field(description="When the token ends.")

    @strawberry.field(description="The bearer token, for `Authorization: Bearer …`.")
    def token(self) -> str:
        """The bearer token."""
        return token_of(self.id)  # type: ignore[attr-defined]

    @strawberry.field(description="Who signed in.")
    async def user(self, info: Info) -> User:
        """Who signed in."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """A token's row, in answer to signing in."""
        return isinstance(value, db.Token)


@strawberry.type(description="A one-time link that ties a chat to you.")
class ChatLink:
    """A one-time link."""

    expires_at: datetime = strawberry.field(description="When it runs out.")

    @strawberry.field(description="What to send to the bot, or to put behind its link: `/start <payload>`.")
    def payload(self) -> str:
        """What to send to the bot."""
        return f"link_{link_secret(self.id)}"  # type: ignore[attr-defined]

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """A link's row."""
        return isinstance(value, db.ChatLink)


@taking("signUp")
class SignUpInput:
    """What signing up takes."""

    display_name: str = strawberry.field(description="The name under which you appear; at most 80 characters.")
    email: str = strawberry.field(description="Your e-mail address; it is kept encrypted and shown to nobody.")
    password: str = strawberry.field(description="At least 10 characters.")


@taking("signIn")
class SignInInput:
    """What signing in takes."""

    email: str = strawberry.field(description="Your e-mail address.")
    password: str = strawberry.field(description="Your password.")
    label: str = strawberry.field(
        default="", description="What the token is for, to know it again; at most 80 characters."
    )


@taking("signOut")
class SignOutInput:
    """What signing out takes."""


@taking("revokeToken")
class RevokeTokenInput:
    """What revoking takes."""

    id: strawberry.ID = strawberry.field(description="The token.")


@taking("linkChat")
class LinkChatInput:
    """What linking takes."""


@taking("unlinkChat")
class UnlinkChatInput:
    """What unlinking takes."""

    id: strawberry.ID = strawberry.field(description="The chat.")


@taking("readNotice")
class ReadNoticeInput:
    """What reading takes."""

    id: strawberry.ID = strawberry.field(description="The notice.")


@taking("verifyRegistrant")
class VerifyRegistrantInput:
    """What verifying takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")


@strawberry.type
class AccountMutations:
    """What may be done to people and accounts."""

    sign_up = verb(accounts.sign_up, SignedIn, SignUpInput, lambda i: (i.display_name, i.email, i.password))
    sign_in = verb(accounts.sign_in, SignedIn, SignInInput, lambda i: (i.email, i.password, i.label))
    sign_out = verb(accounts.sign_out, Token, SignOutInput, lambda i: ())
    revoke_token = verb(accounts.revoke_token, Token, RevokeTokenInput, lambda i: key_in("id", i.id, "Token")[1:])
    link_chat = verb(accounts.link_chat, ChatLink, LinkChatInput, lambda i: ())
    unlink_chat = verb(accounts.unlink_chat, Chat, UnlinkChatInput, lambda i: key_in("id", i.id, "Chat")[1:])
    read_notice = verb(read_notice, Notice, ReadNoticeInput, lambda i: key_in("id", i.id, "Notice")[1:])
    verify_registrant = verb(
        accounts.verify_registrant, Registrant, VerifyRegistrantInput, lambda i: key_in("id", i.id, "Registrant")[1:]
    )
