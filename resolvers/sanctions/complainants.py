"""What a complainant is told who is warned or limited for misuse of complaints."""

from typing import Any

from policy import say


def reasons_of_misuse(language: str, form: Any) -> str:
    """The statement of reasons of a measure against misuse: a limit has an end, a warning has none."""
    told = {
        "ground": form.ground, "rule": say(language, f"rule-{form.rule}"), "facts": form.facts,
        "since": form.starts_at, "until": form.appeal_until.date(),
    }  # fmt: skip
    if form.ends_at is None:
        return say(language, "statement-misuse-WARNING", **told)
    return say(language, "statement-misuse-LIMIT", end=form.ends_at, **told)
