"""What a review found, so that it stays mended."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

import db
from db.vocabulary import AccountClass, CaseState, HeldBy, Measure, RegistrantKind, SubjectKind
from policy import pack
from resolvers import accounts, clock, complaints, interactions, oversight
from resolvers.accounts.founding import found_account
from resolvers.actor import guest_at
from resolvers.interactions.importing import Imported, import_comments
from resolvers.interactions.views import last_act_on
from resolvers.rules.refusals import (
    Because,
    Invalid,
    KeyReused,
    LimitReached,
    NotAllowed,
    Restricted,
    WrongCredentials,
    WrongState,
)
from resolvers.rules.standings import system
from tests.cast import make_town
from tests.services import Database

PASSWORD = "a long enough password"
HERE = "192.0.2.7"


@pytest.fixture
async def signed_up(sqlite: Database) -> None:
    """Somebody who has a password."""
    answer = await accounts.sign_up(guest_at(HERE), "Lin", "lin@example.org", PASSWORD)
    assert isinstance(answer, db.Token)


@pytest.mark.usefixtures("signed_up")
async def test_a_kept_sign_in_is_not_given_to_another_password() -> None:
    key = str(uuid4())
    assert isinstance(await accounts.sign_in(guest_at(HERE), "lin@example.org", PASSWORD, key=key), db.Token)
    assert await accounts.sign_in(guest_at(HERE), "lin@example.org", "guessed", key=key) == KeyReused()
    for _ in range(pack().limits.sign_ins.most):
        assert await accounts.sign_in(guest_at(HERE), "lin@example.org", "guessed") == WrongCredentials()
    assert isinstance(await accounts.sign_in(guest_at(HERE), "lin@example.org", "guessed", key=key), LimitReached)


@pytest.mark.usefixtures("signed_up")
async def test_when_the_limit_ends_the_password_is_still_asked() -> None:
    for _ in range(pack().limits.sign_ins.most):
        await accounts.sign_in(guest_at(HERE), "lin@example.org", "guessed")
    clock.move_clock(timedelta(seconds=pack().limits.sign_ins.seconds + 1))
    try:
        assert await accounts.sign_in(guest_at(HERE), "lin@example.org", "guessed") == WrongCredentials()
    finally:
        clock.move_clock(timedelta())


async def test_trying_out_addresses_is_limited(sqlite: Database) -> None:
    await accounts.sign_up(guest_at(HERE), "Lin", "lin@example.org", PASSWORD)
    tried = [
        await accounts.sign_up(guest_at("192.0.2.8"), "X", "lin@example.org", PASSWORD)
        for _ in range(pack().limits.sign_ups.most + 1)
    ]
    assert isinstance(tried[0], Invalid) and isinstance(tried[-1], LimitReached)


async def test_guests_of_one_address_do_not_share_keys(sqlite: Database) -> None:
    town = await make_town()
    about = (SubjectKind.POST, town.post.id, "SPAM", "The same words.")
    assert isinstance(await complaints.lodge_complaint(guest_at(HERE), *about, key="1", good_faith=True), Invalid)
    assert isinstance(
        await complaints.lodge_complaint(guest_at(HERE), *about, key=str(uuid4()), good_faith=True), db.Complaint
    )


async def test_an_address_leaves_nothing_in_the_trail(sqlite: Database) -> None:
    guest = guest_at(HERE)
    await accounts.sign_up(guest, "Lin", "lin@example.org", PASSWORD)
    for entry in await db.TrailEntry.all():
        assert guest.origin not in f"{entry.actor} {entry.scope} {entry.refs}"


async def test_what_staff_approved_the_account_does_not_undo(sqlite: Database) -> None:
    town = await make_town()
    held = await town.comment("HELD_BY_PLATFORM")
    assert isinstance(await interactions.approve_comment(town["reviewer"], held.id), db.Comment)
    done = (await last_act_on([held.id]))[held.id]
    assert isinstance(await oversight.undo_act(town["moderator"], done.id), NotAllowed)
    assert isinstance(await oversight.undo_act(town["reviewer"], done.id), db.Comment)


async def test_a_hold_that_comes_back_is_a_case_again(sqlite: Database) -> None:
    town = await make_town()
    held = await town.comment("HELD_BY_PLATFORM")
    await interactions.delete_comment(town["author"], held.id)
    case = await db.Case.get(subject_id=held.id)
    await complaints.claim_case(town["reviewer"], case.id)
    await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, "CIVILITY", "Nothing is wrong with it.")
    back = await interactions.undelete_comment(town["author"], held.id)
    assert isinstance(back, db.Comment) and back.held_by is HeldBy.PLATFORM
    assert await db.Case.filter(subject_id=held.id).exclude(state=CaseState.DECIDED).count() == 1


async def test_who_left_the_account_no_longer_speaks_for_it(sqlite: Database) -> None:
    town = await make_town()
    answer = await interactions.reply_to_comment(town["moderator"], (await town.comment()).id, "We thank you.")
    assert isinstance(await interactions.edit_comment(town["owner"], answer.id, "We thank you all."), db.Comment)
    left = replace(town["moderator"], posts={})
    assert isinstance(await interactions.edit_comment(left, answer.id, "Bought elsewhere."), NotAllowed)


async def test_nobody_decides_in_their_own_matter(sqlite: Database) -> None:
    town = await make_town()
    about = (SubjectKind.COMMENT, (await town.comment()).id, "SPAM", "Look at this.")
    filed = await complaints.lodge_complaint(town["reviewer"], *about, good_faith=True)
    answer = await complaints.claim_case(town["reviewer"], filed.case_id)
    assert answer == Restricted(Because.OWN_MATTER)
    assert isinstance(await complaints.claim_case(town["reviewer2"], filed.case_id), db.Case)


async def test_a_hidden_comment_is_not_answered(sqlite: Database) -> None:
    town = await make_town()
    hidden = await town.comment("HIDDEN")
    answer = await interactions.add_comment(town["author"], town.post.id, "An answer.", hidden.id)
    assert isinstance(answer, WrongState)


async def test_an_answer_that_was_held_is_told_when_it_appears(sqlite: Database) -> None:
    town = await make_town()
    asked = await town.comment()
    await interactions.set_word_list(town["owner"], town.account.id, ["perhaps"])
    answer = await interactions.add_comment(town["member"], town.post.id, "Perhaps not.", asked.id)
    told = db.Notice.filter(event="comment.added", kind="MESSAGE", user_id=town["author"].user_id)
    assert await told.count() == 0
    await interactions.approve_comment(town["owner"], answer.id)
    assert await told.count() == 1


async def test_nothing_is_brought_in_for_an_unverified_registrant(sqlite: Database) -> None:
    account = await found_account(
        system("test"), "waits", "Waits", AccountClass.PERSONAL, "Somebody", RegistrantKind.PERSON, {}
    )
    rows = [Imported("1", "post", "a", "Words.", clock.now())]
    assert await import_comments(system("import"), account.id, rows) == Restricted(Because.REGISTRANT_NOT_VERIFIED)
    assert await db.Post.filter(account_id=account.id).count() == 0


async def test_what_is_contested_somebody_else_looks_at(sqlite: Database) -> None:
    town = await make_town()
    removed = await town.comment("REMOVED")
    decided_by = await db.StaffMember.get(id=(await db.Decision.get()).decided_by_id)
    first = next(town[who] for who in ("reviewer", "reviewer2") if town[who].user_id == decided_by.user_id)
    other = next(town[who] for who in ("reviewer", "reviewer2") if town[who].user_id != decided_by.user_id)
    about = (SubjectKind.COMMENT, removed.id, "OTHER", "It was a joke among friends.")
    contested = await complaints.lodge_complaint(town["author"], *about, good_faith=True)
    assert await complaints.claim_case(first, contested.case_id) == Restricted(Because.OWN_MATTER)
    assert isinstance(await complaints.claim_case(other, contested.case_id), db.Case)
    restored = await complaints.restore_content(other, SubjectKind.COMMENT, removed.id)
    assert isinstance(restored, db.Comment) and restored.state == "VISIBLE"
    assert (await db.Decision.get()).reversed_at is not None
