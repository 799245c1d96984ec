"""After a decision was overturned on appeal everything is as it was before: row by row, but for what is history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import db
from db.vocabulary import AccountFunction, CommentRules, Measure, SanctionKind, Severity, SubjectKind
from resolvers import clock, complaints, interactions, posts
from resolvers.oversight import drifted_counters, faults_of_the_trail
from resolvers.rules.refusals import NotFound, Refusal
from resolvers.sanctions.appeals.answering import overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.confirming import confirm_sanction
from resolvers.sanctions.ladder import strikes_of
from resolvers.sanctions.proposing import propose_sanction, respond_to_sanction
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_sanctions import reload
from tests.rows import rows_of
from tests.services import Database

# What records that something happened, and stays: the decision, its reversal, and what became of the complaints.
HISTORY: tuple[Any, ...] = (
    db.Act, db.TrailEntry, db.Notice, db.Decision, db.StatementOfReasons, db.Appeal, db.Case, db.CaseCause,
    db.Complaint, db.Sanction, db.HearingResponse, db.Rectification, db.ReportEntry, db.RegulatoryReport, db.Deadline,
    db.KeptOutcome, db.Attempt,
)  # fmt: skip
KEPT: tuple[Any, ...] = tuple(model for model in db.ALL if model not in HISTORY)
ON_A_COMMENT = {
    "hide": lambda town, key: interactions.hide_comment(town["owner"], key, "SPAM"),
    "show": lambda town, key: interactions.show_comment(town["owner"], key),
    "approve": lambda town, key: interactions.approve_comment(town["moderator"], key),
    "delete": lambda town, key: interactions.delete_comment(town["author"], key),
    "undelete": lambda town, key: interactions.undelete_comment(town["author"], key),
    "edit": lambda town, key: interactions.edit_comment(town["author"], key, "Other words."),
    "edit into a hold": lambda town, key: interactions.edit_comment(town["author"], key, "It is my channel."),
}
ON_A_POST = {
    "close": lambda town, key: interactions.set_post_comment_rules(town["owner"], key, CommentRules.CLOSED),
    "edit": lambda town, key: posts.edit_post(town["editor"], key, "Title", "Other words."),
    "withdraw": lambda town, key: posts.withdraw_post(town["owner"], key),
    "publish": lambda town, key: posts.publish_post(town["owner"], key),
}
ON_AN_ACCOUNT = {
    "review": lambda town, key: interactions.set_account_comment_rules(town["owner"], key, CommentRules.REVIEW),
    "words": lambda town, key: interactions.set_word_list(town["editor"], key, ["channel"]),
}


@dataclass(frozen=True)
class Plot:
    """What is decided: on which thing, after what was done to it, who complained, and how it is decided."""

    subject: str
    before: tuple[str, ...]
    complainants: tuple[str, ...]
    in_part: bool
    at_once: bool
    sanction: SanctionKind
    urgent: bool


PLOTS = st.builds(
    Plot,
    subject=st.sampled_from(("comment", "held comment", "platform's comment", "post", "account")),
    before=st.lists(st.sampled_from(sorted({*ON_A_COMMENT, *ON_A_POST, *ON_AN_ACCOUNT})), max_size=5).map(tuple),
    complainants=st.lists(st.sampled_from(("member", "stranger", "guest", "address_guest")), max_size=3,
                          unique=True).map(tuple),
    in_part=st.booleans(), at_once=st.booleans(), sanction=st.sampled_from(list(SanctionKind)), urgent=st.booleans(),
)  # fmt: skip


def plots(count: int) -> list[Plot]:
    """So many plots, the same in every run."""
    found: list[Plot] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(PLOTS)
    def gather(plot: Plot) -> None:
        found.append(plot)

    gather()
    return found


async def kept_rows() -> dict[str, dict[str, Any]]:
    """Every row that is no history, with all its columns."""
    return {model.__name__: await rows_of(model) for model in KEPT}


async def differing(before: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, Any, Any]]:
    """Table, column, and what they were and are, for whatever is not as it was."""
    now = await kept_rows()
    return iter([
        (table, column, row.get(column), (now[table].get(key) or {}).get(column))
        for table, rows in before.items()
        for key, row in {**{new: {} for new in now[table]}, **rows}.items()
        for column in {**row, **now[table].get(key, {})}
        if row.get(column) != now[table].get(key, {}).get(column)
    ])  # fmt: skip


class Told:
    """One plot in a town: brought about, decided, overturned."""

    def __init__(self, town: Town, plot: Plot) -> None:
        self.town, self.plot = town, plot

    async def begin(self) -> None:
        """The thing, after all that is done to it before anybody complains; what is refused changes nothing."""
        subject, town = self.plot.subject, self.town
        if subject == "account":
            self.thing: Any = await town.public_account()
            done(await posts.create_post(town["owner"], self.thing.id, "A draft", "Which a closure shuts as well."))
            about = (SubjectKind.ACCOUNT, self.thing.id, "OTHER", "It lies.")
            filed = done(await complaints.lodge_complaint(town["member"], *about, good_faith=True))
            done(await complaints.claim_case(town["reviewer"], filed.case_id))
            acts: dict[str, Any] = ON_AN_ACCOUNT
        elif subject == "post":
            self.thing, acts = await town.make_post(), ON_A_POST
            await town.comment(post=self.thing)
        else:
            state = {"held comment": "HELD", "platform's comment": "HELD_BY_PLATFORM"}.get(subject, "VISIBLE")
            self.thing, acts = await town.comment(state, post=await town.make_post()), ON_A_COMMENT
        for name in self.plot.before:
            if name in acts:
                await acts[name](town, self.thing.id)

    async def decide(self) -> Any:
        """Complaints, and a decision against the thing; gives it."""
        town, plot = self.town, self.plot
        if plot.subject == "account":
            return await self.sanction()
        kind = SubjectKind.POST if plot.subject == "post" else SubjectKind.COMMENT
        for who in plot.complainants:
            about = (kind, self.thing.id, "INSULT", "It insults me.")
            filed = await complaints.lodge_complaint(town[who], *about, good_faith=True)
            assert isinstance(filed, db.Complaint | NotFound), "what is hidden from somebody they cannot report"
        await db.Complaint.all().update(created_at=clock.now() - timedelta(days=3))  # the limits of a day are not met
        case = await db.Case.filter(subject_id=self.thing.id).exclude(state="DECIDED").first()
        if case is None or plot.at_once:
            answer = await complaints.remove_content(town["reviewer"], kind, self.thing.id, RULE, FACTS)
        else:
            done(await complaints.claim_case(town["reviewer"], case.id))
            answer = await complaints.decide_case(
                town["reviewer"], case.id, Measure.REMOVE_CONTENT, RULE, FACTS, in_part=plot.in_part
            )
        if isinstance(answer, Refusal):
            return None  # a draft, for one, is not removed
        return await db.Decision.filter(case__subject_id=self.thing.id).latest("id")

    async def sanction(self) -> Any:
        """A sanction on an account, proposed, heard and confirmed."""
        plot, town, kind = self.plot, self.town, self.plot.sanction
        shape: dict[str, Any] = {"departure": "The ladder does not know this case."}
        if kind is SanctionKind.FUNCTION_RESTRICTION:
            shape |= {"functions": [AccountFunction.COMMENTS], "days": 7}
        elif kind is SanctionKind.UPDATE_SUSPENSION:
            shape |= {"days": 14}
        if plot.urgent and kind is not SanctionKind.WARNING:
            shape |= {"interim_because": "Somebody is in danger."}
        case = await db.Case.get(subject_id=self.thing.id)
        sanction = done(await propose_sanction(town["reviewer"], case.id, kind, RULE, Severity.MAJOR, FACTS, **shape))
        if kind is not SanctionKind.WARNING:
            done(await respond_to_sanction(town["owner"], sanction.id, "We are sorry."))
        done(await confirm_sanction(town["senior"], sanction.id))
        return await db.Decision.get(id=(await db.Sanction.get(id=sanction.id)).decision_id)

    async def overturn(self, decision: Any) -> None:
        """The appeal of the side concerned, reversed by somebody who decided nothing before."""
        who = "owner" if self.plot.subject in ("account", "post") else "author"
        await reload(self.town)
        statement = await db.StatementOfReasons.get(decision_id=decision.id, side="SUBJECT")
        appeal = done(await lodge_appeal(self.town[who], statement.id, "It is wrong."))
        done(await claim_appeal(self.town["reviewer2"], appeal.id))
        done(await overturn_appeal(self.town["reviewer2"], appeal.id, RULE, "It was no breach."))


async def told(town: Town, plot: Plot) -> bool:
    """Play one plot to its end; says whether anything was decided."""
    one = Told(town, plot)
    await one.begin()
    account = one.thing.id if plot.subject == "account" else one.thing.account_id
    before, strikes = await kept_rows(), await strikes_of(account)
    decision = await one.decide()
    if decision is None:
        return False
    complained = await db.Complaint.filter(decision_id=decision.id)
    took = decision.measure is Measure.REMOVE_CONTENT or plot.sanction is not SanctionKind.WARNING
    assert took == any(row[0] not in ("User", "Guest") for row in await differing(before)), plot
    await one.overturn(decision)
    left = {(table, column) for table, column, _, _ in await differing(before)}
    # That a complaint was decided counts for whoever filed it: this is its outcome, and it was not upheld.
    assert left == {(kind, "reports_decided") for kind in ("User", "Guest") if filed_by(complained, kind)}, plot
    assert await strikes_of(account) == strikes
    assert {row.state for row in await db.Complaint.filter(id__in=[row.id for row in complained])} <= {"NOT_UPHELD"}
    return True


def filed_by(complained: list[db.Complaint], kind: str) -> bool:
    """Whether somebody of a kind complained whose record is kept."""
    return any(row.user_id if kind == "User" else row.guest_id for row in complained)


async def play(database: Database, count: int) -> None:
    town = await make_town()
    decided = [await told(town, plot) for plot in plots(count)]
    assert decided.count(True) > count / 2
    assert await db.Complaint.filter(state="NOT_UPHELD").count() > count / 3
    assert await drifted_counters() == []
    assert await faults_of_the_trail() == []


async def test_an_overturned_decision_leaves_everything_as_it_was_on_sqlite(sqlite: Database) -> None:
    await play(sqlite, 40)


async def test_an_overturned_decision_leaves_everything_as_it_was_on_both(database: Database) -> None:
    await play(database, 12)
