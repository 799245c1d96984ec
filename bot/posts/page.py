"""What is shown of posts to those who write them: the list of an account, and one of them as it will look."""

from datetime import datetime
from typing import Any
from uuid import UUID

from aiogram.utils.formatting import Bold

from bot.buttons import Labelled, OnPost, in_rows, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, cut, lines, one_line, quote
from db.accounts import PublicAccount
from db.posts import Post
from db.vocabulary import PostState
from resolvers import clock
from resolvers.accounts.opening.publishing import publishing_facts
from resolvers.oversight import rows_by_id
from resolvers.posts import written_for
from resolvers.refusing import refusal_sentence
from resolvers.rules.accounts.standing import NEEDS_LICENCE, news_is_for_the_qualified
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import NotAllowed, Refusal, WrongState

LISTED = 8
TITLE = 28  # characters of a headline on a button
BUTTONS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("post:publish", ("publish",)), ("post:withdraw", ("withdraw",)), ("post:edit", ("title", "text")),
)  # fmt: skip


async def drawn_list(talk: Talk, account: PublicAccount) -> Drawn:
    """The newest posts of an account that one runs, in every state."""
    found = await written_for(talk.actor, account.id, LISTED)
    content = lines(
        Bold(talk.say("post-head", name=one_line(account.name))),
        *(talk.say("post-line", title=cut(one_line(one.title), 80), state=one.state) for one in found),
        None if found else talk.say("post-none"),
    )
    shown = [(cut(one_line(one.title), TITLE), OnPost(do="show", id=one.id)) for one in found]
    write = (label(talk.language, "post-write"), OnPost(do="write", id=account.id))
    return Drawn(content, keyboard(*in_rows(shown, 2), [write]))


async def post_of_ones_own(talk: Talk, post_id: UUID) -> Post | None:
    """A post of an account that one runs."""
    row = (await rows_by_id(talk.actor, "Post", [post_id])).get(post_id)
    return row if isinstance(row, Post) and row.account_id in talk.actor.posts else None


async def drawn_post(talk: Talk, post: Post) -> Drawn:
    """A post as readers see it, and what can be done with it."""
    facts, now = await publishing_facts(talk.actor, post), clock.now()
    may = offers(talk.actor, post, facts, now)
    buttons: list[Labelled] = [
        (label(talk.language, f"post-{do}"), OnPost(do=do, id=post.id)) for act, does in BUTTONS if act in may
        for do in does
    ]  # fmt: skip
    if post.state is PostState.DRAFT:
        buttons.append((label(talk.language, "post-keep"), OnPost(do="keep", id=post.id)))
    every = (label(talk.language, "post-list"), OnPost(do="list", id=post.account_id))
    content = lines(
        Bold(one_line(post.title)), quote(post.body), talk.say("post-state", state=post.state.value),
        _why_held(talk, post, facts, now),
        _why_not(talk, objection(talk.actor, ACTS["post:publish"], post, facts, now)),
    )  # fmt: skip
    return Drawn(content, keyboard(*in_rows(buttons, 2), [every]))


def _why_not(talk: Talk, refusal: Refusal | None) -> str | None:
    """What stands against publishing, where it would be the next thing to do."""
    if refusal is None or isinstance(refusal, NotAllowed | WrongState):
        return None
    return talk.say("post-not-yet", why=refusal_sentence(refusal, talk.language))


def _why_held(talk: Talk, post: Post, facts: Facts, now: datetime) -> str | None:
    """What a post lacks that is held for want of a licence."""
    if post.state is not PostState.HELD or post.reason != NEEDS_LICENCE:
        return None
    refusal = news_is_for_the_qualified.test(talk.actor, post, facts, now)
    return talk.say("post-waits", why=refusal_sentence(refusal, talk.language)) if refusal else None
