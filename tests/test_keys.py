"""Keys are changed beside a running service: everything sealed is known, sealed anew, and nothing is lost meanwhile."""

import ast
import asyncio
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from tortoise import fields

import db
from db.chat import ChatState
from db.columns import FIRST_INDEX, KeyRing, key_ring, use_keys
from db.sealed import REMEMBERED, SEALED, sealed_columns
from db.vocabulary import IdentityDocument, RegistrantKind
from resolvers import clock
from resolvers.oversight import keys
from resolvers.oversight.keys import key_status, rotate_keys
from resolvers.rules.identity import index_of
from tests.commanding import gongdao
from tests.services import Database, opened

ROOT = Path(__file__).parent.parent
OLD, NEW, INDEX = b"0" * 32, b"1" * 32, b"2" * 32
NUMBER = "made-up-91-x"
PLACE = re.compile(r"[a-z]+(:(\{\}|[a-z]+))+:[a-z]+")


@contextmanager
def ring(*kids: str, index: dict[str, bytes] | None = None) -> Iterator[KeyRing]:
    """A key ring for the length of a block."""
    held = key_ring()
    try:
        yield use_keys({kid: {"k1": OLD, "k2": NEW}[kid] for kid in kids}, index)
    finally:
        use_keys(held.keys, held.index_keys)


def test_every_sealed_column_of_every_model_is_declared() -> None:
    found = {
        (model.__name__, name)
        for model in db.ALL
        for name, field in model._meta.fields_map.items()
        if isinstance(field, fields.BinaryField)
    }
    assert found == {(each.model.__name__, each.column) for each in SEALED} and len(found) == len(SEALED)


def places_in(source: str) -> set[str]:
    """The places that a module names, with what differs from row to row left out."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            told = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            told = node.value
        else:
            continue
        found |= {told} if PLACE.fullmatch(told) else set()
    return found


def test_every_place_for_which_code_seals_is_declared() -> None:
    declared = {re.sub(r"\{\w+\}", "{}", each.form) for each in SEALED} | set(REMEMBERED)
    sealing = re.compile(r"\bseal(_bytes)?\(")
    modules = [
        path for floor in ("bot", "db", "resolvers", "schema", "commands") for path in (ROOT / floor).rglob("*.py")
        if sealing.search(path.read_text("utf-8")) and path.name not in ("columns.py", "keys.py", "sealed.py")
    ]  # fmt: skip
    assert len(modules) >= 9
    for path in modules:
        told = places_in(path.read_text("utf-8"))
        # A letter's places begin with a name that is made a line before.
        assert told and told <= declared, (path, told - declared)


def test_an_index_key_makes_marks_of_its_own_and_old_ones_are_found() -> None:
    only = KeyRing({"k1": OLD})
    assert only.index("identity", "a") == (FIRST_INDEX, only.mark("identity", "a"))
    more = KeyRing({"k1": OLD, "k2": NEW}, {"i2": INDEX})
    version, mark = more.index("identity", "a")
    assert version == "i2" and mark != more.mark("identity", "a") and len(mark) == 64
    assert more.indexes("identity", "a") == [mark, only.mark("identity", "a")]
    assert more.index("other", "a")[1] != mark


async def planted(state: str = "IN_FORCE") -> db.Registrant:
    """A registrant with sealed values and a mark, and a blacklist entry about them if there is a case."""
    identity = uuid4()
    version, mark = key_ring().index("identity", index_of(IdentityDocument.PASSPORT, NUMBER, "CN"))
    return await db.Registrant.create(
        id=identity, kind=RegistrantKind.PERSON, document=IdentityDocument.PASSPORT, created_at=clock.now(),
        name_sealed=key_ring().seal("Somebody made up", f"registrant:{identity}:name"),
        number_sealed=key_ring().seal(NUMBER, f"registrant:{identity}:number"),
        number_mark=mark, mark_version=version, verified_mark=mark, verified_mark_version=version,
    )  # fmt: skip


async def blacklisted(registrant: db.Registrant, mark: str | None, version: str | None) -> db.BlacklistEntry:
    case, staff = await db.Case.first(), await db.StaffMember.first()
    assert case and staff
    second = await db.StaffMember.exclude(user_id=staff.user_id).first()
    in_force = {
        "decision": await db.Decision.first(),
        "starts_at": clock.now(),
        "ends_at": clock.now() + timedelta(days=9),
    }
    return await db.BlacklistEntry.create(
        registrant=registrant, case=case, **in_force, confirmed_by=second, rule="r", ground="LAW", severity="GRAVE",
        facts="f", state="IN_FORCE", days=9, number_mark=mark, mark_version=version, proposed_by=staff,
        proposed_at=clock.now(), respond_until=clock.now(),
    )  # fmt: skip


async def sealed_with(kid: str) -> int:
    return (await key_status()).values_of(kid)


def silent(name: str, count: int) -> None:
    """Nobody watches."""


async def opens_all() -> int:
    """Open every sealed value for its declared place; gives how many there are."""
    count = 0
    for _, column in sealed_columns():
        for row in await column.model.exclude(**{column.column: None}).values(*column.fields):
            if row[column.column]:
                key_ring().open_bytes(row[column.column], column.place(row))
                count += 1
    return count


async def test_a_town_is_sealed_anew_and_nothing_is_left_of_the_old_key(sqlite_town: Database) -> None:
    with ring("k1"):
        registrant = await planted()
        for n, place in enumerate(REMEMBERED):
            name = ("words", "words", "words", "title", "said")[n]
            await ChatState.create(key=f"x{n}", data={name: key_ring().seal(f"w{n}", place).hex(), "of": "y"})
        before, values = await opens_all(), await sealed_with("k1")
        assert values == before + len(REMEMBERED) > 50
    with ring("k1", "k2"):
        done = await rotate_keys(silent)
        assert (done.sealed, done.marked, done.stuck.total()) == (values, 0, 0)
        status = await key_status()
        assert (status.values_of("k1"), status.values_of("k2")) == (0, values)
        again = await rotate_keys(silent)
        assert again.sealed == again.marked == 0
        for n, place in enumerate(REMEMBERED):
            data = (await ChatState.get(key=f"x{n}")).data
            (sealed,) = (words for name, words in data.items() if name != "of")
            assert data["of"] == "y" and key_ring().open(bytes.fromhex(str(sealed)), place) == f"w{n}"
    with ring("k2"):
        assert await opens_all() == before
        kept = await db.Registrant.get(id=registrant.id)
        assert key_ring().open(kept.number_sealed or b"", f"registrant:{kept.id}:number") == NUMBER


async def test_marks_go_over_to_the_newest_index_and_what_has_no_number_keeps_its_version(
    sqlite_town: Database,
) -> None:
    await db.Registrant.all().update(number_mark=None, verified_mark=None)
    registrant = await planted()
    known = await blacklisted(registrant, registrant.number_mark, registrant.mark_version)
    other = await blacklisted(registrant, "mark of a number of before", FIRST_INDEX)
    without = await db.Registrant.create(kind=RegistrantKind.PERSON, created_at=clock.now())
    gone = await blacklisted(without, "mark of a number that is erased", FIRST_INDEX)
    with ring("k1", index={"i2": INDEX}) as newer:
        assert (await key_status()).marks == {FIRST_INDEX: 5}
        assert (await rotate_keys(silent)).marked == 3
        version, mark = newer.index("identity", index_of(IdentityDocument.PASSPORT, NUMBER, "CN"))
        own = await db.Registrant.get(id=registrant.id)
        for row in (own, await db.BlacklistEntry.get(id=known.id)):
            assert (row.mark_version, row.number_mark) == (version, mark) == ("i2", mark)
        assert (own.verified_mark_version, own.verified_mark) == (version, mark)
        for kept in (other, gone):
            assert (await db.BlacklistEntry.get(id=kept.id)).number_mark == kept.number_mark
        status = await key_status()
        assert status.marks == {FIRST_INDEX: 2, "i2": 3} and status.retired() == []
    with ring("k1", index={"i2": INDEX, "i3": NEW}):
        assert (await rotate_keys(silent)).marked == 3
        assert (await key_status()).retired() == ["i2"]
        await db.BlacklistEntry.filter(id=known.id).update(mark_version="i2")
        assert (await key_status()).retired() == []
        await db.BlacklistEntry.filter(id=known.id).update(ended_at=clock.now())
        assert (await key_status()).retired() == ["i2"]


async def test_what_is_written_meanwhile_is_not_lost(url: str) -> None:
    """Another process changes a value between the read and the write of the rotation: its words stay."""
    async with opened(url):
        with ring("k1"):
            registrant = await planted()
        with ring("k1", "k2"):
            place, column = (
                f"registrant:{registrant.id}:name",
                next(each for each in SEALED if each.column == "name_sealed"),
            )
            read = (await db.Registrant.filter(id=registrant.id).values(*column.fields))[0]
            newer = key_ring().seal("Another made up name", place)
            await db.Registrant.filter(id=registrant.id).update(name_sealed=newer)
            assert await keys._seal_one("name", column, read, keys.Rotated()) == 0
            kept = await db.Registrant.get(id=registrant.id)
            assert key_ring().open(kept.name_sealed or b"", place) == "Another made up name"


async def test_two_at_once_do_it_once(url: str) -> None:
    async with opened(url):
        with ring("k1"):
            for _ in range(5):
                await planted()
        with ring("k1", "k2", index={"i2": INDEX}):
            done = await asyncio.gather(rotate_keys(silent), rotate_keys(silent))
            assert sum(one.sealed for one in done) == 10 and sum(one.marked for one in done) == 10
            assert not await db.Lease.exists(name=keys.LEASE)


async def test_a_value_that_cannot_be_opened_is_told_and_left(sqlite: Database) -> None:
    with ring("k1"):
        first, second = await planted(), await planted()
        await db.Registrant.filter(id=first.id).update(name_sealed=second.name_sealed)  # sealed for another place
    with ring("k1", "k2"):
        done = await rotate_keys(silent)
        assert done.stuck == {"registrant.name_sealed": 1} and done.sealed == 3
        assert (await db.Registrant.get(id=first.id)).name_sealed == second.name_sealed


KILLED = """
import asyncio, sys
from db.columns import use_keys
from resolvers.oversight import keys
from tests.services import opened

use_keys({"k1": b"0" * 32, "k2": b"1" * 32})

async def main(url):
    async with opened(url):
        def told(name, count):
            print(name, flush=True)
        await keys.rotate_keys(told)

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.timeout(60)
async def test_a_rotation_that_is_killed_goes_on(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(url):
        with ring("k1"):
            for _ in range(400):
                await planted()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", KILLED, url, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        assert await process.stdout.readline() == b"registrant.name_sealed\n"
        process.send_signal(signal.SIGKILL)
        assert (await process.communicate())[1] == b"" and process.returncode == -signal.SIGKILL
        with ring("k1", "k2"):
            left = await sealed_with("k1")
            assert 0 < left < 800
            monkeypatch.setattr(clock, "now", _later(clock.now))  # the lease of the dead has run out
            done = await rotate_keys(silent)
            assert (done.sealed, await sealed_with("k2"), await opens_all()) == (left, 800, 800)


def _later(now: Any) -> Any:
    return lambda: now() + 2 * keys.HELD_FOR


async def test_the_commands_tell_and_rotate(sqlite: Database, tmp_path: Path) -> None:
    with ring("k1"):
        await planted()
    one, two = OLD.hex(), NEW.hex()
    settings = {"DATABASE_URL": sqlite.url, "IDENTITY_KEYS": f'{{"k1": "{one}"}}'}
    code, told, err = gongdao(tmp_path, "keys", "status", **settings)
    assert (code, err) == (0, "")
    assert "k1: 2 values are sealed with it; it seals now; it makes hashes and tokens, so it stays." in told
    assert "i1: 2 marks of identity numbers; it marks now." in told and "Every key is needed." in told
    settings |= {"IDENTITY_KEYS": f'{{"k1": "{one}", "k2": "{two}"}}', "INDEX_KEYS": f'{{"i2": "{INDEX.hex()}"}}'}
    code, told, err = gongdao(tmp_path, "keys", "rotate", **settings)
    assert (code, err, told) == (0, "", "2 values are sealed anew, 2 marks are made anew.\n")
    assert "k2: 2 values are sealed with it; it seals now." in gongdao(tmp_path, "keys", "status", **settings)[1]
    wrong = gongdao(tmp_path, "keys", "status", **settings | {"INDEX_KEYS": f'{{"k1": "{one}"}}'})
    assert wrong[0] == 1 and "the id 'k1' is that of another key" in wrong[2] and one not in wrong[2]
