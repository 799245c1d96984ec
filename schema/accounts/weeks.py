"""Weeks of a team: who did what, and what happened to comments under the account."""

from datetime import datetime

from schema.accounts.profiles import User
from schema.fields import says, shows


@shows()
class ActCount:
    """How often an act was done."""

    act: str = says("The act, as the trail names it, such as comment:hide.")
    count: int = says("How often.")


@shows()
class OperatorActivity:
    """What one of a team did."""

    user: User = says("Who.")
    acts: list[ActCount] = says("What, the most frequent first.")


@shows()
class TeamWeek:
    """A week of a public account: who of its team did what, and what happened to comments under its posts."""

    since: datetime = says("From when on.")
    until: datetime = says("Up to when, exclusive.")
    operators: list[OperatorActivity] = says("Who did what, the busiest first.")
    new_comments: int = says("How many comments readers wrote.")
    held: int = says("How often one was held back.")
    hidden: int = says("How often one was hidden.")
    deleted: int = says("How often one was deleted, also by whoever wrote it.")
    restored: int = says("How often the platform put one back.")
