"""The numbers of identity documents, each judged by its own rule; docs/identity.md states them with their sources."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from stdnum.cn import ric, uscc

from resolvers.rules.refusals import FaultCode

Wrong = tuple[FaultCode, str | None]
# The first two digits of GB/T 2260, and those by which residence permits of Hong Kong, Macao and Taiwan begin.
LISTED = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
PLACES = frozenset(LISTED.split())
OLDEST = 120
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
IN_CHINA = re.compile(r"E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|[DSP][0-9]{7,8}|[DSP]E[0-9]{7}")
ELSEWHERE = re.compile(r"(?=.*[0-9])[A-Z0-9]{6,9}")


@dataclass(frozen=True)
class Asked:
    """What a number is judged by beside itself: the day, the youngest age that is taken, who issued the document."""

    today: date
    age: int
    country: str = "CN"


Check = Callable[[str, Asked], Wrong | None]
NOT_ITS_FORM: Wrong = (FaultCode.NOT_ITS_FORM, None)
WRONG_CHECK_DIGIT: Wrong = (FaultCode.WRONG_CHECK_DIGIT, None)


def resident_card(number: str, asked: Asked) -> Wrong | None:
    """GB 11643: place, date of birth, order, and a check digit by ISO 7064 MOD 11-2.

    Counties are not looked up: codes were given up over the years, and their bearers are people all the same.
    """
    if re.fullmatch(r"[0-9]{15}", number):
        return FaultCode.OLD_NUMBER, None
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return NOT_ITS_FORM
    if number[:2] not in PLACES:
        return FaultCode.NO_SUCH_PLACE, None
    if number[-1] != ric.calc_check_digit(number):
        return WRONG_CHECK_DIGIT
    return _born(number[6:14], asked)


def permanent_residence_card(number: str, asked: Asked) -> Wrong | None:
    """The card of 2023: 9, place, country, date of birth, order, check digit; the one before: 15 characters."""
    if re.fullmatch(r"9[0-9]{16}[0-9X]", number):
        if number[1:3] not in PLACES:
            return FaultCode.NO_SUCH_PLACE, None
        return WRONG_CHECK_DIGIT if number[-1] != ric.calc_check_digit(number) else _born(number[6:14], asked)
    if not re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        return NOT_ITS_FORM
    wrong = _born(f"20{number[7:13]}", asked)  # the later century, where both can be
    return _born(f"19{number[7:13]}", asked) if wrong and wrong[0] is FaultCode.NO_SUCH_DATE else wrong


def hong_kong_macao_permit(number: str, asked: Asked) -> Wrong | None:
    """H or M with 8 digits; on cards before 2013 two more that count how often it was renewed."""
    return None if re.fullmatch(r"[HM][0-9]{8}([0-9]{2})?", number) else NOT_ITS_FORM


def taiwan_permit(number: str, asked: Asked) -> Wrong | None:
    """8 digits on cards since 2015, 10 on the booklets before."""
    return None if re.fullmatch(r"[0-9]{8}([0-9]{2})?", number) else NOT_ITS_FORM


def passport(number: str, asked: Asked) -> Wrong | None:
    """China's by its letters; of other countries what ICAO 9303 has room for: 6 to 9 letters and digits."""
    form = IN_CHINA if asked.country == "CN" else ELSEWHERE
    return None if form.fullmatch(number) else NOT_ITS_FORM


def social_credit_code(number: str, asked: Asked) -> Wrong | None:
    """GB 32100: who registered it, place, organisation code, and a check character by MOD 31."""
    if not re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}", number):
        return NOT_ITS_FORM
    return None if number[-1] == uscc.calc_check_digit(number) else WRONG_CHECK_DIGIT


def organisation_code(number: str, asked: Asked) -> Wrong | None:
    """GB 11714: eight letters or digits and a check character by weights and MOD 11."""
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", number):
        return NOT_ITS_FORM
    return None if number[-1] == check_of_organisation(number[:8]) else WRONG_CHECK_DIGIT


def check_of_organisation(code: str) -> str:
    """The check character behind the eight of an organisation code."""
    total = sum(int(one, 36) * weight for one, weight in zip(code, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def _born(told: str, asked: Asked) -> Wrong | None:
    """A day that was, and makes its bearer neither too young nor older than anybody."""
    try:
        born = date(int(told[:4]), int(told[4:6]), int(told[6:]))
    except ValueError:
        return FaultCode.NO_SUCH_DATE, None
    age = asked.today.year - born.year - ((asked.today.month, asked.today.day) < (born.month, born.day))
    if born > asked.today or age > OLDEST:
        return FaultCode.NO_SUCH_DATE, None
    return (FaultCode.TOO_YOUNG, str(asked.age)) if age < asked.age else None
