"""The part of a policy pack on: opening accounts and reviewing them."""

from datetime import date
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, model_validator

from policy.form import Code, Part

Days = Annotated[int, Field(gt=0, le=60)]
Codes = Annotated[tuple[Code, ...], Field(min_length=1)]
Handle = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]


class Lanes(Part):
    """Within how many working days each lane is reviewed."""

    PUBLIC: Days
    GENERAL: Days


class Fit(Part):
    """What classes an account of a category may have when its registrant is of a kind."""

    registrant: Literal["PERSON", "ORGANISATION"]
    category: Literal["PUBLIC_BODY", "MEDIA", "COMPANY", "CIVIL_ORGANISATION", "INDIVIDUAL"]
    classes: Annotated[tuple[Literal["PERSONAL", "ORGANISATION", "PUBLIC_BODY", "NEWS"], ...], Field(min_length=1)]


class Opening(Part):
    """Opening accounts and reviewing them: how they may be called, what fits what, what is checked, by when.

    Days of the `weekend` are numbers from 1, Monday; days of a weekend that are `worked` count as working days.
    """

    handle_least: Annotated[int, Field(ge=1, le=30)]
    handle_most: Annotated[int, Field(ge=1, le=64)]
    name_least: Annotated[int, Field(ge=1, le=10)]
    name_most: Annotated[int, Field(ge=1, le=120)]
    description_most: Annotated[int, Field(ge=1, le=500)]
    scope_most: Annotated[int, Field(ge=1, le=500)]
    words_most: Annotated[int, Field(ge=1, le=5000)]
    draft_days: Annotated[int, Field(ge=7, le=366)]
    draft_warned: Annotated[int, Field(ge=1, le=90)]
    time_zone: str
    weekend: tuple[Annotated[int, Field(ge=1, le=7)], ...]
    holidays: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()
    lanes: Lanes
    check_opening: Codes
    check_change: Codes
    returns: Codes
    reserved: tuple[Handle, ...]
    fits: Annotated[tuple[Fit, ...], Field(min_length=1)]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone by whose clock working days are counted."""
        return ZoneInfo(self.time_zone)

    def classes_for(self, registrant: str, category: str) -> tuple[str, ...]:
        """The classes that an account of a category may have for a kind of registrant; none when it does not fit."""
        return next((fit.classes for fit in self.fits if (fit.registrant, fit.category) == (registrant, category)), ())

    def categories_for(self, registrant: str) -> tuple[str, ...]:
        """The categories that fit a kind of registrant."""
        return tuple(fit.category for fit in self.fits if fit.registrant == registrant)

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        if self.time_zone not in available_timezones():
            raise ValueError(f"time_zone: there is none called {self.time_zone!r}")
        if len(set(self.weekend)) > 6:
            raise ValueError("weekend: a day must be left to work on")
        if self.handle_least > self.handle_most:
            raise ValueError("handle_most: less than handle_least")
        if self.draft_warned >= self.draft_days:
            raise ValueError("draft_warned: no fewer days than draft_days")
        if self.name_least > self.name_most:
            raise ValueError("name_most: less than name_least")
        return self

    @model_validator(mode="after")
    def _fits_are_clear(self) -> Self:
        pairs = [(fit.registrant, fit.category) for fit in self.fits]
        if len(set(pairs)) != len(pairs):
            raise ValueError("fits: a category is named twice for one kind of registrant")
        for kind in ("PERSON", "ORGANISATION"):
            if not self.categories_for(kind):
                raise ValueError(f"fits: no category fits a registrant of kind {kind}")
        return self
