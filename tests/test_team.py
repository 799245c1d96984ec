"""Who runs an account: what invitations, roles and transfers come to, and that no race breaks them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

import db
from db.vocabulary import OperatorRole, OperatorshipState
from policy import pack
from resolvers import clock, interactions
from resolvers.accounts import team
from resolvers.accounts.team.activity import team_activity, weeks_before
from resolvers.accounts.team.inviting import invitation_behind, secret_of
from resolvers.accounts.team.views import team_of
from resolvers.actor import actor_of_user
from resolvers.interactions.marks.muting import mute_user
from resolvers.notices import notices_of, sentence
from resolvers.rules import refusals as no
from tests.asking import data, do, id_of
from tests.cast import Town, done, make_town
from tests.cast_operators import invited, post_of
from tests.counting import statements
from tests.services import Database

OWNER, EDITOR, MODERATOR = OperatorRole


async def anew(actor: Any) -> Any:
    return await actor_of_user(await db.User.get(id=actor.user_id))


async def said_to(actor: Any) -> str:
    """All that somebody was told."""
    return "\n".join([sentence(notice, "en") for notice in await notices_of(actor)])


async def owners(town: Town) -> list[Any]:
    held = db.Operatorship.filter(account_id=town.account.id, until=None, role=OWNER, state="ACTIVE")
    return list(await held.values_list("user_id", flat=True))


async def test_an_invitation_serves_once_and_makes_an_operator(sqlite: Database) -> None:
    town = await make_town()
    link = await invited(town)
    assert link.hash is not None and secret_of(link.id) not in link.hash  # what is kept opens nothing
    read = await data(
        town["member"], "query($s: String!) { invitation(secret: $s) { role account { handle } } }",
        {"s": secret_of(link.id)},
    )  # fmt: skip
    assert read["invitation"] == {"role": "MODERATOR", "account": {"handle": "tea-house"}}
    post = done(await team.accept_invitation(town["member"], secret_of(link.id)))
    assert (post.state, post.role, post.user_id) == (OperatorshipState.ACTIVE, MODERATOR, town["member"].user_id)
    assert "Member accepted the invitation" in await said_to(town["owner"])
    comment = await town.said()
    done(await interactions.hide_comment(await anew(town["member"]), comment.id, "SPAM"))
    again = await team.accept_invitation(town["stranger"], secret_of(link.id))
    assert isinstance(again, no.WrongState) and await invitation_behind(secret_of(link.id)) is None


async def test_two_who_open_the_same_link_at_once_are_one_operator(database: Database) -> None:
    town = await make_town()
    link = await invited(town)
    answers = await asyncio.gather(
        *(team.accept_invitation(town[who], secret_of(link.id)) for who in ("member", "stranger"))
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Operatorship", "WrongState"]
    assert await db.Operatorship.filter(account_id=town.account.id, until=None).count() == 4


async def test_two_links_to_one_person_at_once_are_one_post(database: Database) -> None:
    town = await make_town()
    links = [await invited(town), await invited(town)]
    answers = await asyncio.gather(*(team.accept_invitation(town["member"], secret_of(one.id)) for one in links))
    assert sorted(type(answer).__name__ for answer in answers) == ["Operatorship", "Restricted"]


async def test_of_two_offers_taken_at_once_one_makes_an_owner(database: Database) -> None:
    town = await make_town()
    posts = {who: await post_of(town, who) for who in ("editor", "moderator")}
    for post in posts.values():
        done(await team.offer_ownership(town["owner"], post.id))
    answers = await asyncio.gather(*(team.accept_ownership(town[who], post.id) for who, post in posts.items()))
    assert sorted(type(answer).__name__ for answer in answers) == ["Operatorship", "Restricted"]
    assert len(await owners(town)) == 1 and town["owner"].user_id not in await owners(town)
    assert (await post_of(town, "owner")).role is EDITOR
    assert not await db.Operatorship.filter(offered_by__isnull=False).exists()


async def test_an_account_is_never_without_an_owner_even_when_both_leave_at_once(database: Database) -> None:
    town = await make_town()
    alone = await team.leave_account(town["owner"], (await post_of(town, "owner")).id)
    assert alone == no.Restricted(no.Because.LAST_OWNER)
    await db.Operatorship.filter(id=(await post_of(town, "editor")).id).update(role=OWNER)
    town.actors["editor"] = await anew(town["editor"])
    posts = {who: await post_of(town, who) for who in ("owner", "editor")}
    answers = await asyncio.gather(*(team.leave_account(town[who], post.id) for who, post in posts.items()))
    assert sorted(type(answer).__name__ for answer in answers) == ["Operatorship", "Restricted"]
    assert len(await owners(town)) == 1


async def test_who_lost_the_post_meanwhile_does_nothing_by_it(sqlite: Database) -> None:
    town = await make_town()
    as_before, moderator = town["owner"], await post_of(town, "moderator")
    done(await team.offer_ownership(as_before, (await post_of(town, "editor")).id))
    done(await team.accept_ownership(town["editor"], (await post_of(town, "editor")).id))
    # An operation that began before the transfer still bears the old post.
    assert isinstance(await team.remove_operator(as_before, moderator.id), no.NotAllowed)
    assert isinstance(await team.invite_operator(as_before, town.account.id, EDITOR), no.NotAllowed)
    told = "\n".join([await said_to(town[who]) for who in ("owner", "moderator")])
    assert told.count("Editor is the owner") == 2


async def test_a_removed_operator_is_told_and_can_do_nothing_from_then_on(sqlite: Database) -> None:
    town = await make_town()
    done(await team.remove_operator(town["owner"], (await post_of(town, "moderator")).id))
    comment = await town.said()
    answer = await interactions.hide_comment(await anew(town["moderator"]), comment.id, "SPAM")
    assert isinstance(answer, no.NotAllowed)
    assert "no longer in the team" in await said_to(town["moderator"])
    assert isinstance(await team.remove_operator(town["owner"], (await post_of(town, "owner")).id), no.Restricted)


@pytest.mark.parametrize("role", ["OWNER"])
async def test_one_side_alone_makes_no_owner(sqlite: Database, role: str) -> None:
    town = await make_town()
    invited_as = await do(town["owner"], "inviteOperator", {"accountId": id_of(town.account), "role": role})
    post = id_of(await post_of(town, "editor"))
    changed = await do(town["owner"], "changeOperatorRole", {"id": post, "role": role})
    assert [invited_as["__typename"], changed["__typename"]] == ["Invalid", "Invalid"]
    assert await owners(town) == [town["owner"].user_id]


async def test_invitations_and_offers_end_by_their_date_and_are_limited(sqlite: Database) -> None:
    town = await make_town()
    links = [await invited(town) for _ in range(pack().team.open_invitations)]
    full = await team.invite_operator(town["owner"], town.account.id, EDITOR)
    assert full == no.LimitReached(links[0].expires_at)
    done(await team.offer_ownership(town["owner"], (await post_of(town, "editor")).id))
    shown = "query($h: String!) { account(handle: $h) { operators { state invitationLink } } }"
    told = (await data(town["owner"], shown, {"h": "tea-house"}))["account"]["operators"]
    assert sum(one["invitationLink"] is not None for one in told) == len(links)
    told = (await data(town["editor"], shown, {"h": "tea-house"}))["account"]["operators"]
    assert {one["state"] for one in told} == {"ACTIVE"}
    clock.move_clock(timedelta(days=7, seconds=1))
    try:
        assert len(await team_of(town["owner"], town.account.id)) == 3
        late = await team.accept_invitation(town["member"], secret_of(links[0].id))
        assert late == no.Restricted(no.Because.INVITATION_IS_OVER)
        offer = await team.accept_ownership(town["editor"], (await post_of(town, "editor")).id)
        assert offer == no.Restricted(no.Because.OFFER_IS_OVER)
        await invited(town)
    finally:
        clock.move_clock(timedelta())


async def test_the_owner_sees_who_did_what_in_as_many_statements_for_many_as_for_one(sqlite: Database) -> None:
    town = await make_town()
    for who, count in (("moderator", 3), ("editor", 1)):
        for _ in range(count):
            done(await interactions.hide_comment(town[who], (await town.said()).id, "SPAM"))
    done(await interactions.edit_comment(town["author"], (await town.said()).id, "Other words."))
    asked = """query($h: String!) { account(handle: $h) { teamActivity(weeks: 2) {
        newComments hidden operators { user { displayName } acts { act count } } } } }"""
    this, before = (await data(town["owner"], asked, {"h": "tea-house"}))["account"]["teamActivity"]
    assert (this["newComments"], this["hidden"], before["hidden"]) == (5, 4, 0)
    did = {one["user"]["displayName"]: {act["act"]: act["count"] for act in one["acts"]} for one in this["operators"]}
    assert did["Moderator"] == {"comment:hide": 3} and did["Editor"] == {"comment:hide": 1} and "Author" not in did
    assert (await data(town["editor"], asked, {"h": "tea-house"}))["account"]["teamActivity"] is None
    counts = set()
    for accounts in ([town.account.id], await db.PublicAccount.all().values_list("id", flat=True)):
        for weeks in (1, 8):
            with statements() as sent:
                await team_activity(list(accounts), weeks_before(clock.now(), weeks))  # type: ignore[arg-type]
            counts.add(len(sent))
    assert counts == {2}


async def test_a_guest_signs_in_before_answering(sqlite: Database) -> None:
    town = await make_town()
    link = await invited(town)
    answer = await team.accept_invitation(town["guest"], secret_of(link.id))
    assert answer == no.NotAllowed("operatorship:accept") and answer.as_guest
    nobody = await team.accept_invitation(town["member"], "no such secret")
    assert nobody == no.NotFound("Operatorship")


async def test_whom_one_owner_invited_another_did_not(sqlite: Database) -> None:
    town = await make_town()
    link, editor = await invited(town), await post_of(town, "editor")
    done(await team.offer_ownership(town["owner"], editor.id))
    done(await team.accept_ownership(town["editor"], editor.id))
    assert isinstance(await team.accept_invitation(town["stranger"], secret_of(link.id)), no.WrongState)


async def test_whoever_was_muted_speaks_once_they_run_the_account(sqlite: Database) -> None:
    town = await make_town()
    comment = await town.comment(who="member")
    done(await mute_user(town["moderator"], comment.id))
    assert isinstance(await interactions.add_comment(town["member"], town.post.id, "Why?"), no.Muted)
    link = await invited(town)
    done(await team.accept_invitation(town["member"], secret_of(link.id)))
    done(await interactions.add_comment(await town.again("member"), town.post.id, "Now I see why."))
