"""Opening accounts and reviewing them. How the doors are asked."""

from typing import Any

from db.vocabulary import AccountCategory, AccountClass
from policy import pack
from resolvers.accounts import opening
from tests.asking import id_of

OPENED = {"name": "A new house", "category": "COMPANY", "accountClass": "ORGANISATION"}
BACK = {"reason": "OTHER", "words": "Please say what it is about."}


def handle_for(registrant: Any) -> str:
    """A handle that nobody has."""
    return f"h{registrant.id.hex[-12:]}"


def _open(actor: Any, registrant: Any, town: Any) -> Any:
    category, of_class = AccountCategory.COMPANY, AccountClass.ORGANISATION
    return opening.open_account(actor, registrant.id, handle_for(registrant), "A new house", category, of_class)


CALLS: dict[str, Any] = {
    "account:open": _open,
    "account:submit": lambda a, t, town: opening.submit_account(a, t.id),
    "account:approve": lambda a, t, town: opening.approve_account(a, t.id, pack().opening.check_opening),
    "account:return": lambda a, t, town: opening.return_account(a, t.id, **BACK),
    "account:revise": lambda a, t, town: opening.revise_account(a, t.id, description="Other words."),
    "account:warn": lambda a, t, town: opening.warn_of_lapse(a, t.id),
    "account:lapse": lambda a, t, town: opening.lapse_draft(a, t.id),
    "revision:approve": lambda a, t, town: opening.approve_revision(a, t.id, pack().opening.check_change),
    "revision:return": lambda a, t, town: opening.return_revision(a, t.id, **BACK),
    "revision:withdraw": lambda a, t, town: opening.withdraw_revision(a, t.id),
    "revision:remind": lambda a, t, town: opening.remind_of_revision(a, t.id),
}


def _with_id(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, Any] = {
    "account:open": (
        "openAccount",
        lambda town: {"registrantId": id_of(town.thing), "handle": handle_for(town.thing), **OPENED},
    ),
    "account:submit": _with_id("submitAccount"),
    "account:approve": _with_id("approveAccount", checklist=list(pack().opening.check_opening)),
    "account:return": _with_id("returnAccount", **BACK),
    "account:revise": _with_id("reviseAccount", description="Other words."),
    "revision:approve": _with_id("approveRevision", checklist=list(pack().opening.check_change)),
    "revision:return": _with_id("returnRevision", **BACK),
    "revision:withdraw": _with_id("withdrawRevision"),
}
SHOWN_AS: dict[str, str] = {}
