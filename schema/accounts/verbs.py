"""What may be done to people and accounts."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from resolvers import accounts
from resolvers.accounts import chats, two_step
from resolvers.accounts.chats import link_secret
from resolvers.actor import token_of
from resolvers.notices import read_notice
from schema.accounts.identity.verbs import IdentityMutations
from schema.accounts.leaving import LeavingMutations
from schema.accounts.profiles import User
from schema.accounts.team import TeamMutations
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


@strawberry.type(description="A second step of signing in that was begun: confirm it with a first code of the app.")
class TwoStepBegun:
    """A second step that was begun."""

    @strawberry.field(description="The secret to type into an app, in base 32; told only until it is confirmed.")
    def secret(self) -> str | None:
        """The secret."""
        return two_step.secret_of(self)  # type: ignore[arg-type]

    @strawberry.field(description="The same as an `otpauth:` address, to be shown as a picture that apps read.")
    def uri(self, info: Info) -> str | None:
        """The secret as an address."""
        return two_step.address_of(self, info.context.actor.name)  # type: ignore[arg-type]

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """A second step's row, in answer to beginning it."""
        return isinstance(value, db.TwoStep)


@strawberry.type(description="What turning the second step on gives: codes for whoever loses the app, told only here.")
class TwoStepOn:
    """A second step that is on."""

    @strawberry.field(description="Ten codes, each good for one sign-in instead of a code of the app: keep them safe.")
    def recovery_codes(self) -> list[str]:
        """The recovery codes."""
        return two_step.recovery_codes(self)  # type: ignore[arg-type]

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """A second step's row, in answer to confirming it."""
        return isinstance(value, db.TwoStep)


@strawberry.type(description="That a code was sent, if the address is somebody's; the answer is always the same.")
class ResetRequested:
    """That a code was sent, if the address is somebody's."""

    expires_at: datetime = strawberry.field(description="Until when the code can be used.")

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """The row of a reset."""
        return isinstance(value, db.Reset)


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
    code: str = strawberry.field(
        default="", description="A code of your app, or a recovery code, if your sign-in takes a second step."
    )


@taking("confirmTwoStep")
class ConfirmTwoStepInput:
    """What confirming a second step takes."""

    code: str = strawberry.field(description="The code that the app shows now.")


@taking("disableTwoStep")
class DisableTwoStepInput:
    """What turning the second step off takes."""

    code: str = strawberry.field(description="The code that the app shows now, or a recovery code.")


@taking("requestReset")
class RequestResetInput:
    """What asking for a new password takes."""

    email: str = strawberry.field(description="The e-mail address with which you sign in.")


@taking("resetPassword")
class ResetPasswordInput:
    """What choosing a new password takes."""

    email: str = strawberry.field(description="The e-mail address with which you sign in.")
    code: str = strawberry.field(description="The code that was sent there: eight digits.")
    password: str = strawberry.field(description="The new password: at least 10 characters.")


SignOutInput = taking_nothing("signOut")


RevokeTokenInput = taking_id("revokeToken", "The token.")
RevokeOtherTokensInput = taking_nothing("revokeOtherTokens")
EnableTwoStepInput = taking_nothing("enableTwoStep")


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
    weekly: bool | None = strawberry.field(
        default=None, description="Whether an owner is told on Monday morning what happened in the week."
    )


UnlinkChatInput = taking_id("unlinkChat", "The chat.")
ReadNoticeInput = taking_id("readNotice", "The notice.")


def _notices(i: Any) -> Any:
    chat = key_in("id", i.id, "Chat")[1]
    return (chat, i.comment_notices, i.digest, i.silent, i.time_zone, i.quiet_hours, i.weekly)


@strawberry.type
class AccountMutations(TeamMutations, IdentityMutations, LeavingMutations):
    """What may be done to people and accounts."""

    sign_up = verb(accounts.sign_up, SignedIn, SignUpInput, lambda i: (i.display_name, i.email, i.password))
    sign_in = verb(accounts.sign_in, SignedIn, SignInInput, lambda i: (i.email, i.password, i.label, i.code))
    sign_out = verb(accounts.sign_out, Token, SignOutInput, lambda i: ())
    revoke_token = verb(accounts.revoke_token, Token, RevokeTokenInput, lambda i: key_in("id", i.id, "Token")[1:])
    revoke_other_tokens = verb(accounts.revoke_other_tokens, User, RevokeOtherTokensInput, lambda i: ())
    enable_two_step = verb(accounts.enable_two_step, TwoStepBegun, EnableTwoStepInput, lambda i: ())
    confirm_two_step = verb(accounts.confirm_two_step, TwoStepOn, ConfirmTwoStepInput, lambda i: (i.code,))
    disable_two_step = verb(accounts.disable_two_step, User, DisableTwoStepInput, lambda i: (i.code,))
    request_reset = verb(accounts.request_reset, ResetRequested, RequestResetInput, lambda i: (i.email,))
    reset_password = verb(accounts.reset_password, User, ResetPasswordInput, lambda i: (i.email, i.code, i.password))
    link_chat = verb(accounts.link_chat, ChatLink, LinkChatInput, lambda i: ())
    unlink_chat = verb(accounts.unlink_chat, Chat, UnlinkChatInput, lambda i: key_in("id", i.id, "Chat")[1:])
    set_chat_notices = verb(chats.set_chat_notices, Chat, SetChatNoticesInput, _notices)
    read_notice = verb(read_notice, Notice, ReadNoticeInput, lambda i: key_in("id", i.id, "Notice")[1:])
