"""Setting up people and accounts from the command line, until they register by themselves."""

from datetime import timedelta
from uuid import UUID

from db.accounts import Mandate, Operatorship, PublicAccount, Registrant, Token, User
from db.vocabulary import AccountClass, OperatorRole, RegistrantKind, RegistrantState
from policy import pack
from resolvers.accounts.identity.sealing import kind_of_mandate
from resolvers.accounts.identity.told import seal_name
from resolvers.accounts.opening.looks import looks_of
from resolvers.accounts.people import issue_token
from resolvers.accounts.standing.grades import WEEK, look_at_grade_from
from resolvers.moves import created, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked
from resolvers.use_case import new_id, use_case, work


@use_case("user:sign_up")
async def found_user(actor: Actor, display_name: str, label: str, lasts: timedelta) -> Token:
    """A user without address or password, with a token to act by: for demonstrations and machines."""
    checked(displayName=(display_name, pack().texts.display_name))
    user = await User.create(id=new_id(), display_name=display_name, created_at=work().now)
    created("user:sign_up", user)
    return await issue_token(user, label, lasts=lasts)


@use_case("account:found")
async def found_account(
    actor: Actor, handle: str, name: str, account_class: AccountClass, registrant: str, kind: RegistrantKind,
    operators: dict[UUID, OperatorRole],
) -> PublicAccount:  # fmt: skip
    """A public account with its registrant, who waits to be verified and for whom owners act, and its operators."""
    await permit(ACTS["account:found"], None)
    checked(handle=(handle, 64), name=(name, 120), registrant=(registrant, 200))
    if await PublicAccount.filter(handle=handle).exists():
        raise invalid("handle", FaultCode.TAKEN)
    if await User.filter(id__in=list(operators)).count() != len(operators):
        raise Refused(NotFound("User"))
    now = work().now
    owners = [user_id for user_id, role in operators.items() if role is OperatorRole.OWNER]
    acting = [str(user_id) for user_id in owners]
    answers = Registrant(id=new_id(), kind=kind, state=RegistrantState.PENDING, acting=acting, created_at=now)
    seal_name(answers, registrant)
    await answers.save()
    kind_of = await kind_of_mandate(kind, owners)
    for user_id in owners:
        await Mandate.create(registrant_id=answers.id, user_id=user_id, kind=kind_of, since=now)
    account = await PublicAccount.create(
        id=new_id(), handle=handle, name=name, registrant_id=answers.id, account_class=account_class, created_at=now,
        **looks_of(name, handle),
    )  # fmt: skip
    created("account:found", account)
    await look_at_grade_from(account.id, now + WEEK)  # until then nobody followed or read it
    for user_id, role in operators.items():
        await Operatorship.create(account_id=account.id, user_id=user_id, role=role, since=now)
    return account


async def user_by_label(label: str) -> Token | None:
    """The token of a founded user."""
    return await Token.filter(label=label, revoked_at=None).order_by("id").select_related("user").first()
