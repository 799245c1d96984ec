"""The care that an account's operators take of the comments under their posts (D12.2)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.interactions import Comment
from db.posts import Post
from db.vocabulary import CommentRules, CommentState
from policy import pack
from resolvers.complaints.cases.opening import held_for_the_platform
from resolvers.interactions.comments import check_body, write_comment
from resolvers.interactions.reach import account_reached
from resolvers.limits import within_limit
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell, tell_of_an_answer
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import post_is_public
from resolvers.rules.refusals import FaultCode, Refused, WrongState, invalid
from resolvers.rules.standings import Actor, Standing, standings
from resolvers.rules.texts import checked
from resolvers.use_case import use_case, work


@use_case("comment:approve")
async def approve_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Let a held comment appear; operators approve the account's holds, staff the platform's."""
    comment = await _cared(actor, "comment:approve", comment_id)
    await tell_of_an_answer(comment)
    return comment


@use_case("comment:hide")
async def hide_comment(actor: Actor, comment_id: UUID, reason: str | None = None) -> Comment:
    """Hide a comment from readers; its author still sees it, with the reason, and is told."""
    return await _cared(actor, "comment:hide", comment_id, reason=reason or "OTHER")


@use_case("comment:show")
async def show_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Show a hidden comment again."""
    return await _cared(actor, "comment:show", comment_id)


@use_case("comment:delete")
async def delete_comment(actor: Actor, comment_id: UUID, reason: str | None = None) -> Comment:
    """Delete a comment; whoever deleted it can take that back for a while. Operators give a reason from the list."""
    comment = await locked(Comment, comment_id)
    await permit(ACTS["comment:delete"], comment)
    if reason is None and Standing.AUTHOR not in standings(actor, comment):
        raise invalid("reason", FaultCode.EMPTY)
    code = _reason(reason) if reason else "BY_AUTHOR"
    await move("comment:delete", comment, reason=code)
    await tell("comment.deleted", comment, reason=code)
    return comment


@use_case("comment:undelete")
async def undelete_comment(actor: Actor, comment_id: UUID) -> Comment:
    """Take back one's own deletion, within the undo time: the comment is exactly what it was."""
    comment = await locked(Comment, comment_id)
    await move("comment:undelete", comment, facts={"undo_seconds": pack().times.undo})
    await held_for_the_platform(comment)
    await tell("comment.undeleted", comment)
    return comment


@use_case("comment:reply")
async def reply_to_comment(actor: Actor, comment_id: UUID, body: str) -> Comment:
    """Answer a comment in the account's name."""
    parent = await seen(Comment, comment_id)
    account, facts = await account_reached(actor, parent.account_id)
    await permit(ACTS["comment:reply"], parent, facts)
    if parent.state is not CommentState.VISIBLE:
        raise Refused(WrongState("comment", parent.state, "reply"))
    check_body(body)
    replies = Comment.filter(author_id=actor.user_id, as_account=True)
    await within_limit(pack().limits.replies, replies, "created_at")
    post = await seen(Post, parent.post_id)
    if refusal := post_is_public.test(actor, post, {}, work().now):
        raise Refused(refusal)
    return await write_comment(actor, post, account, body, parent=parent, as_account=True)


@use_case("post:set_comment_rules")
async def set_post_comment_rules(
    actor: Actor, post_id: UUID, rules: CommentRules | None, until: datetime | None = None
) -> Post:
    """Open comments under a post, let them be reviewed first, close them, or follow the account's rule again.

    With `until` the rule ends by itself, and what counted before counts again.
    """
    post = await locked(Post, post_id)
    await permit(ACTS["post:set_comment_rules"], post, {"rules": rules})
    await move("post:set_comment_rules", post, **_ruled(post, rules, until))
    return post


@use_case("account:set_comment_rules")
async def set_account_comment_rules(
    actor: Actor, account_id: UUID, rules: CommentRules | None, until: datetime | None = None
) -> PublicAccount:
    """Open comments under all posts of an account, let them be reviewed first, or close them.

    With `until` the rule ends by itself, and what counted before counts again.
    """
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:set_comment_rules"], account, {"rules": rules})
    if rules is None:
        raise invalid("rules", FaultCode.EMPTY)
    await move("account:set_comment_rules", account, **_ruled(account, rules, until))
    return account


def _ruled(row: Post | PublicAccount, rules: CommentRules | None, until: datetime | None) -> dict[str, Any]:
    """The columns of a rule with or without an end; behind one with an end stays the last that had none."""
    longest = pack().times.timed_rules
    if until is not None and (
        rules is None or until.tzinfo is None or not 0 < (until - work().now).total_seconds() <= longest
    ):
        raise invalid("until", FaultCode.NOT_A_TIME_TO_COME, longest // 86400)
    lasting = row.comment_rules_after if row.comment_rules_until else row.comment_rules
    return {
        "comment_rules": rules,
        "comment_rules_until": until,
        "comment_rules_after": lasting if until else None,
    }


@use_case("account:set_word_list")
async def set_word_list(actor: Actor, account_id: UUID, words: list[str]) -> PublicAccount:
    """Set the words that make a comment wait for the account's operators; they are found in any case and width."""
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:set_word_list"], account)
    limits = pack().texts
    if len(words) > limits.words:
        raise invalid("words", FaultCode.TOO_LONG, limits.words)
    checked(**{f"words.{number}": (word, limits.word) for number, word in enumerate(words)})
    await move("account:set_word_list", account, word_list=list(dict.fromkeys(words)))
    return account


async def _cared(actor: Actor, act: str, comment_id: UUID, *, reason: str | None = None) -> Comment:
    comment = await locked(Comment, comment_id)
    await permit(ACTS[act], comment)
    await move(act, comment, reason=reason and _reason(reason))
    await tell(ACTS[act].event, comment, reason=reason)
    return comment


def _reason(code: str) -> str:
    known = pack().reasons.care
    if code not in known:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(known))
    return code
