"""Exports are built by a loop of their own, lie sealed wherever they lie, and hold one's own words only."""

import asyncio
import io
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

import db
from db.files import Copy, SealedWriter, file_store, unsealed, use_files
from db.files.sealing import PIECE, TAG
from db.vocabulary import SanctionKind
from resolvers import clock
from resolvers.accounts import leaving
from resolvers.accounts.leaving import building
from resolvers.accounts.leaving.holds import held_of_user
from resolvers.complaints.downloads import content_of
from resolvers.deadlines import meet_deadlines
from resolvers.oversight.keys import key_status
from resolvers.sanctions.blacklist.proposing import respond_to_blacklist_entry
from resolvers.sanctions.proposing import respond_to_sanction
from tests.cast import done, make_town
from tests.cast_blacklist import listing
from tests.cast_sanctions import proposed
from tests.services import Database
from tests.test_export import exported


async def in_pieces(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def sealed_content(content: bytes, identity: Any, step: int) -> tuple[bytes, SealedWriter]:
    kept = io.BytesIO()
    writer = SealedWriter(identity, kept)
    for start in range(0, len(content), step):
        writer.write(content[start : start + step])
    writer.close()
    return kept.getvalue(), writer


async def opened(content: bytes, identity: Any, kid: str, size: int = 70_000) -> bytes:
    return b"".join([piece async for piece in unsealed(in_pieces(content, size), identity, kid)])


@settings(max_examples=12, deadline=None)
@given(st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 9]), st.integers(9_000, 3 * PIECE))
def test_what_is_sealed_in_pieces_opens_however_it_was_cut(size: int, step: int) -> None:
    identity, content = uuid4(), bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    sealed, writer = sealed_content(content, identity, step)
    assert writer.size == size and len(sealed) == size + TAG * max(1, -(-size // PIECE))
    assert asyncio.run(opened(sealed, identity, writer.sealed_with, step)) == content


async def test_what_was_cut_off_or_moved_does_not_open() -> None:
    identity = uuid4()
    sealed, writer = sealed_content(b"a" * (2 * PIECE + 9), identity, PIECE)
    whole = PIECE + TAG
    for spoilt, of in (
        (sealed[:whole], identity), (sealed[: 2 * whole], identity), (sealed[whole:], identity), (sealed, uuid4()),
        (sealed[whole : 2 * whole] + sealed[:whole] + sealed[2 * whole :], identity), (b"", identity),
    ):  # fmt: skip
        with pytest.raises(InvalidTag):
            await opened(spoilt, of, writer.sealed_with)


async def test_an_export_is_built_by_its_own_loop_once_by_whichever_process(database: Database) -> None:
    town = await make_town()
    export = done(await leaving.export_my_data(town["member"]))
    await meet_deadlines(clock.now() + timedelta(minutes=1))
    assert (await db.Export.get(id=export.id)).state == "ASKED", "deadlines do not build"
    assert sum(await asyncio.gather(*(building.build_exports() for _ in range(3)))) == 1
    built = await db.Export.get(id=export.id)
    assert (built.state, built.lease_until) == ("BUILT", None) and built.done_at is not None
    assert await building.build_exports() == 0
    assert await db.Notice.filter(event="export.built").count() == 1


async def test_a_lease_is_renewed_while_an_export_is_built(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    town = await make_town()
    export = done(await leaving.export_my_data(town["member"]))
    monkeypatch.setattr(building, "KEPT_EVERY", 0.001)
    build, leases = asyncio.create_task(building.build_exports()), set()
    while not build.done():
        leases.add((await db.Export.get(id=export.id)).lease_until)
    assert await build == 1 and len(leases - {None}) > 1
    assert (await db.Export.get(id=export.id)).state == "BUILT"


async def test_what_fails_is_tried_again_later(sqlite: Database, file_folder: Path, tmp_path: Path) -> None:
    town = await make_town()
    export = done(await leaving.export_my_data(town["member"]))
    store = tmp_path / "store"
    use_files(str(store))
    shutil.rmtree(store)
    store.write_text("Now a file lies where the folder was.")
    assert await building.build_exports() == 1
    waiting = await db.Export.get(id=export.id)
    assert (waiting.state, waiting.lease_until, waiting.done_at) == ("ASKED", None, None)
    assert waiting.due_at > clock.now() - timedelta(seconds=1) and await building.build_exports() == 0
    use_files(str(file_folder))
    clock.move_clock(timedelta(seconds=5))
    try:
        assert await building.build_exports() == 1
    finally:
        clock.move_clock(timedelta())
    assert (await db.Export.get(id=export.id)).state == "BUILT"


async def test_an_export_lies_sealed_and_its_key_is_needed_until_it_is_gone(
    sqlite: Database, stored_files: Path
) -> None:
    town = await make_town()
    done(await leaving.export_my_data(town["member"]))
    await building.build_exports()
    built = await db.Export.get(user_id=town["member"].user_id)
    file = await db.StoredFile.get(id=built.file_id)
    raw = b"".join([piece async for piece in file_store().read(file.id, Copy.ORIGINAL)])
    content = b"".join([piece async for piece in content_of(file)])
    assert content[:2] == b"PK" and len(content) == file.size and b"data.json" in content
    assert raw[:2] != b"PK" and b"data.json" not in raw and b"README" not in raw
    assert file.sealed_with and (await key_status()).sealed[file.sealed_with]["storedfile.content"] == 1
    await db.Export.filter(id=built.id).update(expires_at=clock.now() - timedelta(seconds=1))
    done(await leaving.end_export(town["system"], built.id))
    assert "storedfile.content" not in (await key_status()).sealed[file.sealed_with]


async def test_responses_belong_to_who_wrote_them_and_hold_their_erasure(sqlite: Database) -> None:
    town = await make_town()
    entry = await listing(town)
    sanction = await proposed(town, SanctionKind.WARNING)
    done(await respond_to_sanction(town["owner"], sanction.id, "The owner speaks."))
    for who in ("member", "owner"):
        done(await respond_to_blacklist_entry(await town.again(who), entry.id, f"Words of the {who}."))
    told, _ = await exported(await town.again("member"))
    assert [row["words"] for row in told["hearing_responses"]] == ["Words of the member."]
    assert told["hearing_responses"][0]["entry_id"] == str(entry.id)
    told, _ = await exported(await town.again("owner"))
    assert [row["words"] for row in told["hearing_responses"]] == ["The owner speaks.", "Words of the owner."]
    assert (await held_of_user(town["member"].user_id)).open  # type: ignore[arg-type]
    row = await db.Registrant.create(
        kind="PERSON", state="VERIFIED", acting=[str(town["stranger"].user_id)], created_at=clock.now()
    )
    await db.Mandate.create(registrant=row, user_id=town["stranger"].user_id, kind="SELF", since=clock.now())
    assert not (await held_of_user(town["stranger"].user_id)).open  # type: ignore[arg-type]
    await db.BlacklistEntry.filter(id=entry.id).update(registrant_id=row.id)
    assert (await held_of_user(town["stranger"].user_id)).open  # type: ignore[arg-type]
    told, _ = await exported(town["stranger"])
    assert [one["id"] for one in told["blacklist"]] == [str(entry.id)] and "proposed_by" not in str(told["blacklist"])
