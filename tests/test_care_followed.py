"""One way through lack of care: notice, case, hearing, comments reviewed first, better again, lifted; by both doors."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import CommentState, SanctionState, Severity, SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.sanctions.appeals.lodging import lodge_appeal
from resolvers.sanctions.confirming import lift_sanction
from resolvers.sanctions.ladder import ladder_proposal
from tests.asking import data, id_of
from tests.cast import Town, make_town
from tests.cast_care import DAY, RULE, done, later, neglect, prohibited, restrict, said, waiting
from tests.services import Database

FIGURES = """query($account: ID!) { careFigures(account: $account) {
  measure below sample tooSmall late prohibited nextStep nextStepAt nextStepText
  steps { nodes { kind measure prohibited case { id } } } } }"""


async def figures(town: Town, who: str = "owner") -> Any:
    return (await data(town[who], FIGURES, {"account": id_of(town.account)}))["careFigures"]


async def kinds(town: Town) -> list[str]:
    return [step.kind.value for step in await db.CareStep.filter(account_id=town.account.id).order_by("number")]


async def test_from_the_notice_to_the_restriction_and_back(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        held = await neglect(town, move_on)
        told = await figures(town)
        assert (told["measure"], told["below"], told["prohibited"], told["nextStep"]) == (0, True, 1, "NOTICE")
        assert told["steps"]["nodes"] == []
        await move_on(DAY)
        assert await kinds(town) == ["NOTICE"]
        notices = db.Notice.filter(event="care.noticed")
        assert set(await notices.values_list("user_id", flat=True)) == {
            town[who].user_id for who in ("owner", "editor", "moderator")
        }
        assert (await figures(town))["nextStep"] == "CASE"
        for _ in range(pack().care.notice_days):
            await move_on(DAY)
        assert await kinds(town) == ["NOTICE", "CASE"]
        step = await db.CareStep.get(kind="CASE")
        case, cause = await db.Case.get(id=step.case_id), await db.CaseCause.get(case_id=step.case_id)
        assert (case.subject_id, case.state, cause.kind) == (town.account.id, "OPEN", "CARE")
        assert pack().care.clause in (cause.words or "")
        assert not await db.Sanction.all().exists()
        assert (await figures(town))["nextStep"] == "PERSON"

        sanction = await restrict(town, move_on, case.id)
        assert (sanction.state, sanction.ground, sanction.strikes) == (SanctionState.IN_FORCE, "AGREEMENT", 0)
        assert pack().care.clause in sanction.facts
        decision = await db.Decision.get(id=sanction.decision_id)
        assert (decision.automated_detection, decision.automated_decision) == (True, False)
        assert (await figures(town))["nextStep"] == "DO_BETTER"
        comment = await said(town, days=0)
        assert (comment.state, comment.held_by, comment.reason) == (CommentState.HELD, "ACCOUNT", "REVIEW_FIRST")
        assert done(await interactions.approve_comment(town["owner"], comment.id)).state is CommentState.VISIBLE
        edited = done(await interactions.edit_comment(town["author"], comment.id, "Other words."))
        assert edited.state is CommentState.HELD

        for one in [*held, edited]:
            done(await interactions.approve_comment(town["owner"], one.id))
        while "LIFT_PROPOSED" not in await kinds(town):
            assert (await db.Sanction.get(id=sanction.id)).ends_at > clock.now()
            await move_on(DAY)
        assert await kinds(town) == ["NOTICE", "CASE", "RECOVERING", "LIFT_PROPOSED"]
        told_of = set(await db.Notice.filter(event="care.lift_proposed").values_list("user_id", flat=True))
        assert {town["owner"].user_id, town["senior"].user_id} <= told_of
        assert (await db.Sanction.get(id=sanction.id)).state is SanctionState.IN_FORCE
        done(await lift_sanction(town["senior"], sanction.id, "Care is as it should be."))
        assert (await said(town, days=0)).state is CommentState.VISIBLE
        await move_on(DAY)
        assert (await kinds(town))[-1] == "ENDED"
        assert [step["kind"] for step in (await figures(town))["steps"]["nodes"]][::-1] == await kinds(town)
        await move_on(DAY)
        assert not await db.Deadline.filter(kind="CARE_LOOK", done_at=None).exists()


async def test_the_second_time_the_ladder_proposes_to_close_comments(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await neglect(town, move_on)
        for _ in range(pack().care.notice_days + 1):
            await move_on(DAY)
        case = await db.Case.get(subject_kind="ACCOUNT")
        first = await ladder_proposal(town["reviewer"], case.id, RULE, Severity.GRAVE)
        assert first.rung and (first.added, [one.value for one in first.rung.functions]) == (0, ["COMMENTS_UNREVIEWED"])
        sanction = await restrict(town, move_on, case.id)
        second = await ladder_proposal(town["reviewer"], case.id, RULE, Severity.MINOR)
        assert second.rung and [one.value for one in second.rung.functions] == ["COMMENTS"]
        statement = await db.StatementOfReasons.get(decision_id=sanction.decision_id, side="SUBJECT")
        appeal = done(await lodge_appeal(town["owner"], statement.id, "The comments waited for a public holiday."))
        assert appeal.state == "LODGED"


async def test_who_does_better_in_time_hears_no_more_of_it(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await neglect(town, move_on)
        await move_on(DAY)
        for comment in await waiting(town, 40):
            done(await interactions.approve_comment(town["owner"], comment.id))
        await move_on(DAY)
        assert await kinds(town) == ["NOTICE", "RECOVERED"]
        assert not await db.Case.filter(subject_kind="ACCOUNT").exists()


async def test_nothing_follows_from_little_or_from_what_is_not_prohibited(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await waiting(town, pack().care.least)
        await move_on(DAY * 2)
        assert (await figures(town))["nextStep"] == "BELOW"
        assert await kinds(town) == []
        await db.ScreeningHit.all().delete()
        await prohibited(town)
        await move_on(DAY)
        told = await figures(town)
        assert (told["nextStep"], told["tooSmall"], told["below"]) == ("TOO_FEW", True, False)
        assert await kinds(town) == []


async def test_no_step_is_taken_twice_by_looks_at_once(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await neglect(town, move_on)
        for _ in range(3):
            done(await interactions.look_at_care(town["system"], town.account.id))
        assert await kinds(town) == ["NOTICE"]
        assert await db.Deadline.filter(kind="CARE_LOOK", done_at=None).count() == 1
        assert await db.Notice.filter(event="care.noticed").count() == 3


async def test_a_decision_that_is_reversed_counts_no_more(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await neglect(town, move_on)
        assert (await figures(town))["prohibited"] == 1
        removed = await db.Comment.get(state="REMOVED")
        done(await complaints.restore_content(town["reviewer"], SubjectKind.COMMENT, removed.id))
        assert (await figures(town))["prohibited"] == 0
        await move_on(timedelta(days=2))
        assert await kinds(town) == []


async def test_the_whole_way_by_graphql(sqlite: Database) -> None:
    town = await make_town()

    async def does(who: str, name: str, of: str, **given: Any) -> Any:
        title = f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation($input: {title}!) {{ {name}(input: $input) {{ __typename ... on {of} {{ id }} }} }}"
        answer = (await data(town[who], document, {"input": given}))[name]
        assert answer["__typename"] == of, answer
        return answer["id"]

    async with later() as move_on:
        await neglect(town, move_on)
        for _ in range(pack().care.notice_days + 1):
            await move_on(DAY)
        asked = "{ cases(filter: {cause: CARE}) { nodes { id subjectKind causes { kind words } } } }"
        case = (await data(town["reviewer"], asked))["cases"]["nodes"][0]
        assert (case["subjectKind"], case["causes"][0]["kind"]) == ("ACCOUNT", "CARE")
        await does("reviewer", "claimCase", "Case", id=case["id"])
        ladder = f'ladderProposal(caseId: "{case["id"]}", rule: "{RULE}", severity: MINOR) {{ kind functions days }}'
        rung = (await data(town["reviewer"], f"{{ {ladder} }}"))["ladderProposal"]
        sanction = await does(
            "reviewer", "proposeSanction", "Sanction", caseId=case["id"], rule=RULE, severity="MINOR",
            facts=case["causes"][0]["words"], **rung,
        )  # fmt: skip
        await does("owner", "respondToSanction", "Sanction", id=sanction, words="We were closed.")
        await does("senior", "confirmSanction", "Sanction", id=sanction)
        add = """mutation($input: AddCommentInput!) { addComment(input: $input) {
          ... on Comment { id state hits { rule } } } }"""
        given = {"input": {"postId": id_of(town.post), "body": "Good morning."}}
        comment = (await data(town["author"], add, given))["addComment"]
        assert (comment["state"], comment["hits"][0]["rule"]) == ("HELD", "platform:review-first")
        await does("owner", "approveComment", "Comment", id=comment["id"])
        while (await figures(town))["steps"]["nodes"][0]["kind"] != "LIFT_PROPOSED":
            await move_on(DAY)
        await does("senior", "liftSanction", "Sanction", id=sanction, reason="Care holds.")
        assert (await data(town["author"], add, given))["addComment"]["state"] == "VISIBLE"


async def test_care_of_a_shut_account_is_looked_at_as_well_and_recovers(sqlite: Database) -> None:
    town = await make_town()
    async with later() as move_on:
        await neglect(town, move_on)
        await move_on(DAY)
        assert await kinds(town) == ["NOTICE"]
        await db.PublicAccount.filter(id=town.account.id).update(state="SHUT")
        await move_on(DAY)
        assert await db.Deadline.filter(kind="CARE_LOOK", done_at=None).count() == 1
        await db.ScreeningHit.all().delete()
        await move_on(DAY)
        assert await kinds(town) == ["NOTICE", "RECOVERED"]
