"""The one-time form: shown while it can be used, taken once, faults beside their fields, and the number never again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

import db
from db.files import use_files
from db.vocabulary import RegistrantKind
from resolvers.accounts import identity
from resolvers.accounts.identity.submitting import path_of_form
from resolvers.accounts.identity.told import name_of, number_of
from resolvers.clock import move_clock
from tests import numbers
from tests.asking import do, id_of, served
from tests.cast import Town, done, make_town
from tests.cast_identity import MOBILE, NAME
from tests.pictures import photo
from tests.services import Database

Asking = tuple[Town, httpx2.AsyncClient]


@pytest.fixture
async def asking(sqlite: Database, tmp_path: Any) -> AsyncIterator[Asking]:
    """A town, and a client of its door."""
    use_files(str(tmp_path / "files"))
    town = await make_town()
    async with served() as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield town, client


async def form_of(town: Town, who: str = "member", kind: str = "PERSON") -> tuple[db.Registrant, str]:
    """A registrant, and the address of a form for it."""
    row = done(await identity.open_registrant(town[who], RegistrantKind(kind)))
    asked = await do(
        town[who], "requestIdentityForm", {"registrantId": id_of(row)}, "... on IdentityForm { address expiresAt }"
    )
    return row, asked["address"]


def written(**more: str) -> dict[str, str]:
    return {"document": "RESIDENT_CARD", "number": numbers.resident(44), "name": NAME, **more}


FILE = {"papers": ("card.jpg", photo(), "image/jpeg")}


async def test_the_form_is_shown_safely_and_taken_once(asking: Asking) -> None:
    town, client = asking
    row, address = await form_of(town)
    shown = await client.get(address)
    assert shown.status_code == 200 and "<script" not in shown.text and NAME not in shown.text
    assert shown.headers["referrer-policy"] == "no-referrer" and shown.headers["cache-control"] == "no-store"
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    for label in ("document", "number", "name", "country", "area", "expiresOn", "papers", "mobile"):
        assert f'<label for="{label}">' in shown.text and f'id="{label}"' in shown.text
    assert (await client.get(address)).status_code == 200, "looking spends nothing"
    sent = await client.post(address, data=written(mobile=MOBILE), files=FILE)
    assert sent.status_code == 200 and "The identity is given" in sent.text
    kept = await db.Registrant.get(id=row.id)
    assert (kept.state, number_of(kept), name_of(kept)) == ("PENDING", numbers.resident(44), NAME)
    assert await db.StoredFile.filter(registrant_id=row.id, state="STORED", expires_at=None).count() == 1
    assert await db.Letter.filter(kind="MOBILE_CODE").count() == 1
    for answer in (await client.get(address), await client.post(address, data=written(), files=FILE)):
        assert answer.status_code == 410 and "cannot be used any more" in answer.text


async def test_faults_stand_beside_their_fields_with_what_was_typed_but_the_number(asking: Asking) -> None:
    town, client = asking
    row, address = await form_of(town)
    wrong = numbers.resident(44)[:-1] + ("0" if numbers.resident(44)[-1] != "0" else "1")
    name = '"><img src=x onerror=alert(1)>'
    again = await client.post(
        address, data=written(number=wrong, name=name, expiresOn="2001-01-01", mobile="12"), files=FILE
    )
    assert again.status_code == 422
    assert "check digit does not fit" in again.text and 'aria-describedby="number-fault"' in again.text
    assert 'id="expiresOn-fault"' in again.text and 'id="mobile-fault"' in again.text
    assert wrong not in again.text and "&quot;&gt;&lt;img" in again.text and "<img" not in again.text
    assert await db.StoredFile.filter(registrant_id=row.id).count() == 0
    assert (await db.Registrant.get(id=row.id)).state == "UNVERIFIED"
    assert (await client.post(address, data=written(), files=FILE)).status_code == 200


async def test_a_form_is_over_by_its_time_and_unknown_ones_look_the_same(asking: Asking) -> None:
    town, client = asking
    _, address = await form_of(town)
    unknown = await client.get("/identity/" + "0" * 40)
    try:
        move_clock(timedelta(minutes=31))
        late = await client.get(address)
        posted = await client.post(address, data=written(), files=FILE)
    finally:
        move_clock(timedelta())
    assert (late.status_code, posted.status_code, unknown.status_code) == (410, 410, 410)
    assert late.text == unknown.text == posted.text


async def test_the_form_speaks_chinese_and_asks_organisations_for_their_code(asking: Asking) -> None:
    town, client = asking
    _, address = await form_of(town, kind="ORGANISATION")
    shown = await client.get(address, headers={"accept-language": "zh-CN"})
    assert "提交机构的身份" in shown.text and "SOCIAL_CREDIT_CODE" in shown.text and "PASSPORT" not in shown.text


async def test_what_is_no_form_or_too_much_is_refused_in_words(asking: Asking) -> None:
    town, client = asking
    _, address = await form_of(town)
    plain = await client.post(address, content=b"number=1", headers={"content-type": "text/plain"})
    broken = await client.post(address, content=b"--x", headers={"content-type": "multipart/form-data"})
    many = await client.post(address, data=written(**{f"more{n}": "1" for n in range(40)}), files=FILE)
    assert (plain.status_code, broken.status_code, many.status_code) == (415, 400, 400)
    bad = await client.post(address, data=written(), files={"papers": ("card.jpg", b"no picture", "image/jpeg")})
    assert bad.status_code == 422 and "Not sent yet" in bad.text
    odd = await client.post(address, data=written(document="NONE", expiresOn="soon"), files=FILE)
    assert odd.status_code == 422 and 'id="document-fault"' in odd.text


async def test_the_path_of_a_form_is_nowhere_kept(asking: Asking) -> None:
    town, _ = asking
    _, address = await form_of(town)
    form = await db.IdentityForm.all().latest("id")
    assert address == path_of_form(form) and address.removeprefix("/identity/") not in str(form.hash)
