"""What `./gongdao check` makes of an answer about advisories; the checks themselves run apart from the tests."""

from datetime import date
from typing import Any

import pytest

from commands.checking import NOT_ASKED, judged

TODAY = date(2026, 11, 25)
FAULT = {"id": "PYSEC-2026-7", "fix_versions": ["2.1"], "aliases": ["CVE-2026-0001"], "description": "It leaks."}
CLEAN = {"name": "orjson", "version": "3.11", "vulns": []}
LEAKY = {"name": "leaky", "version": "2.0", "vulns": [FAULT]}
UNKNOWN = {"name": "typer", "skip_reason": "Dependency not found and could not be audited"}


def test_packages_that_the_service_does_not_know_are_not_called_fine() -> None:
    assert judged({"dependencies": [UNKNOWN, UNKNOWN]}, {}, TODAY) is NOT_ASKED
    assert judged({"dependencies": [CLEAN, UNKNOWN]}, {}, TODAY).note == "1 of 2 packages"


def test_a_known_advisory_fails_and_says_what_mends_it() -> None:
    outcome = judged({"dependencies": [CLEAN, LEAKY]}, {}, TODAY)
    assert not outcome.is_fine
    assert outcome.detail == "leaky 2.0: PYSEC-2026-7, mended in 2.1"


@pytest.mark.parametrize("name", ["PYSEC-2026-7", "CVE-2026-0001"])
@pytest.mark.parametrize(("until", "is_fine"), [(TODAY, True), (date(2026, 11, 24), False)])
def test_an_accepted_advisory_counts_again_after_its_last_day(name: str, until: date, is_fine: bool) -> None:
    accepted: dict[str, dict[str, Any]] = {name: {"reason": "Its faulty part is not used.", "until": until}}
    assert judged({"dependencies": [LEAKY]}, accepted, TODAY).is_fine is is_fine
