"""Presses on a digest: go through its comments one by one, hide all that wait, close or open comments."""

from collections import Counter
from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from bot.buttons import OnDigest, keyboard, label
from bot.context import Talk
from bot.interactions.bulk.drawn import drawn_bulk, sentence_of
from bot.interactions.digests import CLOSED_AT_ONCE, closed_until, show
from bot.replies import refuse, tell, toast
from db.chat import Digest
from db.interactions import Bulk
from db.posts import Post
from db.vocabulary import BulkVerb, CommentRules
from resolvers import clock
from resolvers.interactions import digests, set_post_comment_rules
from resolvers.interactions.bulk import moderate_comments
from resolvers.interactions.bulk.picking import kept_for
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import KeyReused, Refusal

HIDDEN_AT_ONCE = 200
HOUR = timedelta(hours=1)
REASONS = 2  # why comments could not be hidden: so many reasons are told


def router() -> Router:
    """The presses on a digest's buttons."""
    made = Router(name="digest presses")
    made.callback_query.register(pressed, OnDigest.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: OnDigest, talk: Talk) -> None:
    """Do what a button says."""
    digest = await digests.digest_by_id(talk.chat, callback_data.id)
    if digest is None or not await digests.posts_in(digest, talk.actor, 1):
        return await toast(query, talk.say("chat-old-button"), alert=True)
    match callback_data.do:
        case "review" | "overview":
            await digests.turn_to(digest, await digests.first_in(digest) if callback_data.do == "review" else None)
            await toast(query)
            await show(talk, digest)
        case "ask_hide":
            await _ask(query, talk, digest, "hide")
        case "ask_close":
            await _ask(query, talk, digest, "close")
        case "hide":
            await _hide_all(query, talk, digest)
        case "close" | "open":
            await _rule(query, talk, digest, closing=callback_data.do == "close")
    return None


async def _ask(query: CallbackQuery, talk: Talk, digest: Digest, do: str) -> None:
    """Ask before all is hidden or closed, by swapping the buttons."""
    await toast(query)
    figures = await digests.figures_of(digest)
    sure = talk.say(f"button-{do}-sure", count=min(figures.waiting, HIDDEN_AT_ONCE))
    await show(talk, digest, markup=_question(talk, digest, sure, do))


def _question(talk: Talk, digest: Digest, sure: str, do: str) -> InlineKeyboardMarkup | None:
    yes, back = OnDigest(do=do, id=digest.id), OnDigest(do="overview", id=digest.id)
    return keyboard([(sure, yes), (label(talk.language, "back"), back)])


async def _hide_all(query: CallbackQuery, talk: Talk, digest: Digest) -> None:
    """Hide what waits in a digest, say what could not be hidden and why, and offer to take it back, per account."""
    waiting = await kept_for(talk.chat, talk.key(), None, await digests.waiting_in(digest, HIDDEN_AT_ONCE))
    bulks, why = list[Bulk](), Counter[str]()
    for account, keys in (await digests.by_account(waiting)).items():
        answer = await moderate_comments(
            talk.actor, account, BulkVerb.HIDE, None, keys, key=f"{talk.update_key}:hide:{account}"
        )
        if isinstance(answer, Refusal):
            why[refusal_sentence(answer, talk.language)] += len(keys)
            continue
        bulks.append(answer)
        for code, count in answer.left_out.items():
            why[sentence_of(talk, answer.verb, code)] += count
    said = talk.say("digest-hidden", count=sum(bulk.done for bulk in bulks))
    if why:
        reasons = " ".join(reason for reason, _ in why.most_common(REASONS))
        said = " ".join((said, talk.say("digest-not-hidden", count=why.total(), reasons=reasons)))
    await toast(query, said, alert=bool(why))
    await show(talk, digest, said)
    for bulk in bulks:
        if bulk.done:  # in a message of its own: the digest is drawn anew as more comes
            drawn = await drawn_bulk(talk, bulk)
            await tell(talk, drawn.content, drawn.markup)


async def _rule(query: CallbackQuery, talk: Talk, digest: Digest, *, closing: bool) -> None:
    """Close comments for an hour under the posts of a digest, or let count again what counted before."""
    posts = await digests.posts_in(digest, talk.actor, CLOSED_AT_ONCE)
    until, refused, ruled = clock.now() + HOUR, None, 0
    for number, post in enumerate(posts):
        if (closed_until(post) is None) is closing:
            answer = await _ruled(talk, post, closing, until, number)
            # The hour counts from the press: pressed once and handled again, it is the first time that holds.
            if isinstance(answer, Refusal) and not isinstance(answer, KeyReused):
                refused = answer
            else:
                ruled += 1
    if refused is not None:
        await refuse(talk, refused, query)
    else:
        await toast(query, talk.say("digest-closed-now" if closing else "digest-opened-now", count=ruled))
    await show(talk, digest)


async def _ruled(talk: Talk, post: Post, closing: bool, until: datetime, number: int) -> Post | Refusal:
    key = talk.key(number + 1)
    if closing:
        return await set_post_comment_rules(talk.actor, post.id, CommentRules.CLOSED, until, key=key)
    return await set_post_comment_rules(talk.actor, post.id, post.comment_rules_after, key=key)
