"""A backup holds every row and file, fills either database from either, and anything doubtful is refused whole."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any
from uuid import UUID

import pytest

import db
from db import StoredFile, TrailEntry
from db.archive import ArchiveFault, backup, restore
from db.archive.form import KEPT, MANIFEST, Manifest
from db.columns import key_ring, use_keys
from db.files import Copy, FileStore, file_store, use_files
from db.standstill import begin_standstill, end_standstill
from db.vocabulary import FileKind, FileState
from resolvers import clock, interactions
from resolvers.actor import actor_of_user
from resolvers.oversight import drifted_counters, faults_of_the_trail
from tests.cast import done
from tests.services import Postgres, opened, postgres_database
from town import raise_town

WORDS = b"a photo, as far as a file store knows"


def store(folder: Path) -> FileStore:
    """A file store of its own."""
    return use_files(str(folder))


async def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a backup keeps, with every column."""
    return {
        model.__name__: [dict(row) for row in await model.all().order_by(model._meta.pk_attr).values()]
        for model in KEPT
    }


async def file_of(key: UUID) -> bytes:
    """The content of a file as it was handed in."""
    return b"".join([piece async for piece in file_store().read(key, Copy.ORIGINAL)])


async def furnished(url: str, home: Path) -> UUID:
    """A database with the demo town, and a file in the store; gives the id of the file."""
    store(home / "files")
    await raise_town()
    digest = hashlib.sha256(WORDS).hexdigest()
    user = await db.User.first()
    made = await StoredFile.create(
        user=user, size=len(WORDS), sha256=digest, created_at=clock.now(), state=FileState.STORED,
        kind=FileKind.DOCUMENT, media_type="text/plain", name="a.txt",
    )  # fmt: skip
    for state in (FileState.REQUESTED, FileState.ERASED):  # nothing of these lies anywhere
        await StoredFile.create(user=user, state=state, created_at=clock.now())
    assert await file_store().put(made.id, Copy.ORIGINAL, io.BytesIO(WORDS))
    return made.id


async def test_every_row_and_file_comes_back_on_either_database(
    url: str, postgres: Postgres, sqlite_template: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.tar"
    async with opened(url):
        key = await furnished(url, tmp_path)
        before = await rows()
        made = await backup(url, archive, file_store())
    assert (archive.stat().st_mode & 0o777, made.files, made.files_missing) == (0o600, 1, 0)
    assert made.rows["comment"] == len(before["Comment"]) > 0
    fresh = copy(sqlite_template, tmp_path / "fresh.sqlite3")
    async with postgres_database(postgres, template="template_gongdao") as other:
        for number, target in enumerate((f"sqlite://{fresh}", other)):
            async with opened(target):
                await restore(target, archive, store(tmp_path / f"files{number}"))
                assert await rows() == before
                assert await file_of(key) == WORDS
                assert (await drifted_counters(), await faults_of_the_trail()) == ([], [])
                # Positions go on behind the last one, and the guards are what they were.
                last = max(row["position"] for row in before["TrailEntry"])
                await _write_an_entry()
                assert (await TrailEntry.all().order_by("-position").first()).position == last + 1
                with pytest.raises(ArchiveFault, match="has rows of"):
                    await restore(target, archive, file_store())


async def _write_an_entry() -> None:
    comment = await db.Comment.filter(state="VISIBLE", author_id__isnull=False).first()
    assert comment
    author = await db.User.get(id=comment.author_id)
    done(await interactions.add_comment(await actor_of_user(author), comment.post_id, "I am back."))


def altered(source: Path, target: Path, change: Callable[[str, bytes], list[tuple[str, bytes]]]) -> Path:
    """A copy of an archive with its members changed."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old.getmembers():
            found = old.extractfile(member)
            assert found
            for name, content in change(member.name, found.read()):
                told = tarfile.TarInfo(name)
                told.size = len(content)
                new.addfile(told, io.BytesIO(content))
    return target


def _damaged(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [(name, content[:-1] + bytes([content[-1] ^ 1]) if name.startswith("tables/user.") else content)]


def _with_a_path(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [(name, content), ("../escaped", b"x")] if name == MANIFEST else [(name, content)]


def _without_a_table(name: str, content: bytes) -> list[tuple[str, bytes]]:
    return [] if name.startswith("tables/user.") else [(name, content)]


def _told(**changes: Any) -> Callable[[str, bytes], list[tuple[str, bytes]]]:
    def change(name: str, content: bytes) -> list[tuple[str, bytes]]:
        return [(name, json.dumps(json.loads(content) | changes).encode() if name == MANIFEST else content)]

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_damaged, "is damaged"),
        (_with_a_path, "which no backup has"),
        (_without_a_table, "do not agree"),
        (_told(schema="x", migrations=["9999_of_tomorrow"]), "newer version"),
        (_told(schema="x"), "older version"),
        (_told(keys=["k0"]), "lacks the key 'k0'"),
        (_told(form=2), "reads form 1"),
    ],
)
async def test_a_doubtful_archive_is_refused_and_changes_nothing(
    sqlite_url: str, tmp_path: Path, change: Callable[[str, bytes], list[tuple[str, bytes]]], why: str
) -> None:
    archive = tmp_path / "backup.tar"
    async with opened(sqlite_url):
        files = store(tmp_path / "files")
        await backup(sqlite_url, archive, files)
        doubtful = altered(archive, tmp_path / "doubtful.tar", change)
        with pytest.raises(ArchiveFault, match=why):
            await restore(sqlite_url, doubtful, files)
        assert not any((await rows()).values())
    assert not (tmp_path / "escaped").exists()


async def test_an_archive_that_was_cut_off_or_is_none_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    async with opened(sqlite_url):
        files = store(tmp_path / "files")
        await backup(sqlite_url, archive, files)
        whole = archive.read_bytes()
        for content in (whole[: len(whole) // 2], b"This is a letter.", b""):
            archive.write_bytes(content)
            with pytest.raises(ArchiveFault):
                await restore(sqlite_url, archive, files)
        with pytest.raises(FileExistsError):
            await backup(sqlite_url, archive, files)
        assert archive.read_bytes() == b"", "what is there is not written over"
        assert not list(tmp_path.glob("*.part"))


async def test_the_keys_are_not_in_a_backup_and_others_do_not_fit(sqlite_url: str, tmp_path: Path) -> None:
    archive, held = tmp_path / "backup.tar", key_ring().keys
    async with opened(sqlite_url):
        files = store(tmp_path / "files")
        await furnished(sqlite_url, tmp_path)
        await begin_standstill("We move.", clock.now())
        made = await backup(sqlite_url, archive, file_store())
        await end_standstill()
    content = archive.read_bytes()
    assert all(key not in content and key.hex().encode() not in content for key in held.values())
    assert "NOT" in Manifest().note.upper() and made.keys == list(held)
    try:
        use_keys({"k1": b"1" * 32})
        with pytest.raises(ArchiveFault, match="not those with which it was made"):
            await restore(sqlite_url, archive, files)
    finally:
        use_keys(held)
