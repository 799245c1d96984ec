"""Somebody leaves the platform: what they may do meanwhile, what goes when, and what must not be lost by it."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

import db
from db.vocabulary import Measure, OperatorRole, StaffRole, SubjectKind, Transport, UserState
from policy import pack, say
from resolvers import accounts, clock, complaints, interactions
from resolvers.accounts import leaving, team
from resolvers.actor import actor_of_chat, actor_of_token, guest_at, token_of
from resolvers.interactions import marks
from resolvers.rules import refusals as no
from resolvers.rules.standings import system
from tests.asking import data
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_blacklist import represented
from tests.cast_leaving import CLOCK
from tests.cast_operators import post_of
from tests.services import Database
from tests.test_leaving_accounts import DAY, later, why

OVER = DAY * (pack().leaving.user_days + 1)
EMAIL, PASSWORD = "leaver@example.org", "correct horse battery staple"


@pytest.fixture
async def town(sqlite: Database) -> Town:
    return await make_town()


async def signed_up(town: Town) -> Any:
    """Somebody with an address and a password, as their token knows them."""
    token = done(await accounts.sign_up(guest_at("192.0.2.9"), "Lin", EMAIL, PASSWORD))
    return await actor_of_token(token_of(token.id), "192.0.2.9")


async def test_who_leaves_writes_nothing_new_and_can_stay_after_all(town: Town) -> None:
    who = await signed_up(town)
    other = done(await accounts.sign_in(guest_at("192.0.2.9"), EMAIL, PASSWORD, "phone"))
    done(await leaving.close_user(who))
    assert await actor_of_token(token_of(other.id), "192.0.2.9") is None, "other sign-ins end"
    now = await actor_of_token(token_of(who.token_id), "192.0.2.9")
    assert now is not None and now.closes_at is not None
    assert why(await interactions.add_comment(now, town.post.id, "Bye.")) is no.Because.YOU_ARE_LEAVING
    complaint = await complaints.lodge_complaint(
        now, SubjectKind.POST, town.post.id, "FALSEHOOD", "It is not so.", good_faith=True
    )
    assert isinstance(complaint, db.Complaint), "what is wrong can still be reported"
    assert (await data(now, "{ viewer { closesAt } }"))["viewer"]["closesAt"]
    again = done(await accounts.sign_in(guest_at("192.0.2.9"), EMAIL, PASSWORD))
    back = await actor_of_token(token_of(again.id), "192.0.2.9")
    assert back is not None
    assert done(await leaving.reopen_user(back)).state == "ACTIVE"
    stays = await actor_of_token(token_of(again.id), "192.0.2.9")
    done(await interactions.add_comment(stays, town.post.id, "Here I am again."))
    async with later(OVER):
        assert (await db.User.get(id=who.user_id)).state == "ACTIVE", "nothing is due any more"


async def test_who_has_gone_left_nothing_to_sign_in_with_and_no_name(town: Town) -> None:
    who = await signed_up(town)
    link = done(await accounts.link_chat(who))
    done(await accounts.meet_chat(system("t"), Transport.BUILT_IN, 7777))
    guest, chat = await actor_of_chat(Transport.BUILT_IN, 7777)  # type: ignore[misc]
    done(await accounts.link_this_chat(guest, accounts.chats.link_secret(link.id)))
    comment = done(await interactions.add_comment(who, town.post.id, "I was here."))
    done(await marks.follow_account(who, town.account.id))
    done(await accounts.enable_two_step(who))
    done(await leaving.close_user(who))
    async with later(OVER):
        user = await db.User.get(id=who.user_id)
        assert user.state == "CLOSED"
        kept = (user.display_name, user.email_sealed, user.email_key, user.password_hash, user.subject_key)
        assert kept == ("", None, None, None, None)
        answer = await accounts.sign_in(guest_at("192.0.2.10"), EMAIL, PASSWORD)
        assert isinstance(answer, no.WrongCredentials)
        assert await actor_of_token(token_of(who.token_id), "192.0.2.9") is None
        assert await actor_of_chat(Transport.BUILT_IN, 7777) is None, "whoever writes from there is met anew"
        assert (await db.Chat.get(id=chat.id)).user_id is None
        assert not await db.TwoStep.filter(user_id=user.id).exclude(secret_sealed=None).exists()
        assert (await db.PublicAccount.get(id=town.account.id)).followers == 0
        for language in ("en", "zh"):
            read = "query($id: ID!) { node(id: $id) { ... on Comment { body authorName author { displayName } } } }"
            from tests.asking import id_of

            seen = (await data(replace(town["stranger"], language=language), read, {"id": id_of(comment)}))["node"]
            gone = say(language, "name-of-who-left")
            assert seen == {"body": "I was here.", "authorName": gone, "author": {"displayName": gone}}
        assert done(await accounts.sign_up(guest_at("192.0.2.11"), "Lin", EMAIL, PASSWORD)), "the address is free again"
        trail = await db.TrailEntry.filter(subject_id=user.id).values_list("event", flat=True)
        assert {"user.closing_begun", "user.closed"} <= set(trail)
        acts = await db.Act.filter(subject_id=user.id)
        assert not [one for one in acts if {"display_name", "email_sealed", "email_key"} & one.before.keys()]


async def test_comments_are_deleted_in_parts_where_whoever_leaves_wishes_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [await town.comment() for _ in range(5)]
    hidden = await town.comment("HIDDEN")
    monkeypatch.setattr("resolvers.accounts.leaving.left.pack", lambda: _in_parts(2))
    monkeypatch.setattr("resolvers.accounts.leaving.erasing.pack", lambda: _in_parts(2))
    done(await leaving.close_user(town["author"], delete_comments=True))
    async with later(OVER):
        rows = await db.Comment.filter(id__in=[comment.id for comment in (*said, hidden)])
        assert {row.state for row in rows} == {"DELETED"} and {row.author_name for row in rows} == {""}
        post = await db.Post.get(id=town.post.id)
        assert post.visible_comments == 0
        entries = db.TrailEntry.filter(event="comment.deleted", actor=f"user:{town['author'].user_id}")
        assert await entries.count() == 6
        assert all(row.body for row in rows), "what was public is kept for as long as publications are"


def _in_parts(size: int) -> Any:
    real = pack()
    return real.model_copy(update={"leaving": real.leaving.model_copy(update={"part": size})})


async def test_nobody_leaves_an_account_without_an_owner(town: Town) -> None:
    answer = await leaving.close_user(town["owner"])
    assert isinstance(answer, no.Restricted) and answer.because is no.Because.OWNS_ACCOUNTS_ALONE
    assert answer.about is not None and "@tea-house" in answer.about and "@waits" in answer.about
    done(await leaving.close_account(town["owner"], town.unverified.id))
    post = await post_of(town, "editor")
    done(await team.offer_ownership(town["owner"], post.id))
    done(await team.accept_ownership(town["editor"], post.id))
    await town.again("owner")
    assert why(await leaving.close_user(town["owner"])) is no.Because.ANSWERS_ALONE
    await represented(town.account.registrant_id, town["editor"].user_id)
    assert done(await leaving.close_user(town["owner"])).state == "CLOSING"
    await town.again("owner")
    assert why(await leaving.reopen_account(town["owner"], town.unverified.id)) is no.Because.YOU_ARE_LEAVING
    assert why(await leaving.close_user(town["reviewer"])) is no.Because.SERVES_AS_STAFF


async def test_nobody_leaves_a_registrant_with_accounts_that_stay_and_nobody_to_act_for_it(town: Town) -> None:
    account, member = await town.public_account(), town["member"]
    await db.Mandate.filter(registrant_id=account.registrant_id).update(until=clock.now())
    await represented(account.registrant_id, member.user_id, town["stranger"].user_id)
    await db.User.filter(id=town["stranger"].user_id).update(state="CLOSING")
    for _ in range(2):
        answer = await leaving.close_user(member)
        assert isinstance(answer, no.Restricted) and answer.because is no.Because.ANSWERS_ALONE
        assert answer.about == f"@{account.handle}"
        await db.User.filter(id=town["stranger"].user_id).update(state="ACTIVE")
        await db.Registrant.filter(id=account.registrant_id).update(kind="PERSON")  # whom nobody else can be
    done(await leaving.close_account(town["owner"], account.id))
    assert done(await leaving.close_user(await town.again("member"))).state == "CLOSING"


async def test_posts_of_staff_end_with_whoever_holds_them(town: Town) -> None:
    """Somebody was appointed while they were leaving, before that was refused."""
    who = await town.newcomer()
    done(await leaving.close_user(who))
    given = (town["admin"], who.user_id, StaffRole.REVIEWER, "Reviewer Elm")
    assert await accounts.appoint_staff(*given) == no.WrongState("user", UserState.CLOSING, "appoint")
    await db.User.filter(id=who.user_id).update(state="ACTIVE")
    post = done(await accounts.appoint_staff(*given))
    await db.User.filter(id=who.user_id).update(state="CLOSING")
    case = await town.case("CLAIMED")
    await db.Case.filter(id=case.id).update(claimed_by_id=post.id)
    await db.User.filter(id=who.user_id).update(closes_at=clock.now() - DAY)
    done(await leaving.finish_user(CLOCK, who.user_id))
    assert (await db.StaffMember.get(id=post.id)).until is not None
    assert ((await db.Case.get(id=case.id)).state, (await db.Case.get(id=case.id)).claimed_by_id) == ("OPEN", None)


async def test_an_owner_who_leaves_is_no_owner_who_remains(database: Database) -> None:
    """Two owners of one account, of whom one leaves the platform and the other the account, at once."""
    town = await make_town()
    await db.Operatorship.filter(account_id=town.account.id, user_id=town["editor"].user_id).update(role="OWNER")
    await leaving.close_account(town["owner"], town.unverified.id)
    await town.again("owner")
    await town.again("editor")
    post = await post_of(town, "editor")
    answers = await asyncio.gather(leaving.close_user(town["owner"]), team.leave_account(town["editor"], post.id))
    assert sum(isinstance(answer, no.Refusal) for answer in answers) == 1, answers
    held = db.Operatorship.filter(account_id=town.account.id, until=None, role=OperatorRole.OWNER)
    assert await held.filter(user__state="ACTIVE").count() == 1


async def test_complaints_of_somebody_who_left_are_decided(town: Town) -> None:
    complaint = await town.complaint()
    done(await leaving.close_user(town["member"]))
    async with later(OVER):
        assert (await db.Complaint.get(id=complaint.id)).state == "RECEIVED"
        done(await complaints.claim_case(town["senior"], complaint.case_id))
        done(await complaints.decide_case(town["senior"], complaint.case_id, Measure.REMOVE_CONTENT, RULE, FACTS))
        assert (await db.Complaint.get(id=complaint.id)).state == "UPHELD"


async def test_a_user_ends_once_however_many_end_them(database: Database) -> None:
    town = await make_town()
    done(await leaving.close_user(town["stranger"]))
    await db.User.filter(id=town["stranger"].user_id).update(closes_at=clock.now() - DAY)
    ends = await asyncio.gather(*(leaving.finish_user(CLOCK, town["stranger"].user_id) for _ in range(2)))
    assert sorted(type(one).__name__ for one in ends) == ["User", "WrongState"]
    await asyncio.gather(*(leaving.erase_what_is_left(CLOCK, town["stranger"].user_id) for _ in range(2)))
    assert await db.TrailEntry.filter(event="user.erased").count() == 1
    assert (await db.User.get(id=town["stranger"].user_id)).erased_at is not None


async def test_who_would_leave_an_account_without_owner_goes_after_it(town: Town) -> None:
    leaver, other = town["owner"], (await town.newcomer())
    held = {"account_id": town.account.id, "user_id": other.user_id, "role": "OWNER"}
    await db.Operatorship.create(**held, since=clock.now())
    for registrant in (town.account.registrant_id, town.unverified.registrant_id):
        await db.Mandate.create(
            registrant_id=registrant, user_id=other.user_id, kind="REPRESENTATIVE", since=clock.now()
        )
    await db.Operatorship.filter(user_id=leaver.user_id).exclude(account_id=town.account.id).delete()
    done(await leaving.close_user(leaver))
    await db.Operatorship.filter(user_id=other.user_id).update(state="ENDED", until=clock.now())
    async with later(OVER):
        user, account = await db.User.get(id=leaver.user_id), await db.PublicAccount.get(id=town.account.id)
        assert (user.state, account.state) == ("CLOSING", "CLOSING") and user.closes_at > account.closes_at
        assert await db.Notice.filter(user_id=user.id, event="user.closes_later").count() == 1
        assert isinstance(await leaving.finish_user(CLOCK, user.id), no.Restricted)
        assert await db.Operatorship.filter(account_id=account.id, until=None, user_id=user.id).exists()
    async with later(OVER * 2 + DAY):
        user, account = await db.User.get(id=leaver.user_id), await db.PublicAccount.get(id=town.account.id)
        assert (user.state, account.state) == ("CLOSED", "CLOSED")
