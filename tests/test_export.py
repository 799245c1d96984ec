"""One's own data as one file: everything of one's own, nothing of another person, for some days and no longer."""

import asyncio
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from tortoise.fields.relational import ForeignKeyFieldInstance

import db
from db.files import Copy, file_store
from db.vocabulary import Measure
from policy import pack
from resolvers import accounts, clock, complaints, interactions
from resolvers.accounts import leaving
from resolvers.accounts.leaving.contents import LEFT_OUT, OF_ONESELF, SECTIONS
from resolvers.actor import actor_of_token, guest_at, token_of
from resolvers.complaints.downloads import content_of, download_path
from resolvers.complaints.uploads import erase_spent_files
from resolvers.interactions import marks
from resolvers.interactions.messages.writing import answer_message, send_message
from resolvers.rules import refusals as no
from resolvers.rules.standings import Actor
from tests.asking import data
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_leaving import CLOCK
from tests.services import Database
from tests.test_erasure import person
from tests.test_evidence import drafted, kept
from tests.test_file_purge import lies_there
from tests.test_leaving_accounts import DAY, later, why


def test_every_table_that_names_a_user_is_exported_or_has_a_reason_why_not() -> None:
    named = {
        f"{model.__name__}.{name}"
        for model in db.ALL
        for name, field in model._meta.fields_map.items()
        if isinstance(field, ForeignKeyFieldInstance) and field.model_name == "models.User"
    }
    told = {f"{one.model.__name__}.{one.by.removesuffix('_id')}" for one in SECTIONS if "__" not in one.by}
    assert named - told == LEFT_OUT.keys() and all(LEFT_OUT.values()) and not told & LEFT_OUT.keys()
    for section in (*SECTIONS, *OF_ONESELF):
        assert not [column for column in section.columns if column.endswith(("hash", "_sealed", "_key", "_mark"))]
        fields = section.model._meta.fields_map.keys()
        assert all(column in fields or column.removesuffix("_id") in fields for column in section.columns), section.name


async def exported(who: Actor) -> tuple[dict[str, Any], zipfile.ZipFile]:
    """What a person's export holds."""
    export = done(await leaving.export_my_data(who))
    built = done(await leaving.go_on_with_export(CLOCK, export.id))
    content = b"".join([piece async for piece in content_of(await db.StoredFile.get(id=built.file_id))])
    archive = zipfile.ZipFile(io.BytesIO(content))
    return json.loads(archive.read("data.json")), archive


async def test_everything_of_ones_own_and_nothing_of_another_is_in_it(sqlite: Database) -> None:
    town = await make_town()
    others = ("owner", "editor", "stranger", "reviewer", "author")
    for who in others:
        await db.User.filter(id=town[who].user_id).update(display_name=f"Planted {who}")
        await db.Token.filter(user_id=town[who].user_id).update(label=f"planted token of {who}")
        await town.again(who)
    mine = town["member"]
    file, theirs = await kept(town), await kept(town)
    await db.StoredFile.filter(id=theirs.id).update(user_id=town["stranger"].user_id, name="planted paper.jpg")
    draft = await drafted(town)
    done(await complaints.attach_evidence(mine, draft.id, file.id))
    complaint = done(await complaints.send_draft(mine, draft.id))
    done(await complaints.claim_case(town["reviewer"], complaint.case_id))
    done(await complaints.ask_complainant(town["reviewer"], complaint.id, "Since when?"))
    done(await complaints.answer_question(mine, complaint.id, "Since my Monday."))
    done(await complaints.decide_case(town["reviewer"], complaint.case_id, Measure.NONE, RULE, FACTS))
    done(await interactions.add_comment(mine, town.post.id, "My own words."))
    done(await interactions.add_comment(town["stranger"], town.post.id, "Planted words of another."))
    done(await marks.follow_account(mine, town.account.id))
    message = done(await send_message(mine, town.account.id, "My own question."))
    done(await answer_message(town["owner"], message.id, "Planted answer of another."))
    await person(town, "member")
    await _anothers_identity(town)
    told, archive = await exported(mine)

    whole = json.dumps(told, ensure_ascii=False) + " ".join(archive.namelist())
    assert "lanted" not in whole, "nothing of another"
    for other in others:
        assert str(town[other].user_id) not in whole, other
    assert "another made-up number" not in whole
    assert [row["body"] for row in told["comments"]] == ["My own words."]
    assert [row["body"] for row in told["messages"]] == ["My own question."]
    assert told["complaints"][0]["receipt"] == complaint.receipt
    assert told["complaint_questions"][0]["answer"] == "Since my Monday."
    assert FACTS in told["statements_of_reasons"][0]["text"]
    assert told["mandates"][0]["own_number"] == "made-up number" and told["mandates"][0]["own_name"] == "made-up name"
    assert told["profile"][0]["display_name"] == "Member" and told["follows"][0]["account_id"] == str(town.account.id)
    assert told["notices"] and all(row["text"] for row in told["notices"])
    names = [name for name in archive.namelist() if name.startswith(f"files/{file.id}")]
    original = b"".join([piece async for piece in file_store().read(file.id, Copy.ORIGINAL)])
    assert [archive.read(name) for name in names] == [original]
    assert {"README.en.txt", "README.zh.txt"} <= set(archive.namelist())
    assert archive.testzip() is None


async def _anothers_identity(town: Town) -> None:
    from db.columns import key_ring

    other = await person(town, "stranger", "n")
    sealed = key_ring().seal("another made-up number", f"registrant:{other.id}:number")
    await db.Registrant.filter(id=other.id).update(number_sealed=sealed, number_mark="n" * 64)


async def test_ones_address_is_in_it_and_no_secret_is(sqlite: Database) -> None:
    await make_town()
    token = done(await accounts.sign_up(guest_at("192.0.2.9"), "Lin", "lin@example.org", "correct horse battery"))
    who = await actor_of_token(token_of(token.id), "192.0.2.9")
    assert who is not None
    done(await accounts.link_chat(who))
    done(await accounts.enable_two_step(who))
    told, _ = await exported(who)
    assert told["profile"][0]["email"] == "lin@example.org" and len(told["sign_ins"]) == 1
    user, whole = await db.User.get(id=who.user_id), json.dumps(told)
    for secret in (token.hash, token_of(token.id), str(user.password_hash), str(user.email_key)):
        assert secret not in whole


async def test_an_export_is_built_once_told_of_fetched_and_erased_in_time(
    database: Database, stored_files: Path
) -> None:
    town = await make_town()
    member = town["member"]
    export = done(await leaving.export_my_data(member))
    assert why(await leaving.export_my_data(member)) is no.Because.EXPORT_IS_UNDER_WAY
    built = await asyncio.gather(*(leaving.go_on_with_export(CLOCK, export.id) for _ in range(2)))
    assert sorted(type(one).__name__ for one in built) == ["Export", "WrongState"]
    assert await db.Notice.filter(event="export.built", user_id=member.user_id).count() == 1
    read = "{ viewer { exports { state expiresAt file { name mediaType download } } } }"
    shown = (await data(member, read))["viewer"]["exports"]
    assert [one["state"] for one in shown] == ["BUILT"] and shown[0]["file"]["download"]
    assert shown[0]["file"]["name"].startswith("my-data-") and shown[0]["file"]["mediaType"] == "application/zip"
    assert (await data(town["stranger"], read))["viewer"]["exports"] == []
    file = await db.StoredFile.get(id=(await db.Export.get(id=export.id)).file_id)
    draft = await drafted(town)
    assert isinstance(await complaints.attach_evidence(member, draft.id, file.id), no.NotFound), "it is no evidence"
    async with later(DAY * (pack().leaving.export_days + 1)):
        assert (await db.Export.get(id=export.id)).state == "ENDED"
        erased = await db.StoredFile.get(id=file.id)
        assert erased.state == "ERASED" and download_path(member, erased) is None
    async with later(DAY * (pack().leaving.export_days + 2)):
        await erase_spent_files(clock.now())
        assert not lies_there(stored_files, file)
        left = [one for one in await db.StoredFile.filter(user_id=member.user_id, state="REQUESTED")]
        assert left == [], "what the second of two built is erased too"


async def test_only_so_many_a_day(sqlite: Database) -> None:
    town = await make_town()
    for _ in range(pack().leaving.exports.most):
        await exported(town["member"])
    assert isinstance(await leaving.export_my_data(town["member"]), no.LimitReached)
    await exported(town["stranger"])


async def test_who_leaves_takes_their_data_along_until_they_are_gone(sqlite: Database) -> None:
    town = await make_town()
    done(await leaving.close_user(town["member"]))
    await town.again("member")
    await exported(town["member"])
    export = await db.Export.get(user_id=town["member"].user_id)
    await db.Export.filter(id=export.id).update(expires_at=clock.now() + DAY * 90)
    async with later(DAY * (pack().leaving.user_days + 1)):
        assert (await db.Export.get(id=export.id)).state == "ENDED"
        assert (await db.StoredFile.get(id=export.file_id)).state == "ERASED"
