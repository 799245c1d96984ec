"""Documents that bind: drafted, published by another, told of page by page, agreed to, and never changed."""

import asyncio
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

import db
from db.vocabulary import DeadlineKind, DocumentKind
from policy import LANGUAGES, pack
from policy.accounts.documents import texts_to_begin_with
from resolvers import clock, posts
from resolvers.accounts import documents
from resolvers.accounts.documents.telling import tell_of_document
from resolvers.accounts.documents.views import agreements_to_sign
from resolvers.deadlines import meet_deadlines
from resolvers.rules.accounts.documents import headings, missing
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, Restricted
from resolvers.rules.standings import system
from tests.asking import ask, data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_documents import agreement, counting_already, drafted, published
from tests.counting import statements
from tests.services import Database

AGREEMENT = DocumentKind.SERVICE_AGREEMENT
MONTH = timedelta(days=30)


async def registrant_of(town: Town) -> db.Registrant:
    return await db.Registrant.get(id=town.account.registrant_id)


async def agree(town: Town, document: db.Document, who: str = "owner") -> None:
    """Somebody accepts for themself, and the owner signs for whom the account belongs to."""
    done(await documents.accept_document(town[who], document.id))
    done(await documents.accept_document(town["owner"], document.id, town.account.registrant_id))


async def publishing(town: Town, who: str = "owner") -> Any:
    """What somebody is told who publishes a new post."""
    post = done(await posts.create_post(town[who], town.account.id, "Title", "Words."))
    return await posts.publish_post(town[who], post.id)


async def test_publishing_needs_the_agreement_of_the_user_and_of_the_registrant(sqlite: Database) -> None:
    town = await make_town()
    done(await publishing(town))  # nothing is in force yet
    await agreement(town)
    counts = await db.Document.get(kind=AGREEMENT)
    missing_one = Restricted(Because.AGREEMENT_NOT_SIGNED)
    assert await publishing(town) == missing_one
    done(await documents.accept_document(town["owner"], counts.id))
    assert await publishing(town) == missing_one, "the registrant has not signed"
    done(await documents.accept_document(town["owner"], counts.id, town.account.registrant_id))
    done(await publishing(town))
    assert await publishing(town, "editor") == missing_one, "everybody who publishes accepts for themself"
    done(await documents.accept_document(town["editor"], counts.id))
    done(await publishing(town, "editor"))


async def test_a_former_version_suffices_until_the_next_counts(sqlite: Database) -> None:
    town = await make_town()
    first = await agreement(town)
    await agree(town, first)
    next_ = await agreement(town, "\nOne sentence more.")
    done(await publishing(town))
    own, for_it, _ = await agreements_to_sign(town["owner"])
    assert own.document == for_it.document == next_ and own.needed_from == next_.in_force_at
    assert (own.registrant, for_it.registrant_name) == (None, "A Ltd")
    clock.move_clock(MONTH + timedelta(seconds=1))
    try:
        assert await publishing(town) == Restricted(Because.AGREEMENT_NOT_SIGNED)
        outdated = await documents.accept_document(town["owner"], first.id)
        assert outdated == Restricted(Because.NEWER_VERSION_COUNTS)
        await agree(town, next_)
        done(await publishing(town))
    finally:
        clock.move_clock(timedelta())
    assert [left.registrant.id for left in await agreements_to_sign(town["owner"])] == [town.unverified.registrant_id]


async def test_who_agreed_to_the_next_version_need_not_agree_to_the_one_in_force(sqlite: Database) -> None:
    town = await make_town()
    await agreement(town)
    next_ = await agreement(town, "\nOne sentence more.")
    own, *_ = await agreements_to_sign(town["owner"])
    assert own.document == next_ and own.needed_from < clock.now()
    await agree(town, next_)
    done(await publishing(town))


async def test_one_signs_only_for_whom_one_represents_and_once(database: Database) -> None:
    town = await make_town()
    counts = await agreement(town)
    for who in ("editor", "owner2", "stranger", "admin"):
        assert (
            type(await documents.accept_document(town[who], counts.id, town.account.registrant_id)).__name__
            == "NotAllowed"
        )
    twice = [
        documents.accept_document(town["owner"], counts.id, registrant)
        for registrant in (town.account.registrant_id, None) * 2
    ]
    rows = [done(row).id for row in await asyncio.gather(*twice)]
    assert rows[0] == rows[2] and rows[1] == rows[3]
    assert await db.Acceptance.all().count() == 2 == await db.TrailEntry.filter(act="document:accept").count()


def test_nothing_but_publishing_needs_an_agreement() -> None:
    need = {act.name for act in ACTS.values() if any(each.name == "the_agreement_is_signed" for each in act.when)}
    assert need == {"post:publish"}


async def test_reading_exporting_leaving_and_contesting_need_no_agreement(sqlite: Database) -> None:
    town = await make_town()
    await agreement(town)
    post = await db.Post.get(id=town.post.id)
    done(await posts.withdraw_post(town["owner"], post.id))
    done(await posts.edit_post(town["owner"], post.id, "Title", "Other words."))
    read = await data(town["owner"], "{ viewer { posts { nodes { id body } } agreements { document { version } } } }")
    assert read["viewer"]["posts"]["nodes"] and len(read["viewer"]["agreements"]) == 3


async def test_everybody_concerned_is_told_page_by_page_and_once(sqlite: Database) -> None:
    town = await make_town()
    small = pack().model_copy(update={"documents": pack().documents.model_copy(update={"told_at_once": 2})})
    with patch("resolvers.accounts.documents.telling.pack", lambda: small):
        first = await agreement(town)
        while await meet_deadlines(clock.now() + timedelta(seconds=5)):
            pass
    people = set(await db.Operatorship.filter(until=None).values_list("user_id", flat=True))
    told = await db.Notice.filter(event="document.published").values_list("user_id", flat=True)
    assert len(told) == len(set(told)) and set(told) == people
    assert (await db.Document.get(id=first.id)).rounds == 2, "what counts at once is told once"
    assert await db.TrailEntry.filter(act="document:tell").count() == 1 + len(people) // 2
    assert not await db.Deadline.exists(kind=DeadlineKind.DOCUMENT_IN_FORCE, done_at=None)


async def test_who_has_not_agreed_is_told_again_when_it_counts(database: Database) -> None:
    town = await make_town()
    await counting_already(town, AGREEMENT, texts_to_begin_with("SERVICE_AGREEMENT", LANGUAGES)[1])
    next_ = await agreement(town, "\nOne sentence more.")
    await agree(town, next_)
    done(await documents.accept_document(town["editor"], next_.id))
    await meet_deadlines(clock.now() + timedelta(seconds=5))
    (waiting,) = await db.Deadline.filter(kind=DeadlineKind.DOCUMENT_IN_FORCE, done_at=None)
    assert waiting.due_at == next_.in_force_at
    await tell_of_document(system("deadlines"), next_.id)  # before its time nobody is told
    assert not await db.Notice.exists(event="document.in_force")
    clock.move_clock(MONTH + timedelta(seconds=1))
    try:
        await asyncio.gather(*(tell_of_document(system("deadlines"), next_.id) for _ in range(3)))
    finally:
        clock.move_clock(timedelta())
    told = set(await db.Notice.filter(event="document.in_force").values_list("user_id", flat=True))
    # The owner of the town acts for another registrant too, whom nobody signed for.
    assert told == {town[who].user_id for who in ("owner", "moderator", "owner2")}
    assert await db.Notice.filter(event="document.in_force").count() == len(told)
    assert (await db.Document.get(id=next_.id)).rounds == 2


async def test_documents_are_public_and_drafts_are_for_who_drafts(sqlite: Database) -> None:
    town = await make_town()
    first = await agreement(town)
    draft = await drafted(town, AGREEMENT)
    listed = "{ documents(kind: SERVICE_AGREEMENT) { nodes { id version state inForce } } }"
    for who in ("address_guest", "stranger", "owner", "admin"):
        nodes = (await data(town[who], listed))["documents"]["nodes"]
        assert nodes == [{"id": id_of(first), "version": 1, "state": "PUBLISHED", "inForce": True}], who
    nodes = (await data(town["policy_officer"], listed))["documents"]["nodes"]
    assert [node["id"] for node in nodes] == [id_of(draft), id_of(first)]
    one = '{ document(kind: SERVICE_AGREEMENT) { version title text(language: "zh") } }'
    read = (await data(town["address_guest"], one))["document"]
    assert read["version"] == 1 and "平台的权利与义务" in read["text"]
    assert (await data(None, "{ document(kind: RULE) { id } }"))["document"] is None
    assert (await data(town["owner"], "{ document(kind: SERVICE_AGREEMENT, version: 2) { id } }"))["document"] is None
    wrong = await ask(town["owner"], '{ document(kind: SERVICE_AGREEMENT) { text(language: "xx") } }')
    assert wrong["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_what_changed_between_versions_is_told_by_passages(sqlite: Database) -> None:
    town = await make_town()
    first, second = await agreement(town), await agreement(town, "\nOne sentence more.")
    other = await published(town)
    asked = 'query($from: ID!, $to: ID!) { documentDiff(from: $from, to: $to, language: "en") { kind text } }'
    told = (await data(None, asked, {"from": id_of(first), "to": id_of(second)}))["documentDiff"]
    assert "".join(part["text"] for part in told if part["kind"] != "ADDED") == first.texts["en"]
    assert "".join(part["text"] for part in told if part["kind"] != "REMOVED") == second.texts["en"]
    assert "One sentence more." in "".join(part["text"] for part in told if part["kind"] == "ADDED")
    wrong = await ask(None, asked, {"from": id_of(first), "to": id_of(other)})
    assert wrong["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    draft = await drafted(town)
    hidden = await ask(None, asked, {"from": id_of(other), "to": id_of(draft)})
    assert hidden["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_an_acceptance_is_fetched_again_by_whoever_gave_it(sqlite: Database) -> None:
    town = await make_town()
    counts = await agreement(town)
    values = {"documentId": id_of(counts), "registrantId": id_of(await registrant_of(town))}
    given = await do(
        town["owner"], "acceptDocument", values, "... on Acceptance { id document { version } registrant { id } }"
    )
    node = "query($id: ID!) { node(id: $id) { __typename id } }"
    assert given["document"] == {"version": 1} and given["registrant"]["id"] == values["registrantId"]
    assert (await data(town["owner"], node, {"id": given["id"]}))["node"]["__typename"] == "Acceptance"
    assert (await data(town["owner2"], node, {"id": given["id"]}))["node"] is None


async def test_publishing_asks_of_the_agreement_in_two_statements(sqlite: Database) -> None:
    town = await make_town()
    await agree(town, await agreement(town))
    post = done(await posts.create_post(town["owner"], town.account.id, "Title", "Words."))
    with statements() as sent:
        done(await posts.publish_post(town["owner"], post.id))
    about = [one for one in sent if 'FROM "document"' in one or 'FROM "acceptance"' in one]
    assert len(about) == 2


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_texts_to_begin_with_say_the_same_in_every_language(kind: DocumentKind) -> None:
    titles, texts = texts_to_begin_with(kind, LANGUAGES)
    assert all(titles.values())
    numbers = [[heading.split(".")[0] for heading in headings(text)] for text in texts.values()]
    assert numbers[0] == numbers[1] == [str(n) for n in range(1, len(numbers[0]) + 1)]
    required = getattr(pack().documents.sections, kind)
    for language, text in texts.items():
        assert missing(text, getattr(required, language)) == []
        assert len(text) <= pack().documents.text


def test_the_clause_that_care_names_is_in_the_agreement() -> None:
    _, texts = texts_to_begin_with("SERVICE_AGREEMENT", LANGUAGES)
    assert pack().care.clause == "Service agreement, clause 9: care for the comments under one's posts"
    assert "9. Care for the comments under one's posts" in headings(texts["en"])
    for words in ("sound orientation", "never alone a ground", "accept to be supervised", "operational security"):
        assert words in texts["en"], words
