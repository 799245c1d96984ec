"""What a case's place in the queue is made of, as its card says it: figures only, and nobody's identity."""

from bot.buttons import Labelled, OnCase, label
from bot.context import Talk
from db.complaints import Campaign, Case, Complaint
from db.vocabulary import MisuseKind
from resolvers import clock
from resolvers.complaints.campaigns import campaigns_of
from resolvers.complaints.misuse import ACT_OF, Record
from resolvers.rules.permissions import offers

KIND = {"warn": MisuseKind.WARNING, "limit": MisuseKind.LIMIT}


async def weighed(talk: Talk, case: Case, complaints: list[Complaint]) -> list[str]:
    """The lines of a card about its place: of what it is made, whether reports look organised, what is set aside."""
    parts = [talk.say("case-place", urgency=case.urgency, **case.weight)] if case.weight else []
    if campaign := (await campaigns_of([case.id])).get(case.id):
        parts.append(_organised(talk, campaign))
    if aside := sum(complaint.set_aside for complaint in complaints):
        parts.append(talk.say("case-aside", count=aside))
    return parts


def _organised(talk: Talk, campaign: Campaign) -> str:
    alike = ", ".join(f"{talk.say(f'word-Likeness-{name}')} × {count}" for name, count in campaign.reasons.items())
    minutes = max(1, round((campaign.last_at - campaign.began_at).total_seconds() / 60))
    return talk.say("case-campaign", count=campaign.size, alike=alike, minutes=minutes)


def weight_of(talk: Talk, complaint: Complaint, record: Record | None) -> str:
    """What one report weighs, and the record behind it."""
    decided, upheld = (record.decided, record.upheld) if record else (0, 0)
    marks = [talk.say("case-weighs", weight=complaint.weight, upheld=upheld, decided=decided)]
    if complaint.campaign_id:
        marks.append(talk.say("case-weighs-campaign"))
    if complaint.set_aside:
        marks.append(talk.say("case-weighs-aside"))
    return " · ".join(marks)


def may_answer(talk: Talk, case: Case, complaint: Complaint, do: str) -> bool:
    """Whether this person may answer a report by a warning or a limit now."""
    return ACT_OF[KIND[do]] in offers(talk.actor, complaint, {"case": case}, clock.now())


def ways_of_misuse(talk: Talk, case: Case, complaints: list[Complaint], place: int) -> list[Labelled]:
    """The button behind which complainants are warned and limited, where this person may do that."""
    if not any(may_answer(talk, case, complaint, do) for complaint in complaints for do in KIND):
        return []
    return [(label(talk.language, "misuse"), OnCase(do="misuse", id=case.id, at=place))]
