"""No way around: what forbids an account or a publication forbids it however it is brought about."""

from typing import Any

import pytest

import db
from db.vocabulary import AccountCategory, AccountClass, RegistrantState, SanctionKind
from policy import pack
from resolvers import oversight, posts
from resolvers.accounts import opening
from resolvers.actor import actor_of_user
from resolvers.rules import refusals as no
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.cast_blacklist import CLOSE, FORBID, another_registrant, in_force, numbered
from tests.cast_opening import opened
from tests.services import Database

NUMBER = "91000000MADEUP0001"
NOT_VERIFIED = [state for state in RegistrantState if state is not RegistrantState.VERIFIED]
AS_A_COMPANY = AccountCategory.COMPANY, AccountClass.ORGANISATION


async def listed_registrant(town: Town) -> db.Registrant:
    """The registrant of an account, with an entry in force against its number."""
    account = await town.public_account()
    registrant = await numbered(account.registrant_id, NUMBER, RegistrantState.LAPSED)
    await in_force(town, account, measures=[FORBID])
    return registrant


async def test_only_who_showed_that_an_identity_is_theirs_learns_that_it_is_listed(sqlite: Database) -> None:
    town = await make_town()
    await listed_registrant(town)
    owner = str(town["owner"].user_id)
    for state in (*NOT_VERIFIED, RegistrantState.VERIFIED):
        answers = []
        for number in (NUMBER, "91000000MADEUP0002"):
            one = await another_registrant(number, state=state, acting=[owner])
            handle = f"a-{state.lower()}-{number[-1]}"
            answer = await opening.open_account(town["owner"], one.id, handle, f"Of {handle}", *AS_A_COMPANY)
            submitted = None
            if isinstance(answer, db.PublicAccount):
                submitted = await opening.submit_account(await actor_of_user(await town_user(town)), answer.id)
                assert state is RegistrantState.VERIFIED or isinstance(submitted, no.Restricted)
            answers.append((type(answer), getattr(submitted, "because", None)))
        if state is RegistrantState.VERIFIED:
            assert answers == [(no.Restricted, None), (db.PublicAccount, None)]
        else:
            assert answers == [(db.PublicAccount, no.Because.REGISTRANT_NOT_VERIFIED)] * 2


async def town_user(town: Town) -> db.User:
    return await db.User.get(id=town["owner"].user_id)


@pytest.mark.parametrize("state", ["DRAFT", "IN_REVIEW"])
async def test_a_draft_from_before_an_entry_is_not_handed_in_nor_opened(sqlite: Database, state: str) -> None:
    town = await make_town()
    draft = await opened(town, state)
    await numbered(draft.registrant_id, NUMBER)
    other = await town.public_account()
    await numbered(other.registrant_id, NUMBER, RegistrantState.LAPSED)
    entry = await in_force(town, other, measures=[FORBID])
    if state == "DRAFT":
        answer = await opening.submit_account(town["owner"], draft.id)
    else:
        answer = await opening.approve_account(town["reviewer2"], draft.id, pack().opening.check_opening)
    assert answer == no.Restricted(no.Because.BLACKLISTED, until=entry.ends_at)
    assert (await db.PublicAccount.get(id=draft.id)).state == state


@pytest.mark.parametrize("state", ["DRAFT", "IN_REVIEW"])
async def test_a_draft_under_a_closure_is_not_handed_in_nor_opened(sqlite: Database, state: str) -> None:
    town = await make_town()
    draft = await opened(town, state)
    other = await town.public_account()
    await db.PublicAccount.filter(id=other.id).update(registrant_id=draft.registrant_id)
    await in_force(town, await db.PublicAccount.get(id=other.id), measures=[CLOSE])
    assert (await db.PublicAccount.get(id=other.id)).state == "SHUT"
    if state == "DRAFT":
        answer: Any = await opening.submit_account(town["owner"], draft.id)
    else:
        answer = await opening.approve_account(town["reviewer2"], draft.id, pack().opening.check_opening)
    assert isinstance(answer, no.Sanctioned) and answer.kind is SanctionKind.CLOSURE
    assert (await db.PublicAccount.get(id=draft.id)).state == state


async def test_a_public_post_is_changed_and_put_back_by_whoever_could_publish_it_only(sqlite: Database) -> None:
    town = await make_town()
    owner, post = town["owner"], await town.make_post()
    drafted = done(await posts.create_post(owner, town.account.id, "A draft", "Words."))
    withdrawn = await town.make_post()
    done(await posts.withdraw_post(owner, withdrawn.id))
    taken = await db.Act.get(subject_id=withdrawn.id, name="post:withdraw")
    person = db.Registrant.filter(id=(await db.Mandate.get(user_id=owner.user_id, kind="SELF")).registrant_id)
    account = db.PublicAccount.filter(id=town.account.id)
    ours = db.Registrant.filter(id=town.account.registrant_id)
    cases: list[tuple[Any, dict[str, Any], dict[str, Any], no.Because]] = [
        (ours, {"state": "LAPSED"}, {"state": "VERIFIED"}, no.Because.REGISTRANT_NOT_VERIFIED),
        (person, {"state": "LAPSED"}, {"state": "VERIFIED"}, no.Because.PUBLISHER_NOT_VERIFIED),
        (account, {"state": "IN_REVIEW"}, {"state": "ACTIVE"}, no.Because.ACCOUNT_NOT_ACTIVE),
    ]
    for rows, changed, back, because in cases:
        await rows.update(**changed)
        assert await posts.edit_post(owner, post.id, post.title, "Otherwise.") == no.Restricted(because)
        assert await oversight.undo_act(owner, taken.id) == no.Restricted(because)
        done(await posts.edit_post(owner, drafted.id, "A draft", f"Words until {because}."))
        await rows.update(**back)
    done(await posts.edit_post(owner, post.id, post.title, "Otherwise."))
    edited = await db.Act.get(subject_id=post.id, name="post:edit")
    await ours.update(state="LAPSED")
    assert await oversight.undo_act(owner, edited.id) == no.Restricted(no.Because.REGISTRANT_NOT_VERIFIED)
    assert (await db.Post.get(id=withdrawn.id)).state == "WITHDRAWN"
    await ours.update(state="VERIFIED")
    done(await oversight.undo_act(owner, edited.id))
    assert done(await oversight.undo_act(owner, taken.id)).state == "PUBLISHED"


async def test_whoever_leaves_begins_no_account(sqlite: Database) -> None:
    from datetime import timedelta

    from resolvers import clock

    town = await make_town()
    draft, registrant = await opened(town, "DRAFT"), await another_registrant(acting=[str(town["owner"].user_id)])
    ends = clock.now() + timedelta(days=3)
    await db.User.filter(id=town["owner"].user_id).update(state="CLOSING", closes_at=ends)
    leaver = await actor_of_user(await town_user(town))
    leaving = no.Restricted(no.Because.YOU_ARE_LEAVING, until=ends)
    assert await opening.open_account(leaver, registrant.id, "a-new-one", "A new one", *AS_A_COMPANY) == leaving
    assert await opening.submit_account(leaver, draft.id) == leaving
    assert await opening.revise_account(leaver, draft.id, name="Otherwise") == leaving


async def test_two_accounts_of_one_person_are_not_known_as_such(sqlite: Database) -> None:
    town = await make_town()
    account = await town.public_account()
    person = await db.Registrant.get(
        id=(await db.Mandate.get(user_id=town["owner"].user_id, kind="SELF")).registrant_id
    )
    firm = account.registrant_id
    read = """query($id: ID!, $who: ID!) {
      node(id: $id) { ... on PublicAccount { registrant { id } } } who: node(id: $who) { id } }"""
    seen_by = {
        "PERSON": {"owner", "editor", "moderator", "reviewer", "auditor", "identity_officer"},
        "ORGANISATION": {"owner", "editor", "stranger", "guest", "reviewer", "identity_officer"},
    }
    for registrant in (person, await db.Registrant.get(id=firm)):
        await db.PublicAccount.filter(id=account.id).update(registrant_id=registrant.id)
        for role in ("owner", "editor", "stranger", "guest", "reviewer", "identity_officer"):
            answer = await data(town[role], read, {"id": id_of(account), "who": id_of(registrant)})
            sees = role in seen_by[registrant.kind]
            told = {"id": id_of(registrant)}
            assert answer["node"]["registrant"] == (told if sees else None), (role, registrant.kind)
            by_id = sees and (registrant.kind == "ORGANISATION" or role != "editor")  # who reads them by the account
            assert answer["who"] == (told if by_id else None), (role, registrant.kind)
