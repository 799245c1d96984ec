"""What may be done to people and accounts."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from resolvers import accounts
from resolvers.accounts import chats
from resolvers.accounts.chats import link_secret
from resolvers.actor import token_of
from resolvers.notices import read_notice
from schema.accounts.profiles import Registrant, User
from schema.accounts.viewers import Chat, Notice, Token
from schema.fields import key_in
from schema.refusals import taking, taking_id, taking_nothing, verb
from schema.words import CommentNotices


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


SignOutInput = taking_nothing("signOut")


RevokeTokenInput = taking_id("revokeToken", "The token.")


LinkChatInput = taking_nothing("linkChat")


@taking("setChatNotices")
class SetChatNoticesInput:
    """What setting notices takes."""

    id: strawberry.ID = strawberry.field(description="The chat.")
    comment_notices: CommentNotices | None = strawberry.field(
        default=None, description="Of which new comments it is told; null leaves that as it is, here and below."
    )
    digest: bool | None = strawberry.field(
        default=None, description="Whether many new comments at once come as one message."
    )
    silent: bool | None = strawberry.field(default=None, description="Whether new comments come without a sound.")
    time_zone: str | None = strawberry.field(
        default=None, description="A name such as Asia/Shanghai, or an offset such as UTC+8."
    )
    quiet_hours: str | None = strawberry.field(
        default=None, description="When nothing but what is held comes, such as 22:30-7; empty: never."
    )


UnlinkChatInput = taking_id("unlinkChat", "The chat.")
ReadNoticeInput = taking_id("readNotice", "The notice.")
VerifyRegistrantInput = taking_id("verifyRegistrant", "The registrant.")


def _notices(i: Any) -> Any:
    chat = key_in("id", i.id, "Chat")[1]
    return (chat, i.comment_notices, i.digest, i.silent, i.time_zone, i.quiet_hours)


@strawberry.type
class AccountMutations:
    """What may be done to people and accounts."""

    sign_up = verb(accounts.sign_up, SignedIn, SignUpInput, lambda i: (i.display_name, i.email, i.password))
    sign_in = verb(accounts.sign_in, SignedIn, SignInInput, lambda i: (i.email, i.password, i.label))
    sign_out = verb(accounts.sign_out, Token, SignOutInput, lambda i: ())
    revoke_token = verb(accounts.revoke_token, Token, RevokeTokenInput, lambda i: key_in("id", i.id, "Token")[1:])
    link_chat = verb(accounts.link_chat, ChatLink, LinkChatInput, lambda i: ())
    unlink_chat = verb(accounts.unlink_chat, Chat, UnlinkChatInput, lambda i: key_in("id", i.id, "Chat")[1:])
    set_chat_notices = verb(chats.set_chat_notices, Chat, SetChatNoticesInput, _notices)
    read_notice = verb(read_notice, Notice, ReadNoticeInput, lambda i: key_in("id", i.id, "Notice")[1:])
    verify_registrant = verb(
        accounts.verify_registrant, Registrant, VerifyRegistrantInput, lambda i: key_in("id", i.id, "Registrant")[1:]
    )
