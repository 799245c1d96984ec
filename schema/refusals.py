"""Refusals as GraphQL types, and mutations whose unions list exactly the refusals that their act may give."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Union

import strawberry
from strawberry import Info

from resolvers.refusing import fault_sentences, refusal_sentence, ways_against
from resolvers.rules import refusals as no
from schema.fields import sentence_of
from schema.words import (
    AccountFunction,
    FileFault,
    InvalidCode,
    RefusalCode,
    RefusalCodeWords,
    RestrictedBecause,
    SanctionKind,
    screaming,
)

if TYPE_CHECKING:
    from schema.sanctions import Sanction

SanctionType = Annotated["Sanction", strawberry.lazy("schema.sanctions.sanctions")]


@strawberry.interface(description="Why a request was turned down; nothing was changed.")
class Refusal:
    """Why a request was turned down."""

    @strawberry.field(description="The stable name of the refusal.")
    def code(self, info: Info) -> RefusalCode:  # type: ignore[valid-type]
        """The stable name."""
        return RefusalCodeWords(screaming(type(self).__name__))

    @strawberry.field(description="A sentence for people, in the caller's language.")
    def message(self, info: Info) -> str:
        """A sentence for people."""
        return refusal_sentence(self, info.context.language)  # type: ignore[arg-type]

    @classmethod
    def resolve_type(cls, value: Any, *_: Any) -> str:
        """Types bear the names of the refusals."""
        return type(value).__name__


def refusal(row: type[no.Refusal]) -> Any:
    """Make a class the GraphQL type of a refusal."""

    def made(cls: Any) -> Any:
        cls.is_type_of = classmethod(lambda _, value, info: type(value) is row)
        return strawberry.type(cls, name=row.__name__, description=sentence_of(row))

    return made


def tells(description: str) -> Any:
    """A field read from the refusal."""
    return strawberry.field(description=description)


@refusal(no.NotFound)
class NotFound(Refusal):
    """Nothing by that id."""


@refusal(no.NotAllowed)
class NotAllowed(Refusal):
    """No standing."""


@refusal(no.WrongState)
class WrongState(Refusal):
    """Not in this state."""

    @strawberry.field(description="The state in which the thing is.")
    def state(self) -> str:
        """The state."""
        return str(self.state)

    verb: str = tells("What was asked.")
    by: str | None = tells("Who was first, when that is known.")


@refusal(no.Restricted)
class Restricted(Refusal):
    """Something stands against it."""

    because: RestrictedBecause = tells("What stands against it.")
    until: datetime | None = tells("When that ends or ended, if it does so by itself.")

    limit: int | None = tells("How often it may be done, where that is used up.")
    about: str | None = tells("The handles of the accounts that are to be seen to first, where it is about some.")

    @strawberry.field(description="The state of the appeal that stands against it, if one does.")
    def state(self) -> str | None:
        """The state of an earlier appeal."""
        return str(self.state) if self.state else None


@refusal(no.Sanctioned)
class Sanctioned(Refusal):
    """A sanction."""

    kind: SanctionKind = tells("Which sanction it is.")
    functions: list[AccountFunction] = tells("The functions that it takes from the account.")
    until: datetime | None = tells("Until when; null: without end.")
    appeal_until: datetime | None = tells("Until when the account can appeal; null while it is only proposed.")

    @strawberry.field(description="The sanction itself; for the account's operators and for reviewers.")
    async def sanction(self, info: Info) -> SanctionType | None:
        """The sanction."""
        return await info.context.loaders.row("Sanction", self.sanction)

    @strawberry.field(description="How it can be contested, in the caller's language.")
    def ways_to_appeal(self, info: Info) -> str:
        """How it can be contested."""
        return ways_against(self, info.context.language)  # type: ignore[arg-type]


@refusal(no.Muted)
class Muted(Refusal):
    """A mute."""

    until: datetime | None = tells("When it ends; null: not by itself.")


@refusal(no.Frozen)
class Frozen(Refusal):
    """A freeze."""

    until: datetime | None = tells("When it ends, where that is known.")


@refusal(no.TextRefused)
class TextRefused(Refusal):
    """Screening."""

    rule: str = tells("The rule that does not take the text.")
    term: str = tells("The term that it matched.")


@refusal(no.FileRefused)
class FileRefused(Refusal):
    """Not taken."""

    fault: FileFault = tells("What is wrong with it.")
    limit: str | None = tells("What it is measured by: megabytes, pixels in millions, pages, files, or an ending.")


@refusal(no.TakenByAnother)
class TakenByAnother(Refusal):
    """Taken."""

    pseudonym: str = tells("Who works on it, by pseudonym.")


@refusal(no.AlreadyReported)
class AlreadyReported(Refusal):
    """Reported before."""

    receipt: str = tells("The receipt of the earlier report.")
    added: bool = tells("Whether what you said now was new, and was added to that report.")


@refusal(no.WrongCredentials)
class WrongCredentials(Refusal):
    """Wrong address or password."""


@refusal(no.CodeNeeded)
class CodeNeeded(Refusal):
    """A code is needed."""


@refusal(no.WrongCode)
class WrongCode(Refusal):
    """Wrong code."""


@refusal(no.LimitReached)
class LimitReached(Refusal):
    """Too many."""

    until: datetime = tells("When the next one may come.")


@refusal(no.KeyReused)
class KeyReused(Refusal):
    """Key reused."""


@refusal(no.BusyProblem)
class BusyProblem(Refusal):
    """Busy."""

    maintenance: bool = tells("Whether nothing is changed for the time of maintenance; it may last for minutes.")


@strawberry.type(description="One value of the input that cannot be taken, and why.")
class Fault:
    """One value that cannot be taken."""

    path: str = strawberry.field(description="Where it stands in the input.")
    code: InvalidCode = strawberry.field(description="What is wrong with it.")
    message: str = strawberry.field(description="A sentence for people, in the caller's language.")


@refusal(no.Invalid)
class Invalid(Refusal):
    """Faults of the input."""

    @strawberry.field(description="Each value that cannot be taken.")
    def faults(self, info: Info) -> list[Fault]:
        """Each value that cannot be taken."""
        told = fault_sentences(self, info.context.language)  # type: ignore[arg-type]
        return [
            Fault(path=fault.path, code=fault.code, message=message)
            for fault, message in zip(self.faults, told, strict=True)
        ]


TYPES: dict[type[no.Refusal], Any] = {
    no.NotFound: NotFound, no.NotAllowed: NotAllowed, no.WrongState: WrongState, no.Restricted: Restricted,
    no.Sanctioned: Sanctioned, no.Muted: Muted, no.Frozen: Frozen,
    no.TextRefused: TextRefused, no.FileRefused: FileRefused, no.TakenByAnother: TakenByAnother,
    no.AlreadyReported: AlreadyReported,
    no.WrongCredentials: WrongCredentials, no.CodeNeeded: CodeNeeded, no.WrongCode: WrongCode,
    no.LimitReached: LimitReached, no.KeyReused: KeyReused, no.Invalid: Invalid, no.BusyProblem: BusyProblem,
}  # fmt: skip


def result(name: str, answers: tuple[Any, ...], refusals: tuple[type[no.Refusal], ...]) -> Any:
    """The union of a mutation's or query's answers with the refusals it may give."""
    members = (*answers, *(TYPES[kind] for kind in refusals))
    words = " ".join("".join(f" {c}" if c.isupper() else c for c in name.removesuffix("Result")).split()).lower()
    return Annotated[Union[members], strawberry.union(name, description=f"What comes of `{words}`.")]  # noqa: UP007


def taking(mutation: str) -> Callable[[type], Any]:
    """Make a class the input of a mutation; every input may carry an idempotency key."""

    def made(cls: type) -> Any:
        cls.__annotations__["idempotency_key"] = str | None
        cls.idempotency_key = strawberry.field(  # type: ignore[attr-defined]
            default=None,
            description="Sent again with the same key within 24 hours, it is done once; at most 150 characters.",
        )
        return strawberry.input(cls, description=f"Input of `{mutation}`.")

    return made


def taking_id(mutation: str, what: str) -> Any:
    """The input of a mutation that takes the id of a thing and nothing else."""
    fields = {"__annotations__": {"id": strawberry.ID}, "id": strawberry.field(description=what)}
    return taking(mutation)(type(f"{mutation[0].upper()}{mutation[1:]}Input", (), fields))


def taking_nothing(mutation: str) -> Any:
    """The input of a mutation that takes nothing but an idempotency key."""
    return taking(mutation)(type(f"{mutation[0].upper()}{mutation[1:]}Input", (), {"__annotations__": {}}))


def verb(run: Any, answers: Any, takes: type, arguments: Callable[[Any], Any], *, name: str | None = None) -> Any:
    """The mutation of a use case: its input's values go in, its answer or refusal comes out."""
    name = name or run.__name__
    title = "".join(part.title() for part in name.split("_"))
    union = result(f"{title}Result", answers if isinstance(answers, tuple) else (answers,), run.act.refusals)

    async def resolve(info, input):  # type: ignore[no-untyped-def]
        try:
            answer = await run(info.context.actor, *arguments(input), key=input.idempotency_key)
        except no.Refused as fault:
            answer = fault.refusal
        if isinstance(answer, no.Refusal):
            info.context.refused = screaming(type(answer).__name__)
        return answer

    resolve.__name__ = name
    resolve.act = run.act  # type: ignore[attr-defined]
    resolve.__annotations__ = {
        "info": Info,
        "input": Annotated[takes, strawberry.argument(description="What it takes.")],
        "return": union,
    }
    return strawberry.mutation(resolve, description=sentence_of(run))


async def answered(run: Awaitable[Any]) -> Any:
    """The answer of a view, or the refusal with which it left."""
    try:
        return await run
    except no.Refused as fault:
        return fault.refusal
