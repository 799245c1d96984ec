"""The end of an account: nothing of it is public, nobody runs it, and nothing waits for it."""

from tortoise.expressions import Q

from db.accounts import AccountRevision, Operatorship, PublicAccount
from db.messages import Message
from db.posts import Post
from db.vocabulary import DeadlineKind, MessageState, OperatorRole, OperatorshipState, RevisionState
from resolvers.accounts.team.steps import at_work
from resolvers.deadlines import drop_deadline, set_deadline
from resolvers.moves import change
from resolvers.rules.acts import ACTS
from resolvers.use_case import work


async def end_for_good(account: PublicAccount) -> None:
    """A step: nothing of an account that is closed, held here, is public, nobody runs it, and nothing waits for it."""
    await Post.filter(account_id=account.id, shut=False).update(shut=True)
    await _end_the_team(account)
    waiting = Message.filter(Q(state=MessageState.OPEN) | Q(state=MessageState.ANSWERED), account_id=account.id)
    await waiting.update(state=MessageState.ARCHIVED)
    await AccountRevision.filter(account_id=account.id, state=RevisionState.PENDING).update(
        state=RevisionState.WITHDRAWN
    )
    for kind in (DeadlineKind.DRAFT_WARNED, DeadlineKind.DRAFT_LAPSES):
        await drop_deadline(kind, account.id)
    await set_deadline(DeadlineKind.ERASURE, account.id, work().now)


async def _end_the_team(account: PublicAccount) -> None:
    """Posts and invitations end; who owned the account remains the addressee of what is decided about it."""
    by, now = ACTS["account:finish"], work().now
    over = {"state": OperatorshipState.ENDED, "until": now, "offered_until": None, "offered_by": None}
    for post in await at_work(account.id).order_by("id").select_for_update():
        owned = post.role is OperatorRole.OWNER
        await change(ACTS["operatorship:remove"], post, over | {"remains": owned}, permitted_by=by)
    invitations = Operatorship.filter(account_id=account.id, until=None, state=OperatorshipState.INVITED)
    for invited in await invitations.order_by("id").select_for_update():
        await change(ACTS["operatorship:withdraw"], invited, over, permitted_by=by)
