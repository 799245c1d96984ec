"""What readers and accounts are to each other: marks on comments, follows, mutes. The cases by act."""

from tests.cases_form import Rule

SEEN: dict[str, dict[str, frozenset[str]]] = {}
RULES: dict[str, Rule] = {}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
