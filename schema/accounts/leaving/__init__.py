"""Leaving: accounts and users closed by wish, and one's own data taken along."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Info

import db
from resolvers.accounts import leaving
from schema.accounts.profiles import PublicAccount, User
from schema.fields import Node, key_in, says, shows
from schema.refusals import taking, taking_id, taking_nothing, verb
from schema.words import ExportState

if TYPE_CHECKING:
    from schema.complaints.evidence import StoredFile

FileType = Annotated["StoredFile", strawberry.lazy("schema.complaints.evidence")]


@shows(db.Export)
class Export(Node):
    """All of one's own data in one file: a ZIP of JSON and of the files one handed in."""

    state: ExportState = says("Where it stands.")
    asked_at: datetime = says("When you asked for it.")
    built_at: datetime | None = says("When it was ready.")
    expires_at: datetime | None = says("Until when it can be fetched; then it is erased.")

    @strawberry.field(description="The file, whose `download` is good for minutes; null until it is built.")
    async def file(self, info: Info) -> FileType | None:
        """The file."""
        return await info.context.loaders.row("StoredFile", self.file_id) if self.file_id else None  # type: ignore[attr-defined]


@taking("closeUser")
class CloseUserInput:
    """What leaving takes."""

    delete_comments: bool = strawberry.field(
        default=False,
        description="Whether your comments go too; otherwise they stay under no name. It is done when you are gone.",
    )


CloseAccountInput = taking_id("closeAccount", "The account.")
ReopenAccountInput = taking_id("reopenAccount", "The account.")
ReopenUserInput = taking_nothing("reopenUser")
ExportMyDataInput = taking_nothing("exportMyData")


@strawberry.type
class LeavingMutations:
    """What may be done by those who leave."""

    close_account = verb(
        leaving.close_account, PublicAccount, CloseAccountInput, lambda i: key_in("id", i.id, "PublicAccount")[1:]
    )
    reopen_account = verb(
        leaving.reopen_account, PublicAccount, ReopenAccountInput, lambda i: key_in("id", i.id, "PublicAccount")[1:]
    )
    close_user = verb(leaving.close_user, User, CloseUserInput, lambda i: (i.delete_comments,))
    reopen_user = verb(leaving.reopen_user, User, ReopenUserInput, lambda i: ())
    export_my_data = verb(leaving.export_my_data, Export, ExportMyDataInput, lambda i: ())
