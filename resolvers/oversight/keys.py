"""Changing keys beside a running service: what is sealed with which, sealing anew, and marks under a newer index key.

Nothing is locked for long: rows are gone through by their keys, a page at a time, and a value is written only over the
very bytes that were read, so that whoever changes it meanwhile wins. Broken off, it goes on where values are left;
done again, it changes nothing. See docs/decisions/0049-index-keys-have-versions-of-their-own.md.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from db.accounts import Registrant
from db.chat import ChatState
from db.columns import FIRST_INDEX, key_ring
from db.complaints import StoredFile
from db.due import hold, let_go
from db.sanctions import BlacklistEntry
from db.sealed import REMEMBERED, SealedColumn, sealed_columns
from db.vocabulary import FileState
from resolvers import clock
from resolvers.rules.identity import index_of
from resolvers.use_case import new_id

LEASE = "keys"
HELD_FOR = timedelta(seconds=15)
WAITED = 20.0  # seconds for another process, or for the lease of one that died
PAGE = 500
HEAD = 100  # bytes in which the id of the key stands
TOLD, VERIFIED = ("number_mark", "mark_version"), ("verified_mark", "verified_mark_version")
Progress = Callable[[str, int], None]


@dataclass
class KeyStatus:
    """How many values are sealed with each key, how many marks each index key made, and what is needed no more."""

    sealed: dict[str, Counter[str]] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)

    def values_of(self, kid: str) -> int:
        """How many values are sealed with a key."""
        return self.sealed.get(kid, Counter()).total()

    def retired(self) -> list[str]:
        """The keys that can be taken away: nothing is sealed with them and no mark was made by them."""
        ring = key_ring()
        sealing = [kid for kid in ring.keys if kid not in (ring.oldest, ring.current) and not self.values_of(kid)]
        marking = [kid for kid in ring.index_keys if kid != ring.index_versions[-1] and not self.marks.get(kid)]
        return sealing + marking


@dataclass
class Rotated:
    """What a rotation did: values sealed anew, marks made anew, and values that opened for no place of theirs."""

    sealed: int = 0
    marked: int = 0
    stuck: Counter[str] = field(default_factory=Counter)


class AnotherRotates(Exception):
    """Another process changes keys now."""


async def key_status() -> KeyStatus:
    """Count what is sealed with which key, and which index key made how many marks that count."""
    status = KeyStatus()
    for name, column in sealed_columns():
        async for _, kid in _heads(column):
            status.sealed.setdefault(kid, Counter())[name] += 1
    for row in await ChatState.all().only("key", "data"):
        for sealed in _remembered(row.data).values():
            status.sealed.setdefault(key_ring().key_of(sealed), Counter())["chatstate.data"] += 1
    kept = StoredFile.filter(state=FileState.STORED).exclude(sealed_with=None)
    for held in await kept.values_list("sealed_with", flat=True):  # they are not sealed anew, for they go within days
        status.sealed.setdefault(str(held), Counter())["storedfile.content"] += 1
    listed = BlacklistEntry.filter(state="IN_FORCE", ended_at=None)
    marks: tuple[tuple[QuerySet[Any], tuple[str, str]], ...] = (
        (Registrant.all(), TOLD), (Registrant.all(), VERIFIED), (listed, TOLD)
    )  # fmt: skip
    for rows, (mark, by) in marks:
        for version in await rows.exclude(**{mark: None}).values_list(by, flat=True):
            told = str(version or FIRST_INDEX)
            status.marks[told] = status.marks.get(told, 0) + 1
    return status


async def rotate_keys(progress: Progress) -> Rotated:
    """Seal everything with the newest key and mark numbers under the newest index key; one process at a time."""
    holder, done = new_id(), Rotated()
    await _take(holder)
    try:
        for name, column in sealed_columns():
            await _seal_anew(name, column, holder, done, progress)
        await _remember_anew(done, progress)
        await _mark_anew(holder, done, progress)
    finally:
        await let_go(LEASE, holder)
    return done


async def _take(holder: UUID) -> None:
    waited = 0.0
    while not await hold(LEASE, holder, clock.now(), HELD_FOR):
        if waited >= WAITED:
            raise AnotherRotates
        await asyncio.sleep(0.25)
        waited += 0.25


async def _keep(holder: UUID) -> None:
    if not await hold(LEASE, holder, clock.now(), HELD_FOR):
        raise AnotherRotates  # it was stopped for so long that another took over


async def _heads(column: SealedColumn) -> AsyncIterator[tuple[Any, str]]:
    """The key of each row that has a sealed value, and the id of the key with which it is sealed."""
    last: Any = None
    sealed = column.model.exclude(**{column.column: None})
    found = sealed.annotate(head=RawSQL(f'substr("{column.column}", 1, {HEAD})')).order_by(column.key).limit(PAGE)
    while True:
        rest = found if last is None else found.filter(**{f"{column.key}__gt": last})
        page = await rest.values_list(column.key, "head")
        for key, head in page:
            if head:  # nothing is sealed in an empty value
                yield key, key_ring().key_of(head)
        if len(page) < PAGE:
            return
        last = page[-1][0]


async def _seal_anew(name: str, column: SealedColumn, holder: UUID, done: Rotated, progress: Progress) -> None:
    waiting = [key async for key, kid in _heads(column) if kid != key_ring().current]
    for start in range(0, len(waiting), column.at_once):
        await _keep(holder)
        some = waiting[start : start + column.at_once]
        rows = await column.model.filter(pk__in=some).order_by(column.key).values(*column.fields)
        async with in_transaction():
            for row in rows:
                done.sealed += await _seal_one(name, column, row, done)
        progress(name, len(some))


async def _seal_one(name: str, column: SealedColumn, row: dict[str, Any], done: Rotated) -> int:
    """Seal one value anew, if it is still what was read; says how many were written."""
    old, ring = row[column.column], key_ring()
    if old is None or ring.key_of(old) == ring.current:
        return 0
    place = column.place(row)
    try:
        new = ring.seal_bytes(ring.open_bytes(old, place), place)
    except (InvalidTag, KeyError):
        done.stuck[name] += 1
        return 0
    same = column.model.filter(**{column.key: row[column.key], column.column: bytes(old)})
    return await same.update(**{column.column: new})


def _remembered(data: dict[str, object]) -> dict[str, bytes]:
    """What is sealed among what is remembered with an open question, by the names under which it is."""
    found = {}
    for name, words in data.items():
        try:
            sealed = bytes.fromhex(words) if isinstance(words, str) else b""
        except ValueError:
            continue
        if sealed.startswith(b"v1|"):
            found[name] = sealed
    return found


def _of_an_older_key(data: dict[str, object]) -> dict[str, bytes]:
    return {
        name: sealed for name, sealed in _remembered(data).items() if key_ring().key_of(sealed) != key_ring().current
    }


async def _remember_anew(done: Rotated, progress: Progress) -> None:
    """Seal the words of open questions anew, each in a transaction of its own that holds the row."""
    ring = key_ring()
    for key, data in await ChatState.all().order_by("key").values_list("key", "data"):
        if not _of_an_older_key(data):
            continue
        async with in_transaction():
            row = await ChatState.filter(key=key).select_for_update().first()
            for name, sealed in _of_an_older_key(row.data).items() if row else ():
                place = next((place for place in REMEMBERED if _opens(sealed, place)), None)
                if row is None or place is None:
                    done.stuck["chatstate.data"] += 1
                    continue
                row.data = {**row.data, name: ring.seal_bytes(ring.open_bytes(sealed, place), place).hex()}
                done.sealed += 1
            if row is not None:
                await row.save(update_fields=["data"])
        progress("chatstate.data", 1)


def _opens(sealed: bytes, place: str) -> bool:
    try:
        key_ring().open_bytes(sealed, place)
    except (InvalidTag, KeyError):
        return False
    return True


def canonical_number(registrant: Registrant) -> str | None:
    """The number of a registrant's document as its marks are made of it; none where none is kept."""
    if registrant.number_sealed is None or registrant.document is None:
        return None
    number = key_ring().open(registrant.number_sealed, f"registrant:{registrant.id}:number")
    return index_of(registrant.document, number, registrant.country)


async def _mark_anew(holder: UUID, done: Rotated, progress: Progress) -> None:
    """Mark every registrant whose number is kept under the newest index key, and the blacklist entries about them.

    A mark that the kept number does not make is left as it is: it is of another number, such as one that was before.
    """
    newest, last = key_ring().index_versions[-1], None
    while True:
        await _keep(holder)
        found = Registrant.exclude(number_sealed=None).exclude(number_mark=None)
        page = await (found if last is None else found.filter(id__gt=last)).order_by("id").limit(PAGE // 5)
        for registrant in page:
            done.marked += await _mark_one(registrant, newest, done)
        progress("marks", len(page))
        if len(page) < PAGE // 5:
            return
        last = page[-1].id


async def _mark_one(registrant: Registrant, newest: str, done: Rotated) -> int:
    try:
        number = canonical_number(registrant)
    except (InvalidTag, KeyError):
        done.stuck["registrant.number_mark"] += 1
        return 0
    if number is None:
        return 0
    by_version = {kid: key_ring().index_by(kid, "identity", number) for kid in key_ring().index_versions}
    marked = 0
    async with in_transaction():
        own, listed = Registrant.filter(id=registrant.id), BlacklistEntry.filter(registrant_id=registrant.id)
        marks: tuple[tuple[QuerySet[Any], tuple[str, str]], ...] = ((own, TOLD), (own, VERIFIED), (listed, TOLD))
        for rows, (column, by) in marks:
            for version, mark in by_version.items():
                if version != newest:
                    marked += await rows.filter(**{column: mark}).update(**{column: by_version[newest], by: newest})
    return marked
