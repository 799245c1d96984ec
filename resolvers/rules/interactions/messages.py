"""Who may write to an account privately, and until when and how often the account may answer.

The numbers come as facts from the policy pack: `answer_seconds` and `answers_most`.
"""

from datetime import datetime, timedelta
from typing import Any

from db.vocabulary import CaseState, SubjectKind
from resolvers.rules.conditions import Facts, condition, giving
from resolvers.rules.refusals import Because, NotFound, Refusal, Restricted
from resolvers.rules.standings import Actor, Standing, standings


@condition
def it_is_anothers_account(actor: Actor, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who runs an account has nobody there to write to."""
    account = thing.id if type(thing).__name__ == "PublicAccount" else thing.account_id
    return Restricted(Because.YOUR_OWN_ACCOUNT) if account in actor.posts else None


@condition
def there_is_time_to_answer(actor: Actor, message: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An account answers within a time after the user's last words, so that it cannot go on writing by itself."""
    seconds = facts.get("answer_seconds")
    if seconds is None or now <= (until := message.last_written_at + timedelta(seconds=seconds)):
        return None
    return Restricted(Because.ANSWER_TIME_IS_OVER, until=until)


@condition
def answers_are_left(actor: Actor, message: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An account answers the user's last words only so often."""
    most = facts.get("answers_most")
    if most is None or message.answers < most:
        return None
    return Restricted(Because.ANSWERS_USED_UP, limit=most)


@giving(NotFound)
def it_is_about_a_conversation(actor: Actor, case: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only a case about private words has any to look at."""
    return None if case.subject_kind == SubjectKind.MESSAGE else NotFound("Message")


@condition
def it_is_in_ones_hands(actor: Actor, case: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Private words are shown to whoever works on the case or on an appeal against its decision, and to nobody else."""
    held = case.state in (CaseState.CLAIMED, CaseState.DECIDED) and Standing.CLAIMANT in standings(actor, case)
    return None if held or facts.get("holds_appeal") else Restricted(Because.TAKE_THE_CASE_FIRST)
