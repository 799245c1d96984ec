"""Rows in batches: one statement for all that one answer asks of a kind, made for one operation or event."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from strawberry.dataloader import DataLoader

from db.vocabulary import MessageState
from resolvers import clock, oversight, posts
from resolvers.accounts.credit.views import statements_behind
from resolvers.accounts.documents.views import counting
from resolvers.accounts.identity.mandates import mandates_of
from resolvers.accounts.identity.views import papers_of, same_number_as
from resolvers.accounts.opening.labels import before_first_post, labels_of, registrants_behind
from resolvers.accounts.opening.queue import look_alikes_of, revisions_of
from resolvers.accounts.roster import trainings_seen
from resolvers.accounts.staff import operators_of
from resolvers.accounts.standing import views as licensed
from resolvers.accounts.standing.filings import differences_of
from resolvers.accounts.standing.grades import grade_changes_of
from resolvers.accounts.standing.groups import members_of
from resolvers.accounts.team.activity import team_activity, weeks_before
from resolvers.complaints import campaigns, lodging, misuse
from resolvers.complaints.cases import views as desk
from resolvers.complaints.cases.notes import notes_on, public_notes_on
from resolvers.complaints.cases.timeline import timelines_of
from resolvers.complaints.evidence import evidence_of, evidence_of_complaints
from resolvers.complaints.hearing import asking, counter_notices
from resolvers.interactions import views
from resolvers.interactions.bulk.alike import alike_of
from resolvers.interactions.bulk.histories import histories_of
from resolvers.interactions.marks import views as marks
from resolvers.interactions.messages import looking
from resolvers.interactions.messages import views as conversations
from resolvers.oversight.reports import entries_of_reports
from resolvers.pages import Window
from resolvers.rules.visibility import may_see
from resolvers.sanctions import export, statements
from resolvers.sanctions import views as sanctions
from resolvers.sanctions.appeals import views as appeals
from resolvers.sanctions.blacklist import views as blacklist

Batch = Callable[[list[UUID]], Awaitable[dict[UUID, Any]]]


class Loaders:
    """The loaders of one operation; `reset` forgets what was loaded."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self._made: dict[Any, DataLoader[UUID, Any]] = {}

    def reset(self) -> None:
        """Forget everything, so that the next event is read anew."""
        self._made.clear()

    def row(self, kind: str, key: UUID | None) -> Awaitable[Any]:
        """A row by its key, if it exists for this viewer."""
        return self._load(("row", kind), key, lambda keys: oversight.rows_by_id(self.context.actor, kind, keys))

    def named(self, name: str, key: UUID) -> Awaitable[Any]:
        """What one of the named batches holds for a key."""
        batches: dict[str, Batch] = {
            "operators": operators_of,
            "counts": counting,
            "labels": labels_of,
            "registrant": partial(registrants_behind, self.context.actor),
            "revision": partial(revisions_of, self.context.actor),
            "look_alikes": look_alikes_of,
            "before_first_post": partial(before_first_post, self.context.actor),
            "qualifications": licensed.qualifications_of_accounts,
            "accounts_under": licensed.accounts_under,
            "qualifications_of": partial(licensed.qualifications_of_registrants, self.context.actor),
            "declarations": partial(licensed.declarations_of, self.context.actor),
            "members": members_of,
            "groups": partial(licensed.groups_of, self.context.actor),
            "grade_changes": grade_changes_of,
            "filing_difference": differences_of,
            "hits": views.hits_on,
            "alike": alike_of,
            "author_history": histories_of,
            "last_act": self._last_act,
            "post_versions": posts.versions_of_posts,
            "comment_versions": views.versions_of_comments,
            "statement": partial(statements.statement_for, self.context.actor),
            "statement_of_complaint": statements.statements_of_complaints,
            "reviewed": statements.reviewed_by_appeals,
            "record": export.records_of,
            "looked_at": partial(looking.looked_at, self.context.actor),
            "questions": asking.questions_of,
            "additions": lodging.additions_to,
            "counter_notice": partial(counter_notices.counter_notices_of, self.context.actor),
            "case_behind": counter_notices.cases_behind,
            "evidence": evidence_of_complaints,
            "decisions": desk.decisions_on,
            "causes": desk.causes_of,
            "notes": notes_on,
            "public_notes": public_notes_on,
            "rectification": sanctions.rectifications_after,
            "evidence_of_sanction": partial(evidence_of, "sanction_id"),
            "evidence_of_rectification": partial(evidence_of, "rectification_id"),
            "pseudonym": desk.pseudonyms,
            "appeal_on": appeals.appeals_on,
            "parties": appeals.parties_of,
            "matter": appeals.matters_of,
            "evidence_of_appeal": partial(evidence_of, "appeal_id"),
            "statement_of_measure": statements.statements_of_measures,
            "statement_behind_credit": statements_behind,
            "trainings": partial(trainings_seen, self.context.actor),
            "campaign": campaigns.campaigns_of,
            "reporter": misuse.records_of,
            "misuse": misuse.measures_on,
            "pinned": marks.pinned_on,
            "between": partial(marks.between, self.context.actor),
            "set_aside": misuse.set_aside_until,
            "mandates": mandates_of,
            "papers": papers_of,
            "same_number": same_number_as,
        }
        return self._load(name, key, batches[name])

    async def _last_act(self, keys: list[UUID]) -> dict[UUID, Any]:
        last = await views.last_act_on(keys)
        return {key: act for key, act in last.items() if may_see(self.context.actor, act)}

    def page(self, name: str, key: UUID, window: Window) -> Awaitable[Any]:
        """The same page of a list for every parent that one answer holds."""
        batches: dict[str, Any] = {
            "comments": views.comments_of_posts,
            "replies": views.replies_to,
            "featured": marks.featured_of_posts,
            "mutes": partial(marks.mutes_of, self.context.actor),
            "posts": posts.posts_of_accounts,
            "complaints": partial(desk.complaints_of_cases, self.context.actor),
            "report_entries": entries_of_reports,
            "timelines": timelines_of,
            "texts": conversations.texts_of_messages,
            "messages": partial(conversations.messages_heard, self.context.actor),
            **{
                f"messages {state}": partial(conversations.messages_heard, self.context.actor, state=state)
                for state in MessageState
            },
            "sanctions": partial(sanctions.sanctions_seen, self.context.actor),
            "blacklist_entries": partial(blacklist.entries_of_registrants, self.context.actor),
        }
        return self._load((name, window), key, lambda keys: batches[name](keys, window))

    def weekly(self, key: UUID, weeks: int) -> Awaitable[Any]:
        """The last weeks of an account's team, by weeks in UTC, this week first."""
        asked = weeks_before(clock.now(), weeks)
        return self._load(("weekly", weeks), key, lambda keys: team_activity(keys, asked))

    def _load(self, name: Any, key: UUID | None, batch: Batch) -> Awaitable[Any]:
        if key is None:
            return _nothing()
        if name not in self._made:

            async def load(keys: list[UUID]) -> list[Any]:
                found = await batch(keys)
                return [found.get(one) for one in keys]

            self._made[name] = DataLoader(load, max_batch_size=500)
        return self._made[name].load(key)


async def _nothing() -> None:
    return None
