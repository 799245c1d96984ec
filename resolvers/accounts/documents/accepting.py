"""Accepting a document for oneself, or signing it for a registrant; nothing but publishing needs it.

Whether publishing is agreed to is told in two statements, for `publishing_facts`.
"""

from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Acceptance, Document, PublicAccount, Registrant
from db.vocabulary import DocumentKind
from resolvers.accounts.documents.views import in_force
from resolvers.moves import created, locked, permit, seen
from resolvers.rules.accounts.documents import Signed
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, Standing, standings
from resolvers.use_case import new_id, use_case, work


@use_case("document:accept")
async def accept_document(actor: Actor, document_id: UUID, registrant_id: UUID | None = None) -> Acceptance:
    """Accept a version of a document for oneself, or sign it for a registrant whom one represents.

    Done again, it changes nothing; a version that a newer one replaced is not accepted any more.
    """
    registrant = await locked(Registrant, registrant_id) if registrant_id else None
    document = await seen(Document, document_id)
    counts = await in_force(document.kind)
    await permit(ACTS["document:accept"], document, {"in_force": counts.version if counts else None})
    if registrant is not None and Standing.REPRESENTATIVE not in standings(actor, registrant):
        raise Refused(NotAllowed("document:accept"))
    whose = (
        {"user_id": actor.user_id, "registrant_id": None} if registrant is None else {"registrant_id": registrant.id}
    )
    accepted = await Acceptance.get_or_none(document_id=document.id, **whose)
    if accepted is None:
        accepted = await Acceptance.create(
            id=new_id(), document_id=document.id, user_id=actor.user_id,
            registrant_id=registrant.id if registrant else None, at=work().now,
        )  # fmt: skip
        created("document:accept", document, registrant=registrant.id if registrant else None)
    return accepted


async def agreement_of(actor: Actor, account: PublicAccount) -> Signed | None:
    """A step: whether the service agreement in force, or a newer version, is agreed to; nothing where none is."""
    return (await agreements_of(actor, [account.registrant_id])).get(account.registrant_id)


async def agreements_of(actor: Actor, registrants: list[UUID]) -> dict[UUID, Signed]:
    """Whether the agreement in force is agreed to by the actor and for several registrants; none where none is."""
    agreement = await in_force(DocumentKind.SERVICE_AGREEMENT)
    if agreement is None:
        return {}
    found = await Acceptance.filter(
        Q(user_id=actor.user_id, registrant_id=None) | Q(registrant_id__in=registrants),
        document__kind=DocumentKind.SERVICE_AGREEMENT, document__version__gte=agreement.version,
    ).values_list("registrant_id", flat=True)  # fmt: skip
    return {key: Signed(None in found, key in found) for key in registrants}
