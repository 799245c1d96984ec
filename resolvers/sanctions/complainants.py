"""What a complainant is told who is warned or limited for misuse of complaints."""

from policy import say
from resolvers.rules.verdicts import Draft


def reasons_of_misuse(language: str, draft: Draft) -> str:
    """The statement of reasons of a measure against misuse: a limit has an end, a warning has none."""
    told = {
        "ground": draft.ground, "rule": say(language, f"rule-{draft.rule}"), "facts": draft.facts,
        "since": draft.starts_at, "until": draft.appeal_until.date(),
    }  # fmt: skip
    if draft.ends_at is None:
        return say(language, "statement-misuse-WARNING", **told)
    return say(language, "statement-misuse-LIMIT", end=draft.ends_at, **told)
