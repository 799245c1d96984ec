"""Identity and addresses of people are nowhere but in their sealed columns, whatever happens in the town (D9.1).

Distinctive made-up values are planted, the town lives a little, and then everything that is kept or told is searched.
"""

import base64
import gzip
import io
import json
import logging
import tarfile
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog
from tortoise import connections
from tortoise.exceptions import IntegrityError

import db
from bot import dispatcher
from bot.buttons import OnTarget
from bot.chat.builtin import built_in_bot
from db.archive import backup
from db.columns import key_ring
from db.files import use_files
from db.sealed import SEALED
from db.vocabulary import IdentityDocument, MandateKind, RegistrantKind, Transport
from resolvers import accounts, clock
from resolvers.accounts.leaving import export_my_data
from resolvers.accounts.leaving.building import build_exports
from resolvers.accounts.letters import send_letters
from resolvers.actor import actor_of_user, guest_at
from resolvers.complaints.downloads import content_of
from resolvers.interactions import add_comment
from resolvers.notices import sentence
from resolvers.rules.standings import system
from resolvers.sanctions.appeals.lodging import lodge_appeal
from settings import Settings
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.chat_world import Quiet, Someone
from tests.commanding import gongdao
from tests.documents import NODES, fragments, selection
from tests.services import Database
from watch.log import write_log

# No person has these: an area code that is none, a date before anybody was born, a series that no operator has.
NAME, MOBILE, EMAIL = "欧阳虚构者 Zzyzxa", "10000731317", "zzyzxa.planted@no-such-house.example"
NUMBER = "000000" + "18010101" + "731"
SAID = "110000" + "19010101" + "731X"  # has the form of a number, so it is not taken where somebody says it
ADDRESS = 731_317_731_317
PLANTED = {"name": NAME, "number": NUMBER, "mobile": MOBILE, "e-mail": EMAIL, "chat": str(ADDRESS), "said": SAID}
PASSWORD = "a password that nobody has"


def needles(value: str) -> Iterator[bytes]:
    """A value as bytes: in UTF-8 and UTF-16, as JSON escapes it, in hex, and in base64 wherever it begins."""
    for told in (
        value.encode(),
        value.encode("utf-16-le"),
        value.encode("utf-16-be"),
        json.dumps(value)[1:-1].encode(),
    ):
        yield told
        yield told.hex().encode()
        for shift in range(3):
            # Of base64 only what no neighbour has a part in: the first and last group may differ.
            coded = base64.b64encode(b"\0" * shift + told)
            inner = coded[4 if shift else 0 : -4 if (len(told) + shift) % 3 else None]
            yield inner
            yield inner.translate(bytes.maketrans(b"+/", b"-_"))


def found_in(haystack: bytes | str) -> set[str]:
    """Which of the planted values stand somewhere."""
    told = haystack.encode("utf-8", "surrogatepass") if isinstance(haystack, str) else haystack
    return {what for what, value in PLANTED.items() if any(needle in told for needle in needles(value))}


@pytest.mark.parametrize("what", PLANTED)
def test_the_search_finds_what_it_looks_for(what: str) -> None:
    value = PLANTED[what]
    ways = (
        value.encode(), value.encode("utf-16"), value.encode("utf-16-be"), json.dumps({"x": value}).encode(),
        *(base64.b64encode(b"before "[:cut] + value.encode() + b" after") for cut in range(8)),
        base64.urlsafe_b64encode(b"?" + value.encode() + b"?"), value.encode().hex().encode(),
    )  # fmt: skip
    for told in ways:
        assert found_in(b"..." + told + b"...") == {what}, told
    assert found_in(b"nothing of it") == set()


@contextmanager
def everything_logged(into: StringIO) -> Iterator[None]:
    """The log as a process writes it, with all that libraries tell at their lowest level."""
    root, configured = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    try:
        write_log(Settings(log_format="json"), into)
        root.setLevel(logging.DEBUG)
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG))
        yield
    finally:
        root.handlers[:], root.level = handlers, level
        structlog.configure(**configured)


async def plant(town: Town) -> db.User:
    """Values of a person come to where they are kept: identity, mobile, address of letters, address of a chat."""
    registrant = await db.Registrant.get(id=town.account.registrant_id)
    ring, place = key_ring(), f"registrant:{registrant.id}"
    version, mark = ring.index("identity", f"CN:RESIDENT_CARD:{NUMBER}")
    await db.Registrant.filter(id=registrant.id).update(
        kind=RegistrantKind.PERSON, name="", document=IdentityDocument.RESIDENT_CARD, number_mark=mark,
        mark_version=version, name_sealed=ring.seal(NAME, f"{place}:name"),
        number_sealed=ring.seal(NUMBER, f"{place}:number"), mobile_sealed=ring.seal(MOBILE, f"{place}:mobile"),
    )  # fmt: skip
    token = done(await accounts.sign_up(guest_at("192.0.2.77"), "Somebody", EMAIL, PASSWORD))
    done(await accounts.meet_chat(system("test"), Transport.TELEGRAM, ADDRESS))
    return await db.User.get(id=token.user_id)


class Unsent:
    """A sender of letters that takes none, so that every letter waits to be sent again."""

    async def send(self, *_: Any, **__: Any) -> None:
        raise OSError("the house of letters is closed")

    async def __call__(self, *_: Any, **__: Any) -> None:
        raise OSError("the house of letters is closed")


async def live(town: Town, user: db.User) -> None:
    """Complaints, a decision, an appeal, letters, words in the chat, and a few things that go wrong."""
    actor = await actor_of_user(user)
    done(await add_comment(actor, town.post.id, "Good morning."))
    await town.complaint("RECEIVED")
    filed = await town.complaint("NOT_UPHELD")
    statement = await db.StatementOfReasons.get(complaint_id=filed.id)
    done(await lodge_appeal(town["member"], statement.id, "It is wrong all the same."))
    done(await accounts.request_reset(guest_at("192.0.2.78"), EMAIL))
    await send_letters(Unsent())  # type: ignore[arg-type]
    assert await db.Letter.exists(attempts__gt=0, done_at=None)
    line = Someone(Quiet(built_in_bot(), dispatcher(), {}), ADDRESS, "Somebody")
    await line.say("/start")
    await line.say(f"My number is {SAID}")
    await line.send((await line.last()).message_id, OnTarget(kind="p", id=town.post.id).pack())
    await do(None, "signIn", {"email": EMAIL, "password": "a wrong one"})
    await do(None, "signUp", {"displayName": "Somebody", "email": EMAIL, "password": PASSWORD})
    await ask(actor, '{ node(id: "nonsense") { id } account(handle: "") { id } }')
    with pytest.raises(IntegrityError):
        await db.User.create(display_name="x", email_key=user.email_key, created_at=clock.now())


async def columns_but_sealed() -> AsyncIterator[tuple[str, str]]:
    """Every row of every table as the database has it, without the sealed columns."""
    sealed = {(each.model, each.column) for each in SEALED}
    for model in db.ALL:
        names = [name for name in model._meta.db_fields if (model, name) not in sealed]
        chosen = ", ".join(f'"{name}"' for name in names)
        for row in await connections.get("default").execute_query_dict(
            f'SELECT {chosen} FROM "{model._meta.db_table}"'
        ):
            yield model.__name__, json.dumps({name: str(value) for name, value in row.items()}, ensure_ascii=False)


async def told_to(actor: Any) -> str:
    """All that the GraphQL door tells somebody of themself and of every thing there is."""
    told = [await data(actor, f"{{ viewer {{ {selection('Viewer', 2)} }} }}")]
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename {fragments(1)} }} }}"
    ids = [id_of(row) for model in db.ALL if model.__name__ in NODES for row in await model.all().order_by("id")]
    for start in range(0, len(ids), 100):
        told.append(await data(actor, document, {"ids": ids[start : start + 100]}))
    return json.dumps(told, ensure_ascii=False)


def members(archive: Path) -> Iterator[bytes]:
    """What is in a backup, as it lies there and unpacked."""
    yield archive.read_bytes()
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            file = opened.extractfile(member)
            content = file.read() if file else b""
            yield gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


async def test_planted_identity_is_nowhere_but_sealed(sqlite: Database, tmp_path: Path) -> None:
    store, log = use_files(str(tmp_path / "files")), StringIO()
    with everything_logged(log):
        town = await make_town()
        user = await plant(town)
        await live(town, user)
        answers = {who: await told_to(town[who]) for who in ("stranger", "reviewer", "identity_officer", "auditor")}
        await _own_export(town)
        await backup(sqlite.url, tmp_path / "backup.tar", store)
    registrant = await db.Registrant.get(id=town.account.registrant_id)
    assert key_ring().open(registrant.number_sealed or b"", f"registrant:{registrant.id}:number") == NUMBER
    assert key_ring().open((await db.Chat.filter(transport="TELEGRAM").get()).address_sealed, await _place()) == str(
        ADDRESS
    )

    assert len(log.getvalue()) > 10_000 and found_in(log.getvalue()) == set()
    async for table, row in columns_but_sealed():
        assert found_in(row) == set(), (table, row)
    for who, told in answers.items():
        assert len(told) > 5_000 and found_in(told) == set(), who
    for notice in await db.Notice.filter(kind="MESSAGE"):
        assert found_in(sentence(notice, "en") + sentence(notice, "zh")) == set(), notice.event
    for content in members(tmp_path / "backup.tar"):
        assert found_in(content) == set() and not holds_an_archive(content)
    lying = [path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert lying and not any(found_in(content) or holds_an_archive(content) for content in lying)
    await _export(sqlite.url, tmp_path)
    await _raw(sqlite.url)


def holds_an_archive(content: bytes) -> bool:
    """Whether somebody's data lies packed in it, where a search for words finds nothing since it is compressed."""
    return b"data.json" in content or content.startswith(b"PK")


async def _own_export(town: Town) -> None:
    """The person whose identity is planted takes their data along."""
    owner = town["owner"].user_id
    await db.Mandate.filter(registrant_id=town.account.registrant_id).delete()
    await db.Mandate.filter(user_id=owner, kind=MandateKind.SELF).update(until=clock.now())
    await db.Mandate.create(
        registrant_id=town.account.registrant_id, user_id=owner, kind=MandateKind.SELF, since=clock.now()
    )
    done(await export_my_data(town["owner"]))
    assert await build_exports() == 1
    built = await db.Export.get(user_id=owner)
    content = b"".join([piece async for piece in content_of(await db.StoredFile.get(id=built.file_id))])
    told = zipfile.ZipFile(io.BytesIO(content)).read("data.json").decode()
    assert {"name", "number", "mobile"} <= found_in(told), "to the person it is given in full"


async def _place() -> str:
    return f"chat:{(await db.Chat.filter(transport='TELEGRAM').get()).id}:address"


async def _export(url: str, home: Path) -> None:
    """What goes out of the house by command."""
    settings = {"DATABASE_URL": url, "IDENTITY_KEYS": json.dumps({"k1": (b"0" * 32).hex()})}
    for form in ("csv", "jsonl"):
        code, out, err = gongdao(home, "decisions", "export", str(home / f"out.{form}"), **settings)
        assert (code, err) == (0, "") and found_in((home / f"out.{form}").read_bytes()) == set() == found_in(out)


async def _raw(url: str) -> None:
    """The bytes of the file, with what SQLite has not written into it yet, as they are and packed anew."""
    path = Path(url.removeprefix("sqlite://"))
    for script in (None, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        if script:
            await connections.get("default").execute_script(script)
        for part in (path, path.with_name(f"{path.name}-wal")):
            if part.exists():
                assert found_in(part.read_bytes()) == set(), (part.name, script)
    assert path.stat().st_size > 100_000
