"""Who answers in law: how identity is told, verified, and looked at. What the town brings of it."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import db
from db.vocabulary import IdentityDocument, RegistrantKind, VerifierAnswer
from policy import pack
from resolvers import clock
from resolvers.accounts import identity, letters
from resolvers.accounts.identity.told import Private, Told, seal_into
from resolvers.rules.refusals import Refusal
from tests import numbers
from tests.papers import file_of

NAME, MOBILE = "Testa Persona", "+8613800000000"
FOREVER = date(2199, 1, 1)
WHO_ACTS = frozenset({"member", "identity_officer"})
IDENTITY_SHOWN: dict[tuple[str, str], frozenset[str]] = {
    **{
        ("Registrant", field): WHO_ACTS
        for field in (
            "name", "document", "number", "country", "area", "expiresOn", "mobile", "mobileConfirmedAt", "submittedAt",
            "verifiedAt", "reason", "reasonText", "words", "mandates",
        )
    },
    **{
        ("Registrant", field): frozenset({"identity_officer"})
        for field in ("lastAct", "papers", "sameNumber", "checklist")
    },
}  # fmt: skip


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


def told(number: str | None = None, document: Any = None, **more: Any) -> Told:
    """An identity that nobody has: a person's, or with a document of an organisation that."""
    given = document or IdentityDocument.RESIDENT_CARD
    return Told(given, Private(number or numbers.resident()), Private(NAME), **more)


def told_of_organisation(order: int, **more: Any) -> Told:
    """The identity of an organisation that is none."""
    return Told(
        IdentityDocument.SOCIAL_CREDIT_CODE,
        Private(numbers.credit_code(order)),
        Private("Test Paper Boats Ltd"),
        **more,
    )


async def verified_person(user_id: UUID | None) -> db.Registrant:
    """A user as a verified person, written straight into the rows; somebody must be behind what is published."""
    order = await db.Registrant.filter(kind="PERSON").count()
    row = db.Registrant(
        id=uuid4(), kind=RegistrantKind.PERSON, state="VERIFIED", acting=[str(user_id)], created_at=clock.now(),
        verified_at=clock.now(),
    )  # fmt: skip
    seal_into(row, told(numbers.resident(order % 999, date(1980, 1, 1))))
    await row.save()
    await db.Mandate.create(registrant_id=row.id, user_id=user_id, kind="SELF", since=clock.now())
    return row


async def dossier_of(town: Any, state: str = "PENDING", who: str = "member") -> db.Registrant:
    """An organisation for which the member acts, in a state; the document of one that is VERIFIED has just expired."""
    town.count += 1
    await db.Attempt.all().delete()
    await db.Registrant.filter(opened_by=town[who].user_id).update(opened_by=None)  # so that more can be begun
    row = _done(await identity.open_registrant(town[who], RegistrantKind.ORGANISATION))
    officer = town["identity_officer"]
    if state != "UNVERIFIED":
        _done(await identity.submit_registrant(town[who], row.id, told_of_organisation(town.count % 9000)))
    if state == "REJECTED":
        _done(await identity.reject_registrant(officer, row.id, "UNREADABLE", "Please take another picture."))
    if state in ("VERIFIED", "LAPSED"):
        _done(await identity.verify_registrant(officer, row.id, pack().identity.checklist.ORGANISATION))
        yesterday = (clock.now() - timedelta(days=1)).date()
        await db.Registrant.filter(id=row.id).update(state=state, expires_on=yesterday)
    return await db.Registrant.get(id=row.id)


async def shared_dossier(town: Any, state: str) -> db.Registrant:
    """An organisation for which the stranger acts too."""
    row = await dossier_of(town, state)
    _done(await identity.grant_mandate(town["member"], row.id, town["stranger"].user_id))
    return await db.Registrant.get(id=row.id)


async def coded_dossier(town: Any, state: str) -> db.Registrant:
    """An organisation to whose mobile number a code was sent, which it bears."""
    row: Any = await dossier_of(town, state)
    _done(await identity.request_mobile_code(town["member"], row.id, Private(MOBILE)))
    row.code = await mobile_code_sent()
    return row  # type: ignore[no-any-return]


async def mobile_code_sent() -> str:
    """The code in the last message to a mobile number."""
    letter = await db.Letter.filter(kind="MOBILE_CODE", done_at=None).latest("id")
    return re.findall(r"\d{8}", letters.opened(letter).text)[0]  # type: ignore[no-any-return]


async def full_dossier(town: Any) -> db.Registrant:
    """A registrant of which there is something in every field."""
    row = await coded_dossier(town, "PENDING")
    _done(await identity.confirm_mobile_code(town["member"], row.id, Private(row.code)))  # type: ignore[attr-defined]
    officer = town["identity_officer"]
    _done(await identity.verify_registrant(officer, row.id, pack().identity.checklist.ORGANISATION))
    await db.Registrant.filter(id=row.id).update(
        area="110000", expires_on=FOREVER, reason="UNREADABLE", reason_words="Please look again."
    )
    await db.StoredFile.filter(id=(await file_of(town, "STORED")).id).update(registrant_id=row.id)
    other = await dossier_of(town)
    await db.Registrant.filter(id=other.id).update(number_mark=row.number_mark)
    return await db.Registrant.get(id=row.id)


BRINGS: dict[str, Any] = {"dossier": dossier_of, "shared": shared_dossier, "coded": coded_dossier}
UNKNOWN = VerifierAnswer.UNKNOWN
