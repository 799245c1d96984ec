"""Files over HTTP: the one-time address, the signed address, and why they say no."""

import asyncio
import hashlib
import re
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from db import StoredFile
from db.files import use_files
from db.vocabulary import FileState
from resolvers.clock import move_clock
from resolvers.complaints.downloads import download_path
from schema import schema
from tests.asking import context_of, data, do, id_of, is_chinese, served
from tests.cast import Town, make_town
from tests.pictures import MAKER, archive, bomb, film, photo
from tests.services import Database

MB = 1024 * 1024
EVIDENCE = "evidence { file { name kind mediaType size sha256 download } }"
Asking = tuple[Town, httpx2.AsyncClient]


@pytest.fixture
async def asking(sqlite: Database) -> AsyncIterator[Asking]:
    """A town, and a client of its door."""
    town = await make_town()
    async with served() as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield town, client


async def address(town: Town, who: str = "member", **values: Any) -> tuple[str, str]:
    """The id of a file that is to come, and where to send it."""
    asked = await do(
        town[who], "requestUpload", {"name": "photo.jpg", **values}, "... on Upload { fileId url method expiresAt }"
    )
    assert asked["method"] == "PUT"
    return asked["fileId"], asked["url"]


async def kept(asking: Asking, content: bytes, who: str = "member", **values: Any) -> StoredFile:
    """A file that was sent and taken."""
    _, url = await address(asking[0], who, **values)
    answer = await asking[1].put(url, content=content)
    assert answer.status_code == 201, answer.text
    return await StoredFile.get(sha256=answer.json()["sha256"])


async def test_a_photo_is_sent_filed_and_seen_by_those_who_may(asking: Asking, stored_files: Path) -> None:
    town, client = asking
    key, url = await address(town, name="../../up/photo.jpg", size=len(photo()))
    answer = await client.put(url, content=photo())
    told = {"id": key, "name": "photo.jpg", "kind": "IMAGE", "mediaType": "image/jpeg", "size": len(photo())}
    assert (answer.status_code, answer.json()) == (201, {**told, "sha256": hashlib.sha256(photo()).hexdigest()})

    values = {
        "subjectId": id_of(await town.comment()),
        "category": "INSULT",
        "words": "See the photo.",
        "goodFaith": True,
    }
    filed = await do(
        town["member"], "lodgeComplaint", {**values, "goodFaith": True, "evidence": [key]},
        f"... on LodgedComplaint {{ complaint {{ id {EVIDENCE} }} receipt {{ number secret }} }}",
    )  # fmt: skip
    complaint, receipt = filed["complaint"]["id"], filed["receipt"]
    by_id = f'{{ node(id: "{complaint}") {{ ... on Complaint {{ {EVIDENCE} }} }} }}'
    by_receipt = (
        f'{{ node: complaintByReceipt(receipt: "{receipt["number"]}", secret: "{receipt["secret"]}") '
        f"{{ ... on Complaint {{ {EVIDENCE} }} }} }}"
    )
    for who, question in (("member", by_id), ("reviewer", by_id), ("stranger", by_receipt)):
        (piece,) = (await data(town[who], question))["node"]["evidence"]
        name = "photo.jpg" if who == "member" else f"image-{piece['file']['sha256'][:8]}.jpg"
        assert piece["file"]["name"] == name, "what somebody calls a file is not shown to others"
        assert piece["file"]["sha256"] == hashlib.sha256(photo()).hexdigest()
        shown = await client.get(piece["file"]["download"])
        assert shown.status_code == 200 and MAKER.encode() not in shown.content
        headers = shown.headers
        assert (headers["content-type"], headers["x-content-type-options"]) == ("image/jpeg", "nosniff")
        assert headers["content-disposition"] == f"inline; filename*=UTF-8''{name}"
        assert "sandbox" in headers["content-security-policy"] and "private" in headers["cache-control"]
    for who in ("stranger", "owner"):
        assert (await data(town[who], by_id))["node"] is None

    (original,) = stored_files.glob(f"*/{(await StoredFile.get(name='photo.jpg')).id}/original")
    assert original.read_bytes() == photo(), "the evidence itself is as it came"


async def test_evidence_is_added_to_an_open_complaint(asking: Asking) -> None:
    town, _ = asking
    file, complaint = await kept(asking, photo()), await town.complaint("RECEIVED")
    values = {"id": id_of(complaint), "files": [id_of(file)]}
    added = await do(town["member"], "addEvidence", values, f"... on Complaint {{ offers {EVIDENCE} }}")
    assert [piece["file"]["name"] for piece in added["evidence"]] == ["photo.jpg"]
    assert "ADD_EVIDENCE" in added["offers"]
    assert (await do(town["stranger"], "addEvidence", values))["code"] == "NOT_FOUND"


async def test_what_is_not_an_image_is_for_saving(asking: Asking) -> None:
    town, client = asking
    file = await kept(asking, "说明".encode(), name="说明.txt")
    answer = await client.get(str(download_path(town["member"], file)))
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.txt"
    assert answer.text == "说明"


async def test_an_address_that_was_changed_or_is_of_another_file_leads_nowhere(asking: Asking) -> None:
    town, client = asking
    file, other = await kept(asking, photo()), await kept(asking, b"words", name="a.txt")
    path = str(download_path(town["member"], file))
    theirs = [str(other.id), "..%2f..%2fgongdao.sqlite3", "x", ""]
    changed = [path.replace(str(file.id), key) for key in theirs]
    changed += [path.replace("copy=shown", "copy=original"), path.replace("viewer=", "viewer=0"), path[:-1]]
    changed += [re.sub(r"until=\d+", "until=99999999999", path), path.split("?")[0], path.partition("&signature")[0]]
    for address_of_a_stranger in changed:
        answer = await client.get(address_of_a_stranger, headers={"accept-language": "zh"})
        assert answer.status_code == 404, address_of_a_stranger
        assert "code" not in answer.text or is_chinese(answer.json()["message"])
    assert (await client.get(path)).status_code == 200


async def test_an_address_is_good_for_minutes(asking: Asking) -> None:
    town, client = asking
    path = str(download_path(town["member"], await kept(asking, photo())))
    _, url = await address(town)
    move_clock(timedelta(minutes=11))
    try:
        late, sent = await client.get(path), await client.put(url, content=photo())
    finally:
        move_clock(timedelta())
    assert (late.status_code, sent.status_code) == (404, 410)
    assert "its time is over" in late.json()["message"] and "its time is over" in sent.json()["message"]


async def test_an_address_takes_one_file(asking: Asking) -> None:
    town, client = asking
    _, url = await address(town)
    answers = [(await client.put(url, content=content)).status_code for content in (photo(), photo(), photo((9, 9)))]
    assert answers == [201, 410, 410]
    assert (await client.put("/files/unknown", content=photo())).status_code == 404
    assert (await client.post(url, content=photo())).status_code == 405


@pytest.mark.parametrize(
    ("content", "name", "status", "fault"),
    [
        (b"MZ\x90\0" + bytes(200), "photo.jpg", 415, "By its content this is a .exe file"),
        (b"only words", "photo.jpg", 422, "The name ends in “.jpg”"),
        (archive(), "photo.jpg", 415, "Archives"),
        (bomb(), "photo.png", 422, "50 million pixels"),
        (b"", "photo.jpg", 422, "empty"),
    ],
)
async def test_what_is_not_taken_is_refused_and_leaves_nothing(
    asking: Asking, stored_files: Path, content: bytes, name: str, status: int, fault: str
) -> None:
    town, client = asking
    _, url = await address(town, name=name)
    answer = await client.put(url, content=content)
    assert (answer.status_code, answer.json()["code"]) == (status, "FILE_REFUSED")
    assert fault in answer.json()["message"]
    told = await client.put(url, content=content, headers={"accept-language": "zh-CN"})
    assert is_chinese(told.json()["message"])
    file = await StoredFile.get(state=FileState.REQUESTED)
    assert not list(stored_files.glob(f"*/{file.id}")), "nothing of it lies in the store"


async def test_what_is_sent_nowhere_is_not_read(asking: Asking) -> None:
    town, client = asking
    _, spent = await address(town)
    assert (await client.put(spent, content=photo())).status_code == 201
    for url, status in (("/files/anything", 404), (spent, 410)):
        reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
        writer.write(f"PUT {url} HTTP/1.1\r\nhost: x\r\ncontent-length: {90 * MB}\r\n\r\n".encode() + bytes(300))
        answer = await asyncio.wait_for(reader.read(), 30)
        assert answer.startswith(f"HTTP/1.1 {status}".encode()) and b"connection: close" in answer
        writer.close()


async def test_while_the_store_is_away_files_are_asked_for_again(asking: Asking) -> None:
    town, client = asking
    path = str(download_path(town["member"], await kept(asking, photo())))
    _, url = await address(town)
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        away = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    use_files("s3://away", endpoint=away, region="x", access_key_id="x", secret_access_key="x")
    for answer in (await client.get(path), await client.put(url, content=photo())):
        assert (answer.status_code, answer.json()["code"]) == (503, "BUSY_PROBLEM")
        assert int(answer.headers["retry-after"]) > 0


async def test_a_film_of_25_megabytes_is_refused_with_the_number(asking: Asking) -> None:
    town, client = asking

    async def sparse() -> AsyncIterator[bytes]:
        yield film()[:-1000]
        for _ in range(25):
            yield bytes(MB)

    _, url = await address(town, name="film.mp4")
    for body in (bytes(25 * MB), sparse()):
        answer = await client.put(url, content=body)
        assert (answer.status_code, answer.json()["code"]) == (413, "FILE_REFUSED")
        assert "at most 20 MB" in answer.json()["message"]
    large = photo() + bytes(11 * MB)
    assert "at most 10 MB" in (await client.put(url, content=large)).json()["message"]
    declared = await do(town["member"], "requestUpload", {"name": "film.mp4", "size": 25 * MB}, "")
    assert "at most 20 MB" in declared["message"]
    assert (await client.put(url, content=film(MB))).status_code == 201, "a smaller one goes to the same address"


async def test_a_file_that_breaks_off_leaves_nothing_and_can_be_sent_again(asking: Asking, stored_files: Path) -> None:
    town, client = asking
    _, url = await address(town)
    _reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(f"PUT {url} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(photo())}\r\n\r\n".encode() + photo()[:300])
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    file = await StoredFile.get(state=FileState.REQUESTED)
    assert not list(stored_files.glob(f"*/{file.id}"))
    assert (await client.put(url, content=photo())).status_code == 201


async def test_whoever_falls_silent_is_not_waited_for(sqlite: Database) -> None:
    town = await make_town()
    async with served(piece_seconds=0.3) as port:
        _, url = await address(town)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"PUT {url} HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\n".encode() + photo()[:300])
        async with asyncio.timeout(10):
            assert (await reader.readline()).startswith(b"HTTP/1.1 408")
        writer.close()


async def test_behind_a_public_address_files_have_whole_addresses(asking: Asking) -> None:
    town, _ = asking
    context = await context_of(town["member"], public_url="https://gongdao.example/")
    document = 'mutation { requestUpload(input: { name: "a.jpg" }) { ... on Upload { url limits { kind bytes } } } }'
    answer = (await schema.execute(document, None, context)).data["requestUpload"]
    assert answer["url"].startswith("https://gongdao.example/files/")
    assert {limit["kind"]: limit["bytes"] // MB for limit in answer["limits"]} == {
        "IMAGE": 10, "DOCUMENT": 20, "AUDIO": 20, "VIDEO": 20,
    }  # fmt: skip
