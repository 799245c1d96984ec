"""What was public once can be reported when it is gone: by the platform's snapshot, which the reporter does not see."""

from typing import Any

import pytest

from db import Case, Comment, Complaint, ComplaintDraft
from db.vocabulary import SubjectKind
from resolvers import complaints, interactions, posts
from resolvers.rules.refusals import NotFound
from tests.asking import data, do, id_of
from tests.cast import HELD_TERM, done, make_town
from tests.filing import report
from tests.services import Database

GONE = ["HIDDEN", "DELETED", "DELETED_BY_OWNER", "REMOVED"]
ANYBODY = ["stranger", "guest", "address_guest"]


@pytest.mark.parametrize("state", GONE)
async def test_a_comment_that_is_gone_is_reported_by_whoever_saw_it(database: Database, state: str) -> None:
    town = await make_town()
    for who in ANYBODY:
        comment = await town.comment(state)
        filed = done(await report(town[who], comment))
        assert (await Case.get(id=filed.case_id)).snapshot == comment.body


@pytest.mark.parametrize("state", ["WITHDRAWN", "REMOVED"])
async def test_a_post_that_is_gone_is_reported_as_it_was(database: Database, state: str) -> None:
    town = await make_town()
    post = await town.make_post()
    if state == "WITHDRAWN":
        done(await posts.withdraw_post(town["owner"], post.id))
        done(await posts.edit_post(town["owner"], post.id, "Harmless", "Nothing of it was ever said."))
    else:
        done(await complaints.remove_content(town["reviewer"], SubjectKind.POST, post.id, "CIVILITY", "It insults."))
    filed = done(await report(town["stranger"], post, "OTHER"))
    assert (await Case.get(id=filed.case_id)).snapshot == f"{post.title}\n\n{post.body}"


async def test_words_that_were_held_as_they_were_written_are_not_in_the_snapshot(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await interactions.edit_comment(town["author"], comment.id, f"Now with a {HELD_TERM}."))
    assert (await Comment.get(id=comment.id)).state == "HELD"
    filed = done(await report(town["stranger"], comment))
    # The platform's own case on the held words is open already, with them; the report joins it.
    assert filed.case_id == (await Case.get(subject_id=comment.id)).id
    done(await complaints.claim_case(town["reviewer"], filed.case_id))


async def test_what_was_said_after_it_was_gone_is_not_in_the_snapshot(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await interactions.delete_comment(town["author"], comment.id))
    await Comment.filter(id=comment.id).update(body="Something else.")
    filed = done(await report(town["stranger"], comment))
    assert (await Case.get(id=filed.case_id)).snapshot == comment.body


async def test_a_comment_under_a_post_that_is_gone_is_reported(database: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    comment = await town.comment(post=post)
    done(await posts.withdraw_post(town["owner"], post.id))
    assert isinstance(await report(town["stranger"], comment), Complaint)


async def test_what_never_was_public_does_not_exist(database: Database) -> None:
    town = await make_town()
    for thing in (
        await town.comment("HELD"), await town.comment("HELD_BY_PLATFORM"), await town.make_post("DRAFT"),
        await town.public_account("SHUT"),
    ):  # fmt: skip
        kind: Any = type(thing).__name__
        for who in ANYBODY:
            assert await report(town[who], thing, "OTHER") == NotFound(kind), (kind, who)
    held = await town.comment("HELD")
    done(await interactions.delete_comment(town["author"], held.id))
    assert await report(town["stranger"], held) == NotFound("Comment")


async def test_who_reports_it_is_shown_nothing_of_it(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment("HIDDEN")
    values = {"subjectId": id_of(comment), "category": "INSULT", "words": "I saw it.", "goodFaith": True}
    answer = await do(
        town["stranger"], "lodgeComplaint", values,
        "... on LodgedComplaint { complaint { id words subject { id } case { snapshot } } }",
    )  # fmt: skip
    assert answer["complaint"]["subject"] is None and answer["complaint"]["case"] is None
    desk = "query($id: ID!) { node(id: $id) { ... on Complaint { subject { id } case { snapshot } } } }"
    seen = (await data(town["reviewer"], desk, {"id": answer["complaint"]["id"]}))["node"]
    assert seen == {"subject": {"id": id_of(comment)}, "case": {"snapshot": comment.body}}


async def test_a_draft_about_it_is_begun_and_sent(database: Database) -> None:
    town = await make_town()
    comment = await town.comment("DELETED")
    about = (SubjectKind.COMMENT, comment.id)
    draft = done(await complaints.draft_complaint(town["guest"], *about, "INSULT", "I saw it."))
    assert isinstance(draft, ComplaintDraft)
    assert isinstance(await complaints.send_draft(town["guest"], draft.id), Complaint)
