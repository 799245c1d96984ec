"""A CSV file of comments from a stranger: every row is read, or named by its line with what is wrong."""

import csv
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from commands import CommandFault
from resolvers.interactions.importing import Imported, fault_in
from resolvers.refusing import fault_sentences
from resolvers.rules.refusals import Invalid

# A row's quotes are taken for broken when a field or a record goes on for longer than this.
LONGEST_FIELD = 20_000
MOST_LINES = 1_000
POST_HEADERS = ("post", "video")
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
csv.field_size_limit(LONGEST_FIELD)


class Table:
    """The file, with its columns found by their headers; what is wrong with it as a whole is told at once."""

    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        self.path = path
        self.lines = self._lines_in_utf8()
        with self._open() as file:
            _, self._header = next(records(file, 0), (1, None))
        if self._header is None:
            raise CommandFault(f"{path.name} has no header line.")
        headers = {name.strip().casefold(): place for place, name in reversed(list(enumerate(self._header)))}
        self._places = {
            field: self._place(headers, [name] if name else POST_HEADERS) for field, name in columns.items()
        }
        lacking = [field for field, place in self._places.items() if place is None]
        if lacking:
            there = ", ".join(repr(name) for name in self._header[:30])
            raise CommandFault(
                f"{path.name} has no column for {' and '.join(lacking)}; its headers are {there}. "
                "Name the right one with --author-column, --text-column, --at-column, --post-column or --id-column."
            )

    @staticmethod
    def _place(headers: dict[str, int], names: list[str] | tuple[str, ...]) -> int | None:
        return next((headers[name.strip().casefold()] for name in names if name.strip().casefold() in headers), None)

    def _lines_in_utf8(self) -> int:
        """Count the lines, and refuse the file before anything is written when one of them is not UTF-8."""
        number = 0
        try:
            with self.path.open("rb") as file:
                for line in file:
                    number += 1
                    line.decode()
        except UnicodeDecodeError:
            raise CommandFault(f"{self.path.name} is not UTF-8 in line {number}: save it as UTF-8.") from None
        except OSError as fault:
            raise CommandFault(f"{self.path} cannot be read: {fault.strerror}.") from None
        return number

    def _open(self) -> TextIO:
        return self.path.open(encoding="utf-8-sig", newline="")

    def comments(self) -> Iterator[tuple[int, Imported | str]]:
        """Every row below the header by the number of its line: a comment, or what is wrong with it."""
        assert self._header is not None
        lines: dict[str, int] = {}
        with self._open() as file:
            rows = records(file, len(self._header))
            next(rows)
            for line, row in rows:
                if row is None:
                    yield line, "a quote is not closed, or stands in the wrong place."
                elif len(row) != len(self._header):
                    yield line, f"it has {len(row)} fields where the header has {len(self._header)}."
                else:
                    found = self._comment(row)
                    if isinstance(found, Imported) and (first := lines.setdefault(found.source, line)) != line:
                        found = f"its comment_id is that of line {first}."
                    yield line, found

    def _comment(self, row: list[str]) -> Imported | str:
        told = {field: row[place] for field, place in self._places.items() if place is not None}
        try:
            at = datetime.fromisoformat(told["posted_at"].strip())
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError):
            return "posted_at: this is not a time in the form 2026-11-24T12:00:00Z (ISO 8601)."
        if at < EARLIEST:
            return "posted_at: this is before 1970."
        comment = Imported(told["comment_id"].strip(), told["post"].strip(), told["author"], told["text"], at)
        fault = fault_in(comment)
        return " ".join(fault_sentences(Invalid((fault,)), "en")) if fault else comment


def records(file: TextIO, width: int) -> Iterator[tuple[int, list[str] | None]]:
    """Records by the numbers of their first lines, None where one cannot be read.

    A broken quote would swallow the lines after it. So when a record over several lines is faulty, only its
    first line is given up and reading goes on with the second.
    """
    again: deque[str] = deque()
    number = 1
    while True:
        taken: list[str] = []

        def lines(taken: list[str] = taken) -> Iterator[str]:
            while len(taken) < MOST_LINES and (line := again.popleft() if again else file.readline()):
                taken.append(line)
                yield line

        try:
            row: list[str] | None = next(csv.reader(lines(), strict=True), None)
            if row is None:
                return
        except csv.Error:
            row = None
        if len(taken) > 1 and (row is None or (width and len(row) != width)):
            again.extendleft(reversed(taken[1:]))
            row, taken = None, taken[:1]
        if row != []:
            yield number, row
        number += len(taken)
