"""Publishing a document: it never changes from then on, and counts after a time in which everybody can read it."""

from datetime import timedelta
from uuid import UUID

from db.accounts import Document
from db.vocabulary import DeadlineKind, DocumentState
from policy import LANGUAGES, pack
from resolvers.deadlines import first_deadline
from resolvers.moves import locked, move, permit
from resolvers.rules.accounts.documents import missing
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refused
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work


@use_case("document:publish")
async def publish_document(actor: Actor, document_id: UUID, hash: str) -> Document:
    """Publish a draft that others wrote, as it was read; it counts after 30 days, the first of its kind at once.

    `hash` is that of the text that was read: refused with Restricted where a word was changed since. Whoever changed a
    word of the draft does not publish it. A section that the policy pack requires and that is missing is named. Whom it
    concerns is told by the clock.
    """
    document = await locked(Document, document_id)
    terms = pack().documents
    facts = {"second_person": terms.second_person, "read": hash}
    await permit(ACTS["document:publish"], document, facts)
    _check_sections(document)
    former = await Document.filter(kind=document.kind, state=DocumentState.PUBLISHED).exists()
    in_force_at = work().now + timedelta(days=terms.notice_days if former else 0)
    await move("document:publish", document, facts=facts, published_at=work().now, in_force_at=in_force_at)
    await first_deadline(DeadlineKind.DOCUMENT_IN_FORCE, document.id, work().now)
    return document


def _check_sections(document: Document) -> None:
    required = getattr(pack().documents.sections, document.kind.value)
    faults = tuple(
        Fault(f"texts.{language}", FaultCode.SECTION_MISSING, heading)
        for language in LANGUAGES
        for heading in missing(document.texts[language], getattr(required, language))
    )
    if faults:
        raise Refused(Invalid(faults))
