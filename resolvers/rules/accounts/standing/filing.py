"""What two filings of a class differ in: which accounts came, which went, and what changed of the others (D7.1)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Line = dict[str, Any]


@dataclass(frozen=True)
class Changed:
    """What is different of one account: a field, and its value before and after, as JSON; none: it was not there."""

    handle: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """What came, what went, and what changed, by handle."""

    added: tuple[Line, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()


def canonical(lines: Sequence[Line]) -> str:
    """The lines as a body: one account a line, by handle, keys in order, so that the same data are the same bytes."""
    return "".join(_json(line) + "\n" for line in sorted(lines, key=lambda line: str(line["handle"])))


def lines_of(body: str) -> list[Line]:
    """The lines of a body."""
    return [json.loads(line) for line in body.split("\n") if line]


def difference(old: Sequence[Line], new: Sequence[Line]) -> Difference:
    """What must be done to the old lines so that they are the new ones."""
    was, now = _by_handle(old), _by_handle(new)
    return Difference(
        tuple(now[handle] for handle in sorted(now.keys() - was.keys())),
        tuple(sorted(was.keys() - now.keys())),
        tuple(
            Changed(handle, field, _told(was[handle], field), _told(now[handle], field))
            for handle in sorted(was.keys() & now.keys())
            for field in sorted(was[handle].keys() | now[handle].keys())
            if _told(was[handle], field) != _told(now[handle], field)
        ),
    )


def applied(old: Sequence[Line], change: Difference) -> list[Line]:
    """The lines after a difference."""
    lines = {handle: dict(line) for handle, line in _by_handle(old).items() if handle not in change.removed}
    for one in change.changed:
        lines[one.handle].pop(one.field, None)
        if one.after is not None:
            lines[one.handle][one.field] = json.loads(one.after)
    return [*lines.values(), *change.added]


def _by_handle(lines: Sequence[Line]) -> dict[str, Line]:
    return {str(line["handle"]): line for line in lines}


def _told(line: Line, field: str) -> str | None:
    return _json(line[field]) if field in line else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
