"""The form of the tables of cases: roles of the cast, and what is expected of an act."""

from dataclasses import dataclass


def roles(names: str) -> frozenset[str]:
    """Roles of the cast, written in a row."""
    return frozenset(names.split())


OPERATORS, WRITERS = roles("owner editor moderator"), roles("owner editor")
REVIEWERS, GUESTS = roles("reviewer reviewer2 senior"), roles("guest address_guest")
STAFF = REVIEWERS | roles("identity_officer auditor admin")
USERS = OPERATORS | STAFF | roles("author member stranger owner2")
EVERYBODY = USERS | GUESTS | {"system"}
HOUSE = OPERATORS | REVIEWERS | {"auditor"}
DESK = REVIEWERS | {"auditor"}
IN_A_CHAT = roles("guest met linked")


@dataclass(frozen=True)
class Rule:
    """What is expected of an act: on what, who may, state by state what follows, else `beyond`; what it gives."""

    on: str
    may: frozenset[str]
    gives: str
    after: dict[str, str | None]
    beyond: str = "WrongState"


def to(states: str, after: str | None = None) -> dict[str, str | None]:
    """The same state after each of several, or each left as it is."""
    return {state: after or state for state in states.split()}


ANY = {"": None}
