"""Why a use case may say no.

Refusals are values: an answer that a door shows to a person. A refusal rolls its transaction back;
what must stay all the same is named in `leaves`, which the frame writes afterwards.
"""

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.vocabulary import AccountFunction, FileFault, SanctionKind
from resolvers.rules.refusals.because import Because, FaultCode


@dataclass(frozen=True)
class Left:
    """A row that outlives the refusal: a screening hit, a failed sign-in, an entry of the trail."""

    kind: str
    columns: dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """Why the request was turned down."""

    leaves: tuple[Left, ...] = field(default=(), kw_only=True, repr=False, compare=False)

    @property
    def code(self) -> str:
        """The refusal's name, which is stable."""
        return type(self).__name__

    def facts(self) -> dict[str, Any]:
        """What the sentence about it needs."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "leaves"}


class Refused(Exception):
    """Carries a refusal out of a use case, so that its transaction rolls back."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass(frozen=True)
class NotFound(Refusal):
    """There is nothing by that name or id that you may see."""

    subject: str = "thing"


@dataclass(frozen=True)
class NotAllowed(Refusal):
    """You lack the standing to do this."""

    act: str = ""
    as_guest: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class WrongState(Refusal):
    """The thing is not in a state in which this can be done."""

    subject: str
    state: StrEnum
    verb: str
    by: str | None = None


@dataclass(frozen=True)
class Restricted(Refusal):
    """Something stands against it for now; `until` says when that ends or ended, if it does so by itself.

    Where it is an appeal that was lodged before, its `state` is named; where something was done as often as it may
    be, `limit` is that; `about` names the accounts that are to be seen to first.
    """

    because: Because
    until: datetime | None = None
    state: StrEnum | None = None
    limit: int | None = None
    about: str | None = None


@dataclass(frozen=True)
class Sanctioned(Refusal):
    """A sanction on the account stands against it: which one, until when, and until when it can be contested."""

    kind: SanctionKind
    sanction: UUID
    functions: tuple[AccountFunction, ...] = ()
    until: datetime | None = None
    appeal_until: datetime | None = None
    interim: bool = False
    own: bool = True  # whether whoever is refused runs the account, and so can contest it


@dataclass(frozen=True)
class Muted(Refusal):
    """The account does not let you write to it or follow it; `until` says when that ends, null: not by itself."""

    until: datetime | None = None


@dataclass(frozen=True)
class Frozen(Refusal):
    """In an emergency the platform takes no new words from anybody; `until` says when that ends, if it is known."""

    until: datetime | None = None


@dataclass(frozen=True)
class TextRefused(Refusal):
    """Screening does not take the text; the rule and the matching term are named."""

    rule: str
    term: str


@dataclass(frozen=True)
class FileRefused(Refusal):
    """A file is not taken; what is wrong with it is named, and by what limit."""

    fault: FileFault
    limit: str | None = None


@dataclass(frozen=True)
class TakenByAnother(Refusal):
    """Another member of staff works on it, named by pseudonym."""

    pseudonym: str


@dataclass(frozen=True)
class AlreadyReported(Refusal):
    """You reported this before; the receipt of that report is named, and whether what you said now was added to it."""

    receipt: str
    added: bool = False


@dataclass(frozen=True)
class WrongCredentials(Refusal):
    """The address and the password do not fit together."""


@dataclass(frozen=True)
class CodeNeeded(Refusal):
    """Address and password fit; this person's sign-in also takes a code."""


@dataclass(frozen=True)
class WrongCode(Refusal):
    """The code does not fit, was used already, or is out of date."""


@dataclass(frozen=True)
class LimitReached(Refusal):
    """Too many of these in too short a time; try again later."""

    until: datetime


@dataclass(frozen=True)
class KeyReused(Refusal):
    """The idempotency key was used for another request."""


@dataclass(frozen=True)
class BusyProblem(Refusal):
    """The service cannot do this now, for it is too busy or under maintenance; nothing was changed."""

    maintenance: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Fault:
    """One value of the input that cannot be taken, and why."""

    path: str
    code: FaultCode
    limit: str | None = None


@dataclass(frozen=True)
class Invalid(Refusal):
    """The input has faults; each is named with its path."""

    faults: tuple[Fault, ...]


def invalid(path: str, code: FaultCode, limit: object = None) -> Refused:
    """A refusal of one value."""
    return Refused(Invalid((Fault(path, code, None if limit is None else str(limit)),)))


ALL: tuple[type[Refusal], ...] = (
    NotFound, NotAllowed, WrongState, Restricted, Sanctioned, Muted, Frozen, TextRefused, FileRefused, TakenByAnother,
    AlreadyReported, WrongCredentials, CodeNeeded, WrongCode, LimitReached, KeyReused, Invalid, BusyProblem,
)  # fmt: skip
__all__ = [
    "ALL", "Because", "Fault", "FaultCode", "Left", "Refusal", "Refused", "invalid",
    *(refusal.__name__ for refusal in ALL),
]  # fmt: skip
