"""Documents as they are read: what counts, every version, what changed, and what somebody still has to agree to."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import Acceptance, Document, Mandate, PublicAccount, Registrant
from db.vocabulary import AccountState, DocumentKind, DocumentState
from policy import LANGUAGES
from resolvers import clock
from resolvers.pages import Window, keyset
from resolvers.rules.accounts.differences import Change, changes_between
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import ROWS, may_see

AGREEMENT = DocumentKind.SERVICE_AGREEMENT


def published(kind: DocumentKind) -> QuerySet[Document]:
    """The published versions of a document, the newest first."""
    return Document.filter(kind=kind, state=DocumentState.PUBLISHED).order_by("-version")


async def in_force(kind: DocumentKind, at: datetime | None = None) -> Document | None:
    """The version of a document that counts now, or at a time."""
    return await published(kind).filter(in_force_at__lte=at or clock.now()).first()


async def all_in_force() -> list[Document]:
    """The version of each kind that counts now, in the order of the kinds; in one statement."""
    found = await Document.filter(state=DocumentState.PUBLISHED, in_force_at__lte=clock.now()).order_by("version")
    newest = {document.kind: document for document in found}
    return [newest[kind] for kind in DocumentKind if kind in newest]


async def counting(keys: list[UUID]) -> dict[UUID, bool]:
    """Which of some versions are those that count now."""
    counts = {document.id for document in await all_in_force()}
    return {key: key in counts for key in keys}


async def documents_page(actor: Actor, kind: DocumentKind | None, window: Window) -> list[Document]:
    """Versions of documents, the newest first; drafts only for those who may draft."""
    found = Document.all() if kind is None else Document.filter(kind=kind)
    if not ROWS["Document"][DocumentState.DRAFT] & standings(actor, None):
        found = found.filter(state=DocumentState.PUBLISHED)
    return await keyset(found, window)


async def document_seen(actor: Actor, kind: DocumentKind, version: int | None) -> Document | None:
    """One version of a document, or the one that counts now; none where there is none for this actor."""
    document = await in_force(kind) if version is None else await Document.get_or_none(kind=kind, version=version)
    return document if document is not None and may_see(actor, document) else None


async def former_version(document: Document) -> Document | None:
    """The published version before this one."""
    return await published(document.kind).filter(version__lt=document.version).first()


async def changes_of(old: Document, new: Document, language: str) -> list[Change]:
    """What changed between two versions of a document in a language; away from the loop, since it takes a moment."""
    if language not in LANGUAGES:
        raise invalid("language", FaultCode.NOT_ONE_OF, ", ".join(LANGUAGES))
    if old.kind is not new.kind:
        raise invalid("to", FaultCode.NOT_ONE_OF, f"the versions of the {old.kind}")
    return await asyncio.to_thread(changes_between, old.texts[language], new.texts[language])


@dataclass(frozen=True)
class AgreementToSign:
    """That somebody has to agree to a version, for themself or for a registrant; since or from when it is needed."""

    document: Document
    registrant: Registrant | None
    needed_from: datetime

    @property
    def registrant_name(self) -> str | None:
        """The name of an organisation; that of a person is never shown."""
        return self.registrant.name or None if self.registrant else None


async def agreements_to_sign(actor: Actor) -> list[AgreementToSign]:
    """What publishing needs or will need of this person: for themself, if they run an account, and for registrants.

    Only whoever answers for an account has to sign.
    """
    newest = await published(AGREEMENT).first()
    counts = await in_force(AGREEMENT)
    if newest is None or newest.in_force_at is None or actor.user_id is None:
        return []
    mandates = Mandate.filter(user_id=actor.user_id, until=None).order_by("id").select_related("registrant")
    acted_for = {held.registrant_id: held.registrant for held in await mandates}
    answering = await that_answer(list(acted_for))
    registrants = {key: registrant for key, registrant in acted_for.items() if key in answering}
    whom: list[Registrant | None] = [None] if actor.posts or registrants else []
    whom += registrants.values()
    reached = await _agreed_to(actor.user_id, list(registrants))
    needed = []
    for registrant in whom:
        version = reached.get(registrant.id if registrant else None, 0)
        if version >= newest.version:
            continue
        late = counts is not None and counts.in_force_at is not None and version < counts.version
        since = counts.in_force_at if late and counts and counts.in_force_at else newest.in_force_at
        needed.append(AgreementToSign(newest, registrant, since))
    return needed


async def that_answer(registrants: list[UUID]) -> set[UUID]:
    """Those of several registrants that answer for an account which lasts: only they have to sign."""
    kept = PublicAccount.filter(registrant_id__in=registrants).exclude(state=AccountState.CLOSED)
    return set(await kept.values_list("registrant_id", flat=True)) if registrants else set()  # type: ignore[arg-type]


async def _agreed_to(user_id: UUID, registrants: list[UUID]) -> dict[UUID | None, int]:
    """The newest version of the agreement that a user accepted (under None) and that was signed for registrants."""
    own = Acceptance.filter(user_id=user_id, registrant_id=None, document__kind=AGREEMENT)
    signed = Acceptance.filter(registrant_id__in=registrants, document__kind=AGREEMENT)
    found: list[tuple[UUID | None, int]] = list(await own.values_list("registrant_id", "document__version"))
    if registrants:
        found += await signed.values_list("registrant_id", "document__version")
    reached: dict[UUID | None, int] = {}
    for whose, version in found:
        reached[whose] = max(version, reached.get(whose, 0))
    return reached
