"""Measures against misuse of complaints: warning and limiting whoever filed one, known by nothing but figures."""

from typing import Any

import strawberry

from resolvers import complaints
from resolvers.rules import misuse as rules
from schema.complaints.files import Complaint
from schema.fields import key_in
from schema.refusals import taking, verb


@strawberry.input(description="The four factors, each in words of your own; at most 1000 characters each.")
class MisuseFactorsInput:
    """The four factors."""

    number: str = strawberry.field(description="How many reports were manifestly unfounded.")
    share: str = strawberry.field(description="What share of all their reports that is.")
    gravity: str = strawberry.field(description="How grave they are, and with which consequences.")
    intention: str = strawberry.field(description="What shows the intention.")


@taking("warnComplainant")
class WarnComplainantInput:
    """What warning takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, which was not upheld or not taken up.")
    factors: MisuseFactorsInput = strawberry.field(description="The four factors.")
    facts: str = strawberry.field(description="What was found, for the complainant to read.")


@taking("limitComplainant")
class LimitComplainantInput:
    """What limiting takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, filed after a warning was delivered.")
    factors: MisuseFactorsInput = strawberry.field(description="The four factors.")
    facts: str = strawberry.field(description="What was found, for the complainant to read.")
    days: int = strawberry.field(description="For how many days; at most 30.")


def _factors(given: Any) -> rules.Factors:
    return rules.Factors(given.number, given.share, given.gravity, given.intention)


def _complaint(i: Any) -> Any:
    return key_in("id", i.id, "Complaint")[1:]


@strawberry.type
class MisuseMutations:
    """What may be done about misuse of complaints."""

    warn_complainant = verb(
        complaints.warn_complainant, Complaint, WarnComplainantInput,
        lambda i: (*_complaint(i), _factors(i.factors), i.facts),
    )  # fmt: skip
    limit_complainant = verb(
        complaints.limit_complainant, Complaint, LimitComplainantInput,
        lambda i: (*_complaint(i), _factors(i.factors), i.facts, i.days),
    )  # fmt: skip
