"""What each sanction takes from those who run an account, act by act through every door, and what it leaves them."""

from typing import Any

import pytest

import db
from db.vocabulary import AccountFunction, CommentRules, SanctionKind
from resolvers import clock, complaints, interactions, posts
from resolvers.interactions.importing import Imported, import_comments
from resolvers.oversight import undo_act
from resolvers.rules import refusals as no
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import OFFERED_ON, offers
from resolvers.rules.sanctions.force import KEPT_UNDER_SANCTION
from resolvers.rules.standings import OPERATORS, system
from resolvers.sanctions.confirming import lift_sanction
from tests.asking import data, id_of
from tests.cases import RULES, SEEN, Case
from tests.cast import Town, make_town
from tests.cast_operators import post_of
from tests.cast_sanctions import confirmed, done, proposed, reload
from tests.chat_way import WAYS, by_chat, into_chats
from tests.doors import MUTATIONS, by_call, by_graphql
from tests.services import Database

RESTRICTION, SUSPENSION = SanctionKind.FUNCTION_RESTRICTION, SanctionKind.UPDATE_SUSPENSION
CLOSURE, WARNING = SanctionKind.CLOSURE, SanctionKind.WARNING
COMMENTS, REPLIES = AccountFunction.COMMENTS, AccountFunction.REPLIES
# What operators do, each in a state in which they could do it.
WALKED = {
    "account:set_comment_rules": "ACTIVE", "account:set_word_list": "ACTIVE", "post:create": "ACTIVE",
    "post:publish": "DRAFT", "post:edit": "DRAFT", "post:withdraw": "PUBLISHED", "post:set_comment_rules": "DRAFT",
    "comment:reply": "VISIBLE", "comment:approve": "HELD", "comment:hide": "VISIBLE", "comment:show": "HIDDEN",
    "comment:delete": "VISIBLE", "comment:undelete": "DELETED_BY_OWNER", "act:undo": "HIDDEN",
    "message:answer": "OPEN", "message:archive": "OPEN", "sanction:respond": "UNHEARD", "rectification:submit": "DUE",
    "account:invite_operator": "ACTIVE", "operatorship:offer_ownership": "ACTIVE",
    "comment:feature": "VISIBLE", "comment:unfeature": "FEATURED", "comment:unpin": "PINNED", "comment:pin": "VISIBLE",
    "account:mute_user": "VISIBLE", "account:unmute_user": "IN_FORCE", "account:revise": "ACTIVE",
    "account:moderate": "ACTIVE",  # hides the rest
}  # fmt: skip
PUBLISHING = {"post:create", "post:publish", "post:edit"}
RULES_SET = {"account:set_comment_rules", "post:set_comment_rules"}  # to let comments in after a review
TEAM = {"account:invite_operator", "operatorship:offer_ownership"}
TALKING = {"message:answer", "message:archive"}
CARE = {
    *(f"comment:{verb}" for verb in ("approve", "hide", "show", "delete", "undelete")),
    *(f"comment:{verb}" for verb in ("feature", "unfeature", "pin", "unpin")),
    "account:mute_user", "account:unmute_user",
}  # fmt: skip
# A sanction, how it comes about, and exactly what it takes.
TAKES: dict[str, tuple[SanctionKind, dict[str, Any], set[str]]] = {
    "a warning": (WARNING, {}, set()),
    "comments": (RESTRICTION, {"functions": [COMMENTS]}, RULES_SET | {"comment:reply"}),
    "replies": (RESTRICTION, {"functions": [REPLIES]}, {"comment:reply"}),
    "updates": (SUSPENSION, {}, PUBLISHING),
    "a closure": (
        CLOSURE, {},
        PUBLISHING | RULES_SET | CARE | TEAM | TALKING
        | {"account:moderate", "comment:reply", "account:set_word_list", "account:revise", "act:undo"},
    ),
    "a closure in danger": (
        CLOSURE, {"interim_because": "It calls for violence."}, PUBLISHING | RULES_SET | {"comment:reply"}
    ),
}  # fmt: skip
NODE = "query($id: ID!) { node(id: $id) { id } }"
DOORS = {"call": by_call, "graphql": by_graphql, "chat": by_chat}


def test_every_act_of_operators_is_walked() -> None:
    of_operators = {name for name, act in ACTS.items() if act.who & OPERATORS}
    of_drafts = {"account:submit"}  # what a closure takes from an account that never opened is walked elsewhere
    assert of_operators <= WALKED.keys() | KEPT_UNDER_SANCTION | of_drafts
    for _, _, taken in TAKES.values():
        assert not taken & (KEPT_UNDER_SANCTION - {"comment:delete"})  # of which only one's own are kept


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", TAKES)
async def test_a_sanction_takes_exactly_what_the_table_says(sqlite: Database, name: str, door: str) -> None:
    kind, shape, taken = TAKES[name]
    asked = {"call": WALKED, "graphql": MUTATIONS, "chat": WAYS}[door]
    town = await make_town()
    if door == "chat":
        await into_chats(town)
    things = {act: await _thing(town, act) for act in WALKED if act in asked}
    await _impose(town, kind, shape)
    for act, thing in things.items():
        town.thing = thing
        town.count += 1
        answer = await DOORS[door](town, Case(act, "owner", RULES[act].on, WALKED[act], ""))
        assert answer == ("Sanctioned" if act in taken else RULES[act].gives), (act, answer)


async def _impose(town: Town, kind: SanctionKind, shape: dict[str, Any]) -> Any:
    making = proposed if "interim_because" in shape else confirmed
    sanction = await making(town, kind, town.account, **shape)
    await reload(town)
    return sanction


async def _thing(town: Town, act: str) -> Any:
    """What an act is done to, at the account of the town."""
    on, state = RULES[act].on, WALKED[act]
    if on in ("account", "cared", "opened"):
        return town.account
    if on == "operatorship":
        return await post_of(town, "editor")
    if on == "sanction":
        return await proposed(town, SUSPENSION, town.account)
    if on == "rectification":
        warning = await confirmed(town, WARNING, town.account)
        return await db.Rectification.get(sanction_id=warning.id)
    assert state in SEEN[on]
    return await town.bring(on, state)


@pytest.mark.parametrize("name", TAKES)
async def test_what_is_offered_is_what_is_allowed(sqlite: Database, name: str) -> None:
    kind, shape, taken = TAKES[name]
    town = await make_town()
    things = {act: await _thing(town, act) for act in WALKED if act not in ("act:undo", "comment:undelete")}
    await _impose(town, kind, shape)
    kinds = ("Post", "Comment", "Message", "Mute", "PublicAccount", "Operatorship", "Sanction", "Rectification")
    parts = " ".join(f"... on {of} {{ offers }}" for of in kinds)
    document = f"query($id: ID!) {{ node(id: $id) {{ {parts} }} }}"
    for act, thing in things.items():
        row = await type(thing).get(id=thing.id)
        if act not in OFFERED_ON[type(row).__name__]:
            continue
        # Comments may always be closed, except by a shut account, so the rule is offered until then.
        refused = act in taken and not (act in RULES_SET and name != "a closure")
        facts = {"account": await db.PublicAccount.get(id=town.account.id)}
        assert (act in offers(town["owner"], row, facts, clock.now())) == (not refused), act
        told = (await data(town["owner"], document, {"id": id_of(row)}))["node"]["offers"]
        mutation = {"comment:reply": "REPLY_TO_COMMENT", "post:create": "CREATE_POST"}.get(act)
        assert mutation is None or (mutation in told) == (not refused), act


async def test_readers_are_told_and_whoever_runs_the_account_closes_comments_all_the_same(sqlite: Database) -> None:
    town = await make_town()
    await _impose(town, RESTRICTION, {"functions": [COMMENTS]})
    for who in ("member", "owner"):
        answer = await interactions.add_comment(town[who], town.post.id, "Hello.")
        assert isinstance(answer, no.Sanctioned) and answer.own == (who == "owner")
    for setting, thing in ((interactions.set_account_comment_rules, town.account),
                           (interactions.set_post_comment_rules, town.post)):  # fmt: skip
        done(await setting(town["owner"], thing.id, CommentRules.CLOSED))
        assert isinstance(await setting(town["owner"], thing.id, CommentRules.OPEN), no.Sanctioned)
    assert isinstance(await interactions.set_post_comment_rules(town["owner"], town.post.id, None), no.Sanctioned)
    document = "mutation($id: ID!) { addComment(input: {postId: $id, body: \"Hi\"}) { ... on Sanctioned " \
        "{ kind functions until appealUntil waysToAppeal message sanction { id } } } }"  # fmt: skip
    reader = (await data(town["member"], document, {"id": id_of(town.post)}))["addComment"]
    owner = (await data(town["owner"], document, {"id": id_of(town.post)}))["addComment"]
    assert reader["kind"] == "FUNCTION_RESTRICTION" and reader["functions"] == ["COMMENTS"] and reader["until"]
    assert reader["sanction"] is None and owner["sanction"] and owner["waysToAppeal"] in owner["message"]


async def test_taking_back_brings_nothing_about_that_a_sanction_takes(sqlite: Database) -> None:
    town = await make_town()
    owner = town["owner"]
    withdrawn = await town.make_post()
    done(await posts.withdraw_post(owner, withdrawn.id))
    done(await interactions.set_post_comment_rules(owner, town.post.id, CommentRules.CLOSED))
    acts = [await db.Act.filter(subject_id=row.id).latest("position") for row in (withdrawn, town.post)]
    suspension = await _impose(town, SUSPENSION, {})
    assert isinstance(await undo_act(town["owner"], acts[0].id), no.Sanctioned)
    done(await lift_sanction(town["senior"], suspension.id, "Enough."))
    restriction = await _impose(town, RESTRICTION, {"functions": [COMMENTS]})
    assert isinstance(await undo_act(town["owner"], acts[1].id), no.Sanctioned)
    done(await undo_act(town["owner"], acts[0].id))
    done(await lift_sanction(town["senior"], restriction.id, "Enough."))
    await reload(town)
    done(await undo_act(town["owner"], acts[1].id))


async def test_under_a_closure_ones_own_words_may_be_deleted_and_a_complaint_made(sqlite: Database) -> None:
    town = await make_town()
    said, reply = await town.comment(), await town.comment("REPLY")
    own = done(await interactions.add_comment(town["owner"], town.post.id, "I am the owner."))
    await _impose(town, CLOSURE, {})
    owner = town["owner"]
    assert isinstance(await interactions.delete_comment(owner, said.id, "SPAM"), no.Sanctioned)
    assert isinstance(await interactions.edit_comment(owner, reply.id, "Other words."), no.Sanctioned)
    done(await interactions.delete_comment(owner, reply.id, "OTHER"))
    done(await interactions.delete_comment(owner, own.id))
    done(await posts.withdraw_post(owner, town.post.id))
    other = await db.PublicAccount.get(handle="river")
    done(
        await complaints.lodge_complaint(
            owner, db.vocabulary.SubjectKind.ACCOUNT, other.id, "OTHER", "No.", good_faith=True
        )
    )


async def test_nothing_of_a_shut_account_is_public_until_it_is_opened(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    public = """query($account: ID!, $post: ID!, $comment: ID!) {
      account(handle: "tea-house") { id } accounts { nodes { handle } } posts { nodes { id } }
      of: node(id: $account) { id } under: node(id: $post) { id } said: node(id: $comment) { id }
    }"""
    ids = {"account": id_of(town.account), "post": id_of(town.post), "comment": id_of(comment)}
    everybody = ("stranger", "address_guest", "guest", "owner2", "member")
    before = {who: await data(town[who], public, ids) for who in (*everybody, "owner", "reviewer")}
    sanction = await _impose(town, CLOSURE, {})
    for who in everybody:
        told = await data(town[who], public, ids)
        assert (told["account"], told["of"], told["under"], told["said"]) == (None, None, None, None), who
        assert "tea-house" not in {one["handle"] for one in told["accounts"]["nodes"]}
        assert ids["post"] not in {one["id"] for one in told["posts"]["nodes"]}
        assert isinstance(
            await interactions.add_comment(town[who], town.post.id, "Hello."), no.NotFound | no.NotAllowed
        )
    for who in ("owner", "reviewer", "auditor"):
        told = await data(town[who], public, ids)
        assert told["account"] and told["of"] and told["under"] and told["said"], who
    brought_in = await import_comments(
        system("test"), town.account.id, [Imported("1", "g", "Lin", "Hi", clock.now())]
    )  # fmt: skip
    assert (await data(town["stranger"], NODE, {"id": id_of(brought_in)}))["node"] is None
    done(await lift_sanction(town["senior"], sanction.id, "Enough."))
    await db.Post.filter(id=brought_in.id).update(state="WITHDRAWN")
    assert {who: await data(town[who], public, ids) for who in before} == before
