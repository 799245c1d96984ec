"""Reports as they are weighed: complainants who were warned or limited, crowds of reporters, who they are."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import db
from db.vocabulary import SubjectKind
from resolvers import clock, complaints
from resolvers.rules.fairness.misuse import Factors
from resolvers.rules.standings import Actor
from tests.cases import DESK
from tests.cast import Town, done

COMMENT = SubjectKind.COMMENT
FACTORS = Factors("Six of his reports.", "Six of seven.", "They name people who did nothing.", "He said it is for fun.")
ASKED = FACTORS.texts()
SAME_WORDS = "This account insults us all and has to go at once, number {}."
WEIGHT_SHOWN = {
    **dict.fromkeys([("Complaint", field) for field in ("weight", "reporter", "inCampaign")], DESK),
    ("Complaint", "misuse"): DESK | {"member"},
}


async def warned(town: Town, who: str = "member") -> db.Complaint:
    """A complaint of somebody that was not upheld and was answered by a warning."""
    filed = await town.complaint("NOT_UPHELD", who)
    done(await complaints.warn_complainant(town["reviewer"], filed.id, FACTORS, "It is made up."))
    await db.Complaint.filter(id=filed.id).update(created_at=clock.now() - timedelta(days=3))
    return await db.Complaint.get(id=filed.id)


async def warned_complaint(town: Town, state: str) -> db.Complaint:
    """A complaint in a state, of a member who was warned before it was filed."""
    await db.Misuse.all().delete()
    await warned(town)
    return await town.complaint(state)


async def limited(town: Town, who: str = "member", days: int = 7) -> db.Misuse:
    """A limit on somebody who was warned before."""
    await warned(town, who)
    again = await town.complaint("NOT_UPHELD", who)
    done(await complaints.limit_complainant(town["reviewer"], again.id, FACTORS, "It goes on.", days))
    return await db.Misuse.get(complaint_id=again.id)


async def reporter(town: Town, number: int, *, decided: int = 0, upheld: int = 0, alike: bool = False) -> Actor:
    """A newcomer with a record; independent ones differ in address and in the age of their accounts."""
    someone = await town.newcomer()
    made_at = clock.now() - (timedelta(minutes=5) if alike else timedelta(days=7 * (number + 1)))
    await db.User.filter(id=someone.user_id).update(
        reports_decided=decided, reports_upheld=upheld, created_at=made_at
    )  # fmt: skip
    return replace(someone, origin=f"{0 if alike else number:032d}")


async def lodged(who: Actor, comment: Any, words: str, category: str = "INSULT") -> db.Complaint:
    """A complaint about a comment."""
    return done(await complaints.lodge_complaint(who, COMMENT, comment.id, category, words, good_faith=True))  # type: ignore[no-any-return]
