"""Words of the measure of an account's care, and of samples of comments."""

from enum import StrEnum


class CareStepKind(StrEnum):
    """What followed from how an account cares for its comments."""

    NOTICE = "NOTICE"
    RECOVERED = "RECOVERED"
    CASE = "CASE"
    RECOVERING = "RECOVERING"
    RELAPSED = "RELAPSED"
    LIFT_PROPOSED = "LIFT_PROPOSED"
    ENDED = "ENDED"


class SampleFinding(StrEnum):
    """What staff found when they looked at a comment of a sample."""

    FINE = "FINE"
    PROHIBITED = "PROHIBITED"


MEANING: dict[str, str] = {
    "CareStepKind.NOTICE": "The operators were told that it is below the line, what to do, and until when.",
    "CareStepKind.RECOVERED": "It was no longer below the line in time: nothing follows.",
    "CareStepKind.CASE": "It stayed below the line: a case was opened, in which a person decides.",
    "CareStepKind.RECOVERING": "Under a restriction it is no longer below the line.",
    "CareStepKind.RELAPSED": "Under a restriction it is below the line again.",
    "CareStepKind.LIFT_PROPOSED": "Under a restriction it was not below the line for long enough: its end is proposed.",
    "CareStepKind.ENDED": "No restriction is in force for it any more.",
    "SampleFinding.FINE": "Nothing prohibited was seen.",
    "SampleFinding.PROHIBITED": "It looks prohibited: a case was opened.",
}
