"""What the measure of care is made of, read from rows and acts in so many statements however much there is (D12.3)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from db.complaints import Complaint
from db.interactions import Comment, CommentVersion
from db.oversight import Act as ActRow
from db.posts import ScreeningHit
from db.sanctions import Decision
from db.vocabulary import CommentState, Measure, SubjectKind
from policy import pack
from resolvers.pages import Literally
from resolvers.rules.acts import OPEN_COMPLAINTS, UPHELD_COMPLAINTS
from resolvers.rules.care.measure import Figures, Happened, Removal, Report, Said, Terms, Waited, figures_of

HELD_BY_THE_ACCOUNT = "held_by = 'ACCOUNT' AND effect = 'HOLD'"
ABOUT_COMMENTS = "subject_kind = 'COMMENT'"
NO_CARE = ("comment:edit", "comment:hold")
TAKING_BACK = ("comment:undelete", "comment:restore")  # they are marked as undone themselves
Change = tuple[UUID, datetime]


def terms_now() -> Terms:
    """The numbers of the measure, as the policy pack has them now."""
    care = pack().care
    spans = {
        name: timedelta(seconds=getattr(care, name))
        for name in ("promised", "visible", "alike", "burst", "planted", "young")
    }
    return Terms(care.least, care.line, wave=care.wave, **spans)


async def figures_now(account_id: UUID, now: datetime) -> Figures:
    """The figures of an account's care, of the window that ends now."""
    return figures_of(await happened(account_id, now - timedelta(days=pack().care.days)), terms_now(), now)


async def happened(account_id: UUID, since: datetime) -> Happened:
    """What waited under an account's posts since a moment, what was removed there, what the platform took back."""
    most = pack().care.looked_at
    held = ScreeningHit.filter(Literally(HELD_BY_THE_ACCOUNT), account_id=account_id, at__gte=since)
    hits = await held.order_by("-at").limit(most)
    filed = Complaint.filter(Literally(ABOUT_COMMENTS), account_id=account_id, created_at__gte=since)
    reports = await filed.order_by("-created_at").limit(most).select_related("user", "guest", "decision")
    decisions = await _decisions(account_id, since)
    keys = {hit.subject_id for hit in hits} | {one.subject_id for one in (*reports, *(d.case for d in decisions))}
    if not keys:
        return Happened()
    comments = await Comment.filter(id__in=[key for key in keys if key])
    acts = await ActRow.filter(subject_id__in=[one.id for one in comments]).order_by("position")
    rewritten = CommentVersion.filter(comment_id__in=[one.id for one in comments], number__gt=1)
    edits: Any = await rewritten.values_list("comment_id", "at")
    about = _About(hits, [one for one in reports if _counts(one)], acts, edits)
    waited = [found for one in comments if not one.as_account and (found := about.waited(one))]
    removals = [gone for one in decisions if (gone := about.removal(one, comments))]
    restored = sum(about.took_back(one.case.subject_id) for one in decisions if one.measure == Measure.SHOW_CONTENT)
    return Happened(waited, removals, restored)


async def _decisions(account_id: UUID, since: datetime) -> list[Any]:
    """The decisions that stand by which the platform removed or showed a comment."""
    found = Decision.filter(
        case__account_id=account_id, case__subject_kind=SubjectKind.COMMENT, reversed_at=None, starts_at__gte=since,
        measure__in=[Measure.REMOVE_CONTENT, Measure.SHOW_CONTENT],
    )  # fmt: skip
    return list(await found.select_related("case"))


def _counts(report: Complaint) -> bool:
    """A report asks for care while it is undecided, and where it was right."""
    return not report.set_aside and report.state in (*OPEN_COMPLAINTS, *UPHELD_COMPLAINTS)


class _About:
    """What is known of comments, by comment."""

    def __init__(
        self, hits: Iterable[ScreeningHit], reports: Iterable[Any], acts: Iterable[ActRow], edits: Iterable[Change]
    ) -> None:
        self.held_at: dict[UUID, datetime] = {}
        for hit in hits:
            if hit.subject_id:
                self.held_at[hit.subject_id] = min(hit.at, self.held_at.get(hit.subject_id, hit.at))
        self.reports = _by(reports)
        self.acts = _by(acts)
        self.edited_at: dict[UUID, list[datetime]] = {}
        for key, at in edits:
            self.edited_at.setdefault(key, []).append(at)

    def waited(self, comment: Comment) -> Waited | None:
        """Since when a comment waited, and until when; nothing where its author took it away before."""
        held, reports = self.held_at.get(comment.id), self.reports.get(comment.id, [])
        begun = [*([held] if held else []), *(one.created_at for one in reports)]
        if not begun:
            return None
        since = min(begun)
        acted = next((act for act in self.acts.get(comment.id, []) if act.at >= since and _is_care(act)), None)
        if acted is not None and acted.actor_id is not None and acted.actor_id == comment.author_id:
            return None
        ends = [acted.at] if acted else []
        ends += [one.decision.starts_at for one in reports if one.decision and one.decision.starts_at >= since]
        undecided = held is None and all(one.state in OPEN_COMPLAINTS for one in reports)
        return Waited(self._said(comment, since), since, min(ends, default=None), undecided)

    def removal(self, decision: Any, comments: Sequence[Comment]) -> Removal | None:
        """What a decision removed that readers could see until then; what the account had hidden it cared for."""
        comment = next((one for one in comments if one.id == decision.case.subject_id), None)
        if decision.measure != Measure.REMOVE_CONTENT or comment is None or comment.as_account:
            return None
        acts = self.acts.get(comment.id, [])
        removed = next((act for act in reversed(acts) if act.name == "comment:remove"), None)
        if removed is None or removed.before.get("state") != CommentState.VISIBLE:
            return None
        said = self._said(comment, removed.at)
        return Removal(said, max([said.at, *_seen_again(acts, removed)]), removed.at, decision.starts_at)

    def took_back(self, comment_id: UUID) -> bool:
        """Whether the platform let appear again what the account had hidden or deleted."""
        gone = (CommentState.HIDDEN, CommentState.DELETED)
        shown = [act for act in self.acts.get(comment_id, []) if act.name == "comment:reinstate"]
        return bool(shown) and shown[-1].before.get("state") in gone

    def _said(self, comment: Comment, by: datetime) -> Said:
        """A comment as it was at a time: in the words that it had then, since it had them."""
        reports = tuple(
            Report(one.created_at, getattr(one.user or one.guest, "created_at", None), one.campaign_id is not None)
            for one in self.reports.get(comment.id, [])
        )
        changes = [act.at for act in self.acts.get(comment.id, []) if "version" in act.before]
        changes += self.edited_at.get(comment.id, [])
        at = max([at for at in changes if at <= by], default=comment.created_at)
        return Said(comment.id, at, comment.body, reports, comment.id in self.held_at)


def _seen_again(acts: Sequence[ActRow], removed: ActRow) -> list[datetime]:
    """When a comment appeared that readers did not see until then: by whatever act, that of taking one back as well.

    An act keeps only what it found, so what it led to is what the next one found.
    """
    moved = [act for act in acts if "state" in act.before and act.position <= removed.position]
    return [
        act.at for act, following in pairwise(moved)
        if act.before["state"] != CommentState.VISIBLE and following.before["state"] == CommentState.VISIBLE
    ]  # fmt: skip


def _by(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.subject_id, []).append(row)
    return found


def _is_care(act: ActRow) -> bool:
    """Whether an act is somebody's answer to what waited: one that was taken back is none."""
    stands = act.undone_at is None or act.name in TAKING_BACK
    return stands and act.name not in NO_CARE
