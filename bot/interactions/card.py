"""The card of a comment: how it stands, who wrote it, where, what they wrote, and what can be done."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnAct, OnComment, OnMany, OnMark, Place, in_rows, keyboard, label, mark_of
from bot.context import Talk
from bot.replies import SHOWN, Drawn, called, found_by, lines, one_line, quote
from db.interactions import Comment
from db.oversight import Act
from db.vocabulary import ActorKind, CommentState, HeldBy
from policy import pack
from resolvers import clock
from resolvers.accounts.hours import local
from resolvers.accounts.people import users_by_id
from resolvers.interactions.bulk.alike import Alike, alike_and_near, alike_by_words
from resolvers.interactions.views import answers_to, history_of, hits_on, last_act_on, post_of, seen_comment
from resolvers.oversight import may_undo, rows_by_id
from resolvers.rules.permissions import offers
from resolvers.rules.refusals import Refusal, WrongState

ON_CARDS = ("approve", "hide", "show", "delete", "reply")
NAMED = {
    "comment:approve": "approved", "comment:show": "shown", "comment:edit": "edited", "comment:feature": "featured",
    "comment:unfeature": "unfeatured", "comment:pin": "pinned", "comment:unpin": "unpinned",
}  # fmt: skip
ASKED_FIRST = {"delete": "ask_delete"}
ANSWERS = 3
ANSWER = 200  # characters of an answer on a card, and of a comment on a short one


async def cared_for(talk: Talk, comment_id: object) -> Comment | None:
    """The comment, if this person runs its account."""
    comment = await seen_comment(talk.actor, comment_id)  # type: ignore[arg-type]
    return comment if comment and comment.account_id in talk.actor.posts else None


async def drawn_comment(talk: Talk, comment: Comment, at: Place = "c") -> Drawn:
    """The whole card."""
    act = (await last_act_on([comment.id])).get(comment.id)
    post = await post_of(comment)
    history = await history_of(comment.account_id, comment.author_id, comment.author_name)
    hits = (await hits_on([comment.id])).get(comment.id, [])
    short = at == "c" and is_old(comment.created_at)
    alike = await _alike(talk, comment, at)
    content = lines(
        Bold(await title(talk, comment, act)),
        Text(Bold(called(talk, comment.author_name)), " · ", moment(talk, comment.created_at)),
        _marks(talk, comment),
        None if short else talk.say("card-history", comments=history.comments, hidden=history.hidden),
        talk.say("card-post", post=one_line(post.title), account=await _account(talk, comment)),
        quote(comment.body, ANSWER if short else SHOWN),
        *found_by(talk, "card-hit", hits),
        talk.say("alike-line", count=alike.comments, people=alike.people) if alike else None,
        *await _answers(talk, comment),
    )
    return Drawn(content, _buttons(talk, comment, act, at, alike))


async def _alike(talk: Talk, comment: Comment, at: Place) -> Alike | None:
    """How many comments are alike, where they can be hidden together: on a card by the mark of their words only."""
    if "comment:hide" not in offers(talk.actor, comment, {}, clock.now()):
        return None
    return await alike_by_words(comment) if at == "c" else await alike_and_near(comment)


def _marks(talk: Talk, comment: Comment) -> str | None:
    """What the account set apart about it."""
    if not comment.featured_at and not comment.pinned_at:
        return None
    featured, pinned = ("yes" if mark else "no" for mark in (comment.featured_at, comment.pinned_at))
    return talk.say("card-marks", featured=featured, pinned=pinned)


def is_old(at: datetime) -> bool:
    """Whether something lies so far back that a card of then is not edited any more."""
    return clock.now() - at >= timedelta(seconds=pack().times.card)


async def _answers(talk: Talk, comment: Comment) -> list[Text | str]:
    """The newest answers of the account, and how many came before them."""
    replies, earlier = await answers_to(comment.id, ANSWERS)
    parts: list[Text | str] = [talk.say("card-earlier", count=earlier)] if earlier else []
    for reply in replies:
        parts += [talk.say("card-answered", name=one_line(reply.author_name)), quote(reply.body, ANSWER)]
    return parts


async def title(talk: Talk, comment: Comment, act: Act | None) -> str:
    """How a comment stands, and by whom and when it came to be so."""
    if comment.state is CommentState.HELD:
        return talk.say("card-held-platform" if comment.held_by is HeldBy.PLATFORM else "card-held")
    name = comment.state.value.lower()
    if comment.state is CommentState.VISIBLE:
        name = NAMED.get(act.name, "") if act else ""
    if not name or act is None:
        return talk.say("card-new")
    facts = {"by": await doer(talk, comment, act), "at": moment(talk, act.at)}
    if comment.reason and name in ("hidden", "deleted", "removed"):
        facts["reason"] = talk.say(f"reason-{comment.reason}")
    return talk.say(f"card-{name}", **facts)


async def doer(talk: Talk, comment: Comment, act: Act) -> str:
    """Who did an act, as this person may know it: oneself, a colleague, the author; of staff only that it was staff."""
    if act.actor_kind is ActorKind.STAFF:
        return talk.say("card-by-platform")
    if act.actor_id == talk.actor.user_id:
        return talk.say("card-by-you")
    if act.actor_id and act.actor_id == comment.author_id:
        return called(talk, comment.author_name)
    known = await users_by_id([act.actor_id]) if act.actor_id else {}
    if act.actor_id in known:
        return called(talk, known[act.actor_id].display_name)
    return talk.say("card-by-platform")


def moment(talk: Talk, at: datetime) -> str:
    """A time as short as it can be, by the person's own clock: of today only the hour and minute."""
    here, zone = local(talk.chat, at), " UTC" if talk.chat.time_zone == "UTC" else ""
    today = here.date() == local(talk.chat, clock.now()).date()
    return f"{here:%H:%M}{zone}" if today else f"{here:%Y-%m-%d %H:%M}{zone}"


async def who_was_first(talk: Talk, refusal: Refusal, comment: Comment | None) -> Refusal:
    """A late press is told whose act came before it."""
    if not isinstance(refusal, WrongState) or comment is None:
        return refusal
    act = (await last_act_on([comment.id])).get(comment.id)
    if act is None or act.actor_id == talk.actor.user_id:
        return refusal
    return replace(refusal, by=await doer(talk, comment, act))


async def _account(talk: Talk, comment: Comment) -> str | None:
    """The name of the account, for those who run several."""
    if len(talk.actor.posts) < 2:
        return None
    rows = await rows_by_id(talk.actor, "PublicAccount", [comment.account_id])
    return one_line(rows[comment.account_id].name) if rows else None  # type: ignore[attr-defined]


def _buttons(
    talk: Talk, comment: Comment, act: Act | None, at: Place, alike: Alike | None
) -> InlineKeyboardMarkup | None:
    verbs = {name.split(":")[1] for name in offers(talk.actor, comment, {}, clock.now()) if name.startswith("comment:")}
    if comment.state is not CommentState.VISIBLE:
        verbs.discard("reply")
    acts: list[Labelled] = [
        (label(talk.language, verb), OnComment(do=ASKED_FIRST.get(verb, verb), id=comment.id, at=at))
        for verb in ON_CARDS
        if verb in verbs
    ]
    if act is not None and may_undo(talk.actor, comment, act):
        acts.insert(0, (label(talk.language, "undo"), OnAct(id=act.id, at=at)))
    more: list[Labelled] = []
    if "hide" in verbs:
        more.append((label(talk.language, "hide-because"), OnComment(do="ask_hide", id=comment.id, at=at)))
        more.append((label(talk.language, "marks"), OnMark(do="menu", id=comment.id, at=at)))
    if len(comment.body) > SHOWN:
        more.append((label(talk.language, "more"), OnComment(do="more", id=comment.id, at=at)))
    many = [(talk.say("button-hide-alike", count=alike.comments), OnMany(do="alike", id=comment.id))] if alike else []
    ways: list[Labelled] = []
    if at != "c":
        ways = [(label(talk.language, step), OnComment(do=step, id=comment.id, at=at)) for step in ("previous", "next")]
    return keyboard(acts, more, many, ways)


def reasons_for(talk: Talk, verb: str, comment: Comment, at: Place) -> InlineKeyboardMarkup | None:
    """Instead of the buttons of a card: the short list of reasons, and the way back."""
    reasons = [
        (talk.say(f"reason-{code}"), OnComment(do=verb, id=comment.id, at=at, why=mark_of(code)))
        for code in pack().reasons.care
    ]
    return keyboard(*in_rows(reasons, 2), [(label(talk.language, "back"), OnComment(do="back", id=comment.id, at=at))])
