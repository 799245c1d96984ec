"""What is read by cursor: keyset connections in Relay's form, and events that are followed.

Cursors are opaque, canonical and checked; pages are bounded.
"""

import base64
import binascii
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import strawberry
from strawberry import Info

from db.oversight import TrailEntry
from policy import say
from resolvers import trail
from resolvers.pages import Window
from resolvers.refusing import refusal_sentence
from resolvers.rules.ids import read_global_id
from resolvers.rules.refusals import Invalid, Refused
from resolvers.rules.standings import Actor
from schema.http import ClientFault
from schema.words import screaming

T = TypeVar("T")
DEFAULT, MOST = 20, 100

First = Annotated[
    int | None, strawberry.argument(description=f"How many, from the front: 0 to {MOST}; {DEFAULT} unless told.")
]
After = Annotated[str | None, strawberry.argument(description="Only what comes behind this cursor.")]
Last = Annotated[int | None, strawberry.argument(description=f"How many, from the back: 0 to {MOST}.")]
BeforeCursor = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether something comes before.")
    start_cursor: str | None = strawberry.field(description="The first cursor of the page.")
    end_cursor: str | None = strawberry.field(description="The last cursor of the page.")


@strawberry.type(description="A thing in a list, with its place.")
class Edge(Generic[T]):
    """A thing in a list, with its place."""

    cursor: str = strawberry.field(description="The place of this thing in the list.")
    node: T = strawberry.field(description="The thing.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    """A page of a list."""

    edges: list[Edge[T]] = strawberry.field(description="The things of this page with their places.")
    nodes: list[T] = strawberry.field(description="The things of this page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


@dataclass(frozen=True)
class Placed:
    """A thing with its cursor."""

    cursor: str
    node: Any


@dataclass(frozen=True)
class Page:
    """A page as it is handed to GraphQL."""

    edges: list[Placed]
    nodes: list[Any]
    page_info: Any


@dataclass(frozen=True)
class Paging:
    """What a caller asked of a list, checked."""

    first: int
    backwards: bool
    after: Any
    before: Any

    @property
    def window(self) -> Window:
        """The part of the list to read: one more than asked, to know whether more follows."""
        return Window(self.after, self.before, self.first + 1, self.backwards)

    def page(self, rows: Sequence[Any], cursor: Callable[[Any], str]) -> Any:
        """The page that these rows make."""
        more, kept = len(rows) > self.first, list(rows[: self.first])
        if self.backwards:
            kept.reverse()
        edges = [Placed(cursor(row), row) for row in kept]
        info = PageInfo(
            has_next_page=self.before is not None if self.backwards else more,
            has_previous_page=more if self.backwards else self.after is not None,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        return Page(edges, [edge.node for edge in edges], info)


def paging(
    info: Info, first: int | None, after: str | None, last: int | None, before: str | None, read: Any = None
) -> Paging:
    """What was asked, or a fault of the request: first and last together, too many, a cursor that is none."""
    language, read = info.context.language, read or key_of_cursor
    if first is not None and last is not None:
        raise ClientFault(say(language, "request-first-and-last"), "BAD_USER_INPUT")
    size = last if last is not None else first if first is not None else DEFAULT
    if not 0 <= size <= MOST:
        raise ClientFault(say(language, "request-page-size", most=MOST), "BAD_USER_INPUT")
    ends = []
    for cursor in (after, before):
        end = read(cursor) if cursor is not None else None
        if cursor is not None and end is None:
            raise ClientFault(say(language, "request-bad-cursor"), "BAD_CURSOR")
        ends.append(end)
    return Paging(size, last is not None, ends[0], ends[1])


async def page_of(
    info: Info, first: int | None, after: str | None, last: int | None, before: str | None,
    fetch: Callable[[Window], Awaitable[Sequence[Any]]], *, read: Callable[[str], Any] | None = None,
    cursor: Callable[[Any], str] | None = None,
) -> Any:  # fmt: skip
    """A page of rows by key, or by what `cursor` makes of a row and `read` finds in a cursor."""
    asked = paging(info, first, after, last, before, read)
    return asked.page(await fetch(asked.window), cursor or (lambda row: cursor_of_key(row.pk)))


def cursor_of_key(key: UUID) -> str:
    """The cursor of a row: its key, in the one canonical form."""
    return packed(f"k:{key}")


def key_of_cursor(cursor: str) -> UUID | None:
    """The key in a cursor, or None when it is not one of ours."""
    text = unpacked(cursor, "k:")
    try:
        key = UUID(text or "")
    except ValueError:
        return None
    return key if cursor_of_key(key) == cursor else None


def cursor_of_position(position: int) -> str:
    """The cursor of an event: its position in its scope."""
    return packed(f"p:{position}")


def position_of_cursor(cursor: str) -> int | None:
    """The position in a cursor, or None when it is not one of ours."""
    text = unpacked(cursor, "p:")
    if text is None or not (text.isascii() and text.isdecimal() and len(text) < 19):
        return None
    return int(text) if cursor_of_position(int(text)) == cursor else None


def packed(text: str) -> str:
    """A text as a cursor: nothing to be read or made up."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpacked(cursor: str, prefix: str) -> str | None:
    """The text in a cursor, or None when it is not one of ours."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (ValueError, binascii.Error):
        return None
    return text.removeprefix(prefix) if text.startswith(prefix) else None


START = "START"
AfterEvent = Annotated[
    str | None,
    strawberry.argument(
        description="The cursor of the last event you have: what came since is told first. "
        '`"START"` tells everything from the beginning; nothing given, only what is to come.'
    ),
]


@strawberry.type(description="Something that happened, with its place.")
class Told:
    """Something that happened."""

    cursor: str = strawberry.field(description="Where to go on after a break: give it as `after`.")
    event: str = strawberry.field(description="What happened, as the trail names it.")
    at: datetime = strawberry.field(description="When.")
    subject_id: strawberry.Private[UUID]
    found: strawberry.Private[str | None] = None


async def events_of(
    info: Info, kind: type[Any], scope: str, after: str | None, *, about: UUID | None = None,
    events: tuple[str, ...] = (), subject: str | None = None, still: Callable[[Actor], None] = lambda actor: None,
) -> AsyncGenerator[Any, None]:  # fmt: skip
    """The events of a scope behind a cursor, made into a type of event; none is missed over a break.

    `still` is asked at the beginning and before each event, and refuses whoever may not listen, or no longer.
    """
    place = position_after(info, after)
    allowed(info, still)
    place = await trail.newest(scope) if place is None else place
    async for entry in trail.follow(scope, place, about=about, events=events):
        if subject is None or entry.subject_kind == subject:
            allowed(info, still)
            yield told(kind, entry)


def allowed(info: Info, still: Callable[[Actor], None]) -> None:
    """Go on, or end with a fault that says why this caller may not."""
    try:
        still(info.context.actor)
    except Refused as no:
        raise fault_of(info, no) from None


async def permitted(info: Info, view: Awaitable[Any]) -> Any:
    """What a view shows, or a fault of the request that says why it may not be seen."""
    try:
        return await view
    except Refused as no:
        raise fault_of(info, no) from None


def fault_of(info: Info, no: Refused) -> ClientFault:
    """A refusal as a fault of the request, where there is no union to answer with."""
    code = "BAD_USER_INPUT" if isinstance(no.refusal, Invalid) else screaming(no.refusal.code)
    return ClientFault(refusal_sentence(no.refusal, info.context.language), code)


def told(kind: type[Any], entry: TrailEntry) -> Any:
    """An entry of the trail as an event."""
    place = cursor_of_position(entry.position)
    found = entry.refs.get("found")
    return kind(cursor=place, event=entry.event, at=entry.at, subject_id=entry.subject_id, found=found)


def position_after(info: Info, after: str | None) -> int | None:
    """The position to go on from; None means from now on."""
    if after is None:
        return None
    place = 0 if after == START else position_of_cursor(after)
    if place is None:
        raise ClientFault(say(info.context.language, "request-bad-cursor"), "BAD_CURSOR")
    return place


async def needed(info: Info, kind: str, text: str, find: Callable[[Any, UUID], Awaitable[Any]] | None = None) -> Any:
    """The row behind an argument of a query or subscription, or a fault of the request that says why not."""
    language = info.context.language
    read = read_global_id(text)
    if read is None or read[0] != kind:
        raise ClientFault(say(language, "request-bad-id"), "BAD_USER_INPUT")
    try:
        row = await (find(info.context.actor, read[1]) if find else info.context.loaders.row(kind, read[1]))
    except Refused as no:
        raise fault_of(info, no) from None
    if row is None:
        raise ClientFault(say(language, "refusal-NotFound", subject=say(language, f"kind-{kind}")), "NOT_FOUND")
    return row
