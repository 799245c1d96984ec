"""Invitations to run an account: a one-time link for whoever it is given to, shown to owners, kept as a hash."""

from datetime import timedelta
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import Operatorship, PublicAccount
from db.columns import key_ring
from db.vocabulary import OperatorRole, OperatorshipState
from policy import pack
from resolvers import clock
from resolvers.accounts.team.steps import in_hand, post_in_hand
from resolvers.moves import created, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, LimitReached, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

INVITED_AS = (OperatorRole.EDITOR, OperatorRole.MODERATOR)
LINK = "i_"  # with what the secret begins in a link of the chat


@use_case("account:invite_operator")
async def invite_operator(actor: Actor, account_id: UUID, role: OperatorRole) -> Operatorship:
    """Make a one-time link that lets whoever opens it run the account as editor or moderator."""
    await seen(PublicAccount, account_id)
    account = await in_hand(account_id)
    await permit(ACTS["account:invite_operator"], account)
    as_wished = role_taken(role)
    now, most = work().now, pack().team.open_invitations
    waiting = await open_invitations(account.id).order_by("expires_at").limit(most)
    if len(waiting) == most:
        raise Refused(LimitReached(waiting[0].expires_at or now))
    identity = new_id()
    invited = await Operatorship.create(
        id=identity, account_id=account.id, role=as_wished, state=OperatorshipState.INVITED, since=now,
        hash=_hash(secret_of(identity)), expires_at=now + timedelta(seconds=pack().team.invitation),
    )  # fmt: skip
    created("account:invite_operator", invited, role=as_wished.value)
    return invited


def role_taken(role: OperatorRole) -> OperatorRole:
    """A role that is given by one side alone; an owner is made by a transfer, which both sides confirm."""
    if role not in INVITED_AS:
        raise invalid("role", FaultCode.NOT_ONE_OF, ", ".join(INVITED_AS))
    return role


@use_case("operatorship:accept")
async def accept_invitation(actor: Actor, secret: str) -> Operatorship:
    """Accept an invitation by its secret: one runs the account from now on."""
    invited, account = await _invited_by(secret)
    await move("operatorship:accept", invited, facts={"account": account}, user_id=actor.user_id, since=work().now)
    await tell("operatorship.accepted", invited, account=account.name, name=actor.name, role=invited.role)
    return invited


@use_case("operatorship:decline")
async def decline_invitation(actor: Actor, secret: str) -> Operatorship:
    """Decline an invitation by its secret; the link serves nobody any more."""
    invited, account = await _invited_by(secret)
    await move("operatorship:decline", invited, until=work().now)
    await tell("operatorship.declined", invited, account=account.name, role=invited.role)
    return invited


@use_case("operatorship:withdraw")
async def withdraw_invitation(actor: Actor, post_id: UUID) -> Operatorship:
    """Take an invitation back before it is answered."""
    invited, _ = await post_in_hand(post_id)
    await move("operatorship:withdraw", invited, until=work().now)
    return invited


async def invitation_behind(secret: str) -> Operatorship | None:
    """The invitation behind a secret, with its account, to be read before it is answered; none when it is over."""
    found = await Operatorship.get_or_none(hash=_hash(secret.strip())).select_related("account")
    if found is None or found.state is not OperatorshipState.INVITED or found.expires_at is None:
        return None
    return found if found.expires_at > clock.now() else None


async def _invited_by(secret: str) -> tuple[Operatorship, PublicAccount]:
    found = await Operatorship.get_or_none(hash=_hash(secret.strip()))
    if found is None:
        raise Refused(NotFound("Operatorship"))
    account = await in_hand(found.account_id)
    return await Operatorship.filter(id=found.id).select_for_update().get(), account


def open_invitations(account_id: UUID) -> QuerySet[Operatorship]:
    """The invitations of an account that can still be answered."""
    return Operatorship.filter(
        account_id=account_id, until=None, state=OperatorshipState.INVITED, expires_at__gt=clock.now()
    )


def secret_of(identity: UUID) -> str:
    """The secret of an invitation: derived, never kept."""
    return key_ring().mark("invitation", str(identity))[:32]


def link_to(identity: UUID, username: str = "") -> str:
    """What opens an invitation: an address that opens the bot, or the words to say to one without a name."""
    payload = f"{LINK}{secret_of(identity)}"
    return f"https://t.me/{username}?start={payload}" if username else f"/start {payload}"


def _hash(secret: str) -> str:
    return key_ring().mark("invitation-hash", secret)
