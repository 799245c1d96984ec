"""Comments under posts that are not public, and comments that are gone."""

from resolvers import interactions, posts
from tests.asking import data, id_of
from tests.cases import HOUSE
from tests.cast import FACTS, RULE, done, make_town
from tests.services import Database
from tests.test_visibility import EVERYONE, seen


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
