"""How types of the schema are made from rows: opaque ids, sentences for each field, and who sees it."""

from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry import Info
from strawberry.extensions import FieldExtension
from strawberry.utils.str_converters import to_camel_case
from tortoise.models import Model

from policy import pack
from resolvers import clock
from resolvers.rules.ids import global_id, read_global_id, report_link
from resolvers.rules.permissions import offers
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.standings import Standing
from resolvers.rules.visibility import FIELDS, may_see_field
from schema.words import Verb, VerbWords, verb_of

T = TypeVar("T")


class OnlyFor(FieldExtension):
    """Answers null to whoever may not see the field, by the table of visibility."""

    def __init__(self, type_name: str, field: str) -> None:
        self.type_name, self.field = type_name, field

    def _hidden(self, source: Any, info: Info) -> bool:
        return not may_see_field(info.context.actor, source, self.type_name, self.field)

    def resolve(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        """The value, or null."""
        return None if self._hidden(source, info) else next_(source, info, **arguments)

    async def resolve_async(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        """The value, or null."""
        return None if self._hidden(source, info) else await next_(source, info, **arguments)


def says(description: str, **options: Any) -> Any:
    """A field that is read from the row as it stands there."""
    return strawberry.field(description=description, **options)


@dataclass_transform(kw_only_default=True, field_specifiers=(says, strawberry.field))
def shows(row: type[Model] | type | None = None) -> Callable[[type[T]], type[T]]:
    """Make a class the GraphQL type of a row; a field without a line in the table of visibility ends the build."""

    def made(cls: type[T]) -> type[T]:
        if row is not None:
            cls.is_type_of = classmethod(lambda _, value, info: isinstance(value, row))  # type: ignore[attr-defined]
        kind: Any = strawberry.type(cls, description=sentence_of(cls))
        for field in kind.__strawberry_definition__.fields:
            name = field.graphql_name or to_camel_case(field.python_name)
            try:
                seen_by = FIELDS[cls.__name__][name]
            except KeyError:
                raise TypeError(f"{cls.__name__}.{name} has no line in resolvers/rules/visibility/") from None
            if Standing.ANYONE not in seen_by:
                field.extensions.append(OnlyFor(cls.__name__, name))
        return kind

    return made


def sentence_of(thing: Any) -> str:
    """The first paragraph of a docstring, as one line."""
    return " ".join((thing.__doc__ or "").strip().split("\n\n")[0].split())


def key_in(path: str, text: str, *kinds: str) -> tuple[str, Any]:
    """Kind and key behind an opaque id in an input; refused when it is none, or of another kind."""
    read = read_global_id(text)
    if read is None or read[0] not in kinds:
        raise invalid(path, FaultCode.NOT_AN_ID)
    return read


@strawberry.interface(description="A thing with an opaque id by which it can be fetched again.")
class Node:
    """A thing with an opaque id."""

    @strawberry.field(description="Opaque id; `node(id:)` fetches the thing again.")
    def id(self, info: Info) -> strawberry.ID:
        """The opaque id of the row."""
        return strawberry.ID(global_id(type(self).__name__, self.id))

    @classmethod
    def resolve_type(cls, value: Any, *_: Any) -> str:
        """Types bear the names of their rows."""
        return type(value).__name__


def offered(info: Info, row: Model, **facts: Any) -> list[Verb]:  # type: ignore[valid-type]
    """What this viewer may do with a row now."""
    facts["undo_seconds"] = pack().times.undo
    acts = offers(info.context.actor, row, facts, clock.now())
    return list(dict.fromkeys(VerbWords(verb_of(act)) for act in acts))  # one mutation may do several acts


def offers_field() -> Any:
    """The field that lists what this viewer may do with a thing now."""
    return strawberry.field(resolver=_offers, description="What you may do with it now.")


def report_link_field() -> Any:
    """The field that says how to report a thing in the chat."""
    return strawberry.field(
        resolver=_report_link,
        description=(
            "What begins a report of it in the chat: an address that opens the bot on Telegram where "
            "TELEGRAM_USERNAME is set, and else the words to send to the bot as they stand."
        ),
    )


def _report_link(root: Any, info: Info) -> str:
    return report_link(type(root).__name__, root.pk, info.context.terms.bot_username)


def _offers(root: Any, info: Info) -> list[Verb]:  # type: ignore[valid-type]
    return offered(info, root)
