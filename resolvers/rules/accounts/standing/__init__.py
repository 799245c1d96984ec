"""What must hold for licences, news, declarations and groups: pure, like all conditions."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from db.vocabulary import PostKind, PostState, QualificationKind, QualificationState
from resolvers.rules.conditions import Facts, condition
from resolvers.rules.refusals import Because, Refusal, Restricted
from resolvers.rules.standings import Actor, loaded

WARNED_BEFORE = (30, 7)  # days
NEEDS_LICENCE = "NEEDS_LICENCE"  # why news is held until a licence covers it


def lasts(licence: Any, today: date) -> bool:
    """Whether a licence counts by its dates: through the day on which it expires."""
    return bool(licence.valid_from <= today <= licence.expires_on)


def in_force(licence: Any, today: date) -> bool:
    """Whether a licence was verified and counts today, whether or not the clock was late to end it."""
    return licence.state is QualificationState.VERIFIED and lasts(licence, today)


def warning_due(expires_on: date, today: date, warned: int | None) -> int | None:
    """Of how many days ahead people are to be warned today; nothing where they were already."""
    left = (expires_on - today).days
    reached = [days for days in WARNED_BEFORE if left <= days]
    nearest = min(reached, default=None)
    return nearest if nearest is not None and (warned is None or nearest < warned) else None


def news_allowed(kind: PostKind, source: str, licences: Collection[QualificationKind]) -> Because | None:
    """What stands against publishing a post of a kind under these licences.

    Whoever may gather, edit and publish news may publish any; who may only reprint names where it was first.
    """
    if kind is not PostKind.NEWS or QualificationKind.EDIT_AND_PUBLISH in licences:
        return None
    if QualificationKind.REPRINT not in licences:
        return Because.NEWS_NEEDS_A_LICENCE
    return None if source.strip() else Because.REPRINT_NEEDS_A_SOURCE


@condition
def news_is_for_the_qualified(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """News is published by those with a licence that covers the account (D8).

    `licences` are the kinds in force there; `kind` and `source` are what the post is to have, where that changes.
    """
    if "licences" not in facts:
        return None
    kind, source = facts.get("kind", post.kind), facts.get("source", post.source)
    because = news_allowed(PostKind(kind), source, facts["licences"])
    return Restricted(because) if because else None


@condition
def it_waits_for_a_licence_if_held(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What is held for want of a licence is put right or taken back by its people; whatever else is held waits."""
    held = post.state == PostState.HELD and post.reason != NEEDS_LICENCE
    return Restricted(Because.POST_IS_HELD) if held else None


@condition
def staff_did_not_decide_its_kind(actor: Actor, post: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What staff decided is contested by appeal, and not changed back by hand."""
    changes = facts.get("kind", post.kind) != post.kind
    return Restricted(Because.KIND_WAS_DECIDED) if changes and post.kind_decided else None


@condition
def not_ones_own_licence(actor: Actor, licence: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Who acts for the registrant, runs one of the accounts, or has to do with one, does not decide on its licence."""
    registrant = loaded(licence, "registrant")
    people = {str(licence.submitted_by_id), *((registrant.acting or ()) if registrant is not None else ())}
    accounts = set(facts.get("accounts", ()))
    if str(actor.user_id) in people or accounts & actor.posts.keys():
        return Restricted(Because.OWN_MATTER)
    return Restricted(Because.CONFLICT_DECLARED) if accounts & actor.conflicts else None


@condition
def another_person_looks(actor: Actor, licence: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A licence that was turned down and sent again is looked at by somebody else."""
    return Restricted(Because.TURNED_DOWN_BEFORE) if actor.user_id in facts.get("turned_down_by", ()) else None


@condition
def the_licence_lasts(actor: Actor, licence: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A licence that has expired by `today` is neither verified nor changed; the new one is added beside it."""
    over = "today" in facts and licence.expires_on < facts["today"]
    return Restricted(Because.LICENCE_IS_OVER) if over else None


def declared(accounts: Iterable[Any]) -> list[dict[str, str]]:
    """Accounts as a declaration lists them, by handle."""
    listed = ({"id": str(account.id), "handle": account.handle} for account in accounts)
    return sorted(listed, key=lambda one: one["handle"])


def the_accounts_are_declared(accounts: Collection[Any], declaration: Any | None) -> bool:
    """Whether what was declared last lists exactly these accounts; from the second on it must (D7.3)."""
    if len(accounts) < 2:
        return True
    now = {str(account.id) for account in accounts}
    return declaration is not None and {one["id"] for one in declaration.accounts} == now


@condition
def there_is_something_to_declare(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A declaration lists accounts; without any there is none."""
    return None if facts.get("accounts", True) else Restricted(Because.NOTHING_TO_DECLARE)


@condition
def it_was_not_declared_so(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """The same is not declared twice."""
    return Restricted(Because.IS_SO_ALREADY) if facts.get("same") else None


@condition
def an_authority_is_named(actor: Actor, filing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Data are filed with somebody; `authority` is whom the settings name."""
    return None if facts.get("authority", "?") else Restricted(Because.NO_FILING_AUTHORITY)


@condition
def the_group_lasts(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Nobody joins a group that has ended."""
    group = facts.get("group")
    return Restricted(Because.GROUP_HAS_ENDED) if group is not None and group.ended_at is not None else None


@condition
def one_is_no_member_yet(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """A registrant is once in a group."""
    return Restricted(Because.IN_THE_GROUP) if facts.get("member") is not None else None


@condition
def one_is_a_member(actor: Actor, registrant: Any, facts: Facts, now: datetime) -> Refusal | None:
    """Only who is in a group leaves it."""
    return Restricted(Because.NOT_IN_THE_GROUP) if "member" in facts and facts["member"] is None else None
