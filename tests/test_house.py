"""The rules of the house, so that nobody has to remember them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import schema

ROOT = Path(__file__).parent.parent
MAY_IMPORT: dict[str, set[str]] = {
    "db": set(),
    "policy": set(),
    "resolvers": {"db", "policy"},
    "schema": {"db", "policy", "resolvers"},
    "bot": {"db", "policy", "resolvers"},
}
FRAMEWORK_OF = {"strawberry": "schema", "aiogram": "bot"}
ROOT_MODULES = {"app", "cli", "settings", "forms", "town", "welcome", "watch", "commands", "docs", "tests"}
FILES = sorted(path for floor in MAY_IMPORT for path in (ROOT / floor).rglob("*.py"))
OURS = [
    *FILES,
    *sorted(ROOT.glob("*.py")),
    *sorted((ROOT / "commands").glob("*.py")),
    *sorted((ROOT / "watch").glob("*.py")),
    *sorted((ROOT / "tests").glob("*.py")),
]
GENERATED = re.compile(r"db/migrations/\d")
NAMELESS = re.compile(r"(util|helper|misc|common|manager|handler|service|base)s?(?=_|\b|[A-Z])", re.IGNORECASE)
WRITES = {
    "save", "create", "delete", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "execute_query", "execute_script", "execute_insert", "in_transaction",
}  # fmt: skip
QUERIES = {"filter", "get_or_none", "exclude", "select_related", "prefetch_related", "values_list", "all", "raw"}
WINGS = {"accounts", "posts", "interactions", "complaints", "sanctions", "oversight"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_downhill(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    for module in imports(path):
        top = module.split(".")[0]
        assert top not in ROOT_MODULES, f"{top} stands above every floor"
        assert top not in MAY_IMPORT or top in MAY_IMPORT[floor] | {floor}
        assert FRAMEWORK_OF.get(top, floor) == floor, f"{top} belongs to {FRAMEWORK_OF.get(top)}"


@pytest.mark.parametrize("path", [p for p in OURS if not GENERATED.search(name(p))], ids=name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=name)
def test_folders_have_under_a_dozen_modules(folder: Path) -> None:
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py" and not GENERATED.search(name(path))]
    assert len(modules) < 12


@pytest.mark.parametrize("path", OURS, ids=name)
def test_names_say_what_a_thing_is(path: Path) -> None:
    classes = [n.name for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ClassDef)]
    assert not [word for word in (path.stem, *classes) if NAMELESS.search(word) and path.stem != "services"]


@pytest.mark.parametrize("path", sorted((ROOT / "resolvers/rules").rglob("*.py")), ids=name)
def test_rules_are_pure(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Await | ast.AsyncFunctionDef)]
    for module in imports(path):
        assert not module.startswith("db") or module == "db.vocabulary", module
        assert not module.startswith("resolvers") or module.startswith("resolvers.rules"), module
        assert not module.startswith("policy"), module


@pytest.mark.parametrize("path", [p for p in FILES if name(p).startswith(("schema/", "bot/"))], ids=name)
def test_doors_neither_write_nor_query(path: Path) -> None:
    if name(path) in ("bot/chat/storage.py", "bot/chat/sending.py", "bot/chat/attachments.py"):
        return  # the chat door's own tables are written here and nowhere else: three, for one would be too long
    rows = {module for module in imports(path) if module.startswith("tortoise")}
    assert rows <= {"tortoise.models"}, "a door needs row classes for their attributes only"
    found = calls(path)
    assert not found & (WRITES - {"create", "update", "delete"}), found & WRITES
    tree = ast.parse(path.read_text(encoding="utf-8"))
    models = {alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
              and (node.module or "").split(".")[0] == "db" for alias in node.names}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            first = owner.value if isinstance(owner, ast.Attribute) else owner
            if isinstance(first, ast.Name) and (first.id in models or first.id == "db"):
                assert node.func.attr not in WRITES | QUERIES, f"{first.id}.{node.func.attr}"


def test_the_two_doors_do_not_know_each_other() -> None:
    for path in FILES:
        floor, tops = path.relative_to(ROOT).parts[0], {module.split(".")[0] for module in imports(path)}
        assert floor != "schema" or "bot" not in tops
        assert floor != "bot" or "schema" not in tops


def test_every_floor_bears_the_same_wings() -> None:
    for floor in ("db", "resolvers", "schema"):
        here = {path.stem for path in (ROOT / floor).iterdir()}
        assert here >= WINGS, f"{floor} lacks {WINGS - here}"
    folders = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert folders - {"chat", "buttons"} <= WINGS, "the chat door has the wings that a chat needs, and no others"


def test_our_names_are_not_taken_by_a_package() -> None:
    assert Path(schema.__file__).is_relative_to(ROOT)


def test_no_file_names_an_address_of_an_index_or_a_path_of_a_machine() -> None:
    for path in [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "pyproject.toml", ROOT / "gongdao"]:
        assert not re.search(r"https?://|--index|/root/|/home/", path.read_text(encoding="utf-8")), path
    assert '"resolved"' not in (ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8")


def test_every_requirement_is_exact_and_hashed() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in filter(str.strip, text.splitlines()):
            assert "==" in line and "--hash=sha256:" in line, f"{path.name}: {line[:60]}"
