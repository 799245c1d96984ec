"""What happened on a case, as its trail tells it; nobody who complained is named."""

from uuid import UUID

from db.oversight import TrailEntry
from db.vocabulary import ActorKind
from policy import say
from policy.sentences import has
from resolvers.pages import Window, keyset_per

COMPLAINING = ("complaint:", "evidence:", "file:")
SUBJECTS = ("comment:", "post:", "account:", "counter_notice:", "sanction:", "rectification:")


async def timelines_of(cases: list[UUID], window: Window) -> dict[UUID, list[TrailEntry]]:
    """What happened on several cases, oldest first, by position in the trail."""
    here = "scope = 'cases'"
    return await keyset_per(TrailEntry, "about_id", cases, here, window, oldest_first=True, by="position")


def who_acted(entry: TrailEntry, language: str) -> str:
    """Who acted: staff by pseudonym, everybody else only by the side that they are on."""
    if entry.actor_kind is ActorKind.STAFF:
        return entry.actor
    if entry.actor_kind is ActorKind.SYSTEM:
        side = "clock"
    elif entry.act.startswith(COMPLAINING):
        side = "complainant"
    else:
        side = "subject" if entry.act.startswith(SUBJECTS) else "somebody"
    return say(language, f"timeline-by-{side}")


def what_happened(entry: TrailEntry, language: str) -> str:
    """What happened, in words; where there are none of its own, what the act is called."""
    key = f"timeline-{entry.event.replace('.', '-')}"
    verb = f"verb-{entry.act.split(':')[1].replace('_', '-')}"
    told = say(language, key if has(language, key) else verb)
    if entry.reason is None or not has(language, f"reason-{entry.reason}"):
        return told
    return f"{told} ({say(language, f'reason-{entry.reason}')})"
