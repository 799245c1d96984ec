"""How names and handles may be, what they look like, and how working days are counted: pure rules."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from policy import pack
from policy.pack import PackFault, load
from resolvers.accounts import opening
from resolvers.accounts.opening.profile import check_profile
from resolvers.rules.accounts.lookalike import LOOKS, look_of, skeleton
from resolvers.rules.accounts.workdays import Calendar, working_days_after
from resolvers.rules.refusals import FaultCode, Invalid, Refusal, Refused, TextRefused
from tests.cast import done, make_town
from tests.cast_opening import acted_for
from tests.naughty import ALL
from tests.services import Database

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = Calendar(weekend=(6, 7))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(st.text(max_size=40))
def test_the_skeleton_of_a_skeleton_is_itself(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert look_of(look_of(text)) == look_of(text) and len(look_of(text)) <= 120


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789茶馆", max_size=20), st.data())
def test_letters_in_disguise_look_the_same(plain: str, data: st.DataObject) -> None:
    drawn_like: dict[str, list[str]] = {}
    for letter, look in LOOKS.items():
        drawn_like.setdefault(look, []).append(letter)
    disguised = "".join(
        data.draw(st.sampled_from([letter, letter.upper(), *drawn_like.get(skeleton(letter), [])])) for letter in plain
    )
    between = data.draw(st.sampled_from(["", " ", "-", "\u200b", "\u0301"]))
    assert skeleton(between.join(disguised)) == skeleton(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PayPaI", "paypal"), ("ＴＥＡ ｈｏｕｓｅ", "Tea House"), ("Tea-Ноuѕе", "tea house"), ("𝓣ea 𝐇ouse", "TeaHouse"),
        ("ꓔꓰꓮ", "TEA"), ("ϲity", "city"), ("rnarket", "market"), ("新 华·社", "新华社"), ("Ⓣⓔⓐ", "tea"),
        ("T\u202eea", "tea"),
    ],
)  # fmt: skip
def test_names_that_a_reader_takes_for_each_other_have_one_look(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("tea", "teas"), ("新华社", "新华网"), ("Sun", "Son"), ("茶", "荼")])
def test_names_that_a_reader_tells_apart_have_two_looks(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(MOMENTS, st.integers(1, 10))
def test_so_many_working_days_lie_between(now: datetime, count: int) -> None:
    due = working_days_after(now, count, SHANGHAI, WEEK).astimezone(SHANGHAI)
    here = now.astimezone(SHANGHAI)
    days = [here.date() + timedelta(days=number) for number in range(1, (due.date() - here.date()).days + 1)]
    worked = [day for day in days if WEEK.is_worked(day)]
    assert WEEK.is_worked(due.date()) and len(worked) == count + (not WEEK.is_worked(here.date()))
    assert due.time() == (here.time() if WEEK.is_worked(here.date()) else time())


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=9)), st.integers(1, 5))
def test_who_comes_later_is_due_no_sooner(now: datetime, later: timedelta, count: int) -> None:
    due = working_days_after(now, count, SHANGHAI, WEEK)
    assert due <= working_days_after(now + later, count, SHANGHAI, WEEK)
    assert due < working_days_after(now, count + 1, SHANGHAI, WEEK)


def test_holidays_do_not_count_and_moved_days_do() -> None:
    calendar = Calendar((6, 7), {date(2026, 10, 1), date(2026, 10, 2)}, {date(2026, 10, 10)})
    wednesday = datetime(2026, 9, 30, 10, tzinfo=SHANGHAI)
    assert working_days_after(wednesday, 1, SHANGHAI, calendar) == datetime(2026, 10, 5, 10, tzinfo=SHANGHAI)
    friday = datetime(2026, 10, 9, 10, tzinfo=SHANGHAI)
    assert working_days_after(friday, 1, SHANGHAI, calendar) == datetime(2026, 10, 10, 10, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("handle", "code"),
    [
        ("ab", FaultCode.TOO_SHORT), ("a" * 31, FaultCode.TOO_LONG), ("Tea", FaultCode.NOT_A_HANDLE),
        ("tea--house", FaultCode.NOT_A_HANDLE), ("-tea", FaultCode.NOT_A_HANDLE), ("tea-", FaultCode.NOT_A_HANDLE),
        ("теа-house", FaultCode.NOT_A_HANDLE), ("tea house", FaultCode.NOT_A_HANDLE), ("admin", FaultCode.TAKEN),
        ("110000190001010029", FaultCode.LOOKS_LIKE_IDENTITY),
    ],
)  # fmt: skip
def test_a_handle_that_is_none_is_refused_by_a_named_fault(handle: str, code: FaultCode) -> None:
    with pytest.raises(Refused) as refused:
        check_profile(handle=handle)
    assert isinstance(refused.value.refusal, Invalid) and refused.value.refusal.faults[0].code is code


@pytest.mark.parametrize("name", ["x", "…!", "a" * 41, "two\nlines", "turned \u202e around", "110000190001010029"])
def test_a_name_that_cannot_be_taken_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        check_profile(name=name)
    assert isinstance(refused.value.refusal, Invalid)


def test_terms_of_the_platform_are_not_taken_in_a_name() -> None:
    with pytest.raises(Refused) as refused:
        check_profile(name="Casino-Win-Now.example")
    assert isinstance(refused.value.refusal, TextRefused)


async def test_odd_names_are_refused_by_a_rule_or_kept_as_they_are(sqlite: Database) -> None:
    town = await make_town()
    account = done(
        await opening.open_account(
            town["owner"], (await acted_for(town)).id, "odd-names", "Plain", "COMPANY", "ORGANISATION"
        )  # type: ignore[arg-type]
    )
    town.actors["owner"] = await town.again("owner")
    kept = 0
    for name in ALL:
        answer = await opening.revise_account(town["owner"], account.id, name=name)
        if isinstance(answer, Refusal):
            with pytest.raises(Refused):
                check_profile(name=name)
            continue
        kept += 1
        row = await db.PublicAccount.get(id=account.id)
        assert row.name == name and row.look == look_of(name)
    assert kept > 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('time_zone = "Asia/Shanghai"', 'time_zone = "Mars"', "opening: Value error, time_zone: there is none"),
        ("weekend = [6, 7]", "weekend = [1, 2, 3, 4, 5, 6, 7]", "weekend: a day must be left"),
        ("handle_least = 3", "handle_least = 30\n#", "opening: "),
        ('registrant = "PERSON", category', 'registrant = "ROBOT", category', "opening.fits.0.registrant"),
        ('category = "MEDIA"', 'category = "COMPANY"', "fits: a category is named twice"),
        ("holidays = [\n", 'holidays = [ "someday",\n', "opening.holidays.0"),
    ],
)
def test_a_pack_with_a_fault_is_refused_with_its_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = Path("policy/default.toml").read_text(encoding="utf-8")
    assert old in text and tomllib.loads(text)["version"] == pack().version
    changed = tmp_path / "pack.toml"
    changed.write_text(text.replace(old, new, 1).replace("handle_most = 30", "handle_most = 29"), encoding="utf-8")
    with pytest.raises(PackFault) as fault:
        load(changed)
    assert "pack.toml: " in str(fault.value) and told in str(fault.value)
