"""The numbers of acts on many comments at once, and of comments that are alike."""

from typing import Annotated

from pydantic import Field

from policy.form import Count, Part


class Bulks(Part):
    """How many comments one act is for at most, how many of them in one transaction, how many are looked through.

    Comments are alike from so many bytes of letters on, by what is left of their words, or when they are so `near`, of
    100, among the newest `looked_at`; with `tried` comments a word is tried out.
    """

    most: Annotated[int, Field(gt=0, le=100_000)]
    part: Annotated[int, Field(gt=0, le=500)]
    searched: Count
    counted: Annotated[int, Field(gt=0, le=10_000)]
    tried: Annotated[int, Field(gt=0, le=5_000)]
    shortest: Annotated[int, Field(gt=0, le=1_000)]
    near: Annotated[int, Field(ge=50, le=100)]
    looked_at: Annotated[int, Field(gt=0, le=1_000)]
