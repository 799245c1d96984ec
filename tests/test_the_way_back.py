"""The whole way: a report, a hearing, a sanction that is felt, an appeal, and everything as it was; by either door."""

from typing import Any

import pytest

import db
from db import Appeal, Case, Complaint, PublicAccount, Sanction
from db.vocabulary import CommentRules
from resolvers.interactions import add_comment
from resolvers.oversight import drifted_counters, faults_of_the_trail
from resolvers.rules.refusals import Sanctioned
from tests.asking import data, do, id_of
from tests.chat_world import Someone, World, as_actor, labels, open_town, post
from tests.rows import rows_of
from tests.services import Database

REPORT = "For weeks it lets people be insulted under its posts."
FACTS = "Under three posts insults & threats stood for a week."
RESPONSE = "We were closed for a week & took all of it down."
WHY = "The insults were in one comment, which we removed within an hour."
REASONS = "One comment stood for an hour, as the versions show; that is no breach."
AS_BEFORE: tuple[Any, ...] = (db.PublicAccount, db.Post, db.Comment, db.Operatorship)


@pytest.fixture
async def world(either_town: Database):  # type: ignore[no-untyped-def]
    """The town with its chats open."""
    async with open_town() as world:
        yield world


async def as_it_was() -> dict[str, Any]:
    """Every row of what a decision can touch."""
    return {model.__name__: await rows_of(model) for model in AS_BEFORE}


async def read(one: Someone) -> str:
    """The newest of what a person was told."""
    return (await one.last()).content.text


async def nothing_is_wrong() -> None:
    """Counters and trail are whole."""
    assert await drifted_counters() == [] and await faults_of_the_trail() == []


async def told_by_web(role: str) -> list[str]:
    """The messages to a person over the web, newest first."""
    document = "{ viewer { notices(first: 30) { nodes { text } } } }"
    return [one["text"] for one in (await data(await as_actor(role), document))["viewer"]["notices"]["nodes"]]


async def test_the_way_back_by_graphql(world: World) -> None:
    before = await as_it_was()
    account = await PublicAccount.get(handle="tea-house")

    async def done(role: str, mutation: str, values: dict[str, Any], selection: str = "__typename") -> dict[str, Any]:
        answer = await do(await as_actor(role), mutation, values, selection)
        assert "code" not in answer, answer
        return answer

    # Somebody reports, and is given a receipt.
    lodged = await done(
        "complainant", "lodgeComplaint",
        {"subjectId": id_of(account), "category": "OTHER", "words": REPORT, "goodFaith": True},
        "... on LodgedComplaint { receipt { number } }",
    )  # fmt: skip
    receipt = lodged["receipt"]["number"]
    case = await Case.get(subject_id=account.id)
    await done("reviewer", "claimCase", {"id": id_of(case)})
    assert f"Your complaint {receipt} is accepted" in (await told_by_web("complainant"))[0]

    # A restriction is proposed; the account is heard.
    await done(
        "reviewer", "proposeSanction",
        {
            "caseId": id_of(case), "kind": "FUNCTION_RESTRICTION", "functions": ["COMMENTS"], "days": 7,
            "rule": "CIVILITY", "severity": "MAJOR", "facts": FACTS,
        },
    )  # fmt: skip
    sanction = await Sanction.get(case_id=case.id)
    assert "The platform proposes this for your account" in (await told_by_web("owner"))[0]
    assert FACTS in (await data(await as_actor("owner"), NODE, {"id": id_of(sanction)}))["node"]["text"]
    confirming = {"id": id_of(sanction)}
    early = await do(await as_actor("reviewer"), "confirmSanction", confirming, "... on Restricted { because }")
    assert early["because"] == "HEARING_IS_OPEN"
    await done("owner", "respondToSanction", {"id": id_of(sanction), "words": RESPONSE})
    await done("reviewer", "confirmSanction", confirming)
    assert f"Your complaint {receipt} was upheld" in (await told_by_web("complainant"))[0]
    assert "The platform decided on your account" in (await told_by_web("owner"))[0]

    # It is felt, by the owner and by readers alike.
    opening = {"id": id_of(account), "rules": "OPEN"}
    refused = await do(
        await as_actor("owner"), "setCommentRules", opening, "... on Sanctioned { kind functions until appealUntil }"
    )
    assert (refused["code"], refused["kind"], refused["functions"]) == (
        "SANCTIONED", "FUNCTION_RESTRICTION", ["COMMENTS"]
    ) and refused["until"] and refused["appealUntil"]  # fmt: skip
    spring = await post()
    assert isinstance(await add_comment(await as_actor("member"), spring.id, "May I?"), Sanctioned)

    # The owner appeals; somebody else looks at it.
    (statement,) = await statements("owner")
    assert statement["offers"] == ["LODGE_APPEAL"] and FACTS in statement["text"]
    await done("owner", "lodgeAppeal", {"statementId": statement["id"], "words": WHY})
    appeal = await Appeal.get()
    assert "Your appeal has arrived" in (await told_by_web("owner"))[0]
    contested = (await told_by_web("complainant"))[0]
    assert receipt in contested and "was contested" in contested and "Tea House" not in contested
    desk = (await data(await as_actor("reviewer"), DESK))["appeals"]["nodes"]
    assert desk == [{"id": id_of(appeal), "offers": [], "eligibleReviewers": 3, "words": WHY}]
    same = await do(await as_actor("reviewer"), "claimAppeal", {"id": id_of(appeal)}, "... on Restricted { because }")
    assert same["because"] == "DECIDED_BEFORE"
    await done("reviewer2", "claimAppeal", {"id": id_of(appeal)})
    assert "is looking at your appeal" in (await told_by_web("owner"))[0]
    verdict = {"verdict": "OVERTURNED", "rule": "CIVILITY", "facts": REASONS}
    await done("reviewer2", "decideAppeal", {"id": id_of(appeal), **verdict})

    # Everything is as it was, and both sides know why.
    assert await as_it_was() == before
    assert "Everything that it took is yours again" in " ".join((await told_by_web("owner"))[:2])
    assert "you were right, and the decision is reversed" in " ".join((await told_by_web("owner"))[:2])
    answer = (await data(await as_actor("owner"), NODE, {"id": id_of(appeal)}))["node"]["answer"]["text"]
    assert REASONS in answer and "final here" in answer
    assert (
        f"{receipt} was contested, and that was answered: the decision is reversed"
        in (await told_by_web("complainant"))[0]
    )
    filed = await Complaint.get(receipt=receipt)
    own = (await data(await as_actor("complainant"), NODE, {"id": id_of(filed)}))["node"]
    assert own["state"] == "NOT_UPHELD" and REASONS in own["statement"]["text"]
    assert "not upheld" in own["statement"]["text"] and own["statement"]["offers"] == []
    assert await opened(account)
    await nothing_is_wrong()


NODE = """query($id: ID!) { node(id: $id) {
    ... on Sanction { text } ... on Appeal { answer { text } }
    ... on Complaint { state statement { text offers } } } }"""
DESK = "{ appeals { nodes { id offers eligibleReviewers words } } }"


async def statements(role: str) -> list[dict[str, Any]]:
    """The statements addressed to an account that somebody runs, as they find them."""
    document = "{ viewer { statements(first: 5) { nodes { id text offers sanctions { kind } } } } }"
    nodes = (await data(await as_actor(role), document))["viewer"]["statements"]["nodes"]
    return [node for node in nodes if node["sanctions"]]


async def opened(account: PublicAccount) -> bool:
    """Whether the owner can open comments."""
    answer = await do(await as_actor("owner"), "setCommentRules", {"id": id_of(account), "rules": "OPEN"})
    return "code" not in answer


async def test_the_way_back_in_the_chat(world: World) -> None:
    before = await as_it_was()
    account = await PublicAccount.get(handle="tea-house")
    owner, complainant = await world.someone("owner"), await world.someone("complainant")
    crane, willow = await world.someone("reviewer"), await world.someone("reviewer2")

    # Somebody reports, and is given a receipt.
    await complainant.say("/report")
    await complainant.say("@tea-house")
    await complainant.press("Something else")
    await complainant.say(REPORT)
    await complainant.press("Send in good faith")
    filed = await Complaint.filter(subject_id=account.id).get()
    assert filed.receipt in await read(complainant)
    await crane.press("Take")
    assert f"Your complaint {filed.receipt} is accepted" in await read(complainant)

    # A restriction is proposed; the account is heard.
    for button in ("Sanction…", "Civility", "major", "As the ladder proposes"):
        await crane.press(button)
    await crane.say(FACTS)
    await crane.press("Propose")
    assert FACTS in await read(owner) and "until" in await read(owner)
    await owner.press("Respond")
    await owner.say(RESPONSE)
    await owner.press("Send response")
    heard = await crane.showing("has responded")
    assert RESPONSE in heard.content.text
    assert labels(heard) == ["Confirm…", "Take back…"]
    await crane.press("Confirm…")
    await crane.press("Confirm")
    sanction = await Sanction.get(case_id=filed.case_id)
    assert (sanction.state, sanction.functions, sanction.days) == ("IN_FORCE", ["COMMENTS"], 7)
    assert f"Your complaint {filed.receipt} was upheld" in await read(complainant)
    told = await owner.last()
    assert "The platform decided on your account" in told.content.text and FACTS in told.content.text

    # It is felt: comments cannot be opened.
    refused = (await owner.say("/comments open @tea-house"))[-1].content.text
    assert "restriction" in refused and str((await Sanction.get(id=sanction.id)).ends_at.date()) in refused

    # The owner appeals in three steps; somebody else looks at it.
    contest = next(one for one in labels(told) if one.startswith("Appeal until"))
    await owner.press(contest)
    await owner.say(WHY)
    await owner.press("Send appeal")
    assert "You get an answer with reasons by" in await read(owner)
    assert "was contested" in await read(complainant) and "Mei" not in await read(complainant)
    await willow.press("Take")
    assert "is looking at your appeal" in await read(owner)
    await willow.press("Reverse…")
    await willow.press("Civility")
    await willow.say(REASONS)
    assert REASONS in await read(willow)
    await willow.press("Confirm")

    # Everything is as it was, and both sides know why.
    assert await as_it_was() == before
    answer = (await owner.showing("you were right")).content.text
    assert REASONS in answer and "final here" in answer
    assert "Everything that it took is yours again" in (await owner.showing("yours again")).content.text
    ended = await read(complainant)
    assert filed.receipt in ended and "the decision is reversed" in ended and REASONS in ended
    assert "Your complaint: not upheld" in ended
    assert "restriction" not in (await owner.say("/comments open @tea-house"))[-1].content.text
    assert (await PublicAccount.get(id=account.id)).comment_rules is CommentRules.OPEN
    await nothing_is_wrong()
