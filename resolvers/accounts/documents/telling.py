"""Telling everybody whom a document concerns: when it is published, and again when it counts, those who did not agree.

Each run tells one page of people and is due again at once for the next, so that a large town is no long transaction.
"""

from datetime import timedelta
from uuid import UUID

from db.accounts import Acceptance, Document, Mandate, Operatorship
from db.vocabulary import DeadlineKind, DocumentKind, OperatorshipState
from policy import pack
from resolvers.accounts.documents.views import that_answer
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import created, locked, permit
from resolvers.notices import tell_people
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

A_MOMENT = timedelta(milliseconds=1)
PUBLISHED, COUNTS = range(2)  # the rounds


@at_its_time(DeadlineKind.DOCUMENT_IN_FORCE)
@use_case("document:tell")
async def tell_of_document(actor: Actor, document_id: UUID) -> Document:
    """Tell the next page of operators and representatives of a published version, or that it counts now."""
    document = await locked(Document, document_id)
    await permit(ACTS["document:tell"], document)
    now, begins = work().now, document.in_force_at
    early = document.rounds == COUNTS and begins is not None and begins > now
    if begins is None or document.rounds > COUNTS or early:
        return document  # told already, by another process
    people = await _next_people(document.told_up_to, pack().documents.told_at_once)
    if people:
        await _tell(document, people)
    over = len(people) < pack().documents.told_at_once
    document.told_up_to = None if over else people[-1]
    document.rounds += over
    if over and document.rounds == COUNTS and document.published_at and begins <= document.published_at:
        document.rounds += 1  # it counts since it was published: everybody was told so
    await document.save(update_fields=["rounds", "told_up_to"])
    created("document:tell", document, told=len(people))
    if document.rounds <= COUNTS:
        due = begins if over else now + A_MOMENT
        await set_deadline(DeadlineKind.DOCUMENT_IN_FORCE, document.id, due)
    return document


async def _tell(document: Document, people: list[UUID]) -> None:
    signs, begins = document.kind is DocumentKind.SERVICE_AGREEMENT, document.in_force_at
    facts = {"document": document.kind.value, "version": document.version, "from": begins.date() if begins else ""}
    if document.rounds == PUBLISHED:
        await tell_people("document.published", document, people, **facts, signs="yes" if signs else "no")
    elif signs:
        await tell_people("document.in_force", document, await _not_agreed(document, people), **facts)


async def _next_people(after: UUID | None, most: int) -> list[UUID]:
    """The next people who run an account or act for a registrant, each once, in the order of their ids."""
    found: set[UUID] = set()
    running = Operatorship.filter(until=None, state=OperatorshipState.ACTIVE)
    for held in (running, Mandate.filter(until=None)):
        further = held.filter(user_id__gt=after) if after else held.filter(user_id__isnull=False)
        users = await further.order_by("user_id").distinct().limit(most).values_list("user_id", flat=True)
        found |= set(users)  # type: ignore[arg-type]
    return sorted(found)[:most]


async def _not_agreed(document: Document, people: list[UUID]) -> list[UUID]:
    """Those of a page who did not accept this version or a newer one, or whose registrant nobody signed for."""
    agreed = Acceptance.filter(document__kind=document.kind, document__version__gte=document.version)
    accepted = set(await agreed.filter(user_id__in=people, registrant_id=None).values_list("user_id", flat=True))
    mandates = await Mandate.filter(user_id__in=people, until=None).values_list("user_id", "registrant_id")
    registrants = await that_answer(list({registrant for _, registrant in mandates}))
    signed = set(await agreed.filter(registrant_id__in=registrants).values_list("registrant_id", flat=True))
    unsigned = {user for user, registrant in mandates if registrant in registrants - signed}
    return [user for user in people if user not in accepted or user in unsigned]
