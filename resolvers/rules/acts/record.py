"""The form of an act's record, and the list to which the wings add theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from resolvers.rules import refusals as no
from resolvers.rules.conditions import Condition
from resolvers.rules.standings import Standing as S


class Before(StrEnum):
    """Instead of a state: back to what the act that is taken back found."""

    BEFORE = "BEFORE"


BEFORE: Final = Before.BEFORE
Arrows = tuple[tuple[tuple[StrEnum, ...], StrEnum], ...]


@dataclass(frozen=True)
class Act:
    """One act. `gives` names refusals beyond those that follow from the other columns."""

    name: str
    event: str
    who: frozenset[S]
    arrows: Arrows = ()
    when: tuple[Condition, ...] = ()
    gives: frozenset[type[no.Refusal]] = frozenset()
    undoable: bool = False
    replays: str | None = None
    reasons: str | None = None
    duty: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The word before the colon: to what kind of thing it is done."""
        return self.name.split(":")[0]

    @property
    def verb(self) -> str:
        """The word behind the colon."""
        return self.name.split(":")[1]

    @cached_property
    def refusals(self) -> tuple[type[no.Refusal], ...]:
        """Every refusal this act may give, in the order in which they are declared."""
        may = {no.NotFound, no.Invalid, no.KeyReused, no.BusyProblem} | self.gives
        if S.ANYONE not in self.who:
            may.add(no.NotAllowed)
        if self.arrows:
            may.add(no.WrongState)
        if self.replays:
            may.add(no.Restricted)  # when something came after
        for condition in self.when:
            may |= condition.gives
        return tuple(refusal for refusal in no.ALL if refusal in may)


ACTS: dict[str, Act] = {}


def act(name: str, event: str, who: Iterable[S], arrows: Arrows = (), **more: object) -> Act:
    """Declare an act."""
    if name in ACTS:
        raise ValueError(f"{name} is declared twice")
    ACTS[name] = Act(name, event, frozenset(who), arrows, **more)  # type: ignore[arg-type]
    return ACTS[name]
