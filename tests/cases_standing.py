"""Licences for news, grades, declarations, groups and filings. The cases by act."""

from tests.cases_form import Rule

SEEN: dict[str, dict[str, frozenset[str]]] = {}
RULES: dict[str, Rule] = {}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
