"""News and the licences for it: what covers an account now, and posts that staff call news or not (D8)."""

from collections.abc import Collection
from uuid import UUID

from db.accounts import QualificationCover
from db.complaints import Case
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Decision
from db.vocabulary import Measure, PostKind, PostState, QualificationKind, QualificationState, SubjectKind
from resolvers import clock
from resolvers.moves import locked, move, take_out
from resolvers.notices import tell
from resolvers.pages import Literally
from resolvers.rules.accounts.standing import NEEDS_LICENCE, in_force, news_allowed
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, Refused, Restricted, invalid
from resolvers.sanctions.decisions import deliver

WAITS = f"state = 'HELD' AND reason = '{NEEDS_LICENCE}'"
AS = {Measure.CLASSIFY_AS_NEWS: PostKind.NEWS, Measure.CLASSIFY_AS_GENERAL: PostKind.GENERAL}
MEASURE_OF = {kind: measure for measure, kind in AS.items()}


async def licences_of(account_id: UUID) -> frozenset[QualificationKind]:
    """A step: the kinds of licences in force that cover an account now."""
    covers = QualificationCover.filter(account_id=account_id, qualification__state=QualificationState.VERIFIED)
    found = [cover.qualification for cover in await covers.select_related("qualification")]
    return frozenset(QualificationKind(one.kind) for one in found if in_force(one, clock.today()))


async def classify(case: Case, decision: Decision, decided: ActRow) -> Post:
    """A step: the post of a case counts as what the decision says, with reasons to whoever it concerns.

    News on an account that no licence covers is held with it, until one does or the decision is reversed. Refused
    where the post is of that kind already.
    """
    if case.subject_kind != SubjectKind.POST:
        raise invalid("measure", FaultCode.NOT_ONE_OF, Measure.NONE)
    post, kind = await locked(Post, case.subject_id), AS[Measure(decision.measure)]
    if post.kind is kind:
        raise Refused(Restricted(Because.IS_SO_ALREADY))
    if post.state is PostState.HELD and post.reason == NEEDS_LICENCE:
        await _release(post, decided)
    await move("post:reclassify", post, reason=decision.rule, cause=decided, kind=kind, kind_decided=True)
    public = post.state is PostState.PUBLISHED
    held = news_allowed(kind, post.source, await licences_of(post.account_id)) if public else None
    if held:
        await move("post:hold", post, reason=NEEDS_LICENCE, cause=decided)
    await deliver(decision, row=post)
    known = {"class": kind.value, "rule": decision.rule, "until": decision.appeal_until.date()}
    without_source = held is Because.REPRINT_NEEDS_A_SOURCE
    told = "post.held_without_source" if without_source else "post.held" if held else "post.reclassified"
    await tell(told, post, **known)
    return post


async def release_what_waits(accounts: Collection[UUID], cause: ActRow) -> None:
    """A step: news of these accounts that was held for want of a licence is public again, where one covers it now."""
    for account in sorted(accounts):
        held = Post.filter(Literally(WAITS), account_id=account).order_by("id")
        posts = await held.select_for_update()
        licences = await licences_of(account) if posts else frozenset()
        for post in posts:
            if news_allowed(PostKind(post.kind), post.source, licences) is None:
                await _release(post, cause)
                await tell("post.released", post)


async def release_when_lawful(post: Post, edited: ActRow) -> None:
    """A step: a post that was held for want of a licence is public again where, as it was edited, one covers it."""
    if post.state is not PostState.HELD or post.reason != NEEDS_LICENCE:
        return
    if news_allowed(PostKind(post.kind), post.source, await licences_of(post.account_id)) is None:
        await _release(post, edited)
        edited.before["state"] = post.state.value  # taking the edit back asks what publishing asks
        await tell("post.released", post)


async def _release(post: Post, cause: ActRow) -> None:
    """A step: take the hold out of what was done to a post; what its people changed since stays."""
    act = ACTS["post:release"]
    hold = await ActRow.filter(
        subject_kind="Post", subject_id=post.id, name="post:hold", undone_at=None
    ).order_by("-position").first()  # fmt: skip
    if hold is not None:
        await take_out(act, post, hold, cause=cause)
