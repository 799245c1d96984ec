"""What a report weighs: by what became of earlier ones, never by how many agreed to say the same."""

import asyncio
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
import policy
from db.vocabulary import Measure, SubjectKind
from policy import pack
from policy.pack import PackFault, load
from resolvers import accounts, complaints
from resolvers.accounts.chats import link_secret
from resolvers.complaints.cases.queue import CaseOrder, Wanted, cases_page
from resolvers.moves import latest_act, replay
from resolvers.oversight import drifted_counters
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.fairness.priority import Points, place_of, voices_of
from resolvers.rules.fairness.reliability import reliability
from resolvers.use_case import use_case
from tests.asking import data, id_of
from tests.cast import FACTS, RULE, done, make_town
from tests.cast_weight import COMMENT, lodged, reporter
from tests.counting import statements
from tests.services import Database

DEFAULT = Path(policy.__file__).parent / "default.toml"
KNOWN = pack().reliability
POINTS = Points(**pack().priority.model_dump())
CLASSES, REGISTRANTS = sorted(POINTS.classes), sorted(POINTS.registrants)
COUNTS, WEIGHTS = st.integers(0, 10_000), st.lists(st.integers(0, 100), max_size=400)


@given(decided=COUNTS, upheld=COUNTS)
def test_reliability_is_neutral_until_enough_is_decided_and_then_the_share_that_was_upheld(
    decided: int, upheld: int
) -> None:
    upheld = min(upheld, decided)
    weight = reliability(decided, upheld, least=5, neutral=50)
    assert 0 <= weight <= 100
    assert weight == (50 if decided < 5 else round(100 * upheld / decided))
    assert reliability(decided + 1, upheld + 1, least=5, neutral=50) >= weight or decided == 4
    if decided >= 5:
        assert reliability(decided + 1, upheld, least=5, neutral=50) <= weight


@given(weights=WEIGHTS, more=st.integers(0, 100))
def test_one_voice_more_never_weighs_less_and_those_who_are_not_known_never_pass_their_cap(
    weights: list[int], more: int
) -> None:
    voices = voices_of(weights, neutral=50, cap=200)
    assert voices_of([*weights, more], neutral=50, cap=200) >= voices
    assert voices_of([min(weight, 50) for weight in weights], neutral=50, cap=200) <= 200


@given(
    brigade=st.lists(st.integers(0, KNOWN.neutral), min_size=1, max_size=300),
    reliable=st.lists(st.integers(KNOWN.neutral + 1, 100), min_size=5, max_size=20),
    base=st.integers(1, 100), comments=st.integers(0, 10**7), of=st.sampled_from(CLASSES),
    kind=st.sampled_from(REGISTRANTS),
)  # fmt: skip
def test_no_brigade_stands_above_five_who_are_reliable(
    brigade: list[int], reliable: list[int], base: int, comments: int, of: str, kind: str
) -> None:
    many, few = (voices_of(one, neutral=KNOWN.neutral, cap=POINTS.neutral_voices) for one in (brigade, reliable))
    assert (
        place_of(base, many, of, kind, comments, POINTS).urgency
        <= place_of(base, few, of, kind, comments, POINTS).urgency
    )


@given(base=st.integers(0, 99), voices=COUNTS, comments=st.integers(0, 10**9), more=COUNTS)
def test_only_danger_to_life_stands_at_a_hundred_and_nothing_while_nobody_counts(
    base: int, voices: int, comments: int, more: int
) -> None:
    for of in CLASSES:
        for kind in REGISTRANTS:
            place = place_of(base, voices, of, kind, comments, POINTS)
            assert (place.urgency == 0) == (base == 0) and base <= place.urgency < 100
            assert place_of(base, voices + more, of, kind, comments + more, POINTS).urgency >= place.urgency
            assert place_of(100, voices, of, kind, comments, POINTS).urgency == 100


async def test_what_is_decided_is_counted_with_whoever_filed_it_and_with_nobody_else(database: Database) -> None:
    town = await make_town()
    for state in ("UPHELD", "PARTLY_UPHELD", "NOT_UPHELD", "WITHDRAWN", "ACCEPTED"):
        await town.complaint(state)
    await town.complaint("NOT_UPHELD", who="guest")
    await town.complaint("UPHELD", who="address_guest")
    member = await db.User.get(id=town["member"].user_id)
    guest = await db.Guest.get(id=town["guest"].guest_id)
    assert (member.reports_decided, member.reports_upheld) == (3, 2)
    assert (guest.reports_decided, guest.reports_upheld) == (1, 0)
    assert await db.User.filter(reports_decided__gt=0).count() == 1
    assert await drifted_counters() == []
    await db.User.filter(id=member.id).update(reports_upheld=3)
    assert [drift.counted for drift in await drifted_counters()] == [2]


async def test_a_decision_that_is_taken_back_leaves_the_record_as_it_was(database: Database) -> None:
    town = await make_town()
    filed = await town.complaint("UPHELD", who="guest")

    @use_case("case:decide")
    async def taken_back(actor: object) -> db.Complaint:
        row = await db.Complaint.get(id=filed.id)
        await replay(ACTS["complaint:uphold"], row, await latest_act(row))
        return row

    link = done(await accounts.link_chat(town["stranger"]))
    done(await accounts.link_this_chat(town["guest"], link_secret(link.id)))
    user = await db.User.get(id=town["stranger"].user_id)
    assert (user.reports_decided, user.reports_upheld) == (1, 1)
    assert await drifted_counters() == []
    done(await taken_back(town["reviewer"]))
    user = await db.User.get(id=user.id)
    assert (user.reports_decided, user.reports_upheld) == (0, 0)
    assert await drifted_counters() == []


async def test_the_weight_of_a_report_is_fixed_when_it_is_filed(database: Database) -> None:
    town = await make_town()
    good, bad = await reporter(town, 1, decided=10, upheld=9), await reporter(town, 2, decided=10, upheld=0)
    new = await reporter(town, 3, decided=4, upheld=0)
    weights = [(await lodged(who, await town.comment(), "He insults me.")).weight for who in (good, bad, new)]
    assert weights == [90, 0, 50]
    await db.User.filter(id=good.user_id).update(reports_upheld=0)
    assert (await db.Complaint.get(user_id=good.user_id)).weight == 90
    at_an_address = await lodged(town["address_guest"], await town.comment(), "He insults me.")
    assert at_an_address.weight == KNOWN.neutral


async def test_a_place_is_made_of_category_voices_account_and_reach_and_says_so(database: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    comment = await town.comment(post=post)
    await lodged(await reporter(town, 1, decided=10, upheld=9), comment, "He insults me.")
    case = await db.Case.get(subject_id=comment.id)
    assert case.weight is not None and sum(case.weight.values()) == case.urgency
    assert (case.base_urgency, case.voices, case.weight["voices"], case.weight["grade"]) == (40, 90, 4, 3)
    first = case.weight["reach"]
    for _ in range(20):
        await town.said(post=post)
    second = await reporter(town, 2)
    withdrawn = await lodged(second, comment, "He insults me.")
    case = await db.Case.get(id=case.id)
    assert case.weight is not None and case.voices == 140 and case.weight["reach"] > first
    shown = "query($id: ID!) { node(id: $id) { ... on Case { urgency weight { base voices grade reach campaign } } } }"
    told = (await data(town["reviewer"], shown, {"id": id_of(case)}))["node"]
    assert told["urgency"] == sum(told["weight"].values())
    newcomer = await town.newcomer()
    assert (await data(newcomer, shown, {"id": id_of(case)}))["node"] is None
    done(await complaints.withdraw_complaint(second, withdrawn.id))
    assert (await db.Case.get(id=case.id)).voices == 90


async def test_danger_to_life_is_always_first(database: Database) -> None:
    town = await make_town()
    quiet, loud = await town.comment(), await town.comment()
    for number in range(6):
        await lodged(await reporter(town, number, decided=10, upheld=10), loud, "Children!", "MINORS")
    await lodged(await reporter(town, 7, decided=10), quiet, "He says that he will jump.", "DANGER_TO_LIFE")
    first, second = await cases_page(town["reviewer"], Wanted(), CaseOrder.URGENT, Window(limit=2))
    assert (first.subject_id, first.urgency) == (quiet.id, 100) and second.urgency < 100


async def test_a_report_on_an_account_and_on_a_post_are_weighed_as_well(database: Database) -> None:
    town = await make_town()
    await town.said()
    who = await reporter(town, 1)
    for kind, row in ((SubjectKind.ACCOUNT, town.account), (SubjectKind.POST, town.post)):
        done(await complaints.lodge_complaint(who, kind, row.id, "OTHER", "It is odd.", good_faith=True))
        case = await db.Case.get(subject_id=row.id)
        assert case.weight == {"base": 10, "voices": 2, "grade": 3, "reach": 1}, kind


async def test_a_held_comment_is_weighed_without_a_complaint(database: Database) -> None:
    town = await make_town()
    held = await town.comment("HELD_BY_PLATFORM")
    case = await db.Case.get(subject_id=held.id)
    assert case.weight is not None and case.weight["base"] == 50 and case.urgency == sum(case.weight.values())
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, FACTS))


async def test_lodging_costs_the_same_for_a_crowd(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    taken = []
    for number in range(pack().campaigns.reports - 1):
        who = await reporter(town, number)
        with statements() as sent:
            done(
                await complaints.lodge_complaint(who, COMMENT, comment.id, "INSULT", "He insults me.", good_faith=True)
            )
        taken.append(len(sent))
    assert len(set(taken[1:])) == 1, taken


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("neutral_voices = 200", "neutral_voices = 256", "five who are reliable must weigh more"),
        ('\nfor = "REPORTS"', '\nfor = "CONTENT"', 'no rule is for = "REPORTS"'),
        ("most_days = 30", "most_days = 31", "misuse.most_days"),
    ],
)
def test_a_pack_that_is_not_fair_is_refused(tmp_path: Path, there: str, instead: str, told: str) -> None:
    text = DEFAULT.read_text(encoding="utf-8")
    assert text.count(there) == 1
    (tmp_path / "pack.toml").write_text(text.replace(there, instead), encoding="utf-8")
    with pytest.raises(PackFault, match=re.escape(told)):
        load(tmp_path / "pack.toml")


async def test_people_who_report_at_the_same_time_are_all_heard(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    people = [await reporter(town, number, decided=10, upheld=9) for number in range(8)]
    filed = await asyncio.gather(*(lodged(who, comment, "He insults me.") for who in people))
    case = await db.Case.get(subject_id=comment.id)
    assert case.voices == 8 * 90 and len({complaint.receipt for complaint in filed}) == 8
    withdrawn = zip(people, filed, strict=True)
    await asyncio.gather(*(complaints.withdraw_complaint(who, one.id) for who, one in list(withdrawn)[:7]))
    case = await db.Case.get(id=case.id)
    assert (case.voices, case.open_complaints) == (90, 1)
