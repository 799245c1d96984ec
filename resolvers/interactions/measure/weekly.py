"""A sample of comments that is drawn by itself each week, so that looking does not depend on who thinks of it (D12.2).

Its one deadline is moved to the next Monday in the transaction that keeps the sample, so that a process which ends in
between draws nothing twice and forgets no week.
"""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from db.care import Sample
from db.oversight import Deadline
from db.vocabulary import DeadlineKind
from policy import pack
from resolvers import clock
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.interactions.measure.sampling import Drawing, drawn_for, keep_sample
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

EVERYWHERE = UUID(int=0)  # the sample is of no one thing
WEEK = timedelta(days=7)


@at_its_time(DeadlineKind.SAMPLE_DUE)
async def draw_weekly_sample(actor: Actor, subject_id: UUID) -> Sample | Refusal:
    """Draw of what was written until this week began, by the name of the week before: "2026-W49"."""
    monday = week_of(clock.now())
    year, week, _ = (monday - WEEK).isocalendar()
    seed = f"{year}-W{week:02}"
    drawing = await drawn_for(actor, Drawing(seed, monday, seed, monday), pack().sampling.weekly)
    return await _draw(actor, drawing)


@use_case("sample:draw")
async def _draw(actor: Actor, drawing: Drawing) -> Sample:
    """Keep the sample of a week, and wait for the next Monday."""
    sample = await keep_sample(actor, drawing)
    await set_deadline(DeadlineKind.SAMPLE_DUE, EVERYWHERE, week_of(work().now) + WEEK)
    return sample


async def remember_weekly_sample() -> None:
    """Let a sample be drawn on the next Monday, unless one waits for its time already."""
    due_at = week_of(clock.now()) + WEEK
    first = Deadline(id=new_id(), kind=DeadlineKind.SAMPLE_DUE, subject_id=EVERYWHERE, due_at=due_at)
    await Deadline.bulk_create([first], ignore_conflicts=True)


def week_of(now: datetime) -> datetime:
    """When the week of a moment began: Monday, midnight, UTC."""
    today = now.astimezone(UTC).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time(), tzinfo=UTC)
