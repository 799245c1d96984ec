"""A digest in a chat: many new comments in one message, which is edited as more come and turned over like a book."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnDigest, keyboard, label
from bot.chat.telegram import NotReached
from bot.context import Talk, alone_in, talk_of
from bot.interactions.card import cared_for, drawn_comment, moment
from bot.replies import Drawn, lines, mark_of_drawn, one_line, redraw, tell
from db.chat import Digest
from db.engines import is_away, to_the_end
from db.interactions import Comment
from db.posts import Post
from db.vocabulary import CommentRules, Transport
from resolvers import clock
from resolvers.interactions import digests
from resolvers.notices import chat_is_blocked
from resolvers.rules.conditions import ends_at, rules_now
from resolvers.rules.permissions import offers

NAMED = 3  # posts that a digest names
CLOSED_AT_ONCE = 20  # posts under which a press closes comments
UNREACHED, WITHOUT_BOT = 5.0, 10.0
ASKING = "asking"  # instead of a mark of what is shown: a question stands, which is not drawn over at once
log = structlog.get_logger()


async def send_digests(bots: Mapping[Transport, Bot]) -> int:
    """Send or edit every digest that is due; gives how many were taken."""
    claimed = await digests.claim_digests()
    await asyncio.gather(*(_send(bots, digest) for digest in claimed))
    return len(claimed)


async def _send(bots: Mapping[Transport, Bot], digest: Digest) -> None:
    chat, bot = digest.chat, bots.get(digest.chat.transport)
    try:
        if bot is None:  # left for another process
            await digests.not_tried(digest, WITHOUT_BOT)
        elif chat.blocked_at is not None:
            await digests.given_up(digest)
        elif not await digests.not_yet(digest, clock.now()):
            async with alone_in(chat):
                talk = await talk_of(bot, chat, f"digest:{digest.id}:{digest.message_id or 0}")
                if talk is not None:
                    await _drawn_when_due(talk, await digests.again(digest))
    except asyncio.CancelledError:
        await to_the_end(digests.not_tried(digest))
        raise
    except TelegramRetryAfter as flood:
        await digests.not_tried(digest, flood.retry_after)
    except NotReached:
        await digests.not_tried(digest, UNREACHED)
    except TelegramForbiddenError:
        await chat_is_blocked(chat, clock.now())
        await digests.given_up(digest)
    except Exception as failure:  # one digest that cannot be sent must not stop the others
        facts = {"error": type(failure).__name__, "digest": str(digest.id), "attempt": digest.attempts}
        if not is_away(failure):
            log.warning("digest_failed", **facts)
        await digests.not_drawn(digest)


async def _drawn_when_due(talk: Talk, digest: Digest) -> None:
    until = digests.patience(digest)
    if digest.shown == ASKING and clock.now() < until:
        await digests.wait(digest, until)
    elif not await digests.posts_in(digest, talk.actor, 1):
        await digests.given_up(digest)  # the chat is somebody else's now, or its person runs the account no more
    else:
        await show(talk, digest)


async def show(talk: Talk, digest: Digest, note: str | None = None, markup: InlineKeyboardMarkup | None = None) -> None:
    """Draw a digest as it is now, in its message or in a new one when that is gone; `markup` asks a question."""
    drawn = await drawn_digest(talk, digest, note)
    shown = ASKING if markup else mark_of_drawn(drawn)
    if markup:
        drawn = Drawn(drawn.content, markup)
    number, same = digest.message_id, not markup and digest.shown == shown
    if number is None or not (same or await redraw(talk, number, drawn)):
        sent = await tell(talk, drawn.content, drawn.markup, silent=talk.chat.silent)
        number = sent.message_id
    await digests.drawn(digest, number, shown, clock.now())


async def mark_asking(talk: Talk, message_id: int) -> None:
    """The buttons of a digest's page were swapped for a question, which is not to be drawn over at once."""
    digest = await digests.digest_at(talk.chat, message_id)
    if digest is not None:
        await digests.drawn(digest, message_id, ASKING, clock.now())


async def drawn_digest(talk: Talk, digest: Digest, note: str | None = None) -> Drawn:
    """The comment that its reader has turned to, or what there is in all."""
    comment = await cared_for(talk, digest.page_id) if digest.page_id else None
    if comment is not None:
        page = await drawn_page(talk, comment)
        return Drawn(lines(note, page.content), page.markup)
    figures = await digests.figures_of(digest)
    posts = await digests.posts_in(digest, talk.actor, CLOSED_AT_ONCE)
    content = lines(
        Bold(talk.say("digest-head", comments=figures.comments, posts=figures.posts)),
        *(Text("· ", one_line(post.title)) for post in posts[:NAMED]),
        "…" if len(posts) > NAMED else None,
        talk.say("digest-waiting", count=figures.waiting) if figures.waiting != figures.comments else None,
        *_closed(talk, posts),
        note,
    )
    return Drawn(content, _buttons(talk, digest, figures.waiting, posts))


def _closed(talk: Talk, posts: list[Post]) -> list[str]:
    """Until when comments are closed under posts that were closed for a time."""
    ends = {end for post in posts if (end := closed_until(post)) is not None}
    return [talk.say("digest-closed", until=moment(talk, max(ends)))] if ends else []


def closed_until(post: Post) -> datetime | None:
    """When the post's own closing ends, if it is closed for a time."""
    now = clock.now()
    return ends_at(post, now) if rules_now(post, now) is CommentRules.CLOSED else None


def _buttons(talk: Talk, digest: Digest, waiting: int, posts: list[Post]) -> InlineKeyboardMarkup | None:
    def button(name: str, do: str, **facts: object) -> Labelled:
        return (talk.say(f"button-{name}", **facts), OnDigest(do=do, id=digest.id))

    now = clock.now()
    ours = [post for post in posts if "post:set_comment_rules" in offers(talk.actor, post, {}, now)]
    opening = [post for post in ours if "post:set_comment_rules" in offers(talk.actor, post, {"rules": None}, now)]
    doing = [button("hide-all", "ask_hide")] if waiting else []
    if any(closed_until(post) is None for post in ours):
        doing.append(button("close-hour", "ask_close"))
    if any(closed_until(post) is not None for post in opening):
        doing.append(button("open-comments", "open"))
    return keyboard([button("review", "review")], doing)


async def drawn_page(talk: Talk, comment: Comment) -> Drawn:
    """One comment of a digest, with its place in it and the way back."""
    drawn = await drawn_comment(talk, comment, "d")
    digest = await digests.digest_with(talk.chat, comment.id)
    if digest is None:
        return drawn
    figures = await digests.figures_of(digest)
    place = await digests.place_of(digest, comment.id)
    head = talk.say("digest-page", place=place, count=figures.comments, waiting=figures.waiting)
    back = keyboard([(label(talk.language, "overview"), OnDigest(do="overview", id=digest.id))])
    rows = [*(drawn.markup.inline_keyboard if drawn.markup else []), *(back.inline_keyboard if back else [])]
    return Drawn(lines(head, "—", drawn.content), InlineKeyboardMarkup(inline_keyboard=rows))
