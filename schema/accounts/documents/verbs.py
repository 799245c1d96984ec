"""Reading documents, drafting and publishing them, and agreeing to them."""

from typing import Annotated, Any

import strawberry
from strawberry import Info

from resolvers.accounts import documents
from resolvers.accounts.documents import views
from schema.accounts.documents.types import Acceptance, Document, DocumentChange, Language, language_asked
from schema.fields import key_in
from schema.pages import After, BeforeCursor, Connection, First, Last, needed, page_of, permitted
from schema.refusals import taking, verb
from schema.words import DocumentKind


@strawberry.input(description="The same words in every language of the platform.")
class InEveryLanguageInput:
    """The same words in every language."""

    en: str = strawberry.field(description="In English.")
    zh: str = strawberry.field(description="In Chinese.")


@taking("draftDocument")
class DraftDocumentInput:
    """What drafting takes."""

    kind: DocumentKind = strawberry.field(description="What kind of text.")
    titles: InEveryLanguageInput = strawberry.field(description="Its title; at most 120 characters each.")
    texts: InEveryLanguageInput = strawberry.field(
        description="Its text; at most 60,000 characters each. Lines that begin with `## ` are headings of sections."
    )


@taking("acceptDocument")
class AcceptDocumentInput:
    """What accepting takes."""

    document_id: strawberry.ID = strawberry.field(description="The version.")
    registrant_id: strawberry.ID | None = strawberry.field(
        default=None, description="The registrant for whom you sign, whom you represent; null: for yourself."
    )


@taking("publishDocument")
class PublishDocumentInput:
    """What publishing takes."""

    id: strawberry.ID = strawberry.field(description="The draft.")
    hash: str = strawberry.field(description="The hash of the text that you read.")


def _both(words: InEveryLanguageInput) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}


def _accepting(i: Any) -> Any:
    registrant = key_in("registrantId", i.registrant_id, "Registrant")[1] if i.registrant_id else None
    return key_in("documentId", i.document_id, "Document")[1], registrant


@strawberry.type
class DocumentQueries:
    """What can be read of documents that bind."""

    @strawberry.field(description="Versions of documents, the newest first; drafts are shown to those who may draft.")
    async def documents(
        self,
        info: Info,
        kind: Annotated[DocumentKind | None, strawberry.argument(description="Only of this kind.")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Document]:
        """Versions of documents."""
        actor = info.context.actor
        return await page_of(info, first, after, last, before, lambda w: views.documents_page(actor, kind, w))

    @strawberry.field(description="The version of a document that counts now, or another by its number; null: none.")
    async def document(
        self,
        info: Info,
        kind: Annotated[DocumentKind, strawberry.argument(description="The kind.")],
        version: Annotated[
            int | None, strawberry.argument(description="Which version; null: the one that counts now.")
        ] = None,
    ) -> Document | None:
        """One version of a document."""
        return await views.document_seen(info.context.actor, kind, version)  # type: ignore[return-value]

    @strawberry.field(
        description="What changed from one version of a document to another, passage by passage: by lines, and by "
        "words within lines that changed."
    )
    async def document_diff(
        self,
        info: Info,
        old: Annotated[strawberry.ID, strawberry.argument(name="from", description="The older version.")],
        new: Annotated[strawberry.ID, strawberry.argument(name="to", description="The newer version.")],
        language: Language = None,
    ) -> list[DocumentChange]:
        """What changed between two versions."""
        before, after = [await needed(info, "Document", each) for each in (old, new)]
        return await permitted(info, views.changes_of(before, after, language_asked(info, language)))


@strawberry.type
class DocumentMutations:
    """What may be done with documents that bind."""

    draft_document = verb(
        documents.draft_document, Document, DraftDocumentInput, lambda i: (i.kind, _both(i.titles), _both(i.texts))
    )
    publish_document = verb(
        documents.publish_document, Document, PublishDocumentInput,
        lambda i: (key_in("id", i.id, "Document")[1], i.hash),
    )  # fmt: skip
    accept_document = verb(documents.accept_document, Acceptance, AcceptDocumentInput, _accepting)
