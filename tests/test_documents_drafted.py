"""Documents are drafted by some and published by another, as that one read them."""

import asyncio
from datetime import timedelta
from typing import Any

import db
from db.vocabulary import DocumentKind, DocumentState, StaffRole
from policy import LANGUAGES, pack
from policy.accounts.documents import texts_to_begin_with
from resolvers import accounts
from resolvers.accounts import documents
from resolvers.actor import actor_of_user
from resolvers.rules.refusals import Because, Fault, FaultCode, Invalid, Restricted
from resolvers.rules.standings import system
from tests.asking import do, id_of
from tests.cast import Town, done, make_town
from tests.cast_documents import TEXTS, TITLES, appoint_officers, drafted, published
from tests.services import Database

AGREEMENT = DocumentKind.SERVICE_AGREEMENT
MONTH = timedelta(days=30)


async def another_officer(town: Town) -> Any:
    """A further policy officer."""
    who = await town.newcomer()
    done(await accounts.appoint_staff(system("test"), who.user_id, StaffRole.POLICY_OFFICER, "Officer Elm"))
    return await actor_of_user(await db.User.get(id=who.user_id))


async def texts_that_miss(heading: str) -> dict[str, str]:
    _, texts = texts_to_begin_with("SERVICE_AGREEMENT", LANGUAGES)
    return {language: text.replace(heading, "Something else") for language, text in texts.items()}


async def test_a_draft_is_replaced_and_the_next_version_follows_a_published_one(sqlite: Database) -> None:
    town = await make_town()
    first = await drafted(town)
    other = dict.fromkeys(LANGUAGES, "## 1. One\nBe kind.\n")
    again = done(await documents.draft_document(town["policy_officer"], DocumentKind.RULE, TITLES, other))
    assert (again.id, again.version, again.texts["en"]) == (first.id, 1, other["en"]) and again.hash != first.hash
    refused = await documents.publish_document(town["policy_officer"], again.id, again.hash)
    assert refused == Restricted(Because.ANOTHER_PUBLISHES)
    assert await documents.publish_document(town["chief_editor"], again.id, again.hash) == refused, "a drafter too"
    third = await another_officer(town)
    assert await documents.publish_document(third, again.id, first.hash) == Restricted(Because.TEXT_CHANGED)
    done(await documents.draft_document(third, DocumentKind.RULE, TITLES, other))  # not a word is changed
    made = done(await documents.publish_document(third, again.id, again.hash))
    assert made.in_force_at == made.published_at, "the first of its kind counts at once"
    second = await published(town)
    assert second.version == 2 and second.in_force_at - second.published_at == MONTH
    kept = [entry.refs.get("version") for entry in await db.TrailEntry.filter(act="document:draft")]
    assert kept == ["1", "1", "1", "2"]


async def test_what_a_document_must_have_is_named_where_it_is_missing(sqlite: Database) -> None:
    town = await make_town()
    texts = await texts_that_miss("Rights and duties of the platform")
    draft = await drafted(town, AGREEMENT, texts)
    refused = await documents.publish_document(town["policy_officer"], draft.id, draft.hash)
    fault = Fault("texts.en", FaultCode.SECTION_MISSING, "Rights and duties of the platform")
    assert refused == Invalid((fault,))
    given = {"id": id_of(draft), "hash": draft.hash}
    told = await do(town["policy_officer"], "publishDocument", given, "... on Invalid { faults { message } }")
    assert "the section “Rights and duties of the platform” is missing" in told["faults"][0]["message"]
    assert (await db.Document.get(id=draft.id)).state is DocumentState.DRAFT


async def test_every_language_has_a_title_and_a_text_without_identity_numbers(sqlite: Database) -> None:
    town = await make_town()
    await appoint_officers(town)
    number = "110000" + "19000101" + "0018"
    titles, texts = {"en": "T", "zh": " "}, {"en": f"w {number}", "zh": "字" * (pack().documents.text + 1)}
    refused = await documents.draft_document(town["chief_editor"], DocumentKind.RULE, titles, texts)
    assert [(fault.path, fault.code) for fault in refused.faults] == [
        ("titles.zh", FaultCode.EMPTY), ("texts.en", FaultCode.LOOKS_LIKE_IDENTITY), ("texts.zh", FaultCode.TOO_LONG),
    ]  # fmt: skip
    assert await db.Document.all().count() == 0


async def test_two_who_draft_at_once_work_on_one_draft(database: Database) -> None:
    town = await make_town()
    await appoint_officers(town)
    both = [
        documents.draft_document(town[who], DocumentKind.RULE, TITLES, TEXTS)
        for who in ("policy_officer", "chief_editor")
    ]
    rows = await asyncio.gather(*both)
    assert len({done(row).id for row in rows}) == 1 == await db.Document.all().count()
