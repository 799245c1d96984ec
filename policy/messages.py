"""How long and how often an account may answer private words of a user."""

from typing import Annotated

from pydantic import Field

from policy.form import Count, Part, Seconds


class Messages(Part):
    """The most characters of a text; within how many seconds of the user's last words an account answers, how often.

    `reported` is how many of the other side's last texts a report shows to the platform.
    """

    characters: Annotated[int, Field(gt=0, le=4000)]
    answer: Seconds
    answers: Count
    reported: Annotated[int, Field(gt=0, le=50)]
