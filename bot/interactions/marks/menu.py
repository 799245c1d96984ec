"""Instead of the buttons of a card: what is rarer to do with it, and what is asked before it is done."""

from aiogram.types import InlineKeyboardMarkup

from bot.buttons import Labelled, OnComment, OnMark, Place, in_rows, keyboard, label
from bot.context import Talk
from db.interactions import Comment
from policy import pack
from resolvers import clock
from resolvers.interactions.marks.views import mute_of_author
from resolvers.interactions.views import answers_to
from resolvers.rules.permissions import offers

MARKS = ("feature", "unfeature", "pin", "unpin")


async def menu_of(talk: Talk, comment: Comment, at: Place) -> InlineKeyboardMarkup | None:
    """The marks that can be given or taken, muting or unmuting who wrote it, and the account's latest answer."""
    names = offers(talk.actor, comment, {}, clock.now())

    def button(name: str, do: str, key: object = comment.id) -> Labelled:
        return (label(talk.language, name), OnMark(do=do, id=key, at=at))

    marks = [button(verb, verb) for verb in MARKS if f"comment:{verb}" in names]
    muting: list[Labelled] = []
    if "account:mute_user" in names:
        is_muted = await mute_of_author(comment)
        muting = [button("unmute", "unmute") if is_muted else button("mute", "ask_mute")]
    answers, _ = await answers_to(comment.id, 1)
    answer: list[Labelled] = []
    for one in answers:
        may = offers(talk.actor, one, {}, clock.now())
        answer += [button("edit-answer", "edit", one.id)] if "comment:edit" in may else []
        answer += [button("delete-answer", "ask_delete", one.id)] if "comment:delete" in may else []
    return keyboard(marks, [*muting, _back(talk, comment, at)], answer)


def spans(talk: Talk, comment: Comment, at: Place) -> InlineKeyboardMarkup | None:
    """For how long to mute: the days of the policy pack, or for good."""
    days = [
        (talk.say("button-mute-days", days=one), OnMark(do="mute", id=comment.id, at=at, days=one))
        for one in pack().mutes.days
    ]
    good = (label(talk.language, "mute-good"), OnMark(do="mute", id=comment.id, at=at))
    return keyboard(*in_rows([*days, good], 3), [_back(talk, comment, at)])


def sure(talk: Talk, comment: Comment, answer: Comment, at: Place) -> InlineKeyboardMarkup | None:
    """Whether to delete the account's answer."""
    yes = (label(talk.language, "delete-answer-sure"), OnMark(do="delete", id=answer.id, at=at))
    return keyboard([yes], [_back(talk, comment, at)])


def _back(talk: Talk, comment: Comment, at: Place) -> Labelled:
    return (label(talk.language, "back"), OnComment(do="back", id=comment.id, at=at))
