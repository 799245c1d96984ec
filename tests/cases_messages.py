"""Private words of a user to an account, and its answers. The cases by act."""

from tests.cases_form import Rule

SEEN: dict[str, dict[str, frozenset[str]]] = {}
RULES: dict[str, Rule] = {}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
