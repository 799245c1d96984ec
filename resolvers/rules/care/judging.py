"""What must hold before a comment of a sample is judged (D12.2)."""

from datetime import datetime
from typing import Any

from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor


@condition
def nobody_judged_it(actor: Actor, item: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A comment of a sample is judged once."""
    return Restricted(Because.JUDGED_ALREADY) if item.looked_at else None
