"""What is shown of a team: everybody with role and date, one of them with what can be done, and what is asked first."""

from typing import Literal
from uuid import UUID

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnTeam, in_rows, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, and_more, cut, lines, one_line
from db.accounts import Operatorship, PublicAccount
from db.vocabulary import OperatorRole, OperatorshipState
from resolvers import clock
from resolvers.accounts.hours import local
from resolvers.accounts.team.views import is_offered, team_of
from resolvers.oversight import rows_by_id
from resolvers.rules.permissions import offers

NAME = 40
SHOWN = 30  # of a team in one message
PRESSED = 60  # of a team on the buttons of one message
Asked = Literal["remove", "offer", "accept", "leave"]


async def account_of(talk: Talk, account_id: UUID) -> PublicAccount | None:
    """An account that one runs."""
    if account_id not in talk.actor.posts:
        return None
    row = (await rows_by_id(talk.actor, "PublicAccount", [account_id])).get(account_id)
    return row if isinstance(row, PublicAccount) else None


async def drawn_team(talk: Talk, account: PublicAccount) -> Drawn:
    """Who runs an account, who is invited to, and what this person can do about it."""
    team = await team_of(talk.actor, account.id)
    content = lines(
        Bold(talk.say("team-head", name=one_line(account.name))),
        *(_line(talk, post) for post in team[:SHOWN]),
        and_more(talk, len(team) - SHOWN),
    )
    return Drawn(content, _buttons(talk, account, team))


def _line(talk: Talk, post: Operatorship) -> str:
    if post.state is OperatorshipState.INVITED:
        return talk.say("team-invited", role=post.role, until=_day(talk, post.expires_at))
    said = talk.say(
        "team-one", name=_name(post), role=post.role, since=_day(talk, post.since),
        own="yes" if post.user_id == talk.actor.user_id else "no",
    )  # fmt: skip
    return f"{said} {talk.say('team-offered', until=_day(talk, post.offered_until))}" if is_offered(post) else said


def _buttons(talk: Talk, account: PublicAccount, team: list[Operatorship]) -> InlineKeyboardMarkup | None:
    own = next((post for post in team if post.user_id is not None and post.user_id == talk.actor.user_id), None)
    if own is None:
        return None
    rows: list[list[Labelled]] = []
    owners = sum(post.role is OperatorRole.OWNER for post in team)
    if own.role is OperatorRole.OWNER:
        others = [post for post in team[:PRESSED] if post.user_id is not None and post.id != own.id]
        rows += in_rows([(_name(post), OnTeam(do="one", id=post.id)) for post in others], 2)
        rows += [[_withdrawing(talk, post)] for post in team[:PRESSED] if post.state is OperatorshipState.INVITED]
        rows.append([_button(talk, f"invite_{role}", account.id) for role in ("editor", "moderator")])
        rows.append([_button(talk, "week", account.id)])
    if is_offered(own):
        rows.append([_button(talk, "ask_accept", own.id), _button(talk, "withdraw_offer", own.id, "decline")])
    if own.role is not OperatorRole.OWNER or owners > 1:
        rows.append([_button(talk, "ask_leave", own.id)])
    return keyboard(*rows)


def _withdrawing(talk: Talk, post: Operatorship) -> Labelled:
    words = talk.say("button-team-withdraw", role=post.role, until=_day(talk, post.expires_at))
    return words, OnTeam(do="withdraw", id=post.id)


def _button(talk: Talk, do: str, key: UUID, named: str | None = None) -> Labelled:
    return label(talk.language, f"team-{named or do}"), OnTeam(do=do, id=key)


def drawn_one(talk: Talk, post: Operatorship) -> Drawn:
    """One of the team, and what can be done about their post."""
    may = offers(talk.actor, post, {}, clock.now())
    other = "moderator" if post.role is OperatorRole.EDITOR else "editor"
    acts = [
        ("operatorship:change_role", other), ("operatorship:remove", "ask_remove"),
        ("operatorship:withdraw_offer" if is_offered(post) else "operatorship:offer_ownership",
         "withdraw_offer" if is_offered(post) else "ask_offer"),
    ]  # fmt: skip
    rows = [[_button(talk, do, post.id)] for act, do in acts if act in may]
    return Drawn(Text(_line(talk, post)), keyboard(*rows, [_back(talk, post)]))


def drawn_question(talk: Talk, post: Operatorship, what: Asked) -> Drawn:
    """What is asked before something is done that is hard to take back."""
    sure = _button(talk, what, post.id, f"{what}_sure")
    return Drawn(Text(talk.say(f"team-ask-{what}", name=_name(post))), keyboard([sure, _back(talk, post)]))


def _back(talk: Talk, post: Operatorship) -> Labelled:
    return label(talk.language, "back"), OnTeam(do="show", id=post.account_id)


def _name(post: Operatorship) -> str:
    return cut(one_line(post.user.display_name), NAME) if post.user else ""


def _day(talk: Talk, at):  # type: ignore[no-untyped-def]
    return local(talk.chat, at).date() if at else None
