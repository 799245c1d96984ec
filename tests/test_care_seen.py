"""Care as it is fetched and seen: what waited and what was removed in rows, in few statements; samples; the chat."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import Measure, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.interactions.measure.facts import figures_now, happened
from resolvers.interactions.measure.standing import care_of
from resolvers.interactions.views import QueueFilter, moderation_queue
from resolvers.oversight import undo_act
from resolvers.pages import Window
from tests.asking import ask, data, id_of
from tests.cases_form import DESK, HOUSE
from tests.cast import Town, make_town
from tests.cast_care import DAY, FACTS, done, later, neglect, said, waiting
from tests.counting import statements
from tests.documents import selection
from tests.filing import report
from tests.services import Database

PAGE = Window(limit=60)


async def since(town: Town) -> Any:
    return await happened(town.account.id, clock.now() - timedelta(days=pack().care.days))


async def test_what_is_held_waits_until_somebody_other_than_its_author_acts(sqlite: Database) -> None:
    town = await make_town()
    approved, taken, undone, open_ = await waiting(town, 4)
    done(await interactions.approve_comment(town["owner"], approved.id))
    done(await interactions.delete_comment(town["author"], taken.id))
    done(await interactions.hide_comment(town["editor"], undone.id, "SPAM"))
    act = await db.Act.get(subject_id=undone.id, name="comment:hide")
    done(await undo_act(town["editor"], act.id))
    found = {one.said.id: one.acted_at is not None for one in (await since(town)).waited}
    assert found == {approved.id: True, undone.id: False, open_.id: False}


async def test_a_report_counts_only_once_it_was_found_right(sqlite: Database) -> None:
    town = await make_town()
    comment, other = await said(town), await said(town)
    filed, wrong = done(await report(town["member"], comment)), done(await report(town["member"], other))
    assert [one.undecided for one in (await since(town)).waited] == [True, True]
    queue = await moderation_queue(town["owner"], town.account.id, QueueFilter.REPORTED, PAGE)
    assert {one.id for one in queue} == {comment.id, other.id}
    async with later() as move_on:
        await move_on(DAY * 2, due=False)
        assert (await figures_now(town.account.id, clock.now())).late == 0
        for one, measure in ((filed, Measure.REMOVE_CONTENT), (wrong, Measure.NONE)):
            done(await complaints.claim_case(town["reviewer"], one.case_id))
            done(await complaints.decide_case(town["reviewer"], one.case_id, measure, "NO_SPAM", FACTS))
        found = await figures_now(town.account.id, clock.now())
        assert (found.sample, found.late, found.in_time, len(found.prohibited)) == (1, 1, 0, 1)
        assert await moderation_queue(town["owner"], town.account.id, QueueFilter.REPORTED, PAGE) == []


async def test_what_the_account_hid_before_the_platform_acted_it_cared_for(sqlite: Database) -> None:
    town = await make_town()
    comment = await said(town, days=9)
    done(await interactions.hide_comment(town["owner"], comment.id, "ABUSE"))
    done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, "UNLAWFUL_CONTENT", FACTS))
    assert (await since(town)).removals == []


async def test_words_planted_by_an_edit_count_from_the_edit(sqlite: Database) -> None:
    town = await make_town()
    stood, planted, restored = [await said(town, days=9) for _ in range(3)]
    done(await interactions.edit_comment(town["author"], planted.id, "Unlawful words by now."))
    done(await interactions.edit_comment(town["author"], restored.id, "Harmless words by now."))
    edit = await db.Act.get(subject_id=restored.id, name="comment:edit")
    done(await undo_act(town["author"], edit.id))
    young = await town.newcomer()
    done(await report(young, planted))
    for one in (stood, planted, restored):
        done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, one.id, "UNLAWFUL_CONTENT", FACTS))
    found = {one.said.id: one for one in (await since(town)).removals}
    assert found[stood.id].removed_at - found[stood.id].seen_since >= DAY * 9
    for one in (planted, restored):
        gone = found[one.id]
        assert gone.removed_at - gone.seen_since < DAY, one
        assert gone.seen_since == gone.said.at
    assert len((await figures_now(town.account.id, clock.now())).prohibited) == 1


async def test_what_an_undone_hide_let_appear_again_was_not_seen_all_along(sqlite: Database) -> None:
    town = await make_town()
    comment, deleted = await said(town, days=9), await said(town, days=9)
    for one, use in ((comment, interactions.hide_comment), (deleted, interactions.delete_comment)):
        done(await use(town["owner"], one.id, "ABUSE"))
        act = await db.Act.filter(subject_id=one.id).order_by("-position").first()
        assert act is not None
        done(await undo_act(town["owner"], act.id))
    done(await interactions.hide_comment(town["owner"], deleted.id, "ABUSE"))
    done(await interactions.delete_comment(town["owner"], deleted.id, "ABUSE"))
    done(await interactions.undelete_comment(town["owner"], deleted.id))  # hidden again, and seen by nobody
    for one in (comment, deleted):
        done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, one.id, "UNLAWFUL_CONTENT", FACTS))
    (gone,) = (await since(town)).removals
    assert gone.said.id == comment.id
    assert gone.removed_at - gone.seen_since < DAY
    assert gone.removed_at - gone.said.at >= DAY * 9


async def test_what_the_platform_shows_again_counts_as_late(sqlite: Database) -> None:
    town = await make_town()
    comment = await said(town)
    done(await interactions.hide_comment(town["owner"], comment.id, "OTHER"))
    done(await complaints.ask_platform(town["author"], comment.id, "I said nothing wrong."))
    case = await db.Case.get(subject_id=comment.id)
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.SHOW_CONTENT, "CIVILITY", FACTS))
    found = await figures_now(town.account.id, clock.now())
    assert (found.restored, found.sample, found.measure) == (1, 1, 0)


async def test_figures_take_so_many_statements_however_much_there_is(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        counts = []
        for more in (2, 12):
            await neglect(town, move_on, more)
            done(await report(await town.newcomer(), await said(town)))
            with statements() as sent:
                await care_of(town["owner"], town.account.id)
            counts.append(len(sent))
            with statements() as looked:
                done(await interactions.look_at_care(town["system"], town.account.id))
            counts.append(len(looked))
    assert counts[:2] == counts[2:], counts
    assert counts[0] <= 10


async def test_the_policy_publishes_formula_and_rates_to_everybody(sqlite: Database) -> None:
    town = await make_town()
    document = """{ policy { care { days line least visibleSeconds clause text } sampling { days rates { rate } } }
      samplingFigures { samples strata { accountClass registrantKind rate drawn judged found } } }"""
    told = await data(town["address_guest"], document)
    care = told["policy"]["care"]
    assert (care["line"], care["days"]) == (pack().care.line, pack().care.days)
    assert str(care["line"]) in care["text"] and care["clause"] in care["text"]
    assert len(told["policy"]["sampling"]["rates"]) == len(told["samplingFigures"]["strata"]) == 8


async def test_figures_are_for_those_who_run_the_account_and_the_desk(sqlite: Database) -> None:
    town = await make_town()
    account = id_of(town.account)
    for who, code in (("owner2", "NOT_ALLOWED"), ("member", "NOT_ALLOWED"), ("auditor", None), ("moderator", None)):
        answer = await ask(town[who], f'{{ careFigures(account: "{account}") {{ line steps {{ nodes {{ id }} }} }} }}')
        assert [error["extensions"]["code"] for error in answer.get("errors", [])] == ([code] if code else []), who


async def test_steps_and_samples_are_fetched_by_their_ids_by_whom_they_concern(sqlite: Database) -> None:
    town = await make_town()
    item = await town.bring("sample_item", "WAITING")
    async with later() as move_on:
        await neglect(town, move_on)
        await move_on(DAY)
    rows = {
        "CareStep": (await db.CareStep.get(), HOUSE), "SampleItem": (item, DESK),
        "Sample": (await db.Sample.get(id=item.sample_id), DESK),
    }  # fmt: skip
    for kind, (row, seen_by) in rows.items():
        document = f"query($id: ID!) {{ node(id: $id) {{ __typename ... on {kind} {{ {selection(kind, 1)} }} }} }}"
        found = {
            who for who in HOUSE | {"member", "owner2"} if (await data(town[who], document, {"id": id_of(row)}))["node"]
        }
        assert found == seen_by, kind
