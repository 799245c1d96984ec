"""A document in its versions, what changed between two, and agreement to one."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Info

import db
from policy import LANGUAGES
from resolvers import clock
from resolvers.accounts.documents import views
from resolvers.rules.accounts.differences import Change
from resolvers.rules.refusals import FaultCode, invalid
from schema.accounts.identity.things import Registrant
from schema.fields import Node, offers_field, says, shows
from schema.pages import fault_of
from schema.words import DocumentChangeKind, DocumentKind, DocumentState

Language = Annotated[
    str | None, strawberry.argument(description="In which language, `en` or `zh`; null: in that of this request.")
]


def language_asked(info: Info, language: str | None) -> str:
    """The language that was asked for, or that of the request; a fault of the request when it is none of ours."""
    spoken: str = language or info.context.language
    if spoken not in LANGUAGES:
        raise fault_of(info, invalid("language", FaultCode.NOT_ONE_OF, ", ".join(LANGUAGES)))
    return spoken


@shows(db.Document)
class Document(Node):
    """A version of a text that binds; once published it never changes."""

    kind: DocumentKind = says("What kind of text it is.")
    version: int = says("Which version of that kind, from 1.")
    state: DocumentState = says("Where it stands.")
    hash: str = says(
        "SHA-256, in hex, over the canonical JSON of kind, texts, titles and version: keys in order, no spaces, UTF-8."
    )
    created_at: datetime = says("When the draft was begun.")
    published_at: datetime | None = says("When it was published.")
    in_force_at: datetime | None = says("From when it counts.")

    @strawberry.field(description="Its title.")
    def title(self, info: Info, language: Language = None) -> str:
        """Its title."""
        return str(self.titles[language_asked(info, language)])  # type: ignore[attr-defined]

    @strawberry.field(description="Its text; lines that begin with `## ` are headings of sections.")
    def text(self, info: Info, language: Language = None) -> str:
        """Its text."""
        return str(self.texts[language_asked(info, language)])  # type: ignore[attr-defined]

    @strawberry.field(description="Whether it is the version of its kind that counts now.")
    async def in_force(self, info: Info) -> bool:
        """Whether it counts now."""
        if self.in_force_at is None or self.in_force_at > clock.now():
            return False
        return bool(await info.context.loaders.named("counts", self.pk))  # type: ignore[attr-defined]

    offers = offers_field()


@shows(Change)
class DocumentChange:
    """A passage of two versions: it stayed, came, or went."""

    kind: DocumentChangeKind = says("What became of it.")
    text: str = says("The passage, with its line breaks.")


@shows(db.Acceptance)
class Acceptance(Node):
    """That a version was accepted by a user, or signed for a registrant."""

    at: datetime = says("When.")

    @strawberry.field(description="The version.")
    async def document(self, info: Info) -> Document:
        """The version."""
        return await info.context.loaders.row("Document", self.document_id)  # type: ignore[attr-defined]

    @strawberry.field(description="The registrant for whom it was signed; null when a user accepted it for themself.")
    async def registrant(self, info: Info) -> Registrant | None:
        """The registrant."""
        return await info.context.loaders.row("Registrant", self.registrant_id)  # type: ignore[attr-defined]


@shows(views.AgreementToSign)
class AgreementToSign:
    """A version that you have to agree to before you publish: for yourself, or for a registrant."""

    document: Document = says("The version: the newest, so that you agree once.")
    registrant: Registrant | None = says("For which registrant you sign; null: for yourself.")
    registrant_name: str | None = says("The name of that registrant, if it is an organisation.")
    needed_from: datetime = says("From when publishing needs it; a time that is past: it needs it now.")
