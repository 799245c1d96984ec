"""Bringing in comments: bad rows are named, nothing is added twice, and a killed import goes on where it stopped."""

import csv
import io
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from commands import CommandFault
from commands.table import Table
from resolvers.interactions.importing import Imported
from tests.commanding import gongdao, started

HEADER = ["comment_id", "Author", "TEXT", "posted_at", "video"]
COLUMNS = {"author": "author", "text": "text", "posted_at": "posted_at", "post": "", "comment_id": "comment_id"}
GOOD = [
    ["c1", "Anna", "Second, with a comma", "2015-06-01T10:00:00", "v1"],
    ["c2", "小明", "First of all", "2015-05-31T23:30:00-02:00", "v1"],
    ["c3", "Ben", 'He said "tea",\nthen left.', "2015-05-01", "v2"],
]
BAD = [
    (["d1", "Anna", "   ", "2015-06-01", "v1"], "text"),
    (["d2", "Anna", "When?", "yesterday", "v1"], "posted_at"),
    (["d3", "Anna", "Before there was time", "1969-12-31", "v1"], "posted_at"),
    (["d4", "Anna", "A NUL \x00 in it", "2015-06-01", "v1"], "text"),
    (["d5", "Anna", "x" * 5001, "2015-06-01", "v1"], "text"),
    (["d6", "", "Nobody wrote this", "2015-06-01", "v1"], "author"),
    (["", "Anna", "Without an id", "2015-06-01", "v1"], "comment_id"),
    (["c1", "Anna", "The same id again", "2015-06-01", "v1"], "comment_id is that of line 2"),
    (["d7", "Anna", "A field too few", "2015-06-01"], "4 fields where the header has 5"),
]


def written(path: Path, *rows: list[str], after: str = "") -> Path:
    """A CSV file of the header and rows, with what comes after them word for word."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    path.write_text(text.getvalue() + after, encoding="utf-8", newline="")
    return path


def read(path: Path) -> list[tuple[int, Imported | str]]:
    return list(Table(path, COLUMNS).comments())


def kept(home: Path) -> list[tuple[str, str]]:
    """What was brought in, in the public order."""
    connection = sqlite3.connect(home / "gongdao.db")
    try:
        return connection.execute(
            "SELECT source_key, body FROM comment WHERE source_key IS NOT NULL ORDER BY id"
        ).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo town, to be copied."""
    home = tmp_path_factory.mktemp("town")
    assert gongdao(home, "demo")[0] == 0
    return home


@pytest.fixture
def home(town: Path, tmp_path: Path) -> Path:
    """A folder with a demo town of one's own."""
    return Path(shutil.copytree(town, tmp_path / "var"))


def test_bad_rows_are_named_by_line_and_the_second_run_adds_nothing(home: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "old.csv", *GOOD, *[row for row, _ in BAD])
    arguments = ("import", "comments", str(file), "--account", "@tea-house")
    code, told, err = gongdao(home, *arguments)
    assert (code, told) == (0, "12 rows: 3 added, 0 there before, 9 skipped\n")
    lines = err.splitlines()
    assert len(lines) == len(BAD)
    for line, (number, (_, fault)) in zip(lines, enumerate(BAD, 6), strict=True):
        assert line.startswith(f"line {number} is skipped: ") and fault in line
    assert [key for key, _ in kept(home)] == ["comment:c3", "comment:c2", "comment:c1"]
    assert gongdao(home, *arguments)[1] == "12 rows: 0 added, 3 there before, 9 skipped\n"
    assert gongdao(home, "trail", "verify") == (0, "The trail is whole and in order.\n", "")
    code, told, err = gongdao(home, *arguments[:-1], "nobody")
    assert (code, told, err) == (1, "", "gongdao: There is no account 'nobody'; `./gongdao account add` makes one.\n")


def test_a_killed_import_goes_on_and_every_row_is_there_once(home: Path, tmp_path: Path) -> None:
    rows = [
        [f"k{n}", "Anna", f"Number {n}", f"2015-06-01T10:{n // 60:02}:{n % 60:02}", f"v{n % 3}"] for n in range(3000)
    ]
    arguments = ("import", "comments", str(written(tmp_path / "long.csv", *rows)), "--account", "tea-house")
    with started(home, *arguments) as importing:
        try:
            deadline = time.monotonic() + 30
            while not kept(home) and time.monotonic() < deadline:
                time.sleep(0.005)
        finally:
            importing.send_signal(signal.SIGKILL)
    before = len(kept(home))
    assert 0 < before < 3000 and before % 100 == 0
    code, told, _ = gongdao(home, *arguments)
    assert (code, told) == (0, f"3000 rows: {3000 - before} added, {before} there before, 0 skipped\n")
    assert [key for key, _ in kept(home)] == [f"comment:k{n}" for n in range(3000)]
    assert gongdao(home, "counters", "check") == (0, "Every counter agrees with its rows.\n", "")


def test_a_broken_quote_costs_its_own_row_only(tmp_path: Path) -> None:
    broken = 'b1,Anna,"never closed,2015-06-01,v1\r\ng1,Ben,"fine, really",2015-06-01,v1\r\n'
    wrong = (
        'b2,Anna,"closed" too early,2015-06-01,v1\r\ng2,Ben,fine,2015-06-01,v1\r\nb3,Ben,"open to the end,2015,v1\r\n'
    )
    found = read(written(tmp_path / "quotes.csv", *GOOD, after=broken + wrong))
    assert [(line, row.source) for line, row in found if isinstance(row, Imported)] == [
        (2, "c1"), (3, "c2"), (4, "c3"), (7, "g1"), (9, "g2"),
    ]  # fmt: skip
    assert [line for line, row in found if isinstance(row, str) and "quote" in row] == [6, 8, 10]


def test_many_broken_quotes_do_not_hold_up_the_reading(tmp_path: Path) -> None:
    begun = time.monotonic()
    found = read(written(tmp_path / "evil.csv", after='e,"' + "\r\n" + 'e,"x\r\n' * 3000))
    assert len(found) > 2000
    assert time.monotonic() - begun < 10


def test_times_are_read_in_their_zone_and_marks_of_order_and_case_are_forgiven(tmp_path: Path) -> None:
    file = tmp_path / "forms.csv"
    file.write_text(
        "\ufeffPOSTED_AT, Post ,author,text,COMMENT_ID\n"
        "2015-06-01T10:00:00Z,p,A,one,1\n\n2015-06-01 10:00+02:00,p,A,two,2\n",
        encoding="utf-8",
    )
    at = {row.source: (line, row.at.isoformat()) for line, row in read(file) if isinstance(row, Imported)}
    assert at == {"1": (2, "2015-06-01T10:00:00+00:00"), "2": (4, "2015-06-01T08:00:00+00:00")}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no header line"),
        ("comment_id,author,text,posted_at,video\nc1,A,Grüße,2015-06-01,v".encode("latin-1"), "not UTF-8 in line 2"),
        ("comment_id,author".encode("utf-16"), "not UTF-8 in line 1"),
        (b"comment_id;author;text\n", "no column for author and text and posted_at and post and comment_id"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_refused_before_anything(
    tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)
    with pytest.raises(CommandFault, match=told):
        Table(file, COLUMNS)
    with pytest.raises(CommandFault, match="cannot be read"):
        Table(tmp_path / "nowhere.csv", COLUMNS)


def test_a_column_of_another_name_is_named_by_an_option(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("id,who,content,date,clip\n1,A,one,2015-06-01,v\n", encoding="utf-8")
    columns = {"author": "Who", "text": "content", "posted_at": "date", "post": "clip", "comment_id": "id"}
    ((line, row),) = Table(file, columns).comments()
    assert (line, row.source, row.author, row.text, row.group) == (2, "1", "A", "one", "v")
