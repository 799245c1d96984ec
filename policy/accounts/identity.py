"""The part of a policy pack on who answers in law: how identity is told, verified, and looked at."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from policy.form import Code, Part, Seconds
from policy.sentences import LANGUAGES, has

Codes = Annotated[tuple[Code, ...], Field(min_length=1, max_length=20)]
Days = Annotated[int, Field(gt=0, le=366)]
BY_THE_HOUSE = ("PAPER_SEEN", "MATCHED")  # ticked where there is no form, and by a verifier outside


class Checklist(Part):
    """What an identity officer ticks before a registrant of each kind is verified: all of it."""

    PERSON: Codes
    ORGANISATION: Codes


class Identity(Part):
    """From which age somebody registers, how long forms last, when expiry is warned of, what officers tick and say."""

    age: Annotated[int, Field(ge=1, le=30)]
    open: Annotated[int, Field(gt=0, le=100)]
    pictures: Annotated[int, Field(gt=0, le=10)]
    form: Seconds
    look: Seconds
    again: Seconds
    longest_pause: Seconds
    warn_days: Annotated[tuple[Days, ...], Field(min_length=1, max_length=5)]
    checklist: Checklist
    reasons: Codes
    match_suffices: bool
    rejected_kept: Days
    publishers_from: Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]

    @field_validator("publishers_from")
    @classmethod
    def _begins_on_a_day(cls, told: str) -> str:
        """The day on which a demand begins is one."""
        if told:
            date.fromisoformat(told)
        return told

    def publishers_are_asked(self, today: date) -> bool:
        """Whether whoever publishes must be verified as a person by now."""
        return not self.publishers_from or today >= date.fromisoformat(self.publishers_from)

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        """Whoever is told a code is told its words."""
        told = [f"identity-check-{code}" for code in (*self.checklist.PERSON, *self.checklist.ORGANISATION)]
        told += [f"identity-reason-{code}" for code in self.reasons]
        for language in LANGUAGES:
            if missing := next((key for key in told if not has(language, key)), None):
                raise ValueError(f"{missing} has no sentence in {language}")
        return self
