"""Evidence as seen from outside, and the address to which a file can be sent."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from policy import pack
from resolvers.complaints.downloads import download_path, name_for
from resolvers.complaints.uploads import upload_secret
from resolvers.rules.ids import global_id
from schema.fields import says, shows
from schema.words import Address, FileKind


def address(info: Info, path: str) -> Address:
    """A path of ours as an address that can be reached from elsewhere, where we know under what name."""
    return Address(f"{info.context.terms.public_url.rstrip('/')}{path}")


@shows(db.StoredFile)
class StoredFile:
    """A file that somebody handed in."""

    @strawberry.field(
        description="Its name, made safe, with an ending that says what it is. "
        "Whoever did not hand it in reads a name made of its kind and its content."
    )
    def name(self, info: Info) -> str:
        """Its name."""
        return name_for(info.context.actor, self)  # type: ignore[arg-type]

    kind: FileKind | None = says("What it is, by its content.")
    media_type: str | None = says("Its media type, by its content.")
    size: int | None = says("How many bytes it has, as it was handed in.")
    sha256: str | None = says("SHA-256 of it as it was handed in; that original is kept as evidence.")

    @strawberry.field(
        description="Where you can fetch it for some minutes: the copy without metadata where there is one, "
        "else the original; null once it is erased. Without a public address of the service it is a path."
    )
    def download(self, info: Info) -> Address | None:
        """Where to fetch it."""
        path = download_path(info.context.actor, self)  # type: ignore[arg-type]
        return address(info, path) if path else None


@shows(db.Evidence)
class Evidence:
    """A file that belongs to a complaint."""

    at: datetime = says("When it was attached.")
    file: StoredFile = says("The file.")


@strawberry.type(description="How large a file of a kind may be.")
class UploadLimit:
    """How large a file of a kind may be."""

    kind: FileKind = strawberry.field(description="The kind.")
    bytes: int = strawberry.field(description="The most bytes.")


@strawberry.type(description="An address to which one file can be sent, once.")
class Upload:
    """An address to which one file can be sent."""

    @strawberry.field(description="The id of the file, to name it as evidence once it was sent.")
    def file_id(self) -> strawberry.ID:
        """The id of the file."""
        return strawberry.ID(global_id("StoredFile", self.pk))  # type: ignore[attr-defined]

    @strawberry.field(description="Where to send the bytes, as the whole body of the request.")
    def url(self, info: Info) -> Address:
        """Where to send the bytes."""
        return address(info, f"/files/{upload_secret(self.pk)}")  # type: ignore[attr-defined]

    @strawberry.field(description="By which method of HTTP.")
    def method(self) -> str:
        """By which method."""
        return "PUT"

    expires_at: datetime = says("Until when the address is good.")

    @strawberry.field(description="How large a file may be, by kind. What a file is, its content decides.")
    def limits(self) -> list[UploadLimit]:
        """How large a file may be."""
        files = pack().files
        return [UploadLimit(kind=kind, bytes=getattr(files, kind.lower())) for kind in db.vocabulary.FileKind]

    @classmethod
    def is_type_of(cls, value: Any, info: Info) -> bool:
        """The row of a file, in answer to asking for an address."""
        return isinstance(value, db.StoredFile)
