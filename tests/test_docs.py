"""The docs tell the truth: drawn pages are fresh, names exist, paths exist."""

import re
from pathlib import Path

import pytest
from graphql import build_schema

import db
from bot import COMMANDS
from docs import draw
from resolvers.rules.acts import ACTS

ROOT = Path(__file__).parent.parent
DUTIES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/duties.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| D")
]
NAMED = re.compile(r"`([^`]+)`")
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|txt|sql|ftl))`")


def root_fields() -> set[str]:
    sdl = build_schema((ROOT / "schema/schema.graphql").read_text(encoding="utf-8"))
    roots = (sdl.query_type, sdl.mutation_type, sdl.subscription_type)
    return {name for root in roots if root for name in root.fields}


def test_drawn_pages_are_fresh() -> None:
    assert draw.stale() == [], "run ./gongdao docs"


@pytest.mark.parametrize("row", DUTIES, ids=lambda row: row[0])
def test_a_duty_names_what_is_there(row: list[str]) -> None:
    _, _, code, fields, chat, tests = row
    for cell in (code, fields, chat, tests):
        assert cell == "not yet" or NAMED.search(cell), f"{cell!r} names nothing"
    for path in NAMED.findall(code) + NAMED.findall(tests):
        assert (ROOT / path).exists(), path
    assert set(NAMED.findall(fields)) <= root_fields()
    assert {command.removeprefix("/") for command in NAMED.findall(chat)} <= set(COMMANDS)


def test_every_duty_has_a_row_and_every_act_names_known_duties() -> None:
    ids = [row[0] for row in DUTIES]
    assert len(ids) == len(set(ids)) == 32
    assert {duty for act in ACTS.values() for duty in act.duty} <= set(ids)


@pytest.mark.parametrize("page", ["README.md", "docs/walkthrough.md"])
def test_every_path_that_a_page_names_exists(page: str) -> None:
    for path in PATH.findall((ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / path).exists() or path.startswith("var"), path


def test_every_row_of_the_glossary_is_a_row_or_a_type() -> None:
    known = set(db.BY_NAME) | set(re.findall(r"^type (\w+)", (ROOT / "schema/schema.graphql").read_text(), re.M))
    table = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").split("Beyond rows:")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    words = [word for row in rows for word in NAMED.findall(row)]
    assert words and not set(words) - known


def test_decisions_are_numbered_and_whole() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for part in ("**Context.**", "**Decision.**", "**Alternatives.**", "**Price.**"):
            assert part in text, f"{page.name} lacks {part}"
