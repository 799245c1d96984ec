"""Measures against misuse of complaints: warning and limiting whoever filed one, known by nothing but figures."""

from typing import Any

import strawberry

from resolvers import complaints
from resolvers.rules.fairness.misuse import Factors
from schema.complaints.files import Complaint
from schema.fields import key_in
from schema.refusals import taking, verb

NUMBER = "How many reports were manifestly unfounded, in your words; at most 1000 characters."
SHARE = "What share of all their reports that is, in your words; at most 1000 characters."
GRAVITY = "How grave they are, and with which consequences; at most 1000 characters."
INTENTION = "What shows the intention; at most 1000 characters."
FACTS = "What was found, for the complainant to read; at most 5000 characters."


@taking("warnComplainant")
class WarnComplainantInput:
    """What warning takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, which was not upheld or not taken up.")
    number: str = strawberry.field(description=NUMBER)
    share: str = strawberry.field(description=SHARE)
    gravity: str = strawberry.field(description=GRAVITY)
    intention: str = strawberry.field(description=INTENTION)
    facts: str = strawberry.field(description=FACTS)


@taking("limitComplainant")
class LimitComplainantInput:
    """What limiting takes."""

    id: strawberry.ID = strawberry.field(description="The complaint, filed after a warning was delivered.")
    number: str = strawberry.field(description=NUMBER)
    share: str = strawberry.field(description=SHARE)
    gravity: str = strawberry.field(description=GRAVITY)
    intention: str = strawberry.field(description=INTENTION)
    facts: str = strawberry.field(description=FACTS)
    days: int = strawberry.field(description="For how many days; at most 30.")


def _what(i: Any) -> Any:
    return key_in("id", i.id, "Complaint")[1], Factors(i.number, i.share, i.gravity, i.intention), i.facts


@strawberry.type
class MisuseMutations:
    """What may be done about misuse of complaints."""

    warn_complainant = verb(complaints.warn_complainant, Complaint, WarnComplainantInput, _what)
    limit_complainant = verb(
        complaints.limit_complainant, Complaint, LimitComplainantInput, lambda i: (*_what(i), i.days)
    )  # fmt: skip
