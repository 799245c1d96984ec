"""What an account says of itself, checked: handle, name, description, scope, and what class fits what."""

import re
from typing import Any

from db.accounts import PublicAccount, Registrant
from db.vocabulary import Effect
from policy import pack
from resolvers.interactions.screening import folded, platform_finding
from resolvers.rules.accounts.lookalike import letters_in, misplaced
from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refused, TextRefused, invalid
from resolvers.rules.texts import fault_of, identity_fault

HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PATH = {"account_class": "accountClass"}


def check_profile(**values: str) -> None:
    """Refuse words of a profile that cannot be taken: handle, name, description, scope; all faults are named."""
    faults = tuple(fault for what, text in values.items() if (fault := _fault(what, text)))
    if faults:
        raise Refused(Invalid(faults))
    for text in values.values():
        finding = platform_finding(folded(text))
        if finding and finding.effect is Effect.REFUSE:
            raise Refused(TextRefused(finding.rule, finding.term))


def _fault(what: str, text: str) -> Fault | None:
    if what == "handle":
        return _fault_of_handle(text)
    terms = pack().opening
    most = {"name": terms.name_most, "description": terms.description_most, "scope": terms.scope_most}[what]
    if fault := fault_of(what, text, most, least=1 if what == "name" else 0) or identity_fault(what, text):
        return fault
    if what != "name":
        return None
    if misplaced(text):
        return Fault(what, FaultCode.FORBIDDEN_CHARACTER)
    return Fault(what, FaultCode.TOO_SHORT, str(terms.name_least)) if letters_in(text) < terms.name_least else None


def _fault_of_handle(text: str) -> Fault | None:
    terms = pack().opening
    if fault := fault_of("handle", text, terms.handle_most, terms.handle_least) or identity_fault("handle", text):
        return fault
    if not HANDLE.fullmatch(text):
        return Fault("handle", FaultCode.NOT_A_HANDLE)
    return Fault("handle", FaultCode.TAKEN) if text in terms.reserved else None


async def check_new(what: str, text: str) -> None:
    """Refuse one value of a profile that is not there yet; a handle also when somebody has it."""
    check_profile(**{what: text})
    if what == "handle" and await PublicAccount.filter(handle=text).exists():
        raise invalid("handle", FaultCode.TAKEN)


def check_fit(registrant: Registrant, category: str | None, account_class: str) -> None:
    """Refuse a category that does not fit the registrant, or a class that does not fit both."""
    terms = pack().opening
    classes = terms.classes_for(registrant.kind, category or "")
    if not classes:
        raise invalid("category", FaultCode.NOT_ONE_OF, ", ".join(terms.categories_for(registrant.kind)))
    if account_class not in classes:
        raise invalid("accountClass", FaultCode.NOT_ONE_OF, ", ".join(classes))


def told(value: Any) -> str:
    """A value of a profile as a revision keeps it."""
    return str(getattr(value, "value", value) or "")
