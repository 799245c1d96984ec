"""The guards that both databases keep, read from guards.sql; the head of that file tells its form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent.parent / "guards.sql"
STATEMENT = re.compile(
    r"CREATE (?:OR REPLACE )?(?:UNIQUE )?(INDEX|TRIGGER|FUNCTION) (?:IF NOT EXISTS )?(\w+)(?:.*?\sON \"?(\w+))?",
    re.DOTALL,
)


@dataclass(frozen=True)
class Guard:
    """One guard by its kind (INDEX, CHECK, TRIGGER, FUNCTION), with its statement, or a CHECK's condition."""

    kind: str
    table: str
    name: str
    text: str

    @property
    def label(self) -> str:
        """The name by which people find it; names of checks are unique within their table only."""
        return f"{self.table}.{self.name}" if self.kind == "CHECK" else self.name


def guards(dialect: str) -> Iterator[Guard]:
    """The guards for "sqlite" or "postgres", in the order of the file."""
    for block in re.split(r"^--;", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        mark, _, lines = block.partition("\n")
        mark = mark.strip()
        if mark not in ("", "check", "sqlite", "postgres"):
            raise ValueError(f"guards.sql: nothing is known of blocks marked {mark!r}")
        text = "\n".join(line for line in lines.splitlines() if not line.startswith("--")).strip()
        if mark == "check":
            table, name, condition = text.split(":", 2)
            yield Guard("CHECK", table.strip().strip('"'), name.strip(), condition.strip())
        elif mark in ("", dialect):
            found = STATEMENT.match(text)
            if not found:
                raise ValueError(f"guards.sql: this names no index, trigger or function: {text[:60]}")
            kind, name, table = found.groups(default="")
            yield Guard(kind, "" if kind == "FUNCTION" else table, name, text)


def check_as_triggers(guard: Guard, columns: Iterable[str]) -> Iterator[str]:
    """A CHECK in the form SQLite takes for a table that exists: the condition asked of NEW as of a row."""
    row = ", ".join(f'NEW."{column}" AS "{column}"' for column in columns)
    for event in ("insert", "update"):
        yield (
            f'CREATE TRIGGER {guard.table}_{guard.name}_on_{event} BEFORE {event.upper()} ON "{guard.table}"\n'
            f"WHEN NOT EXISTS (SELECT 1 FROM (SELECT {row}) WHERE ({guard.text}) IS NOT FALSE)\n"
            f"BEGIN SELECT RAISE(ABORT, '{guard.table}.{guard.name}'); END"
        )
