"""What is left of whom or what has gone goes when it may, and not before: publications kept, cases and holds."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from db.columns import key_ring
from db.vocabulary import (
    BlacklistState,
    Ground,
    IdentityDocument,
    MandateKind,
    Measure,
    RegistrantKind,
    RegistrantState,
    Severity,
    SubjectKind,
)
from policy import PackFault, load, pack
from resolvers import clock, complaints
from resolvers.accounts import leaving
from resolvers.accounts.leaving.left import ERASED
from resolvers.complaints.uploads import erase_spent_files
from resolvers.interactions.messages.writing import answer_message, send_message
from resolvers.rules.accounts.leaving import Held, Left, Times, goes_at, kept_until, months_after
from resolvers.sanctions.proposing import respond_to_sanction
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.services import Database
from tests.test_evidence import drafted, kept
from tests.test_file_purge import lies_there
from tests.test_leaving_accounts import DAY, closing, later

TIMES = Times(6, 184, 30)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
GONE = DAY * (pack().leaving.user_days + 1)


@given(MOMENTS)
def test_a_publication_is_kept_six_calendar_months_and_never_under_184_days(gone: datetime) -> None:
    kept = kept_until(gone, TIMES)
    assert kept >= gone + timedelta(days=184) and kept >= months_after(gone, 6)
    assert kept < gone + timedelta(days=190)


def test_months_end_where_the_month_does() -> None:
    assert months_after(datetime(2026, 8, 31, tzinfo=UTC), 6).date() == date(2027, 2, 28)
    assert months_after(datetime(2026, 12, 1, tzinfo=UTC), 6).date() == date(2027, 6, 1)


@given(MOMENTS, st.integers(0, 400), st.sampled_from(Left))
def test_what_can_be_contested_is_kept_a_month_longer_and_what_is_open_for_good(
    gone: datetime, days: int, what: Left
) -> None:
    until = gone + timedelta(days=days)
    at = goes_at(what, gone, Held(appeal_until=until), TIMES)
    assert at is not None and at >= until + timedelta(days=30)
    assert goes_at(what, gone, Held(open=True, appeal_until=until), TIMES) is None
    alone = goes_at(what, gone, Held(), TIMES)
    assert alone is not None and alone <= at


@pytest.fixture
async def town(sqlite: Database) -> Town:
    return await make_town()


async def test_what_an_account_published_goes_when_its_time_is_over(town: Town) -> None:
    await db.PublicAccount.filter(id=town.account.id).update(description="Tea, and what goes with it.")
    comment = await town.comment("REPLY")
    message = done(await send_message(town["member"], town.account.id, "Are you open?"))
    done(await answer_message(town["owner"], message.id, "Yes."))
    account = await closing(town)
    closed = clock.now() + DAY * pack().leaving.account_days

    async def words() -> tuple[Any, ...]:
        post = await db.Post.get(id=town.post.id)
        row = await db.PublicAccount.get(id=account.id)
        texts = [text.body for text in await db.MessageText.filter(message_id=message.id).order_by("id")]
        return row.description, post.title, post.body, (await db.Comment.get(id=comment.id)).body, *texts

    async with later(DAY * (pack().leaving.account_days + 1)):
        said = await words()
        assert said[0] == "" and said[1:] == (town.post.title, town.post.body, "An answer.", "Are you open?", "Yes.")
    until = kept_until(closed, TIMES) - clock.now()
    async with later(until - DAY):
        assert (await words())[1] == town.post.title, "not a day before"
    async with later(until + 2 * DAY):
        assert await words() == ("", ERASED, ERASED, ERASED, "Are you open?", ERASED), "a user's words are theirs"
        assert not await db.PostVersion.exclude(body=ERASED).filter(post_id=town.post.id).exists()
        gone = await db.PublicAccount.get(id=account.id)
        assert gone.erased_at is not None and gone.name == gone.handle == "tea-house"
        assert not await db.Operatorship.filter(account_id=account.id, remains=True).exists()
        assert not await db.Deadline.filter(kind="ERASURE", done_at=None).exists()


async def test_an_open_case_holds_everything_and_so_does_the_time_to_contest(town: Town) -> None:
    complaint = done(
        await complaints.lodge_complaint(
            town["member"], SubjectKind.POST, town.post.id, "FALSEHOOD", "It is not so.", good_faith=True
        )
    )
    await closing(town)
    async with later(DAY * 500):
        assert (await db.Post.get(id=town.post.id)).body == town.post.body
        done(await complaints.claim_case(town["senior"], complaint.case_id))
        done(await complaints.decide_case(town["senior"], complaint.case_id, Measure.NONE, RULE, FACTS))
    async with later(DAY * 502):
        assert (await db.Post.get(id=town.post.id)).body == town.post.body, "it can be contested"
        decided = await db.Decision.get(case_id=complaint.case_id)
    contested = decided.appeal_until + DAY * pack().leaving.after_appeal_days - clock.now()
    async with later(contested - DAY):
        assert (await db.Post.get(id=town.post.id)).body == town.post.body
    async with later(contested + 2 * DAY):
        assert (await db.Post.get(id=town.post.id)).body == ERASED
        case = await db.Case.get(id=complaint.case_id)
        assert town.post.body in case.snapshot, "the record of the case is evidence, and apart"


async def test_files_and_private_words_of_a_user_go_at_once_unless_a_case_holds_them(
    town: Town, stored_files: Path
) -> None:
    loose, sent = await kept(town), await kept(town)
    draft = await drafted(town)
    done(await complaints.attach_evidence(town["member"], draft.id, sent.id))
    complaint = done(await complaints.send_draft(town["member"], draft.id))
    done(await send_message(town["member"], town.account.id, "Are you open?"))
    done(await leaving.close_user(town["member"]))

    async def left() -> list[Any]:
        files = [(await db.StoredFile.get(id=file.id)).state.value for file in (loose, sent)]
        return [*files, *await db.MessageText.filter(author_id=town["member"].user_id).values_list("body", flat=True)]

    async with later(GONE):
        assert await left() == ["STORED", "STORED", "Are you open?"]
        done(await complaints.claim_case(town["senior"], complaint.case_id))
        done(await complaints.decide_case(town["senior"], complaint.case_id, Measure.NONE, RULE, FACTS))
    async with later(GONE + DAY * 230):
        assert await left() == ["ERASED", "ERASED", ERASED]
    async with later(GONE + DAY * 231):
        await erase_spent_files(clock.now())
        assert not lies_there(stored_files, sent) and not lies_there(stored_files, loose)
        assert (await db.User.get(id=town["member"].user_id)).erased_at is not None


async def test_deleted_comments_lose_their_words_when_publications_may_go(town: Town) -> None:
    comment = await town.comment()
    done(await leaving.close_user(town["author"], delete_comments=True))
    async with later(GONE):
        row = await db.Comment.get(id=comment.id)
        assert row.state == "DELETED" and row.body == comment.body
    async with later(GONE + DAY * 190):
        assert (await db.Comment.get(id=comment.id)).body == ERASED
        assert not await db.CommentVersion.filter(comment_id=comment.id).exclude(body=ERASED).exists()


async def person(town: Town, who: str, mark: str = "m") -> db.Registrant:
    """A verified person, made up, for whom a user of the town acts."""
    user, made = town[who].user_id, clock.now()
    row = await db.Registrant.create(
        kind=RegistrantKind.PERSON, state=RegistrantState.VERIFIED, acting=[str(user)], created_at=made,
        document=IdentityDocument.RESIDENT_CARD, number_mark=mark * 64, mark_version="k1", verified_mark=mark * 64,
    )  # fmt: skip
    for column in ("name", "number", "mobile"):
        sealed = key_ring().seal(f"made-up {column}", f"registrant:{row.id}:{column}")
        await db.Registrant.filter(id=row.id).update(**{f"{column}_sealed": sealed})
    await db.Mandate.create(registrant_id=row.id, user_id=user, kind=MandateKind.SELF, since=made)
    return await db.Registrant.get(id=row.id)


async def test_identity_goes_but_for_the_mark_that_the_blacklist_needs(town: Town) -> None:
    plain, listed = await person(town, "stranger"), await person(town, "member", "n")
    case, staff = await town.case("DECIDED"), await db.StaffMember.filter(role="REVIEWER").first()
    now, senior = clock.now(), await db.StaffMember.filter(role="SENIOR_REVIEWER").first()
    decision = await db.Decision.filter(case_id=case.id).first()
    await db.BlacklistEntry.create(
        registrant_id=listed.id, case_id=case.id, rule=RULE, ground=Ground.LAW, severity=Severity.GRAVE, facts=FACTS,
        state=BlacklistState.IN_FORCE, days=900, number_mark=listed.number_mark, proposed_by=staff, proposed_at=now,
        respond_until=now, confirmed_by=senior, decision=decision, starts_at=now, ends_at=now + DAY * 900,
    )  # fmt: skip
    for who in ("stranger", "member"):
        done(await leaving.close_user(town[who]))

    async def left(row: db.Registrant) -> tuple[Any, ...]:
        found = await db.Registrant.get(id=row.id)
        assert found.number_mark == found.verified_mark
        return bool(found.number_sealed or found.name_sealed or found.mobile_sealed), found.number_mark

    async with later(GONE):
        assert await left(plain) == (True, "m" * 64) and (await db.Registrant.get(id=plain.id)).acting == []
    async with later(GONE + DAY * 260):
        assert await left(plain) == (False, None)
        assert await left(listed) == (False, "n" * 64)
        assert (await db.Registrant.get(id=plain.id)).state == "VERIFIED", "the row stays, with its state"
    async with later(DAY * 905):
        assert await left(listed) == (False, None)


async def test_the_identity_that_somebody_represented_stays_while_another_does_and_then_goes(town: Town) -> None:
    row = await person(town, "stranger")
    both = [town["stranger"].user_id, town["member"].user_id]
    await db.Mandate.filter(registrant_id=row.id).update(kind=MandateKind.REPRESENTATIVE)
    await db.Mandate.create(registrant_id=row.id, user_id=both[1], kind=MandateKind.REPRESENTATIVE, since=clock.now())
    await db.Registrant.filter(id=row.id).update(acting=[str(user) for user in both])
    done(await leaving.close_user(town["stranger"]))
    async with later(GONE):
        assert (await db.Registrant.get(id=row.id)).acting == [str(both[1])]
    async with later(GONE + DAY * 260):
        assert (await db.Registrant.get(id=row.id)).number_sealed is not None, "it is somebody else's now"
        assert (await db.User.get(id=both[0])).erased_at is not None, "and holds nothing back"
    done(await leaving.close_user(town["member"]))
    async with later(GONE):
        assert (await db.Registrant.get(id=row.id)).acting == []
    async with later(GONE + DAY * 260):
        assert (await db.Registrant.get(id=row.id)).number_sealed is None


@pytest.mark.parametrize(("number", "instead"), [("publication_days = 184", "90"), ("publication_months = 6", "3")])
def test_no_pack_keeps_publications_for_less_than_the_law_says(tmp_path: Path, number: str, instead: str) -> None:
    name = number.split(" = ", maxsplit=1)[0]
    written = (Path(__file__).parents[1] / "policy" / "default.toml").read_text()
    path = tmp_path / "pack.toml"
    path.write_text(written.replace(number, f"{name} = {instead}"))
    with pytest.raises(PackFault, match=rf"(?s)pack\.toml.*leaving\.{name}"):
        load(path)


async def test_what_was_handed_in_to_a_hearing_stays_while_its_case_is_open(town: Town) -> None:
    sanction = await town.bring("sanction", "UNHEARD")
    file = await kept(town)
    await db.StoredFile.filter(id=file.id).update(user_id=town["editor"].user_id)
    done(await respond_to_sanction(town["editor"], sanction.id, "It was not so.", [file.id]))
    done(await leaving.close_user(town["editor"]))
    async with later(GONE + DAY * 400):
        assert (await db.User.get(id=town["editor"].user_id)).state == "CLOSED"
        assert (await db.StoredFile.get(id=file.id)).state == "STORED"
