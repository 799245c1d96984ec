"""What may be done to open accounts, to change them, and to review both."""

from typing import Any

import strawberry

from resolvers.accounts import opening
from schema.accounts.opening.things import AccountRevision
from schema.accounts.profiles import PublicAccount
from schema.fields import key_in
from schema.refusals import taking, taking_id, verb
from schema.words import AccountCategory, AccountClass


@taking("openAccount")
class OpenAccountInput:
    """What opening takes."""

    registrant_id: strawberry.ID = strawberry.field(description="Who answers for it in law, for whom you act.")
    handle: str = strawberry.field(description="3 to 30 small letters and digits, with single hyphens between them.")
    name: str = strawberry.field(description="Its name, at most 40 characters.")
    category: AccountCategory = strawberry.field(description="What kind of publisher it is of.")
    account_class: AccountClass = strawberry.field(description="The class; it must fit category and registrant.")
    description: str = strawberry.field(default="", description="What it is, for readers; at most 200 characters.")
    scope: str = strawberry.field(default="", description="What it publishes about; at most 200 characters.")


SubmitAccountInput = taking_id("submitAccount", "The account: a draft that you own.")


@taking("approveAccount")
class ApproveAccountInput:
    """What approving an account takes."""

    id: strawberry.ID = strawberry.field(description="The account.")
    checklist: list[str] = strawberry.field(description="The codes of what you checked: all of `toCheck`.")


@taking("returnAccount")
class ReturnAccountInput:
    """What returning an account takes."""

    id: strawberry.ID = strawberry.field(description="The account.")
    reason: str = strawberry.field(description="Why, as a code of the policy pack.")
    words: str = strawberry.field(description="What its owner is to do, in your words; at most 1000 characters.")


@taking("reviseAccount")
class ReviseAccountInput:
    """What changing an account takes."""

    id: strawberry.ID = strawberry.field(description="The account.")
    name: str | None = strawberry.field(default=None, description="The new name; null leaves it, here and below.")
    description: str | None = strawberry.field(default=None, description="What it is, for readers.")
    category: AccountCategory | None = strawberry.field(default=None, description="What kind of publisher it is of.")
    scope: str | None = strawberry.field(default=None, description="What it publishes about.")
    account_class: AccountClass | None = strawberry.field(default=None, description="The class that fits a category.")


@taking("approveRevision")
class ApproveRevisionInput:
    """What approving a change takes."""

    id: strawberry.ID = strawberry.field(description="What waits.")
    checklist: list[str] = strawberry.field(description="The codes of what you checked: all of `toCheck`.")


@taking("returnRevision")
class ReturnRevisionInput:
    """What returning a change takes."""

    id: strawberry.ID = strawberry.field(description="What waits.")
    reason: str = strawberry.field(description="Why, as a code of the policy pack.")
    words: str = strawberry.field(description="What its owner can do, in your words; at most 1000 characters.")


WithdrawRevisionInput = taking_id("withdrawRevision", "What waits.")


def _opened(i: Any) -> Any:
    registrant = key_in("registrantId", i.registrant_id, "Registrant")[1]
    return (registrant, i.handle, i.name, i.category, i.account_class, i.description, i.scope)


def _account(i: Any) -> Any:
    return key_in("id", i.id, "PublicAccount")[1]


def _revision(i: Any) -> Any:
    return key_in("id", i.id, "AccountRevision")[1]


def _revised(i: Any) -> Any:
    return (_account(i), i.name, i.description, i.category, i.scope, i.account_class)


@strawberry.type
class OpeningMutations:
    """What may be done to open accounts, to change them, and to review both."""

    open_account = verb(opening.open_account, PublicAccount, OpenAccountInput, _opened)
    submit_account = verb(opening.submit_account, PublicAccount, SubmitAccountInput, lambda i: (_account(i),))
    approve_account = verb(
        opening.approve_account, PublicAccount, ApproveAccountInput, lambda i: (_account(i), tuple(i.checklist))
    )
    return_account = verb(
        opening.return_account, PublicAccount, ReturnAccountInput, lambda i: (_account(i), i.reason, i.words)
    )
    revise_account = verb(opening.revise_account, PublicAccount, ReviseAccountInput, _revised)
    approve_revision = verb(
        opening.approve_revision, AccountRevision, ApproveRevisionInput, lambda i: (_revision(i), tuple(i.checklist))
    )
    return_revision = verb(
        opening.return_revision, AccountRevision, ReturnRevisionInput, lambda i: (_revision(i), i.reason, i.words)
    )
    withdraw_revision = verb(
        opening.withdraw_revision, AccountRevision, WithdrawRevisionInput, lambda i: (_revision(i),)
    )
