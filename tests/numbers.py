"""Numbers of identity documents that nobody has: valid by their check digits, in a place that is none, made by code."""

from datetime import date

from stdnum.cn import ric, uscc

from resolvers.rules.identity.numbers import check_of_organisation

BORN = date(1990, 1, 1)


def resident(order: int = 1, born: date = BORN, place: str = "110000") -> str:
    """A resident card's number."""
    stem = f"{place}{born:%Y%m%d}{order:03d}"
    return stem + ric.calc_check_digit(f"{stem}0")


def permanent(order: int = 1, born: date = BORN) -> str:
    """The number of a permanent residence card of the newer form."""
    return resident(order, born, "911999")


def credit_code(order: int = 1) -> str:
    """A unified social credit code, with an organisation code in it."""
    stem = f"91110000{organisation(order)}"
    return stem + uscc.calc_check_digit(f"{stem}0")


def organisation(order: int = 1) -> str:
    """An organisation code."""
    stem = f"9999{order:04d}"
    return stem + check_of_organisation(stem)
