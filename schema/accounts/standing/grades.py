"""Grades of accounts and the published scheme, as seen from outside."""

from datetime import datetime
from typing import Any

import strawberry

import db
from policy import pack
from resolvers.accounts.standing.grades import scheme_now
from schema.fields import says, shows
from schema.words import AccountClass, RegistrantKind


@shows()
class GradeInputs:
    """All that a grade was made of."""

    registrant_kind: RegistrantKind = says("The kind of the registrant.")
    account_class: AccountClass = says("The class of the account.")
    followers: int = says("How many followed it.")
    reads: int = says("How often its late posts had been read.")


@shows(db.GradeChange)
class GradeChange:
    """That the grade of an account changed."""

    grade: int = says("The grade from then on, 1 to 4.")
    scheme: str = says("The version of the scheme.")
    at: datetime = says("When.")

    @strawberry.field(description="From what it came.")
    def inputs(self) -> GradeInputs:
        """From what it came."""
        kept: Any = self.inputs
        return GradeInputs(
            registrant_kind=RegistrantKind(kept["registrant_kind"]), account_class=AccountClass(kept["account_class"]),
            followers=kept["followers"], reads=kept["reads"],
        )  # fmt: skip


@shows()
class GradePoints:
    """The points of a word."""

    value: str = says("A kind of registrant, or a class of accounts.")
    points: int = says("Its points.")


@shows()
class GradeStep:
    """From how many on there are so many points."""

    least: int = says("From how many on.")
    points: int = says("The points.")


@shows()
class GradingTerms:
    """The scheme of grades: four inputs give points, and the points a grade."""

    version: str = says("The version of the scheme.")
    days: int = says("Reads count of posts that were published within so many days.")
    registrants: list[GradePoints] = says("Points by kind of registrant.")
    classes: list[GradePoints] = says("Points by class of account.")
    followers: list[GradeStep] = says("Points by followers: those of the highest step that is reached.")
    reads: list[GradeStep] = says("Points by reads: those of the highest step that is reached.")
    grades: list[int] = says("How many points grade 2, 3 and 4 take.")


def grading_terms() -> GradingTerms:
    """The scheme as it is now."""
    scheme = scheme_now()
    return GradingTerms(
        version=scheme.version,
        days=pack().standing.scheme.days,
        registrants=[GradePoints(value=name, points=points) for name, points in scheme.registrant_kinds.items()],
        classes=[GradePoints(value=name, points=points) for name, points in scheme.account_classes.items()],
        followers=[GradeStep(least=step.least, points=step.points) for step in scheme.followers],
        reads=[GradeStep(least=step.least, points=step.points) for step in scheme.reads],
        grades=list(scheme.grades),
    )
