"""Private conversations of users with accounts: for their two sides, and nobody else."""

from collections.abc import AsyncGenerator
from datetime import datetime
from functools import partial
from typing import Annotated, Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers.interactions import messages
from resolvers.interactions.messages.views import account_to_hear, answer_until, answering_facts, answers_left, hears
from resolvers.rules.ids import global_id
from schema.accounts import PublicAccount, User
from schema.complaints import Case
from schema.fields import Node, key_in, offered, report_link_field, says, shows
from schema.pages import After, AfterEvent, BeforeCursor, Connection, First, Last, Told, events_of, needed, page_of
from schema.refusals import taking, taking_id, verb
from schema.words import MessageState, Verb


@shows(db.MessageText)
class MessageText:
    """What was said in a conversation."""

    as_account: bool = says("Whether it is an answer in the account's name.")

    @strawberry.field(description="The name under which it was said; the account's for an answer.")
    def author_name(self, info: Info) -> str:
        """The name under which it was said."""
        return self.author_name or say(info.context.language, "name-of-who-left")

    body: str = says("The words.")
    at: datetime = says("When.")


@shows(db.Message)
class Message(Node):
    """One conversation of a user with an account; only the two of them see it."""

    state: MessageState = says("Where it stands.")
    created_at: datetime = says("When the user began it.")
    last_written_at: datetime = says("When the user last wrote.")

    @strawberry.field(description="The account that was written to.")
    async def account(self, info: Info) -> PublicAccount | None:
        """The account."""
        return await info.context.loaders.row("PublicAccount", self.account_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The user who wrote to it.")
    async def user(self, info: Info) -> User | None:
        """The user."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What was said, newest first.")
    async def texts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[MessageText]:
        """What was said."""
        load = info.context.loaders.page

        async def fetch(window):  # type: ignore[no-untyped-def]
            return await load("texts", self.pk, window) or []  # type: ignore[attr-defined]

        return await page_of(info, first, after, last, before, fetch)

    @strawberry.field(description="Until when the account may answer the user's last words.")
    def answer_until(self) -> datetime:
        """Until when the account may answer."""
        return answer_until(self)  # type: ignore[arg-type]

    @strawberry.field(description="How often the account may still answer the user's last words.")
    def answers_left(self) -> int:
        """How often the account may still answer."""
        return answers_left(self)  # type: ignore[arg-type]

    report_link = report_link_field()

    @strawberry.field(description="What you may do with it now.")
    def offers(self, info: Info) -> list[Verb]:  # type: ignore[valid-type]
        """What may be done."""
        return offered(info, self, **answering_facts())  # type: ignore[arg-type]


@strawberry.type(description="A user wrote to an account.")
class MessageEvent(Told):
    """A user wrote to an account."""

    @strawberry.field(description="The conversation's id, also when you may no longer see it.")
    def message_id(self) -> strawberry.ID:
        """The conversation's id."""
        return strawberry.ID(global_id("Message", self.subject_id))

    @strawberry.field(description="The conversation as it is now; null when you may no longer see it.")
    async def message(self, info: Info) -> Message | None:
        """The conversation as it is now."""
        return await info.context.loaders.row("Message", self.subject_id)


@strawberry.type
class MessageSubscriptions:
    """What users write to accounts, as it comes."""

    @strawberry.subscription(description="What users write to an account, as it comes; for its operators.")
    async def message_received(
        self,
        info: Info,
        account: Annotated[strawberry.ID, strawberry.argument(description="The public account.")],
        after: AfterEvent = None,
    ) -> AsyncGenerator[MessageEvent, None]:
        """What users write to an account."""
        row = await needed(info, "PublicAccount", account, account_to_hear)
        scope, still = f"account:{row.pk}", partial(hears, row)
        async for event in events_of(info, MessageEvent, scope, after, events=("message.written",), still=still):
            yield event


@taking("sendMessage")
class SendMessageInput:
    """What writing takes."""

    account_id: strawberry.ID = strawberry.field(description="The public account.")
    body: str = strawberry.field(description="The words; at most 2000 characters, no identity numbers.")


@taking("answerMessage")
class AnswerMessageInput:
    """What answering takes."""

    id: strawberry.ID = strawberry.field(description="The conversation.")
    body: str = strawberry.field(description="The words, in the account's name; at most 2000 characters.")


@taking("lookAtMessage")
class LookAtMessageInput:
    """What looking takes."""

    case_id: strawberry.ID = strawberry.field(description="The case about private words, which you hold.")


ArchiveMessageInput = taking_id("archiveMessage", "The conversation.")


def _message(i: Any) -> Any:
    return key_in("id", i.id, "Message")[1:]


@strawberry.type
class MessageMutations:
    """What may be done to conversations."""

    send_message = verb(
        messages.send_message, Message, SendMessageInput,
        lambda i: (key_in("accountId", i.account_id, "PublicAccount")[1], i.body),
    )  # fmt: skip
    answer_message = verb(messages.answer_message, Message, AnswerMessageInput, lambda i: (*_message(i), i.body))
    archive_message = verb(messages.archive_message, Message, ArchiveMessageInput, _message)
    look_at_message = verb(
        messages.look_at_message, Case, LookAtMessageInput, lambda i: key_in("caseId", i.case_id, "Case")[1:]
    )
