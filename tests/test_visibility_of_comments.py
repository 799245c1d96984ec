"""Comments under posts that are not public, and comments that are gone."""

import json
from typing import Any

from resolvers import interactions, posts
from tests.asking import data, id_of
from tests.cases import HOUSE, SEEN, USERS
from tests.cast import ACCOUNTS_TERM, FACTS, RULE, done, make_town
from tests.services import Database
from tests.test_visibility import CARERS, EVERYONE, all_of, seen


async def test_comments_under_a_withdrawn_post_exist_for_the_house_and_their_authors_only(sqlite: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    comment, other = await town.said(post=post), await town.said(who="member", post=post)
    reply = done(await interactions.reply_to_comment(town["owner"], comment.id, "An answer to you."))
    done(await posts.withdraw_post(town["owner"], post.id))
    assert await seen(town, EVERYONE, id_of(comment)) == HOUSE | {"author"}
    assert await seen(town, EVERYONE, id_of(other)) == HOUSE | {"member"}
    assert await seen(town, EVERYONE, id_of(reply)) == HOUSE
    document = "{ viewer { comments { nodes { post { id } replies { nodes { id } } } } } }"
    (own,) = (await data(town["author"], document))["viewer"]["comments"]["nodes"]
    assert own == {"post": None, "replies": {"nodes": []}}


async def test_the_author_of_a_removed_comment_reads_why_and_the_public_reads_nothing(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment("REMOVED")
    asked = "state reason statement { side facts rule text waysToAppeal }"
    document = f"query($id: ID!) {{ node(id: $id) {{ ... on Comment {{ {asked} }} }} }}"
    for who in ("stranger", "address_guest", "member"):
        assert (await data(town[who], document, {"id": id_of(comment)}))["node"] is None
    told = (await data(town["author"], document, {"id": id_of(comment)}))["node"]
    assert (told["state"], told["reason"], told["statement"]["facts"]) == ("REMOVED", RULE, FACTS)
    assert all(told["statement"][field] for field in told["statement"])


async def test_words_of_an_account_do_not_show_in_the_answers_to_others(sqlite: Database) -> None:
    town = await make_town()
    done(await interactions.set_word_list(town["owner"], town.account.id, [ACCOUNTS_TERM]))
    for who in USERS - CARERS:
        assert ACCOUNTS_TERM not in json.dumps(await all_of(town[who], [town.account], "PublicAccount")), who


async def test_public_lists_hold_only_what_is_public(sqlite: Database) -> None:
    town = await make_town()
    post = town.post
    comments = [await town.comment(state, post=post) for state in SEEN["comment"] if state != "REPLY"]
    answered = comments[list(SEEN["comment"]).index("VISIBLE")]
    done(await interactions.reply_to_comment(town["owner"], answered.id, "An answer."))
    await town.make_post("DRAFT")
    await town.make_post("WITHDRAWN")
    document = """query($handle: String!) {
      posts(first: 100) { nodes { id state comments { nodes { id state replies { nodes { state } } } } } }
      accounts { nodes { handle state posts { nodes { state } } } }
      account(handle: $handle) { posts { nodes { state comments { nodes { state } } } } }
    }"""
    for who in EVERYONE:
        answer = await data(town[who], document, {"handle": "@tea-house"})
        assert states_in(answer) == {"PUBLISHED", "VISIBLE", "ACTIVE"}, who
        assert [one["id"] for one in answer["posts"]["nodes"][0]["comments"]["nodes"]] == [id_of(answered)]


def states_in(answer: Any) -> set[str]:
    """Every state told anywhere in an answer."""
    if isinstance(answer, list):
        return {state for part in answer for state in states_in(part)}
    if not isinstance(answer, dict):
        return set()
    return {state for part in answer.values() for state in states_in(part)} | (
        {answer["state"]} if isinstance(answer.get("state"), str) else set()
    )
