"""What a category asks for, declared good faith, and the hash by which anybody can check what was filed."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import Complaint, ComplaintDraft
from db.vocabulary import SubjectKind
from policy import pack, say
from resolvers.complaints import draft_complaint, lodge_complaint, send_draft
from resolvers.complaints.said import Said
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Fault, FaultCode, Invalid
from tests.asking import data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_complaints import RIGHT
from tests.filing import report
from tests.rows import everything
from tests.services import Database

IDENTITY_NUMBER = "11010519491231002X"
COMMENT = SubjectKind.COMMENT
NOTHING_ASKED = ("DANGER_TO_LIFE", "MINORS", "INSULT", "SPAM", "OTHER")


async def faults_of(town: Town, category: str, details: dict[str, str] | None, **more: Any) -> list[Fault]:
    """What is wrong with a report; nothing of it is kept."""
    comment = await town.comment()
    before = await everything()
    answer = await report(town["member"], comment, category, details=details, **more)
    assert isinstance(answer, Invalid), answer
    assert await everything() == before
    return list(answer.faults)


async def test_a_category_gets_what_it_requires_or_names_all_that_is_missing(database: Database) -> None:
    town = await make_town()
    missing = await faults_of(town, "RIGHTS", None)
    assert missing == [Fault("details.WHICH_RIGHT", FaultCode.EMPTY), Fault("details.PROOF", FaultCode.EMPTY)]
    assert await faults_of(town, "RIGHTS", RIGHT | {"PROOF": " "}) == [Fault("details.PROOF", FaultCode.EMPTY)]
    filed = done(await report(town["member"], await town.comment(), "RIGHTS", details=RIGHT))
    assert (filed.details, filed.good_faith) == (RIGHT, True)


@pytest.mark.parametrize("code", NOTHING_ASKED)
async def test_a_category_that_asks_for_nothing_is_filed_by_words_alone(sqlite: Database, code: str) -> None:
    town = await make_town()
    filed = done(await report(town["member"], await town.comment(), code))
    assert filed.details is None and filed.promised_at > filed.created_at


async def test_what_may_be_told_need_not_be(sqlite: Database) -> None:
    town = await make_town()
    assert done(await report(town["member"], await town.comment(), "ILLEGAL_CONTENT")).details is None
    law = {"LAW": "Article 5 of the Provisions."}
    assert done(await report(town["stranger"], await town.comment(), "ILLEGAL_CONTENT", details=law)).details == law


async def test_what_is_told_is_checked_like_words(sqlite: Database) -> None:
    town = await make_town()
    asked = pack().category_by_code["RIGHTS"].field_by_code
    long = RIGHT | {"WHICH_RIGHT": "x" * (asked["WHICH_RIGHT"].most + 1)}
    assert await faults_of(town, "RIGHTS", long) == [Fault("details.WHICH_RIGHT", FaultCode.TOO_LONG, "500")]
    number = RIGHT | {"PROOF": f"My number is {IDENTITY_NUMBER}."}
    assert await faults_of(town, "RIGHTS", number) == [Fault("details.PROOF", FaultCode.LOOKS_LIKE_IDENTITY)]
    unknown = await faults_of(town, "INSULT", {"PROOF": "None."})
    assert [(fault.path, fault.code) for fault in unknown] == [("details", FaultCode.NOT_ONE_OF)]


async def test_a_fault_is_told_by_its_question(sqlite: Database) -> None:
    town = await make_town()
    refusal = Invalid(tuple(await faults_of(town, "FRAUD", None)))
    assert "How does the fraud work: must not be empty." in refusal_sentence(refusal, "en")
    assert "骗局是怎样进行的：不能为空" in refusal_sentence(refusal, "zh")


async def test_nothing_is_filed_without_declared_good_faith(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    before = await everything()
    answer = await lodge_complaint(town["member"], COMMENT, comment.id, "INSULT", "It insults me.")
    assert answer == Invalid((Fault("goodFaith", FaultCode.NOT_DECLARED),))
    assert await everything() == before
    assert "as far as you know, what you report is true" in refusal_sentence(answer, "en")


async def test_sending_a_draft_declares_good_faith_once_nothing_is_missing(database: Database) -> None:
    town = await make_town()
    comment, member = await town.comment(), town["member"]
    draft = done(await draft_complaint(member, COMMENT, comment.id, "FRAUD", "He asks for money."))
    assert await send_draft(member, draft.id) == Invalid((Fault("details.HOW_IT_WORKS", FaultCode.EMPTY),))
    assert not (await ComplaintDraft.get(id=draft.id)).good_faith
    told = {"HOW_IT_WORKS": "He doubles what one sends."}
    done(await draft_complaint(member, COMMENT, comment.id, details=told))
    filed = done(await send_draft(member, draft.id))
    assert (filed.details, filed.good_faith) == (told, True)
    assert (await ComplaintDraft.get(id=draft.id)).good_faith


async def test_another_category_forgets_what_it_does_not_ask_for(sqlite: Database) -> None:
    town = await make_town()
    comment, member = await town.comment(), town["member"]
    done(await draft_complaint(member, COMMENT, comment.id, "RIGHTS", details=RIGHT))
    draft = done(await draft_complaint(member, COMMENT, comment.id, "RIGHTS"))
    assert draft.details == RIGHT
    assert done(await draft_complaint(member, COMMENT, comment.id, "FRAUD")).details is None
    assert isinstance(await draft_complaint(member, COMMENT, comment.id, details=RIGHT), Invalid)


async def test_the_policy_shows_what_is_asked_in_both_languages(sqlite: Database) -> None:
    document = "{ policy { categories { code counterNotice fields { code text hint required most } } } }"
    for language in ("en", "zh"):
        shown = (await data(None, document, language=language))["policy"]["categories"]
        assert {one["code"]: one["counterNotice"] for one in shown} == {
            category.code: category.counter_notice for category in pack().categories
        }
        rights = next(one for one in shown if one["code"] == "RIGHTS")["fields"]
        assert rights[0] == {
            "code": "WHICH_RIGHT", "required": True, "most": 500, "text": say(language, "field-WHICH_RIGHT"),
            "hint": say(language, "field-WHICH_RIGHT-hint"),
        }  # fmt: skip


async def test_it_is_filed_over_the_web_and_read_back_with_its_questions(sqlite: Database) -> None:
    town = await make_town()
    values = {"subjectId": id_of(await town.comment()), "category": "FRAUD", "words": "He asks for money."}
    undeclared = await do(town["member"], "lodgeComplaint", values, "... on Invalid { faults { path } }")
    assert [fault["path"] for fault in undeclared["faults"]] == ["details.HOW_IT_WORKS", "goodFaith"]
    told = [{"field": "HOW_IT_WORKS", "value": "No."}, {"field": "HOW_IT_WORKS", "value": "He doubles it."}]
    filed = await do(
        town["member"], "lodgeComplaint", values | {"details": told, "goodFaith": True},
        "... on LodgedComplaint { complaint { goodFaith overdue details { field text value } } receipt { textHash } }",
    )  # fmt: skip
    shown = {"field": "HOW_IT_WORKS", "text": "How does the fraud work?", "value": "He doubles it."}
    assert filed["complaint"] == {"goodFaith": True, "overdue": False, "details": [shown]}
    form = '{"details":{"HOW_IT_WORKS":"He doubles it."},"words":"He asks for money."}'
    assert filed["receipt"]["textHash"] == hashlib.sha256(form.encode()).hexdigest()


async def test_words_alone_are_hashed_as_they_are(database: Database) -> None:
    town = await make_town()
    filed = done(await report(town["member"], await town.comment(), words="它骂我。\nTwice."))
    assert (await Complaint.get(id=filed.id)).text_hash == hashlib.sha256("它骂我。\nTwice.".encode()).hexdigest()


PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)
DETAILS = st.dictionaries(st.sampled_from(["WHICH_RIGHT", "PROOF"]), PLAIN, max_size=2)


@given(words=PLAIN, details=DETAILS, at=st.integers(0, 100), letter=st.characters(codec="utf-8"))
@settings(max_examples=300, deadline=None)
def test_one_altered_character_is_another_hash(words: str, details: dict[str, str], at: int, letter: str) -> None:
    category = pack().category_by_code["RIGHTS"]
    filed = Said(category, words, details)
    assert Said(category, words, dict(reversed(details.items()))).text_hash == filed.text_hash
    for key, text in {"": words, **details}.items():
        place = at % len(text)
        altered = text[:place] + letter + text[place + 1 :]
        if altered != text:
            other = Said(category, words if key else altered, {**details, key: altered} if key else details)
            assert other.text_hash != filed.text_hash
    if details:
        form = json.dumps(
            {"details": details, "words": words}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        assert filed.text_hash == hashlib.sha256(form.encode()).hexdigest()
