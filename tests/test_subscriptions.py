"""What happens is told in order: replayed, live, over a break, from other processes, and only to whom may hear it."""

import asyncio
import json
import time
from dataclasses import replace
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

import db
from db.bus import bus
from resolvers import accounts, interactions
from resolvers.actor import token_of
from resolvers.complaints.lodging import secret_of
from resolvers.interactions.views import last_act_on
from resolvers.oversight import undo_act
from tests.asking import context_of, following, hear, id_of, is_chinese, polling, replay, served
from tests.cast import Town, done, make_town
from tests.services import Database, run

COMMENT = "cursor event at comment { id body state }"
ON_POST = "subscription($post: ID!, $after: String) {{ {name}(post: $post, after: $after) {{ {comment} }} }}"
ADDED = ON_POST.format(name="commentAdded", comment=COMMENT)
CHANGED = ON_POST.format(name="commentChanged", comment=COMMENT)
QUEUE = (
    "subscription($account: ID!, $after: String) {"
    f" moderationQueueChanged(account: $account, after: $after) {{ {COMMENT} }} }}"
)
COMPLAINT = (
    "subscription($id: ID!, $after: String) {"
    " complaintChanged(id: $id, after: $after) { cursor event complaint { state } } }"
)
RECEIPT = (
    "subscription($receipt: String!, $secret: String!, $after: String) {"
    " receiptChanged(receipt: $receipt, secret: $secret, after: $after) { cursor event complaint { state } } }"
)
CASES = "subscription($after: String) { caseQueueChanged(after: $after) { cursor event case { state } } }"
NOTICES = (
    "subscription($after: String) { viewerNotices(after: $after) { cursor notice { id event text subject { id } } } }"
)

SPEAKER = """
import asyncio, sys, time
from db.columns import use_keys
from tests.services import opened
from resolvers import interactions
from resolvers.actor import actor_of_user
import db

async def main():
    use_keys({"k1": b"0" * 32})
    async with opened(sys.argv[1]):
        actor = await actor_of_user(await db.User.get(id=sys.argv[2]))
        said = await interactions.add_comment(actor, sys.argv[3], "Said in another process.")
        print(type(said).__name__, time.time())

asyncio.run(main())
"""


def told(events: list[dict[str, Any]]) -> list[Any]:
    """What subscriptions tell, without the name of the subscription."""
    assert all("errors" not in event for event in events), events
    return [next(iter(event["data"].values())) for event in events]


async def test_comments_are_replayed_from_the_start_in_order(database: Database) -> None:
    town = await make_town()
    said = [await town.said(post=town.post) for _ in range(3)]
    done(await interactions.hide_comment(town["owner"], said[0].id, "SPAM"))
    variables = {"post": id_of(town.post), "after": "START"}
    added = told(await replay(town["stranger"], ADDED, variables))
    assert [event["comment"]["id"] for event in added] == [id_of(one) for one in said[1:]]
    assert [event["at"] for event in added] == sorted(event["at"] for event in added)
    changed = told(await replay(town["stranger"], CHANGED, variables))
    assert [(event["event"], event["comment"]) for event in changed] == [("comment.hidden", None)]
    seen = told(await replay(town["owner"], CHANGED, variables))
    assert [(event["event"], event["comment"]["state"]) for event in seen] == [("comment.hidden", "HIDDEN")]


async def test_what_was_removed_is_null_in_a_replay(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment("REMOVED", post=town.post)
    variables = {"post": id_of(town.post), "after": "START"}
    assert told(await replay(town["stranger"], ADDED, variables)) == []
    (event,) = told(await replay(town["stranger"], CHANGED, variables))
    assert (event["event"], event["comment"]) == ("comment.removed", None)
    assert comment.body not in json.dumps(await replay(None, CHANGED, variables))


async def test_each_change_of_a_comment_is_told_once_and_live(sqlite: Database) -> None:
    town = await make_town()
    comment, owner = await town.said(post=town.post), town["owner"]
    async with following(town["author"], CHANGED, {"post": id_of(town.post)}) as events:
        first = asyncio.create_task(hear(events, 4))
        await asyncio.sleep(0.05)
        done(await interactions.edit_comment(town["author"], comment.id, "Other words."))
        done(await interactions.hide_comment(owner, comment.id, "SPAM"))
        done(await undo_act(owner, (await last_act_on([comment.id]))[comment.id].id))
        done(await interactions.delete_comment(owner, comment.id, "ABUSE"))
        names = [event["event"] for event in told(await first)]
    assert names == ["comment.edited", "comment.hidden", "act.undone", "comment.deleted"]


async def test_the_queue_of_an_account_tells_all_of_its_comments(sqlite: Database) -> None:
    town = await make_town()
    for state in ("VISIBLE", "HELD", "HIDDEN", "REPLY"):
        await town.comment(state)
    account = {"account": id_of(town.account), "after": "START"}
    events = told(await replay(town["moderator"], QUEUE, account))
    assert [event["event"] for event in events] == [*["comment.added"] * 3, "comment.hidden", *["comment.added"] * 2]
    assert all(event["comment"] for event in events)
    elsewhere = {"account": id_of(await db.PublicAccount.get(handle="river")), "after": "START"}
    assert told(await replay(town["owner2"], QUEUE, elsewhere)) == []


async def test_a_complaint_is_followed_by_its_complainant_by_its_receipt_and_by_staff(sqlite: Database) -> None:
    town = await make_town()
    await town.complaint("UPHELD", who="stranger")
    filed = await town.complaint("UPHELD")
    expected = ["complaint.lodged", "complaint.accepted", "complaint.upheld"]
    by_id, by_receipt = {"id": id_of(filed), "after": "START"}, {"receipt": filed.receipt, "secret": secret_of(filed)}
    for who, document, variables in (
        (town["member"], COMPLAINT, by_id),
        (town["reviewer"], COMPLAINT, by_id),
        (None, RECEIPT, {**by_receipt, "after": "START"}),
    ):
        events = told(await replay(who, document, variables))
        assert [event["event"] for event in events] == expected
        assert {event["complaint"]["state"] for event in events} == {"UPHELD"}
    cases = told(await replay(town["reviewer"], CASES, {"after": "START"}))
    assert [event["event"] for event in cases] == ["case.opened", "case.claimed", "case.decided"] * 2


async def test_messages_to_a_person_are_replayed_and_resumed(sqlite: Database) -> None:
    town = await make_town()
    for state in ("HIDDEN", "REMOVED"):
        await town.comment(state)
    events = told(await replay(town["author"], NOTICES, {"after": "START"}))
    assert [event["notice"]["event"] for event in events] == ["comment.hidden", "comment.removed"]
    assert all(event["notice"]["text"] and event["notice"]["subject"] for event in events)
    rest = told(await replay(town["author"], NOTICES, {"after": events[0]["cursor"]}))
    assert rest == events[1:]


async def test_nothing_is_missed_and_nothing_told_twice_over_a_break(database: Database) -> None:
    town, heard = await make_town(), []
    said = [await town.said(post=town.post)]
    after = "START"

    async def speak() -> None:
        for _ in range(50):
            said.append(await town.said(post=town.post))

    speaking = asyncio.create_task(speak())
    while len(heard) < 51:
        async with following(None, ADDED, {"post": id_of(town.post), "after": after}) as events:
            part = told(await hear(events, min(7, 51 - len(heard))))
        heard += part
        after = part[-1]["cursor"]
    await speaking
    assert [event["comment"]["id"] for event in heard] == [id_of(one) for one in said]


async def test_what_another_process_does_is_told_within_a_second(database: Database) -> None:
    town = await make_town()
    who, where = str(town["author"].user_id), str(town.post.id)
    async with polling(), following(None, ADDED, {"post": id_of(town.post)}) as events:
        hearing = asyncio.create_task(hear(events, 1, 20))
        await asyncio.sleep(0.3)
        code, said = await run(SPEAKER, database.url, who, where)
        assert code == 0 and said.startswith("Comment"), said
        (event,) = told(await hearing)
        assert time.time() - float(said.split()[1]) < 1
    assert event["comment"]["body"] == "Said in another process."


async def test_listening_ends_when_the_stream_does(sqlite: Database) -> None:
    town = await make_town()
    await town.said(post=town.post)
    async with following(town["author"], ADDED, {"post": id_of(town.post), "after": "START"}) as events:
        await hear(events, 1)
        assert bus.scopes == {f"account:{town.account.id}": 1}
    await asyncio.sleep(0.05)
    assert bus.scopes == {}


@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        (ADDED, {"post": "nonsense"}, "BAD_USER_INPUT"),
        (ADDED, {"post": "{account}"}, "BAD_USER_INPUT"),
        (ADDED, {"post": "{unknown}"}, "NOT_FOUND"),
        (ADDED, {"post": "{post}", "after": "nonsense"}, "BAD_CURSOR"),
        (ADDED, {"post": "{post}", "after": ""}, "BAD_CURSOR"),
        (ADDED, {"post": "{post}", "after": "cDotMQ"}, "BAD_CURSOR"),
        (CHANGED, {"post": "{draft}"}, "NOT_FOUND"),
        (QUEUE, {"account": "{post}"}, "BAD_USER_INPUT"),
        (QUEUE, {"account": "{account}"}, "NOT_ALLOWED"),
        (COMPLAINT, {"id": "{complaint}"}, "NOT_FOUND"),
        (RECEIPT, {"receipt": "GD-1", "secret": "x"}, "BAD_USER_INPUT"),
        (RECEIPT, {"receipt": "{receipt}", "secret": "wrong"}, "NOT_FOUND"),
        (RECEIPT, {"receipt": "{receipt}", "secret": "\u7981" * 3000}, "NOT_FOUND"),
        (CASES, {}, "NOT_ALLOWED"),
        (NOTICES, {}, "UNAUTHENTICATED"),
    ],
)
async def test_what_cannot_be_followed_is_a_fault_with_a_sentence(
    sqlite: Database, document: str, variables: dict[str, str], code: str
) -> None:
    town = await make_town()
    filed = await town.complaint()
    known = {
        "{account}": id_of(town.account), "{post}": id_of(town.post), "{draft}": id_of(await town.make_post("DRAFT")),
        "{complaint}": id_of(filed), "{receipt}": filed.receipt,
        "{unknown}": id_of(db.Post(id=town.account.id)),
    }  # fmt: skip
    given = {name: known.get(value, value) for name, value in variables.items()}
    guest = None if document == NOTICES else town["stranger"]
    for language in ("en", "zh"):
        who = guest and replace(guest, language=language)
        async with following(who, document, given, language) as events:
            (event,) = await hear(events, 1)
            assert [error["extensions"]["code"] for error in event["errors"]] == [code]
            assert is_chinese(event["errors"][0]["message"]) == (language == "zh"), event
            with pytest.raises(StopAsyncIteration):
                await anext(events)


async def test_who_lost_the_standing_hears_no_more(sqlite: Database) -> None:
    town = await make_town()
    token = await fresh_token(town, "moderator")
    await town.comment()
    async with following(token, QUEUE, {"account": id_of(town.account), "after": "START"}) as events:
        await hear(events, 1)
        await db.Operatorship.filter(user_id=town["moderator"].user_id).update(until=town.post.created_at)
        await town.comment("HELD")
        heard = await hear(events, 1)
        assert heard[0]["data"]["moderationQueueChanged"]["comment"] is None
        await town.comment("HELD")
        (last,) = await hear(events, 1)
        assert [error["extensions"]["code"] for error in last["errors"]] == ["NOT_ALLOWED"]


async def fresh_token(town: Town, role: str) -> str:
    """A bearer token of a person of the town."""
    token = await db.Token.get(label=role)
    return token_of(token.id)


async def test_a_revoked_token_ends_the_socket_at_the_next_event(sqlite: Database) -> None:
    town = await make_town()
    token = await fresh_token(town, "author")
    init = {"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}
    payload = {"query": ADDED, "variables": {"post": id_of(town.post)}}
    async with served() as port, connect(
        f"ws://127.0.0.1:{port}/graphql", subprotocols=["graphql-transport-ws"], proxy=None  # type: ignore[list-item]
    ) as socket:  # fmt: skip
        await socket.send(json.dumps(init))
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        await asyncio.sleep(0.2)
        await town.said(post=town.post)
        assert json.loads(await asyncio.wait_for(socket.recv(), 2))["payload"]["data"]["commentAdded"]["comment"]
        actor = (await context_of(token)).actor
        done(await accounts.revoke_token(actor, actor.token_id))
        await town.said(post=town.post)
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(socket.recv(), 2)
        assert socket.close_code == 4403
