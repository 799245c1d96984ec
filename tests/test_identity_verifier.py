"""A verifier outside: asked with a signature, its answers followed, its silence waited out, a restart losing none."""

import asyncio
import hmac
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from structlog.testing import capture_logs

import db
from db.vocabulary import RegistrantKind, VerifierAnswer
from policy import pack
from resolvers import clock
from resolvers.accounts import identity
from resolvers.accounts.identity.verifying import ask_verifier, note_check, use_verifier
from resolvers.clock import move_clock
from resolvers.deadlines import meet_deadlines
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system
from settings import SettingFault, read_settings
from tests import numbers
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.cast_identity import NAME, told
from tests.services import Database, listening

SECRET = "a secret of tests"


@dataclass
class Register:
    """A register that is asked: what it was asked, and what it says."""

    says: str = '{"answer": "MATCH"}'
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        body, at = await request.read(), request.headers["x-gongdao-time"]
        signature = hmac.new(SECRET.encode(), f"{at}.".encode() + body, "sha256").hexdigest()
        assert hmac.compare_digest(signature, request.headers["x-gongdao-signature"])
        assert abs(int(at) - time.time()) < 60
        self.asked.append(json.loads(body))
        return web.Response(text=self.says, status=self.status)


@pytest.fixture
async def register() -> AsyncIterator[Register]:
    """A small HTTP server that is the verifier of this process."""
    here, app = Register(), web.Application()
    app.router.add_post("/check", here.take)
    async with listening(app) as address:
        use_verifier(f"{address}/check", SECRET)
        try:
            yield here
        finally:
            use_verifier("", "")


@pytest.fixture
def match_suffices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack in which the verifier alone verifies."""
    whole = pack().model_copy(update={"identity": pack().identity.model_copy(update={"match_suffices": True})})
    monkeypatch.setattr("resolvers.accounts.identity.verifying.pack", lambda: whole)


async def submitted(town: Town) -> db.Registrant:
    row = done(await identity.open_registrant(town["member"], RegistrantKind.PERSON))
    return done(await identity.submit_registrant(town["member"], row.id, told()))


async def test_a_match_is_ticked_and_an_officer_decides(sqlite: Database, register: Register) -> None:
    town = await make_town()
    row, officer = await submitted(town), town["identity_officer"]
    assert await meet_deadlines(clock.now()) == 1
    kept = await db.Registrant.get(id=row.id)
    assert (kept.state, kept.checklist, kept.verified_by) == ("PENDING", ["MATCHED"], None)
    queue = "{ registrantQueue { nodes { id checklist { code ticked } } } }"
    (seen,) = [node for node in (await data(officer, queue))["registrantQueue"]["nodes"] if node["id"] == id_of(row)]
    assert [check["code"] for check in seen["checklist"] if check["ticked"]] == ["MATCHED"]
    assert isinstance(await identity.verify_registrant(officer, row.id, ["MATCHED"]), Refusal)
    verified = done(await identity.verify_registrant(officer, row.id, pack().identity.checklist.PERSON))
    assert (verified.state, verified.checklist) == ("VERIFIED", [*pack().identity.checklist.PERSON, "MATCHED"])


@pytest.mark.usefixtures("match_suffices")
async def test_a_match_verifies_where_it_suffices_and_the_question_is_signed(
    database: Database, register: Register
) -> None:
    town = await make_town()
    row = await submitted(town)
    await asyncio.gather(meet_deadlines(clock.now()), meet_deadlines(clock.now()))
    kept = await db.Registrant.get(id=row.id)
    assert (kept.state, kept.checklist, kept.verified_by) == ("VERIFIED", ["MATCHED"], "system:verifier")
    (question,) = register.asked
    assert (question["number"], question["name"]) == (numbers.resident(), NAME)
    entries = await db.TrailEntry.filter(subject_id=row.id).order_by("position").values_list("event", "reason")
    assert ("registrant.checked", "MATCH") in entries and numbers.resident() not in str(entries)
    assert await meet_deadlines(clock.now()) == 0


async def test_no_match_turns_down_and_unknown_waits_for_an_officer(sqlite: Database, register: Register) -> None:
    town = await make_town()
    row, register.says = await submitted(town), '{"answer": "UNKNOWN"}'
    assert await meet_deadlines(clock.now()) == 1
    assert (await db.Registrant.get(id=row.id)).state == "PENDING" and await meet_deadlines(clock.now()) == 0
    register.says = '{"answer": "NO_MATCH"}'
    await ask_verifier(system("deadlines"), row.id)
    turned = await db.Registrant.get(id=row.id)
    assert (turned.state, turned.reason) == ("REJECTED", "NO_MATCH")


@pytest.mark.usefixtures("match_suffices")
@pytest.mark.parametrize(("status", "says"), [(503, ""), (200, "no json"), (200, '{"answer": "MAYBE"}'), (302, "")])
async def test_who_does_not_answer_is_asked_again_later(
    sqlite: Database, register: Register, status: int, says: str
) -> None:
    town = await make_town()
    row, register.status, register.says = await submitted(town), status, says
    try:
        with capture_logs() as log:
            for past in (0, pack().identity.again + 1, 3 * pack().identity.again + 2):
                move_clock(timedelta(seconds=past))
                assert await meet_deadlines(clock.now()) == 1 and await meet_deadlines(clock.now()) == 0
        assert len(log) == 3 and numbers.resident() not in str(log) and NAME not in str(log)
        register.status, register.says = 200, '{"answer": "MATCH"}'
        move_clock(timedelta(seconds=8 * pack().identity.again))
        assert await meet_deadlines(clock.now()) == 1
    finally:
        move_clock(timedelta())
    assert (await db.Registrant.get(id=row.id)).state == "VERIFIED"


async def test_an_answer_about_an_earlier_identity_counts_no_more(sqlite: Database, register: Register) -> None:
    town = await make_town()
    row = await submitted(town)
    before = row.submitted_at
    done(await identity.reject_registrant(town["identity_officer"], row.id, "UNREADABLE"))
    done(await identity.submit_registrant(town["member"], row.id, told(numbers.resident(8))))
    assert isinstance(await note_check(system("v"), row.id, VerifierAnswer.MATCH, before), Refusal)
    assert isinstance(await identity.verify_registrant(system("v"), row.id, of=before), Refusal)
    assert (await db.Registrant.get(id=row.id)).state == "PENDING"


def test_an_address_without_a_secret_or_in_the_open_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_VERIFIER_URL", "https://register.example/check")
    with pytest.raises(SettingFault, match="IDENTITY_VERIFIER_SECRET"):
        read_settings()
    monkeypatch.setenv("IDENTITY_VERIFIER_URL", "http://register.example/check")
    with pytest.raises(SettingFault, match="https"):
        read_settings()
