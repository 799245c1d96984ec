"""Telling an identity: to the schema, or in a form that opens once; sealed as it comes, and judged by an officer."""

from datetime import timedelta
from uuid import UUID

from db.accounts import IdentityForm, Registrant, User
from db.columns import key_ring
from db.complaints import Evidence, StoredFile
from db.vocabulary import DeadlineKind, FileKind, FileState
from policy import pack
from resolvers import clock
from resolvers.accounts.identity.mobile import Number, mobile_told, send_code
from resolvers.accounts.identity.told import Told, seal_into
from resolvers.accounts.identity.verifying import verifier
from resolvers.actor import actor_of_user
from resolvers.deadlines import drop_deadline, set_deadline
from resolvers.limits import counted
from resolvers.moves import created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import (
    Because,
    Fault,
    FaultCode,
    Invalid,
    NotFound,
    Refusal,
    Refused,
    Restricted,
    invalid,
)
from resolvers.rules.standings import Actor, Standing, standings
from resolvers.use_case import new_id, use_case, work

SUBMIT, FORM = "registrant:submit", "registrant:request_form"
PDF, TAKEN = "application/pdf", "JPEG, PNG, WebP, PDF"


@use_case(SUBMIT)
async def submit_registrant(actor: Actor, registrant_id: UUID, told: Told) -> Registrant:
    """Tell the identity of a registrant for which one acts; an identity officer or a verifier looks at it next.

    It is sealed as it comes, and pictures are deleted once it is decided. Refused with Invalid, where each fault names
    its value and never repeats it. Whether a number is known already is not told.
    """
    return await _submitted(actor, await locked(Registrant, registrant_id), told)


async def submit_by_form(
    form: IdentityForm, told: Told, mobile: Number | None = None, *, key: str | None = None
) -> Registrant | Refusal:
    """What was written into a one-time form; whoever has the form acts as who asked for it. It closes with it."""
    actor = await actor_of_user(await User.get(id=form.user_id))
    return await _submit_by_form(actor, form.id, told, mobile, key=key)


@use_case(SUBMIT)
async def _submit_by_form(actor: Actor, form_id: UUID, told: Told, mobile: Number | None) -> Registrant:
    form = await IdentityForm.filter(id=form_id).select_for_update().get()
    if form.used_at is not None or form.expires_at <= work().now:
        raise Refused(NotFound("IdentityForm"))
    row = await _submitted(actor, await locked(Registrant, form.registrant_id), told, mobile)
    form.used_at = work().now
    await form.save(update_fields=["used_at"])
    if mobile:
        await send_code(actor, row, mobile)
    return row


async def _submitted(actor: Actor, row: Registrant, told: Told, mobile: Number | None = None) -> Registrant:
    await permit(ACTS[SUBMIT], row)
    if faults := faults_of(row, told, mobile):
        raise Refused(Invalid(tuple(faults)))
    await counted(pack().limits.identities, SUBMIT, actor.key)
    await _hand_in(actor, row, told.papers)
    now = work().now
    row.submitted_at, row.submitted_by, row.checks = now, actor.user_id, 0
    row.reason_words = row.warned_days = row.checklist = None
    sealed = seal_into(row, told)
    also = ("submitted_at", "submitted_by", "checks", "reason_words", "warned_days", "checklist")
    await row.save(update_fields=[*sealed, *also])
    await move(SUBMIT, row, reason=None)
    for over in (DeadlineKind.REGISTRANT_EXPIRY, DeadlineKind.IDENTITY_EMPTIED):
        await drop_deadline(over, row.id)
    if verifier():
        await set_deadline(DeadlineKind.IDENTITY_CHECK, row.id, now)
    await tell("registrant.submitted", row)
    return row


def faults_of(row: Registrant, told: Told, mobile: Number | None = None) -> list[Fault]:
    """All that is wrong with what was told, so that a form shows it at once."""
    faults = told.faults(row.kind)
    return [*faults, Fault("mobile", FaultCode.NOT_ITS_FORM)] if mobile and not mobile_told(mobile) else faults


async def _hand_in(actor: Actor, row: Registrant, papers: tuple[UUID, ...]) -> None:
    """Give one's own files to the registrant; they are kept until it is decided."""
    most = pack().identity.pictures
    if len(papers) > most:
        raise invalid("papers", FaultCode.TOO_LONG, most)
    for key in dict.fromkeys(papers):
        file = await locked(StoredFile, key)
        fits = file.state is FileState.STORED and file.registrant_id is None
        if not fits or Standing.SELF not in standings(actor, file) or await Evidence.filter(file_id=key).exists():
            raise invalid("papers", FaultCode.NOT_AN_ID)
        if file.kind is not FileKind.IMAGE and file.media_type != PDF:
            raise invalid("papers", FaultCode.NOT_ONE_OF, TAKEN)
        file.registrant_id, file.expires_at, file.name = row.id, None, ""
        await file.save(update_fields=["registrant_id", "expires_at", "name"])


@use_case(FORM)
async def request_identity_form(actor: Actor, registrant_id: UUID) -> IdentityForm:
    """Make the address of a form in which the identity of a registrant is told, good once and for half an hour."""
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[FORM], row)
    await counted(pack().limits.resets, FORM, actor.key)
    identity, now = new_id(), work().now
    form = await IdentityForm.create(
        id=identity, user_id=actor.user_id, registrant_id=row.id, hash=_hash(secret_of_form(identity)), created_at=now,
        expires_at=now + timedelta(seconds=pack().identity.form),
    )  # fmt: skip
    created(FORM, row, form=identity)
    return form


async def form_behind(secret: str) -> IdentityForm | Refusal:
    """The form behind an address, with its registrant and its person, while it can be used."""
    found = await IdentityForm.get_or_none(hash=_hash(secret)).select_related("registrant", "user")
    if found is None or found.used_at is not None or found.expires_at <= clock.now():
        return Restricted(Because.LINK_IS_SPENT)
    return found


def secret_of_form(identity: UUID) -> str:
    """The secret of a form's address: derived, never kept."""
    return key_ring().mark("identity-form", str(identity))[:40]


def path_of_form(form: IdentityForm) -> str:
    """Where a form is, behind the public address."""
    return f"/identity/{secret_of_form(form.id)}"


def _hash(secret: str) -> str:
    return key_ring().mark("identity-form-hash", secret)
