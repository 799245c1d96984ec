"""Filing as most tests need it: about a row, in good faith."""

from typing import Any

from resolvers.complaints import lodge_complaint
from resolvers.complaints.subjects import KIND
from resolvers.rules.standings import Actor


async def report(
    actor: Actor, row: Any, category: str = "INSULT", words: str = "It insults me.", **more: Any
) -> Any:  # fmt: skip
    """The complaint about a row, or the refusal."""
    return await lodge_complaint(actor, KIND[type(row).__name__], row.id, category, words, good_faith=True, **more)
