"""What a case weighs in the queue: who speaks and how reliable they were, what is set aside, and when to look closer.

Everything here is read by index and bounded, however many complaints a case has; the case is held by whoever calls.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from db.accounts import Guest, PublicAccount, User
from db.columns import key_ring
from db.complaints import Case, Complaint, Misuse
from db.interactions import Comment
from db.posts import Post
from db.vocabulary import DeadlineKind, MisuseKind, SubjectKind
from policy import pack
from policy.fairness import Category
from resolvers.actor import LOCAL
from resolvers.deadlines import set_deadline
from resolvers.pages import Literally
from resolvers.rules.acts import OPEN_COMPLAINTS
from resolvers.rules.fairness.priority import Points, place_of, voices_of
from resolvers.rules.fairness.reliability import DANGER_TO_LIFE, reliability
from resolvers.rules.standings import Actor
from resolvers.use_case import work

OPEN = f"state IN ({', '.join(repr(state.value) for state in OPEN_COMPLAINTS)})"
COUNTED = Literally(f"{OPEN} AND NOT set_aside AND campaign_id IS NULL")
IN_A_CAMPAIGN = Literally(f"{OPEN} AND NOT set_aside AND campaign_id IS NOT NULL")
ASIDE = Literally(f"{OPEN} AND set_aside")
HEARD = 50  # the weightiest voices of a case: more could only repeat that it is heard
NEWEST_POSTS = 20


@dataclass(frozen=True)
class Reporter:
    """What is known of whoever files: their weight, and until when what they file is set aside."""

    weight: int
    limited_until: datetime | None = None

    def sets_aside(self, category: Category) -> bool:
        """Whether a report of this person waits for another's; danger to life never does."""
        return self.limited_until is not None and category.urgency < DANGER_TO_LIFE


async def reporter_of(actor: Actor) -> Reporter:
    """What whoever files now weighs; somebody who is nothing but an address is neutral."""
    known = pack().reliability
    model, key = (User, actor.user_id) if actor.user_id else (Guest, actor.guest_id)
    if key is None:
        return Reporter(known.neutral)
    row = await model.get(id=key)
    weight = reliability(row.reports_decided, row.reports_upheld, least=known.least, neutral=known.neutral)
    limit = await limit_of(row, work().now)
    return Reporter(weight, limit.ends_at if limit else None)


async def limit_of(person: User | Guest, at: datetime) -> Misuse | None:
    """The limit on somebody's complaints that was in force at a time, the one that ends last."""
    whose = {"user_id": person.pk} if isinstance(person, User) else {"guest_id": person.pk}
    limits = Misuse.filter(**whose, kind=MisuseKind.LIMIT, overturned_at=None, starts_at__lte=at, ends_at__gt=at)
    return max(await limits, key=lambda limit: limit.ends_at or at, default=None)


def origin_mark(actor: Actor, subject_id: UUID) -> str | None:
    """A mark of the address that a report came from: the same only for reports on the same subject."""
    if actor.origin in ("", LOCAL):  # the command line has no address
        return None
    return key_ring().mark("report-origin", f"{subject_id}:{actor.origin}")[:32]


async def weigh_in(case: Case, complaint: Complaint, category: Category) -> None:
    """A step: a complaint was filed; it confirms what was set aside, or is confirmed, and the case has a new place."""
    if case.open_complaints:
        await _confirm(case, complaint, category)
        await reweigh(case)
    else:
        await reweigh(case, [] if complaint.set_aside else [complaint.weight])
    await _look_closer(case)


async def _confirm(case: Case, complaint: Complaint, category: Category) -> None:
    """What is set aside counts as soon as somebody else says the same whose word is not set aside."""
    if complaint.set_aside:
        others = (Complaint.filter(words, case_id=case.id) for words in (COUNTED, IN_A_CAMPAIGN))
        if not any([await found.exists() for found in others]):
            return
        waiting = [(complaint.id, category.code)]
        complaint.set_aside = False
    else:
        waiting = await Complaint.filter(ASIDE, case_id=case.id).values_list("id", "category")
    if waiting:
        await _count_again(case, waiting)


async def _count_again(case: Case, waiting: list[tuple[UUID, str]]) -> None:
    known = pack().category_by_code
    urgencies = [known[code].urgency for _, code in waiting if code in known]
    case.base_urgency = max([case.base_urgency, *urgencies])
    await Complaint.filter(id__in=[key for key, _ in waiting]).update(set_aside=False)


async def reweigh(case: Case, voices: list[int] | None = None) -> None:
    """A step: the place of a case in the queue as it is by now, written with what came to it; its voices if known."""
    points, neutral = Points(**pack().priority.model_dump()), pack().reliability.neutral
    heard = await voices_in(case.id) if voices is None else voices
    case.voices = voices_of(heard, neutral=neutral, cap=points.neutral_voices)
    place = place_of(case.base_urgency, case.voices, *await _standing_of(case), points)
    case.urgency, case.weight = place.urgency, place.kept()
    await case.save(update_fields=["base_urgency", "voices", "urgency", "weight", "revision", "due_at"])


async def voices_in(case_id: UUID) -> list[int]:
    """What the weightiest who speak in a case weigh; a campaign speaks with one voice, its weightiest."""
    weights: list[int] = []
    for words, most in ((COUNTED, HEARD), (IN_A_CAMPAIGN, 1)):
        found = Complaint.filter(words, case_id=case_id).order_by("-weight").limit(most)
        weights += await found.values_list("weight", flat=True)  # type: ignore[arg-type]
    return weights


async def _standing_of(case: Case) -> tuple[str, str, int]:
    """The class of the account, the kind of its registrant, and the reach of the subject.

    That is how many comments readers see where it stands: under the post, or under an account's busiest of late.
    """
    owner = ("account__account_class", "account__registrant__kind")
    of: QuerySet[Any]
    match SubjectKind(case.subject_kind):
        case SubjectKind.COMMENT:
            of, reach = Comment.filter(id=case.subject_id), "post__visible_comments"
        case SubjectKind.MESSAGE:
            of, reach = Post.filter(id=None), "visible_comments"  # read by nobody but the other side
        case SubjectKind.POST:
            of, reach = Post.filter(id=case.subject_id), "visible_comments"
        case SubjectKind.ACCOUNT:
            of, reach = Post.filter(account_id=case.account_id).order_by("-id").limit(NEWEST_POSTS), "visible_comments"
    found = await of.values_list(*owner, reach)
    if not found:  # an account that has published nothing
        account = PublicAccount.filter(id=case.account_id)
        found = [(*of_it, 0) for of_it in await account.values_list("account_class", "registrant__kind")]
    return max(found, key=lambda row: row[2])


async def _look_closer(case: Case) -> None:
    """Many reports in a short time are looked at together, behind the request and once for all that came meanwhile."""
    campaigns = pack().campaigns
    if case.open_complaints + 1 < campaigns.reports:
        return
    nth = await Complaint.filter(case_id=case.id).order_by("-id").offset(campaigns.reports - 1).first()
    if nth and nth.created_at > work().now - timedelta(seconds=campaigns.seconds):
        await set_deadline(DeadlineKind.CAMPAIGN_LOOK, case.id, work().now)


async def count_what_was_set_aside(misuse: Misuse) -> None:
    """A step: a limit was overturned, so what was filed under it counts, unless another limit held then as well."""
    whose = {"user_id": misuse.user_id} if misuse.user_id else {"guest_id": misuse.guest_id}
    person = await (User if misuse.user_id else Guest).get(id=misuse.user_id or misuse.guest_id)
    by_case: dict[UUID, list[tuple[UUID, str]]] = {}
    for complaint in await Complaint.filter(ASIDE, **whose, created_at__gte=misuse.starts_at):
        if await limit_of(person, complaint.created_at) is None:
            by_case.setdefault(complaint.case_id, []).append((complaint.id, complaint.category))
    for case in await Case.filter(id__in=list(by_case)).order_by("id").select_for_update():
        await _count_again(case, by_case[case.id])
        await reweigh(case)
