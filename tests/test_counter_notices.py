"""The side that is complained about is heard before the decision; and learns neither who complained nor the words."""

from datetime import timedelta
from typing import Any

from db import Case, Comment, CounterNotice, Notice, StaffMember, TrailEntry
from db.vocabulary import Measure, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.complaints.hearing.counter_notices import counter_notices_to
from resolvers.notices import sentence
from resolvers.oversight import actor_told
from resolvers.pages import Window
from resolvers.rules.refusals import Because, FaultCode, Invalid, NotFound, Restricted
from tests.asking import data, do, id_of
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_complaints import RIGHT, counter_notice_of
from tests.filing import report
from tests.services import Database

WORDS = "This is my own photo, and here is how I show that it is."
ANSWER = "I took it myself, on the 3rd of May."


async def accused(town: Town, row: Any, who: str = "member", category: str = "RIGHTS") -> CounterNotice | None:
    """Have something complained about and its case taken: what the other side is asked, if it is."""
    details = RIGHT if category == "RIGHTS" else None
    filed = done(await report(town[who], row, category, WORDS, details=details))
    done(await complaints.claim_case(town["reviewer"], filed.case_id))
    return await CounterNotice.get_or_none(case_id=filed.case_id)


async def invited(notice: CounterNotice) -> set[object]:
    """Who was told of an invitation."""
    told = await Notice.filter(event="counter_notice.invited", subject_id=notice.id, kind="MESSAGE")
    return {one.user_id for one in told}


async def test_a_reader_is_asked_about_their_comment_and_nobody_else(database: Database) -> None:
    town = await make_town()
    notice = await accused(town, await town.comment())
    assert notice and notice.due_at == notice.invited_at + timedelta(seconds=pack().times.counter_notice)
    assert await invited(notice) == {town["author"].user_id}
    sees = {who: bool(await counter_notices_to(town[who], Window())) for who in ("author", "owner", "member", "guest")}
    assert sees == {"author": True, "owner": False, "member": False, "guest": False}


async def test_the_operators_are_asked_about_a_post_a_reply_and_an_account(database: Database) -> None:
    town = await make_town()
    asked = await town.comment()
    done(await interactions.reply_to_comment(town["owner"], asked.id, "An answer."))
    reply = await Comment.get(parent_id=asked.id)
    for row in (await town.make_post(), reply, town.account):
        notice = await accused(town, row)
        assert notice and await invited(notice) == {town[who].user_id for who in ("owner", "editor", "moderator")}


async def test_only_categories_that_say_so_ask_the_other_side(sqlite: Database) -> None:
    town = await make_town()
    assert await accused(town, await town.comment(), category="INSULT") is None
    assert [c.code for c in pack().categories if c.counter_notice] == ["PRIVACY", "IMPERSONATION", "RIGHTS"]


async def test_a_case_asks_once_and_also_when_the_complaint_comes_later(database: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    assert await accused(town, post, category="OTHER") is None
    done(await report(town["stranger"], post, "RIGHTS", WORDS, details=RIGHT))
    (notice,) = await CounterNotice.all()
    case = await Case.get(id=notice.case_id)
    done(await complaints.release_case(town["reviewer"], case.id))
    done(await complaints.claim_case(town["reviewer2"], case.id))
    assert await CounterNotice.all().count() == 1 and len(await invited(notice)) == 3


async def test_an_author_who_complains_about_what_was_done_to_it_is_not_asked(sqlite: Database) -> None:
    town = await make_town()
    assert await accused(town, await town.comment("HIDDEN"), who="author") is None


async def test_the_invitation_tells_neither_words_nor_who(database: Database) -> None:
    town = await make_town()
    notice = await accused(town, await town.make_post())
    assert notice
    told = await Notice.get(event="counter_notice.invited", user_id=town["owner"].user_id)
    for language, kind in (("en", "post"), ("zh", "文章")):
        said = sentence(told, language)
        assert kind in said and f"{notice.due_at:%Y-%m-%d}" in said
        assert not any(secret in said for secret in (WORDS, "Member", *RIGHT.values()))
    document = (
        "{ viewer { counterNotices { nodes { category categoryText subjectKind subject { id } answerBy offers } } } }"
    )
    (shown,) = (await data(town["owner"], document))["viewer"]["counterNotices"]["nodes"]
    assert shown["category"] == "RIGHTS" and shown["subjectKind"] == "POST" and shown["subject"]
    assert shown["offers"] == ["SUBMIT_COUNTER_NOTICE"]


async def test_the_answer_is_read_by_the_desk_and_grows_the_case(database: Database) -> None:
    town = await make_town()
    notice = await accused(town, await town.make_post())
    assert notice
    revision = (await Case.get(id=notice.case_id)).revision
    done(await complaints.submit_counter_notice(town["editor"], notice.id, ANSWER))
    kept = await CounterNotice.get(id=notice.id)
    assert (kept.words, kept.answered_by_id) == (ANSWER, town["editor"].user_id)
    assert (await Case.get(id=notice.case_id)).revision == revision + 1
    reviewer = (await StaffMember.get(pseudonym="Pseudonym of reviewer")).user_id
    assert await Notice.exists(event="case.changed", user_id=reviewer, subject_id=notice.case_id)
    document = "query($id: ID!) { node(id: $id) { ... on Case { counterNotice { words offers } } } }"
    seen = (await data(town["reviewer"], document, {"id": id_of(await Case.get(id=notice.case_id))}))["node"]
    assert seen["counterNotice"] == {"words": ANSWER, "offers": []}
    entry = await TrailEntry.get(event="counter_notice.submitted")
    assert entry.scope == "cases" and actor_told(entry) == "other side"


NODE = "query($id: ID!) { node(id: $id) { ... on CounterNotice { words } } }"


async def test_no_complainant_reads_what_the_other_side_says(sqlite: Database) -> None:
    town = await make_town()
    notice = await counter_notice_of(town, "ANSWERED")
    sees = {
        who: (await data(town[who], NODE, {"id": id_of(notice)}))["node"] for who in ("member", "owner", "stranger")
    }
    assert [who for who, node in sees.items() if node] == ["owner"]
    # An operator who complained about their own account is a complainant.
    post = await town.make_post()
    filed = done(await report(town["moderator"], post, "RIGHTS", details=RIGHT))
    done(await complaints.claim_case(town["reviewer"], filed.case_id))
    own = await CounterNotice.get(case_id=filed.case_id)
    assert await invited(own) == {town["owner"].user_id, town["editor"].user_id}
    assert (await data(town["moderator"], NODE, {"id": id_of(own)}))["node"] is None
    assert own.id not in {row.id for row in await counter_notices_to(town["moderator"], Window())}
    assert await complaints.submit_counter_notice(town["moderator"], own.id, ANSWER) == NotFound("CounterNotice")
    for who in ("member", "moderator"):
        told = await data(town[who], "{ viewer { complaints { nodes { id case { counterNotice { words } } } } } }")
        assert all(node["case"] is None for node in told["viewer"]["complaints"]["nodes"])


async def test_it_is_answered_once_and_heard_until_the_case_is_decided(database: Database) -> None:
    town = await make_town()
    late, decided = await counter_notice_of(town, "INVITED"), await counter_notice_of(town, "DECIDED")
    submit = complaints.submit_counter_notice
    assert await submit(town["owner"], decided.id, ANSWER) == Restricted(Because.CASE_IS_DECIDED)
    await CounterNotice.filter(id=late.id).update(due_at=clock.now() - timedelta(days=1))
    done(await submit(town["owner"], late.id, ANSWER))
    assert await submit(town["editor"], late.id, ANSWER) == Restricted(Because.ALREADY_ANSWERED)
    listed = "{ viewer { counterNotices { nodes { offers } } } }"
    shown = (await data(town["owner"], listed))["viewer"]["counterNotices"]["nodes"]
    assert [one["offers"] for one in shown] == [[], []]


async def test_what_is_said_is_checked_and_nobody_has_to_wait_for_it(sqlite: Database) -> None:
    town = await make_town()
    notice = await counter_notice_of(town, "INVITED")
    for words, code in (
        (" ", FaultCode.EMPTY), ("My number is 11010519491231002X.", FaultCode.LOOKS_LIKE_IDENTITY),
        ("x" * 2001, FaultCode.TOO_LONG),
    ):  # fmt: skip
        answer = await complaints.submit_counter_notice(town["owner"], notice.id, words)
        assert isinstance(answer, Invalid) and answer.faults[0].code is code
    refused = await do(town["stranger"], "submitCounterNotice", {"id": id_of(notice), "words": ANSWER})
    assert refused["__typename"] == "NotFound"
    done(await complaints.decide_case(town["reviewer"], notice.case_id, Measure.NONE, RULE, FACTS))


async def test_content_that_is_removed_at_once_asks_nobody(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await report(town["member"], comment, "RIGHTS", details=RIGHT))
    done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, RULE, FACTS))
    assert not await CounterNotice.exists()
