"""What must hold before an entry in the blacklist is confirmed, removed, looked at or told to be over (D13.2)."""

from datetime import datetime
from typing import Any

from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor, Standing, standings


@condition
def an_entry_has_a_second_person(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An entry is confirmed by another person than whoever proposed it, under whatever post."""
    is_same = entry.proposed_by_id in actor.staff.values() or facts.get("proposer") == actor.user_id
    return Restricted(Because.ENTRY_HAS_TWO) if is_same else None


@condition
def it_is_not_about_oneself(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who acts for the registrant, or owns one of its accounts, decides nothing about the entry for the platform."""
    concerned = {Standing.REPRESENTATIVE, Standing.OWNER} & standings(actor, entry)
    return Restricted(Because.OWN_MATTER) if concerned else None


@condition
def the_person_was_heard(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Whom it concerns was heard, or had the time for it."""
    heard = entry.responded_at is not None or entry.respond_until <= now
    return None if heard else Restricted(Because.ENTRY_IS_HEARD, entry.respond_until)


@condition
def another_than_who_confirmed(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """An entry is ended early by another person than whoever confirmed it, under whatever post."""
    is_same = entry.confirmed_by_id in actor.staff.values() or facts.get("confirmer") == actor.user_id
    return Restricted(Because.CONFIRMED_BY_YOU) if is_same else None


@condition
def the_entry_has_not_ended(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What has ended by its date is not ended early, and not looked at again."""
    ended = entry.ends_at is not None and entry.ends_at <= now
    return Restricted(Because.ENTRY_HAS_ENDED, entry.ends_at) if ended else None


@condition
def a_look_is_due(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Seniors are asked to look again once for each date."""
    due = entry.review_at is not None and entry.review_at <= now
    return None if due else Restricted(Because.IS_SO_ALREADY)


@condition
def the_end_is_to_be_told(actor: Actor, entry: Any, facts: Facts, now: datetime) -> Refusal | None:
    """That an entry has ended is told once, when it has."""
    due = entry.ended_at is None and entry.ends_at is not None and entry.ends_at <= now
    return None if due else Restricted(Because.IS_SO_ALREADY)
