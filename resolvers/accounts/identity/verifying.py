"""Who says whether name and number belong together: an officer, or a verifier outside that is asked over HTTP.

A question is a deadline of the registrant, asked outside of any transaction and again later when nobody answers, so
that a restart loses none. What went out is in the trail, and never what it said.
"""

import hmac
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import aiohttp
import orjson
import structlog

from db.accounts import Registrant
from db.vocabulary import DeadlineKind, RegistrantState, VerifierAnswer
from policy import pack
from resolvers.accounts.identity.told import name_of, number_of
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import locked, move
from resolvers.rules.refusals import Refused, WrongState
from resolvers.rules.standings import Actor, system
from resolvers.use_case import use_case, work

IN_TIME = aiohttp.ClientTimeout(total=5)
MOST = 4096
MATCHED = "MATCHED"
log = structlog.get_logger()


@dataclass(frozen=True)
class Verifier:
    """A verifier over HTTP: its address, and the secret by which it knows that a question is ours."""

    url: str
    secret: bytes = field(repr=False)

    async def ask(self, registrant: Registrant) -> VerifierAnswer:
        """Ask about one registrant; whatever is no clear answer is AWAY."""
        body = orjson.dumps(
            {
                "id": str(registrant.id), "kind": registrant.kind, "document": registrant.document,
                "country": registrant.country, "number": number_of(registrant), "name": name_of(registrant),
            }
        )  # fmt: skip
        at = str(int(time.time()))
        signature = hmac.new(self.secret, at.encode() + b"." + body, "sha256").hexdigest()
        headers = {
            "content-type": "application/json", "x-gongdao-time": at, "x-gongdao-signature": signature,
            "idempotency-key": f"{registrant.id}:{registrant.submitted_at:%s}",
        }  # fmt: skip
        try:
            async with (
                aiohttp.ClientSession(timeout=IN_TIME) as session,
                session.post(self.url, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                told: Any = orjson.loads(await answer.content.read(MOST)) if answer.status == 200 else {}
            return VerifierAnswer(told["answer"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as failure:
            log.warning("verifier_away", error=type(failure).__name__)
            return VerifierAnswer.AWAY


class _Held:
    verifier: Verifier | None = None


def use_verifier(url: str, secret: str) -> None:
    """Take the verifier of this process; without an address officers alone decide."""
    _Held.verifier = Verifier(url, secret.encode()) if url else None


def verifier() -> Verifier | None:
    """The verifier outside, if there is one."""
    return _Held.verifier


@at_its_time(DeadlineKind.IDENTITY_CHECK)
async def ask_verifier(actor: Actor, registrant_id: UUID) -> Any:
    """Ask the verifier outside about a registrant that waits, and do what follows from its answer."""
    from resolvers.accounts.identity.judging import NO_MATCH, reject_registrant, verify_registrant

    row, asked = await Registrant.get_or_none(id=registrant_id), verifier()
    if row is None or asked is None or row.state is not RegistrantState.PENDING or row.number_sealed is None:
        return row
    answer = await asked.ask(row)
    by, of = system("verifier"), row.submitted_at
    checked = await note_check(by, registrant_id, answer, of)
    if answer is VerifierAnswer.MATCH and pack().identity.match_suffices and isinstance(checked, Registrant):
        return await verify_registrant(by, registrant_id, [MATCHED], of=of)
    if answer is VerifierAnswer.NO_MATCH and isinstance(checked, Registrant):
        return await reject_registrant(by, registrant_id, NO_MATCH, of=of)
    return checked


@use_case("registrant:check")
async def note_check(
    actor: Actor, registrant_id: UUID, answer: VerifierAnswer, of: datetime | None = None
) -> Registrant:
    """Record that a verifier outside was asked and what it answered; one that is away is asked again later.

    That name and number belong together is ticked for the officer, who decides.
    """
    row = await locked(Registrant, registrant_id)
    if of is not None and row.submitted_at != of:
        raise Refused(WrongState("registrant", row.state, "check"))
    ticked: dict[str, Any] = {"checklist": [MATCHED]} if answer is VerifierAnswer.MATCH else {}
    await move("registrant:check", row, reason=answer.value, checks=row.checks + 1, **ticked)
    if answer is VerifierAnswer.AWAY:
        terms = pack().identity
        pause = min(terms.longest_pause, terms.again * 2 ** min(row.checks - 1, 20))
        await set_deadline(DeadlineKind.IDENTITY_CHECK, row.id, work().now + timedelta(seconds=pause))
    return row
