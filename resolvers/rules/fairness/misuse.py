"""What must hold before somebody is warned or limited for misuse of complaints, and the four factors to be weighed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor


@dataclass(frozen=True)
class Factors:
    """The four factors that staff weigh in writing before anything is done about misuse.

    How many reports were manifestly unfounded, what share of all they are, how grave they are and with which
    consequences, and what shows the intention.
    """

    number: str
    share: str
    gravity: str
    intention: str

    def texts(self) -> dict[str, str]:
        """Each factor by its name, in their order."""
        return asdict(self)


@condition
def somebody_is_known(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who complained at a mere address is nobody who could be warned."""
    return None if complaint.user_id or complaint.guest_id else Restricted(Because.NOBODY_TO_WARN)


@condition
def not_ones_own_report(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody judges in their own matter: as the reporter, the author, for the account, or in a declared conflict."""
    case = facts.get("case")
    own = (complaint.user_id, case.author_id if case else None)
    if (actor.user_id is not None and actor.user_id in own) or complaint.account_id in actor.posts:
        return Restricted(Because.OWN_MATTER)
    return Restricted(Because.CONFLICT_DECLARED) if complaint.account_id in actor.conflicts else None


@condition
def measured_once(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """One report is answered by one measure."""
    return Restricted(Because.MEASURED_ALREADY) if facts.get("measured") else None


@condition
def was_warned(actor: Actor, complaint: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A limit comes only after a warning that was delivered before the report at hand was filed."""
    return Restricted(Because.WARN_FIRST) if facts.get("warned") is False else None
