"""What a chat is shown of a comment that has news: its card, a new card, a place in a digest, or nothing."""

from aiogram.utils.formatting import Text

from bot.buttons import Place
from bot.chat import storage
from bot.context import Talk
from bot.interactions import digests as shown_digests
from bot.interactions.card import cared_for, drawn_comment, is_old
from bot.interactions.queue import drawn_at
from bot.replies import Drawn, mark_of_drawn, redraw, tell
from db.chat import Card
from db.interactions import Comment
from db.vocabulary import CommentState
from resolvers import clock
from resolvers.accounts.hours import is_quiet
from resolvers.interactions import digests
from resolvers.interactions.digests import Way


async def tell_of_comment(talk: Talk, comment_id: object, *, fresh: bool) -> None:
    """Draw a comment's card anew; a new one only for news, and never for comments brought in from elsewhere."""
    comment = await cared_for(talk, comment_id)
    if comment is not None and comment.as_account:
        # An account's own reply shows on the card of the comment that it answers.
        comment = await cared_for(talk, comment.parent_id) if comment.parent_id else None
        fresh = False
    if comment is None:
        return
    card = await storage.card_of(talk.chat, "Comment", comment.id)
    if card is not None:
        await draw_card(talk, card, comment)
    elif fresh and comment.source_key is None:
        await _tell_first(talk, comment)
    await _in_its_digest(talk, comment)


async def _tell_first(talk: Talk, comment: Comment) -> None:
    now, held = clock.now(), comment.state is CommentState.HELD
    way = await digests.way_to_tell(talk.chat, held=held, now=now)
    if way is Way.DIGEST:
        await digests.take_in(talk.chat, comment, now)
    elif way is Way.CARD:
        silent = is_quiet(talk.chat, now) or (talk.chat.silent and not held)
        await _send_card(talk, comment, await drawn_comment(talk, comment), silent=silent, news=not held)


async def _send_card(talk: Talk, comment: Comment, drawn: Drawn, *, silent: bool, news: bool = False) -> None:
    sent = await tell(talk, drawn.content, drawn.markup, silent=silent)
    mark = mark_of_drawn(drawn)
    await storage.keep_card(talk.chat, sent.message_id, "Comment", comment.id, mark, clock.now(), news=news)


async def draw_card(talk: Talk, card: Card, comment: Comment) -> None:
    """Edit the card of a comment; one that is old or gone gives way to a new one at the end of the chat."""
    drawn = await drawn_comment(talk, comment)
    if card.shown == mark_of_drawn(drawn):
        return
    if is_old(card.at):
        await redraw(talk, card.message_id, Drawn(Text(talk.say("card-moved"))))
    elif await redraw(talk, card.message_id, drawn):
        return
    await _send_card(talk, comment, drawn, silent=True)


async def show_at(talk: Talk, message_id: int, comment: Comment, at: Place) -> None:
    """Draw a comment in the message in which somebody pressed or answered: a card, the queue, or a digest."""
    card = await storage.card_at(talk.chat, message_id) if at == "c" else None
    digest = await digests.digest_with(talk.chat, comment.id) if at == "d" else None
    if card is not None and card.subject_id == comment.id:
        await draw_card(talk, card, comment)
    elif digest is not None:
        await digests.turn_to(digest, comment.id)
        await shown_digests.show(talk, digest)
    else:
        await redraw(talk, message_id, await drawn_at(talk, comment, at))


async def _in_its_digest(talk: Talk, comment: Comment) -> None:
    """A digest that shows the comment by itself is drawn at once, one that counts it soon."""
    digest = await digests.digest_with(talk.chat, comment.id)
    if digest is None or digest.message_id is None:
        return
    if digest.page_id == comment.id and digest.shown != shown_digests.ASKING:
        await shown_digests.show(talk, digest)
    else:
        await digests.due_soon(digest, clock.now())
