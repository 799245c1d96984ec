"""What readers write: adding and editing comments, screened on the way in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import PublicAccount
from db.interactions import Comment, CommentVersion
from db.oversight import Act as ActRow
from db.posts import Post, ScreeningHit
from db.vocabulary import AccountFunction, CauseKind, CommentRules, CommentState, Effect, HeldBy, SubjectKind
from policy import pack
from resolvers.complaints.cases.opening import held_for_the_platform, join_open_case, subject_of
from resolvers.interactions.reach import account_reached
from resolvers.interactions.screening import REVIEW_FIRST, REVIEW_IMPOSED, Finding, Place, mark_of, screen
from resolvers.limits import within_limit
from resolvers.moves import births, change, created, locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import rules_now
from resolvers.rules.refusals import Because, Left, NotFound, Refused, Restricted, TextRefused, WrongState
from resolvers.rules.sanctions.force import takes
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@use_case("comment:add")
async def add_comment(actor: Actor, post_id: UUID, body: str, in_reply_to: UUID | None = None) -> Comment:
    """Comment on a post, or answer a comment; screening may hold the comment or refuse the text.

    Refused with Restricted while comments are closed, with TextRefused by a rule that is named, with
    LimitReached when too many came from one person. Duty D11.1.
    """
    post = await seen(Post, post_id)
    account, facts = await account_reached(actor, post.account_id)
    await permit(ACTS["comment:add"], post, facts)
    parent = await _parent_in(post, in_reply_to) if in_reply_to else None
    check_body(body)
    await within_limit(pack().limits.comments, _by_reader(actor), "created_at")
    return await write_comment(actor, post, account, body, parent=parent)


@use_case("comment:edit")
async def edit_comment(actor: Actor, comment_id: UUID, body: str) -> Comment:
    """Change the words of one's own comment; the earlier words are kept, the new ones are screened anew."""
    comment = await locked(Comment, comment_id)
    account, facts = await account_reached(actor, comment.account_id)
    await permit(ACTS["comment:edit"], comment, facts)
    check_body(body)
    post = await Post.get(id=comment.post_id)
    finding = refusing(actor, post, account, screen(body, place_of(post, account, comment.as_account)))
    if body == comment.body:
        return comment
    versions = CommentVersion.filter(comment_id=comment.id)
    await within_limit(pack().limits.comments, versions, "at")
    newest = await versions.order_by("-number").first()
    number = newest.number + 1 if newest else 2
    await CommentVersion.create(comment_id=comment.id, number=number, body=body, at=work().now)
    await move("comment:edit", comment, body=body, version=number, likeness=mark_of(body))
    if finding and _holds(finding, comment):
        await hold(comment, finding)
    await tell("comment.edited", comment)
    return comment


def _holds(finding: Finding, comment: Comment) -> bool:
    """Whether new words hold a comment: those of a held one only when the platform's hold outranks the account's."""
    if comment.state is CommentState.HELD:
        return finding.held_by is HeldBy.PLATFORM and comment.held_by is HeldBy.ACCOUNT
    return True


async def hold(comment: Comment, finding: Finding, cause: ActRow | None = None) -> None:
    """Take a comment back until somebody looked at it."""
    hit = await record_hit(comment, finding)
    changes: dict[str, Any] = {"state": CommentState.HELD, "held_by": finding.held_by, "reason": why_held(finding)}
    await change(ACTS["comment:hold"], comment, changes, reason=why_held(finding), cause=cause)
    await held_for_the_platform(comment)
    if finding.held_by is not HeldBy.PLATFORM:
        await join_open_case(subject_of(comment), CauseKind.SCREENING, hit.id)
    await tell("comment.held", comment, rule=finding.rule, term=finding.term or None)


async def write_comment(
    actor: Actor, post: Post, account: PublicAccount, body: str, *, parent: Comment | None, as_account: bool = False,
) -> Comment:  # fmt: skip
    """Write a new comment, visible or held, with its first version, its hit, its counter and its notices."""
    finding = refusing(actor, post, account, screen(body, place_of(post, account, as_account)))
    doing = work()
    comment = await Comment.create(
        id=new_id(), post_id=post.id, account_id=account.id, author_id=actor.user_id, as_account=as_account,
        author_name=account.name if as_account else actor.name, parent_id=parent.id if parent else None, body=body,
        likeness="" if as_account else mark_of(body),
        state=CommentState.HELD if finding else CommentState.VISIBLE, held_by=finding.held_by if finding else None,
        reason=why_held(finding) if finding else None, created_at=doing.now,
    )  # fmt: skip
    await CommentVersion.create(comment_id=comment.id, number=1, body=body, at=doing.now)
    created("comment:reply" if as_account else "comment:add", comment, counters=births(comment))
    if finding:
        await record_hit(comment, finding)
        await held_for_the_platform(comment)
        await tell("comment.held", comment, rule=finding.rule, term=finding.term or None, post=post.title[:60])
    else:
        await tell("comment.added", comment, post=post.title[:60])
    return comment


def why_held(finding: Finding) -> str:
    """The reason that a held comment bears: a rule that holds every comment found nothing in this one."""
    return "REVIEW_FIRST" if finding.rule in (REVIEW_FIRST, REVIEW_IMPOSED) else "SCREENED"


def place_of(post: Post, account: PublicAccount, as_account: bool) -> Place:
    """Where a comment under this post appears, and by which rules."""
    now = work().now
    rules = rules_now(post, now) or rules_now(account, now) or CommentRules.OPEN
    return Place(account, rules, as_account, takes(account, AccountFunction.COMMENTS_UNREVIEWED, now))


def check_body(body: str) -> None:
    """Refuse a body that cannot be taken: empty, too long, unstorable, or with an identity number in it."""
    checked(body=(body, pack().texts.comment))
    without_identity_numbers("body", body)


def refusing(actor: Actor, post: Post, account: PublicAccount, finding: Finding | None) -> Finding | None:
    """Leave with TextRefused when screening refuses; the hit stays recorded and names rule and term."""
    if finding is None or finding.effect is not Effect.REFUSE:
        return finding
    now = work().now
    hit = _hit_columns(finding, account.id, actor.user_id, None, now)
    refused = entry(actor, work().act, post, now, event="comment.refused", rule=finding.rule)
    columns = {name: getattr(refused, name) for name in refused._meta.fields_map if name != "position"}
    raise Refused(
        TextRefused(finding.rule, finding.term, leaves=(Left("ScreeningHit", hit), Left("TrailEntry", columns)))
    )


async def record_hit(comment: Comment, finding: Finding) -> ScreeningHit:
    """Keep what matched, so that the author can be told."""
    return await ScreeningHit.create(
        **_hit_columns(finding, comment.account_id, comment.author_id, comment.id, work().now)
    )


def _hit_columns(
    finding: Finding, account: UUID, author: UUID | None, subject: UUID | None, now: datetime
) -> dict[str, Any]:
    return {
        "id": new_id(), "subject_kind": SubjectKind.COMMENT, "subject_id": subject, "account_id": account,
        "author_id": author, "held_by": HeldBy(finding.held_by), "effect": finding.effect, "rule": finding.rule,
        "term": finding.term, "pack_version": pack().version, "at": now,
    }  # fmt: skip


def _by_reader(actor: Actor) -> QuerySet[Comment]:
    """What one wrote as a reader; what an operator answers as an account has a limit of its own."""
    return Comment.filter(author_id=actor.user_id, as_account=False)


async def _parent_in(post: Post, comment_id: UUID) -> Comment:
    parent = await seen(Comment, comment_id)
    if parent.post_id != post.id:
        raise Refused(NotFound("Comment"))
    if parent.state is not CommentState.VISIBLE:
        raise Refused(WrongState("comment", parent.state, "reply"))
    if parent.parent_id:
        raise Refused(Restricted(Because.REPLY_TO_A_REPLY))
    return parent
