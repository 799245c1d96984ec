"""Who runs an account: invitations, roles, transfer. What the town brings of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import db
from db.vocabulary import OperatorRole
from resolvers import clock
from resolvers.accounts import set_chat_notices, team
from resolvers.accounts.team.inviting import secret_of
from resolvers.rules.refusals import Refusal


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


async def post_of(town: Any, who: str, account: Any = None) -> db.Operatorship:
    """The post of somebody at an account, that of the town if none is given."""
    where = (account or town.account).id
    return await db.Operatorship.get(account_id=where, user_id=town[who].user_id, until=None)


async def invited(town: Any, account: Any = None, role: OperatorRole = OperatorRole.MODERATOR) -> db.Operatorship:
    """An invitation to an account, that of the town if none is given."""
    return _done(await team.invite_operator(town["owner"], (account or town.account).id, role))  # type: ignore[no-any-return]


async def operatorship_of(town: Any, state: str) -> db.Operatorship:
    """A post at an account of its own: INVITED, or that of the editor: ACTIVE, OFFERED the ownership, or ENDED."""
    account = await town.public_account()
    if state == "INVITED":
        return await invited(town, account)
    post = await post_of(town, "editor", account)
    if state == "OFFERED":
        _done(await team.offer_ownership(town["owner"], post.id))
    elif state == "ENDED":
        _done(await team.remove_operator(town["owner"], post.id))
        posts = {key: role for key, role in town["editor"].posts.items() if key != account.id}
        town.actors["editor"] = replace(town["editor"], posts=posts)
    return await db.Operatorship.get(id=post.id)


async def invitation_of(town: Any, state: str) -> db.Operatorship:
    """An invitation: INVITED, EXPIRED, ACTIVE when somebody accepted it, ENDED when it was taken back."""
    invitation = await invited(town, await town.public_account())
    if state == "EXPIRED":
        await db.Operatorship.filter(id=invitation.id).update(expires_at=clock.now() - timedelta(seconds=1))
    elif state == "ACTIVE":
        _done(await team.accept_invitation(await town.newcomer(), secret_of(invitation.id)))
    elif state == "ENDED":
        _done(await team.withdraw_invitation(town["owner"], invitation.id))
    return await db.Operatorship.get(id=invitation.id)


async def weekly_chat(town: Any, state: str) -> db.Chat:
    """A chat whose person wants to be told of each week."""
    chat = await town.chat("LINKED")
    _done(await set_chat_notices(town["linked"], weekly=True))
    return await db.Chat.get(id=chat.id)


BRINGS: dict[str, Any] = {"weekly": weekly_chat, "operatorship": operatorship_of, "invitation": invitation_of}
