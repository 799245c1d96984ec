"""What is taken back is exactly what it was before, whatever was done, and nothing else can be taken back."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import db
from db import Act, Comment, CommentVersion
from db.vocabulary import CommentRules, SubjectKind
from policy import pack
from resolvers import complaints, interactions, posts
from resolvers.clock import move_clock
from resolvers.oversight import drifted_counters, faults_of_the_trail, undo_act
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, NotAllowed, NotFound, Refusal, Restricted
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.rows import everything, rows_of
from tests.services import Database

ROLES = ("owner", "editor", "moderator", "author", "reviewer", "stranger")
ON_A_COMMENT = {
    "hide": lambda who, key: interactions.hide_comment(who, key, "SPAM"),
    "show": interactions.show_comment,
    "approve": interactions.approve_comment,
    "delete": lambda who, key: interactions.delete_comment(who, key, "ABUSE"),
    "undelete": interactions.undelete_comment,
    "edit": lambda who, key: interactions.edit_comment(who, key, f"Edited by {who.name}."),
    "edit into a hold": lambda who, key: interactions.edit_comment(who, key, "It is my channel."),
    "remove": lambda who, key: complaints.remove_content(who, SubjectKind.COMMENT, key, RULE, FACTS),
    "restore": lambda who, key: complaints.restore_content(who, SubjectKind.COMMENT, key),
}
ON_A_POST = {
    "publish": posts.publish_post,
    "withdraw": posts.withdraw_post,
    "edit": lambda who, key: posts.edit_post(who, key, f"Title by {who.name}", "Other words."),
    "review first": lambda who, key: interactions.set_post_comment_rules(who, key, CommentRules.REVIEW),
    "close": lambda who, key: interactions.set_post_comment_rules(who, key, CommentRules.CLOSED),
}
ON_AN_ACCOUNT = {
    "close": lambda who, key: interactions.set_account_comment_rules(who, key, CommentRules.CLOSED),
    "words": lambda who, key: interactions.set_word_list(who, key, [who.name, "channel"]),
}
STEP = st.one_of(
    st.tuples(st.just("comment"), st.sampled_from(sorted(ON_A_COMMENT)), st.sampled_from(ROLES)),
    st.tuples(st.just("held"), st.sampled_from(sorted(ON_A_COMMENT)), st.sampled_from(ROLES)),
    st.tuples(st.just("post"), st.sampled_from(sorted(ON_A_POST)), st.sampled_from(ROLES)),
    st.tuples(st.just("account"), st.sampled_from(sorted(ON_AN_ACCOUNT)), st.sampled_from(ROLES)),
)
CALLS: dict[str, dict[str, Any]] = {
    "comment": ON_A_COMMENT, "held": ON_A_COMMENT, "post": ON_A_POST, "account": ON_AN_ACCOUNT
}  # fmt: skip


def sequences() -> list[list[tuple[str, str, str]]]:
    """Forty lists of acts by random roles, the same in every run."""
    found: list[list[tuple[str, str, str]]] = []

    @given(steps=st.lists(STEP, min_size=4, max_size=16))
    @settings(max_examples=40, derandomize=True, deadline=None, database=None, phases=[Phase.generate])
    def collect(steps: list[tuple[str, str, str]]) -> None:
        found.append(steps)

    collect()
    return found


async def state() -> dict[str, Any]:
    """All columns of everything that acts move, by key; versions and hits may keep more."""
    return {
        key: row for model in (db.Comment, db.Post, db.PublicAccount) for key, row in (await rows_of(model)).items()
    }


@dataclass
class Done:
    """An act that happened, who did it, and everything as it was before."""

    act: Act
    role: str
    before: dict[str, Any]


async def do(town: Town, steps: list[tuple[str, str, str]]) -> list[Done]:
    """Do the acts; a refusal changes nothing, and a reversal leaves exactly what its act had found."""
    things = {"comment": await town.comment(), "held": await town.comment("HELD")}
    things |= {"post": await town.make_post("DRAFT"), "account": await town.public_account()}
    happened: list[Done] = []
    for kind, verb, role in steps:
        subject, before = things[kind].id, await state()
        known = await Act.filter(subject_id=subject).values_list("id", flat=True)
        answer = await CALLS[kind][verb](town[role], subject)
        if isinstance(answer, Refusal):
            assert await state() == before
        elif verb in ("undelete", "restore"):
            reversed_act = [one for one in happened if one.act.subject_id == subject][-1]
            happened.remove(reversed_act)
            assert (await state())[str(subject)] == reversed_act.before[str(subject)]
        else:
            fresh = await Act.filter(subject_id=subject, id__not_in=list(known) or [subject]).order_by("id")
            happened += [Done(act, role, before) for act in fresh]
    return happened


async def take_back(town: Town, happened: list[Done]) -> int:
    """Undo in reverse as far as it goes; what lies under an act that cannot be undone cannot be either."""
    blocked: set[Any] = set()
    taken_back = 0
    for one in reversed(happened):
        subject, found = one.act.subject_id, await state()
        answer = await undo_act(town[one.role], one.act.id)
        if subject in blocked or not ACTS[one.act.name].undoable:
            assert isinstance(answer, Restricted | NotAllowed)
            assert await state() == found
            blocked.add(subject)
            continue
        done(answer)
        assert (await state())[str(subject)] == one.before[str(subject)]
        if not blocked:
            assert await state() == one.before
        taken_back += 1
    return taken_back


async def test_acts_undone_in_reverse_leave_all_as_it_was(database: Database) -> None:
    town = await make_town()
    taken_back = 0
    for steps in sequences():
        taken_back += await take_back(town, await do(town, steps))
        assert await drifted_counters() == []
    assert taken_back > 60
    assert await faults_of_the_trail() == []


async def last_act(thing: Any) -> Act:
    return await Act.filter(subject_id=thing.id).latest("id")


async def is_refused(town: Town, role: str, act: Act, because: Because | None = None) -> Refusal:
    """The refusal of an undo that changes nothing."""
    before = await everything()
    refusal = await undo_act(town[role], act.id)
    assert isinstance(refusal, Refusal)
    assert await everything() == before
    if because:
        assert refusal == Restricted(because)
    return refusal


async def test_only_the_last_act_is_taken_back_and_only_once(database: Database) -> None:
    town = await make_town()
    comment = await town.comment("HIDDEN")
    hidden = await last_act(comment)
    done(await interactions.show_comment(town["editor"], comment.id))
    shown = await last_act(comment)
    await is_refused(town, "owner", hidden, Because.SOMETHING_CAME_AFTER)
    done(await undo_act(town["owner"], shown.id))
    await is_refused(town, "owner", shown, Because.SOMETHING_CAME_AFTER)
    done(await undo_act(town["moderator"], hidden.id))
    await is_refused(town, "moderator", hidden, Because.SOMETHING_CAME_AFTER)
    assert (await Comment.get(id=comment.id)).state == "VISIBLE"


async def test_two_who_take_back_at_once_do_it_once(database: Database) -> None:
    town = await make_town()
    comment = await town.comment("HIDDEN")
    hidden = await last_act(comment)
    answers = await asyncio.gather(*(undo_act(town[who], hidden.id) for who in ("owner", "editor", "moderator")))
    assert sum(not isinstance(answer, Refusal) for answer in answers) == 1
    assert await drifted_counters() == []


async def test_strangers_take_nothing_back(database: Database) -> None:
    town = await make_town()
    hidden = await last_act(await town.comment("HIDDEN"))
    assert await is_refused(town, "author", hidden) == NotAllowed("act:undo")
    assert await is_refused(town, "reviewer", hidden) == NotAllowed("act:undo")
    for role in ("stranger", "owner2", "guest", "address_guest"):
        assert await is_refused(town, role, hidden) == NotFound("Comment")
    deleted = await last_act(await town.comment("DELETED"))
    await is_refused(town, "owner", deleted, Because.NOT_YOUR_DELETION)
    removed = await last_act(await town.comment("REMOVED"))
    await is_refused(town, "reviewer", removed, Because.CANNOT_BE_UNDONE)
    assert await undo_act(town["owner"], town.account.id) == NotFound("Act")


async def test_nothing_is_taken_back_when_the_time_is_over(database: Database) -> None:
    town = await make_town()
    hidden, deleted = await town.comment("HIDDEN"), await town.comment("DELETED")
    act = await last_act(hidden)
    try:
        move_clock(timedelta(seconds=pack().times.undo + 60))
        await is_refused(town, "owner", act, Because.UNDO_TIME_IS_OVER)
        assert await interactions.undelete_comment(town["author"], deleted.id) == Restricted(Because.UNDO_TIME_IS_OVER)
    finally:
        move_clock(timedelta())
    done(await undo_act(town["owner"], act.id))


async def test_an_edit_taken_back_restores_the_words_and_the_next_has_a_fresh_number(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await interactions.edit_comment(town["author"], comment.id, "Second words."))
    done(await undo_act(town["author"], (await last_act(comment)).id))
    back = await Comment.get(id=comment.id)
    assert (back.body, back.version) == (comment.body, 1)
    done(await interactions.edit_comment(town["author"], comment.id, "Third words."))
    assert (await Comment.get(id=comment.id)).version == 3
    versions = await CommentVersion.filter(comment_id=comment.id).order_by("number").values_list("number", "body")
    assert [tuple(row) for row in versions] == [(1, comment.body), (2, "Second words."), (3, "Third words.")]


async def test_who_takes_back_as_staff_stands_in_the_trail_by_pseudonym(database: Database) -> None:
    town = await make_town()
    registrant = await town.registrant("VERIFIED")
    done(await undo_act(town["identity_officer"], (await last_act(registrant)).id))
    assert (await db.Registrant.get(id=registrant.id)).state == "PENDING"
    entry = await db.TrailEntry.filter(subject_id=registrant.id, event="act.undone").get()
    assert (entry.actor_kind, entry.actor) == ("STAFF", "Pseudonym of identity_officer")
