"""Files in the built-in chat: sent by a person, fetched by the bot as from Telegram, shown in the terminal."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from bot.chat import person, storage
from bot.chat.attachments import LARGEST_KEPT
from bot.chat.builtin import built_in_bot
from bot.chat.inbox import Turn, run_inbox
from bot.chat.terminal import talk
from bot.chat.terminal.words import ENGLISH
from db import ChatFile, ChatMessage
from db.vocabulary import Transport
from resolvers.oversight import purge_spent
from tests.services import Database

ANNA = 7001
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@asynccontextmanager
async def hearing() -> AsyncIterator[tuple[Bot, list[Message]]]:
    """A bot that answers a file with its size and what was said of it; and what it heard."""
    bot, heard = built_in_bot(), []

    async def answered(message: Message, bot: Bot) -> None:
        heard.append(message)
        held = message.photo[-1] if message.photo else message.document
        if held is None:
            return
        fetched = await bot.download(held)
        assert fetched is not None
        await message.answer(f"{len(fetched.read())} bytes, {message.caption}, {message.media_group_id}")

    door = Dispatcher(storage=storage.StateStorage())
    door.message.register(answered)
    running = asyncio.create_task(run_inbox(door, {Transport.BUILT_IN: bot}, Turn(uuid4())))
    try:
        yield bot, heard
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def transcript(*lines: str, language: str = "en") -> str:
    """What a pipe reads when these lines are said."""
    out = io.StringIO()
    said = io.StringIO("".join(f"{line}\n" for line in lines))
    await talk(ANNA, "Anna", language, lines=said, out=out, quiet=0.2)
    return out.getvalue()


async def test_a_file_is_sent_from_the_terminal_and_fetched_by_the_bot(database: Database, tmp_path: Path) -> None:
    picture, paper = tmp_path / "the sign.jpg", tmp_path / "paper.pdf"
    picture.write_bytes(b"\xff\xd8" + b"x" * 119_998)
    paper.write_bytes(b"%PDF-1.7")
    async with hearing():
        said = await transcript(
            f'/send "{picture}" look at this', f"/send {paper}", f"/send {tmp_path / 'none.jpg'} hi"
        )
    assert said.split("\n\n") == [
        "#1 Anna\n[photo, the sign.jpg, 120 KB]\nlook at this",
        "#2 Gongdao\n120000 bytes, look at this, None",
        "#3 Anna\n[file, paper.pdf, 1 KB]",
        "#4 Gongdao\n8 bytes, None, None",
        f"(there is no such file: {tmp_path / 'none.jpg'})",
        "",
    ]


async def test_several_files_go_as_one_album_with_the_words_on_the_first(sqlite: Database, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    async with hearing() as (_, heard):
        said = await transcript(f"/send {tmp_path}/a.png {tmp_path}/b.png 看这里", language="zh")
        assert "[图片, a.png, 1 KB]\n看这里" in said
        assert len({message.media_group_id for message in heard}) == 1 and heard[0].media_group_id
        assert [message.caption for message in heard] == ["看这里", None]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/send", ENGLISH["send"]),
        ('/send ""', ENGLISH["send"]),
        ("/send ~no-such-person/none.png hi", ENGLISH["no file"].format("~no-such-person/none.png")),
        *[
            (f"/send {{here}}/a.png {words}", ENGLISH["no file there"].format(named))
            for words, named in [
                ("nofile.png words", "nofile.png"),
                ("{here}/none words", "{here}/none"),
                ("words file:///home/anna/b", "file:///home/anna/b"),
                ('"my sign.JPG" words', "my sign.JPG"),
                ("look at nofile.pdf.", "nofile.pdf."),
            ]
        ],
        ("/send {here}/a.png words {here}/b.png", ENGLISH["files first"].format("{here}/b.png")),
        ("/send {here}/a.png {here}/empty.png words", ENGLISH["unsendable"]),
    ],
)
async def test_what_was_meant_as_a_file_and_is_none_keeps_everything_from_being_sent(
    sqlite: Database, tmp_path: Path, line: str, told: str
) -> None:
    for name, content in (("a.png", b"\x89PNG"), ("b.png", b"\x89PNG"), ("empty.png", b"")):
        (tmp_path / name).write_bytes(content)
    assert await transcript(line.format(here=tmp_path)) == f"({told.format(here=tmp_path)})\n\n"
    assert not await ChatFile.exists() and not await ChatMessage.exists()


async def test_words_beside_a_file_may_name_a_site_and_be_long(sqlite: Database, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    words = f"{'长' * 300} 见https://a.example/b.png, v1.2 at example.com ~now"
    async with hearing() as (_, heard):
        await transcript(f"/send {tmp_path}/a.png {words}")
    assert [message.caption for message in heard] == [words]


async def test_an_empty_file_is_not_sent(sqlite: Database, tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    assert "cannot be sent" in await transcript(f"/send {tmp_path}/empty.jpg")
    with pytest.raises(ValueError, match="caption"):
        await person.send_file(ANNA, "Anna", "en", "a.jpg", b"x", caption="x" * 1025)
    assert not await ChatFile.exists()


async def test_what_is_kept_is_sealed_goes_in_time_and_is_no_larger_than_can_be_fetched(database: Database) -> None:
    bot = built_in_bot()
    await person.send_file(ANNA, "Anna", "en", "../../etc/passwd", b"my secret picture", clock=lambda: NOW)
    await person.send_file(
        ANNA, "Anna", "en", "long.mp4", bytes(LARGEST_KEPT + 1), kind="video", clock=lambda: NOW + timedelta(days=1)
    )  # fmt: skip
    small, large = await ChatFile.all().order_by("id")
    assert b"secret" not in bytes(small.sealed) and (large.sealed, large.size) == (None, LARGEST_KEPT + 1)
    assert await person.file_content(small.id.hex) == b"my secret picture"
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(large.id.hex)
    for unknown in (uuid4().hex, "../../etc/passwd"):
        with pytest.raises(TelegramBadRequest, match="wrong file_id"):
            await bot.get_file(unknown)
        assert await person.file_content(unknown) is None
    await purge_spent(NOW + timedelta(days=7, seconds=1))
    assert [row.id for row in await ChatFile.all()] == [large.id]
    with pytest.raises(TelegramBadRequest, match="wrong file_id"):
        await bot.get_file(small.id.hex)
