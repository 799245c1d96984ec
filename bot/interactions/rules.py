"""Who may comment: /comments shows and sets the rule of an account or of one post, for good or for a time."""

import re
from datetime import timedelta
from typing import Literal, get_args
from uuid import UUID

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnAct, OnRules, in_rows, keyboard, label
from bot.complaints.target import target_in
from bot.context import Talk
from bot.interactions.card import moment
from bot.replies import Drawn, cut, in_words, lines, one_line, redraw, refuse, swap, tell, toast
from bot.which import of_ones_accounts
from db.accounts import PublicAccount
from db.interactions import Comment
from db.posts import Post
from db.vocabulary import CommentRules
from resolvers import clock
from resolvers.interactions import last_act_on, set_account_comment_rules, set_post_comment_rules
from resolvers.oversight import may_undo, rows_by_id
from resolvers.pages import Window
from resolvers.posts import drafts_page
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import ends_at, rules_now
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import KeyReused, NotAllowed, NotFound, Refusal

Rule = Literal["open", "review", "followers", "close", "inherit"]
RULES: dict[str, CommentRules | None] = {
    "open": CommentRules.OPEN, "review": CommentRules.REVIEW, "followers": CommentRules.FOLLOWERS,
    "close": CommentRules.CLOSED, "inherit": None,
}  # fmt: skip
WORDS: dict[str, Rule] = {
    "open": "open", "review": "review", "close": "close", "closed": "close", "开放": "open", "审核": "review",
    "关闭": "close", "followers": "followers", "粉丝": "followers", "关注者": "followers", "仅关注者": "followers",
}  # fmt: skip
SPAN = re.compile(r"(\d{1,3})\s*(h|d|小时|天)", re.IGNORECASE)
POINTS = re.compile(r"[@/_]|.{16}")  # what may point at an account or a post
TIMES = (1, 2, 24)  # hours, as buttons
POSTS = 8
TITLE = 40
Ruled = PublicAccount | Post


def router() -> Router:
    """The command and its buttons."""
    made = Router(name="comment rules")
    made.message.register(asked, Command("comments"))
    made.callback_query.register(pressed, OnRules.filter())
    return made


async def asked(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """Set what the words say, or show what is in force; ask of which account when that is not clear."""
    await state.clear()
    words = (command.args or "").split()
    rule = next((WORDS[word.lower()] for word in words if word.lower() in WORDS), None)
    span = next((found for word in words if (found := SPAN.fullmatch(word))), None)
    hours = int(span[1]) * (1 if span[2].lower() in ("h", "小时") else 24) if span else 0
    others = [word for word in words if word.lower() not in WORDS and not SPAN.fullmatch(word)]
    if (others and not POINTS.search(" ".join(others))) or (span and rule is None):
        await tell(talk, talk.say("rules-help"))
    elif others:
        await _about(talk, await _row(talk, others), rule, hours)
    else:
        await _about_ones_accounts(talk, rule, hours)


async def _row(talk: Talk, words: list[str]) -> Ruled | None:
    """The account or the post that words point at; of a comment, its post."""
    found = await target_in(talk, " ".join(words)) if words else None
    row = found.row if found else None
    if isinstance(row, Comment):
        return await _row_by_id(talk, "p", row.post_id)
    return row if isinstance(row, PublicAccount | Post) else None


async def _row_by_id(talk: Talk, of: str, key: UUID) -> Ruled | None:
    row = (await rows_by_id(talk.actor, "Post" if of == "p" else "PublicAccount", [key])).get(key)
    return row if isinstance(row, PublicAccount | Post) else None


async def _about_ones_accounts(talk: Talk, rule: Rule | None, hours: int) -> None:
    await of_ones_accounts(
        talk,
        lambda account: _about(talk, account, rule, hours),
        lambda key: OnRules(do=rule or "show", of="a", id=key, hours=hours),
    )


async def _about(talk: Talk, row: Ruled | None, rule: Rule | None, hours: int) -> None:
    """Set a rule, if one is given, and show what is in force."""
    answer = await _set(talk, row, rule, hours) if row is not None and rule else row
    if answer is None or (not rule and not isinstance(answer, Refusal) and not _is_ours(talk, answer)):
        answer = NotFound("PublicAccount") if answer is None else NotAllowed("account:set_comment_rules")
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    drawn = await drawn_rules(talk, answer)
    await tell(talk, drawn.content, drawn.markup)
    return None


def _is_ours(talk: Talk, row: Ruled) -> bool:
    return (row.id if isinstance(row, PublicAccount) else row.account_id) in talk.actor.posts


async def _set(talk: Talk, row: Ruled, rule: Rule, hours: int) -> Ruled | Refusal:
    until = clock.now() + timedelta(hours=hours) if hours else None
    setting = set_post_comment_rules if isinstance(row, Post) else set_account_comment_rules
    answer = await setting(talk.actor, row.id, RULES[rule], until, key=talk.key())
    # Under the same key only this update handled again asks for another end: what it did first holds.
    return row if isinstance(answer, KeyReused) else answer


async def pressed(query: CallbackQuery, callback_data: OnRules, talk: Talk) -> None:
    """Show or set a rule in the message in which the button is."""
    row = await _row_by_id(talk, callback_data.of, callback_data.id)
    message = query.message.message_id if query.message else 0
    if row is None:
        return await refuse(talk, NotFound("Post" if callback_data.of == "p" else "PublicAccount"), query)
    if callback_data.do in get_args(Rule):
        answer = await _set(talk, row, callback_data.do, callback_data.hours)  # type: ignore[arg-type]
        if isinstance(answer, Refusal):
            return await refuse(talk, answer, query)
        await toast(query, talk.say("toast-rules"))
        await redraw(talk, message, await drawn_rules(talk, answer))
        return None
    if not _is_ours(talk, row):
        return await refuse(talk, NotAllowed("account:set_comment_rules"), query)
    await toast(query)
    if callback_data.do == "ask_close":
        await swap(talk, message, _asking(talk, row))
    elif callback_data.do == "posts":
        await redraw(talk, message, await _posts(talk, row))
    else:
        await redraw(talk, message, await drawn_rules(talk, row))
    return None


async def drawn_rules(talk: Talk, row: Ruled) -> Drawn:
    """What is in force for an account or a post, until when, and what can be set."""
    now = clock.now()
    rule, end = rules_now(row, now), ends_at(row, now)
    after = row.comment_rules_after if end else None
    name = row.name if isinstance(row, PublicAccount) else row.title
    content = lines(
        Bold(talk.say(f"rules-of-{'account' if isinstance(row, PublicAccount) else 'post'}", name=one_line(name))),
        talk.say("rules-now", rule=_word(talk, rule)),
        talk.say("rules-until", at=moment(talk, end), rule=_word(talk, after)) if end else None,
        talk.say("rules-accounts") if isinstance(row, PublicAccount) else None,
    )
    return Drawn(content, await _buttons(talk, row))


def _word(talk: Talk, rule: CommentRules | None) -> str:
    return talk.say("rules-inherit") if rule is None else talk.say(f"word-CommentRules-{rule.value}")


async def _buttons(talk: Talk, row: Ruled) -> InlineKeyboardMarkup | None:
    of: Literal["a", "p"] = "a" if isinstance(row, PublicAccount) else "p"

    def button(name: str, do: str, hours: int = 0) -> Labelled:
        return (talk.say(f"button-{name}", hours=hours), OnRules(do=do, of=of, id=row.id, hours=hours))

    names = offers(talk.actor, row, {}, clock.now())
    rows: list[list[Labelled]] = []
    if "account:set_comment_rules" in names or "post:set_comment_rules" in names:
        may_open = _may_open(talk, row)
        opening = [button(f"rules-{do}", do) for do in ("open", "review", "followers")] if may_open else []
        rows = [
            [*opening, button("rules-close", "ask_close")],
            [button("rules-close-for", "close", hours) for hours in TIMES],
        ]
        act = (await last_act_on([row.id])).get(row.id)
        if act is not None and act.name.endswith(":set_comment_rules") and may_undo(talk.actor, row, act):
            rows.append([(label(talk.language, "undo"), OnAct(id=act.id, at="r"))])
    if of == "a":
        rows.append([button("rules-posts", "posts")])
    elif rows and _may_open(talk, row):
        rows.append([button("rules-inherit", "inherit")])
    return keyboard(*rows)


def _may_open(talk: Talk, row: Ruled) -> bool:
    """Whether comments may be opened: not while a sanction restricts them."""
    act = ACTS["account:set_comment_rules" if isinstance(row, PublicAccount) else "post:set_comment_rules"]
    return objection(talk.actor, act, row, {"rules": CommentRules.OPEN}, clock.now()) is None


def _asking(talk: Talk, row: Ruled) -> InlineKeyboardMarkup | None:
    of: Literal["a", "p"] = "a" if isinstance(row, PublicAccount) else "p"
    return keyboard([
        (label(talk.language, "rules-close-sure"), OnRules(do="close", of=of, id=row.id)),
        (label(talk.language, "back"), OnRules(do="show", of=of, id=row.id)),
    ])  # fmt: skip


async def _posts(talk: Talk, row: Ruled) -> Drawn:
    """The newest posts of an account, to choose one."""
    account = row.id if isinstance(row, PublicAccount) else row.account_id
    posts = await drafts_page(talk.actor, Window(limit=100))
    ours = [post for post in posts if post.account_id == account and "post:set_comment_rules" in offers(
        talk.actor, post, {}, clock.now())][:POSTS]  # fmt: skip
    names = [(cut(one_line(post.title), TITLE), OnRules(do="show", of="p", id=post.id)) for post in ours]
    back = [(label(talk.language, "back"), OnRules(do="show", of="a", id=account))]
    return Drawn(Text(talk.say("rules-which-post" if ours else "rules-no-post")), keyboard(*in_rows(names, 1), back))
