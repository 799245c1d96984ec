"""Reports that look organised: looked at behind the request, marked with the figures, counted as one (D15.2).

Nobody is turned down for it: everybody marked has a receipt, gets reasons and may appeal. Only the desk sees the mark.
"""

from datetime import timedelta
from uuid import UUID

from db.complaints import Campaign, Case, Complaint
from db.vocabulary import ComplaintState, DeadlineKind
from policy import pack
from resolvers.complaints.cases.weighing import reweigh
from resolvers.deadlines import at_its_time
from resolvers.moves import locked, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.fairness.alike import Filed, Found, Limits, campaign_among
from resolvers.rules.standings import Actor
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@at_its_time(DeadlineKind.CAMPAIGN_LOOK)
@use_case("case:look_for_campaign")
async def look_for_campaign(actor: Actor, case_id: UUID) -> Case:
    """Look whether the newest reports on a case's subject are alike, and count those that are as one voice.

    Whoever was marked stays marked; danger to life stays first whatever is found.
    """
    case, doing = await locked(Case, case_id), work()
    await permit(ACTS["case:look_for_campaign"], case)
    reports, limits = await _newest(case), pack().campaigns
    found = campaign_among(
        [_as_filed(report) for report in reports],
        Limits(
            limits.alike, timedelta(seconds=limits.span), timedelta(seconds=limits.young), limits.near, limits.shortest
        ),
    )
    doing.entries.append(entry(doing.actor, doing.act, case, doing.now))
    if await _mark(case, [report for report in reports if report.id in found.members], found):
        await reweigh(case)
        await tell("case.changed", case)
    return case


async def _newest(case: Case) -> list[Complaint]:
    """The newest reports of the time that is looked at, oldest first; those taken back are none."""
    campaigns = pack().campaigns
    recent = Complaint.filter(case_id=case.id).order_by("-id").limit(campaigns.looked_at)
    since = work().now - timedelta(seconds=campaigns.seconds)
    return [
        report
        for report in reversed(await recent.select_related("user"))
        if report.created_at > since and report.state is not ComplaintState.WITHDRAWN
    ]


def _as_filed(report: Complaint) -> Filed:
    made_at = report.user.created_at if report.user else None
    said = " ".join([report.words, *(report.details or {}).values()])
    return Filed(report.id, report.created_at, said, report.origin, made_at)


async def _mark(case: Case, members: list[Complaint], found: Found) -> bool:
    """Keep what was found with the case; says whether somebody new is marked."""
    fresh = [member.id for member in members if member.campaign_id is None]
    if not fresh:
        return False
    campaign = await Campaign.get_or_none(case_id=case.id)
    first, last = members[0].created_at, members[-1].created_at
    if campaign is None:
        campaign = Campaign(
            id=new_id(), case_id=case.id, began_at=first, last_at=last, detected_at=work().now
        )  # fmt: skip
    campaign.size += len(fresh)
    campaign.began_at, campaign.last_at = min(campaign.began_at, first), max(campaign.last_at, last)
    counted = {likeness.value: number for likeness, number in found.reasons.items()}
    earlier = campaign.reasons
    campaign.reasons = {
        name: max(counted.get(name, 0), earlier.get(name, 0)) for name in sorted(counted.keys() | earlier.keys())
    }
    await campaign.save()
    await Complaint.filter(id__in=fresh).update(campaign_id=campaign.id)
    return True


async def campaigns_of(cases: list[UUID]) -> dict[UUID, Campaign]:
    """The campaign that was found on each of several cases."""
    return {campaign.case_id: campaign for campaign in await Campaign.filter(case_id__in=cases)}
