"""One table of documents: of whom each is, who issues it, and by which rule its number is judged."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from db.vocabulary import IdentityDocument, RegistrantKind
from resolvers.rules.identity import numbers
from resolvers.rules.identity.countries import COUNTRIES
from resolvers.rules.refusals import Fault, FaultCode

D, PERSON, ORGANISATION = IdentityDocument, RegistrantKind.PERSON, RegistrantKind.ORGANISATION
LEFT_OUT = ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc", "Ps", "Pe")  # spaces, unseen characters, dashes, brackets
HOME = "CN"
RENEWED, SOCIAL_CREDIT = 11, 18  # characters of a permit that tells its renewals, and of a social credit code


@dataclass(frozen=True)
class DocumentRule:
    """Whose document it is, whether China alone issues it, how its number is judged."""

    kind: RegistrantKind
    check: numbers.Check
    of_china: bool = True


DOCUMENTS: dict[IdentityDocument, DocumentRule] = {
    D.SOCIAL_CREDIT_CODE: DocumentRule(ORGANISATION, numbers.social_credit_code),
    D.ORGANISATION_CODE: DocumentRule(ORGANISATION, numbers.organisation_code),
    D.RESIDENT_CARD: DocumentRule(PERSON, numbers.resident_card),
    D.HONG_KONG_MACAO_PERMIT: DocumentRule(PERSON, numbers.hong_kong_macao_permit),
    D.TAIWAN_PERMIT: DocumentRule(PERSON, numbers.taiwan_permit),
    D.PERMANENT_RESIDENCE_CARD: DocumentRule(PERSON, numbers.permanent_residence_card),
    D.PASSPORT: DocumentRule(PERSON, numbers.passport, of_china=False),
}


def canonical(number: str) -> str:
    """A number as it is compared: full-width letters made plain, all upper, without spaces, dashes and brackets."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(letter for letter in plain if unicodedata.category(letter) not in LEFT_OUT)


def index_of(document: IdentityDocument, number: str, country: str | None) -> str:
    """Under what a document is found again, before it is marked with a key: whose it is, and not which copy.

    A permit is found without how often it was renewed, a social credit code by the organisation code in it.
    """
    plain = canonical(number)
    if document is D.HONG_KONG_MACAO_PERMIT and len(plain) == RENEWED:
        plain = plain[:-2]
    elif document is D.SOCIAL_CREDIT_CODE and len(plain) == SOCIAL_CREDIT:
        document, plain = D.ORGANISATION_CODE, plain[8:17]
    return f"{country or HOME}:{document.value}:{plain}"


def faults_of_identity(
    kind: RegistrantKind, document: IdentityDocument, number: str, country: str | None, area: str | None,
    expires_on: date | None, today: date, age: int,
) -> list[Fault]:  # fmt: skip
    """What is wrong with what was told of a document; never with the number itself in it."""
    rule, faults = DOCUMENTS[document], []
    if rule.kind is not kind:
        return [Fault("document", FaultCode.NOT_FOR_THIS_KIND)]
    if country is not None and country not in COUNTRIES:
        faults.append(Fault("country", FaultCode.NOT_A_COUNTRY))
    elif rule.of_china and country not in (None, HOME):
        faults.append(Fault("country", FaultCode.NOT_ONE_OF, HOME))
    elif not rule.of_china and country is None:
        faults.append(Fault("country", FaultCode.EMPTY))
    if area is not None and not (re.fullmatch(r"[0-9]{6}", area) and area[:2] in numbers.PLACES):
        faults.append(Fault("area", FaultCode.NO_SUCH_PLACE))
    if expires_on is not None and expires_on < today:
        faults.append(Fault("expiresOn", FaultCode.OUT_OF_DATE))
    wrong = rule.check(canonical(number), numbers.Asked(today, age, country or HOME))
    if wrong is not None:
        faults.append(Fault("number", *wrong))
    return faults
