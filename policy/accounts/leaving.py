"""The part of a policy pack on: leaving: accounts and users closed, one's own data."""

from typing import Annotated

from pydantic import Field

from policy.form import Count, Limit, Part, Seconds


class Leaving(Part):
    """Leaving: the cooling-off, how long what is left is kept, and the export of one's own data.

    The law wants publications kept for six months; no pack can make them fewer.
    """

    account_days: Annotated[int, Field(ge=1, le=90)]
    user_days: Annotated[int, Field(ge=1, le=90)]
    publication_months: Annotated[int, Field(ge=6, le=120)]
    publication_days: Annotated[int, Field(ge=184, le=3660)]
    after_appeal_days: Annotated[int, Field(ge=30, le=366)]
    look: Seconds
    part: Count
    exports: Limit
    export_days: Annotated[int, Field(ge=1, le=30)]
