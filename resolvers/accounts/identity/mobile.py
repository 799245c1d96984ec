"""A mobile number, confirmed by a one-time code that is sent there; optional, and sealed like the rest (D6.1)."""

import re
import secrets
from datetime import timedelta
from uuid import UUID

from db.accounts import MobileCode, Registrant
from db.columns import KeyRing, key_ring
from db.vocabulary import LetterKind
from policy import pack
from resolvers.accounts.identity.told import Private, place
from resolvers.accounts.letters import write_letter
from resolvers.limits import counted
from resolvers.moves import created, locked, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, Refusal, Refused, WrongCode, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked
from resolvers.use_case import new_id, use_case, work

REQUEST, CONFIRM = "registrant:request_code", "registrant:confirm_code"
Number = Private


@use_case(REQUEST)
async def request_mobile_code(actor: Actor, registrant_id: UUID, mobile: Number) -> MobileCode:
    """Have a one-time code sent to a mobile number; an earlier code counts no more."""
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[REQUEST], row)
    return await send_code(actor, row, mobile)


async def send_code(actor: Actor, row: Registrant, mobile: Number) -> MobileCode:
    """A step: write a code and the message that brings it."""
    number = mobile_told(mobile)
    if number is None:
        raise invalid("mobile", FaultCode.NOT_ITS_FORM)
    now, lives = work().now, pack().limits.mobile_tries
    await counted(pack().limits.mobile_codes, REQUEST, actor.key, key_ring().mark("mobile", number))
    await MobileCode.filter(registrant_id=row.id, ended_at=None).update(ended_at=now, mobile_sealed=None)
    identity, code = new_id(), f"{secrets.randbelow(10**8):08d}"
    sent = await MobileCode.create(
        id=identity, user_id=actor.user_id, registrant_id=row.id, hash=_hash(identity, code), created_at=now,
        expires_at=now + timedelta(seconds=lives.seconds),
        mobile_sealed=key_ring().seal(number, f"mobilecode:{identity}:mobile"),
    )  # fmt: skip
    created(REQUEST, row, code=identity)
    minutes = lives.seconds // 60
    await write_letter(
        LetterKind.MOBILE_CODE, None, actor.language, sent.expires_at, to=number, code=code, minutes=minutes
    )  # fmt: skip
    return sent


@use_case(CONFIRM)
async def confirm_mobile_code(actor: Actor, registrant_id: UUID, code: Private) -> Registrant | Refusal:
    """Say the code that was sent: the mobile number is confirmed from now on.

    Refused with WrongCode when it does not fit, is out of date, or was tried too often.
    """
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[CONFIRM], row)
    checked(code=(code, 40))
    sent = await MobileCode.filter(registrant_id=row.id, ended_at=None).select_for_update().first()
    if sent is None:
        raise Refused(WrongCode())
    alive = sent.expires_at > work().now and sent.tries < pack().limits.mobile_tries.most
    if not alive or not KeyRing.same(_hash(sent.id, "".join(code.split())), sent.hash):
        sent.tries += 1
        await sent.save(update_fields=["tries"])
        return WrongCode()
    number = key_ring().open(sent.mobile_sealed or b"", f"mobilecode:{sent.id}:mobile")
    sent.ended_at, sent.mobile_sealed = work().now, None
    await sent.save(update_fields=["ended_at", "mobile_sealed"])
    row.mobile_sealed, row.mobile_confirmed_at = key_ring().seal(number, place(row, "mobile")), work().now
    await row.save(update_fields=["mobile_sealed", "mobile_confirmed_at"])
    created(CONFIRM, row)
    return row


def mobile_told(text: str) -> str | None:
    """A mobile number in its international form; none where it is none. Eleven digits are one of the mainland."""
    plain = re.sub(r"[\s().-]", "", text)
    if re.fullmatch(r"1[3-9][0-9]{9}", plain):
        return f"+86{plain}"
    if plain.startswith("+86"):
        return plain if re.fullmatch(r"\+861[3-9][0-9]{9}", plain) else None
    return plain if re.fullmatch(r"\+[1-9][0-9]{7,14}", plain) else None


def _hash(identity: UUID, code: str) -> str:
    return key_ring().mark("mobile-code", f"{identity}:{code}")
