"""Platform staff: posts with their holders, trainings, and how much work waits for them."""

from datetime import date, datetime
from typing import Any

import strawberry
from strawberry import Info

import db
from policy import say
from resolvers import accounts
from resolvers.accounts import roster
from resolvers.oversight.workload import workload
from schema.accounts.profiles import User
from schema.fields import Node, key_in, offers_field, says, shows
from schema.pages import permitted
from schema.refusals import taking, taking_id, verb
from schema.words import StaffRole


@shows(db.Training)
class Training(Node):
    """What a member of staff was trained in."""

    topic: str = says("In what, as a code of the policy pack.")
    hours: int = says("For how many hours.")
    held_on: date = says("On which day.")
    at: datetime = says("When it was recorded.")

    @strawberry.field(description="In what, in your language.")
    def topic_text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, f"topic-{self.topic}")


@shows(db.StaffMember)
class StaffMember(Node):
    """A post of platform staff, shown by pseudonym; to administrators, auditors, and its holder."""

    role: StaffRole = says("Which post.")
    pseudonym: str = says("The name under which its work is shown.")
    since: datetime = says("Since when it is held.")
    until: datetime | None = says("Until when it was held.")

    @strawberry.field(description="Who holds it.")
    async def user(self, info: Info) -> User | None:
        """Who holds it."""
        return await info.context.loaders.row("User", self.user_id)  # type: ignore[attr-defined]

    @strawberry.field(description="What its holder was trained in, the newest first, at most 200.")
    async def trainings(self, info: Info) -> list[Training]:
        """Trainings."""
        return await info.context.loaders.named("trainings", self.pk) or []  # type: ignore[attr-defined]

    offers = offers_field()


@shows()
class StaffPost:
    """A post of platform staff, with those who hold it now."""

    role: StaffRole = says("Which post.")
    vacant: bool = says("Whether nobody holds it.")
    holders: list[StaffMember] = says("Who holds it, the oldest first.")


@shows()
class ReviewerLoad:
    """What a member of staff has taken and not finished."""

    pseudonym: str = says("Who, by pseudonym.")
    role: StaffRole = says("Under which post.")
    cases: int = says("Cases that are not decided.")
    appeals: int = says("Appeals that are not answered.")


@shows()
class Workload:
    """How much work waits for how many members of staff, and how much of what is written was screened."""

    reviewers: int = says("How many people take cases.")
    open_cases: int = says("How many cases are not decided.")
    cases_per_reviewer: float = says("Open cases for each of them.")
    unclaimed: int = says("How many of those nobody took.")
    by_reviewer: list[ReviewerLoad] = says("Who has taken how much, the most first.")
    oldest_due_at: datetime | None = says("The deadline of the oldest open case.")
    oldest_late_seconds: int = says("How late that is; 0 while it is in time.")
    reviews_waiting: int = says("Reviews of accounts that wait.")
    appeals_waiting: int = says("Appeals that are not answered.")
    contests_waiting: int = says("Contested credit entries that are not answered.")
    since: datetime = says("Since when comments are counted here.")
    comments: int = says("How many came in since.")
    screened: int = says("How many of them were screened before they appeared: all but imported ones.")
    screened_share: float = says("The share of them, 0 to 1.")
    screening_lag_seconds: int = says("How long the oldest words wait for a person that screening holds.")


@strawberry.type
class StaffQueries:
    """What can be read of staff."""

    @strawberry.field(description="Every post of platform staff with who holds it; for administrators and auditors.")
    async def staff_roles(self, info: Info) -> list[StaffPost]:
        """Every post."""
        return await permitted(info, roster.staff_roles(info.context.actor))

    @strawberry.field(description="The work that waits for staff; for seniors, administrators and auditors.")
    async def workload(self, info: Info) -> Workload:
        """The work that waits."""
        return await permitted(info, workload(info.context.actor))


@taking("appointStaff")
class AppointStaffInput:
    """What appointing takes."""

    id: strawberry.ID = strawberry.field(description="The user who is to hold the post.")
    role: StaffRole = strawberry.field(description="Which post.")
    pseudonym: str = strawberry.field(description="The name under which their work is shown; at most 40 characters.")


@taking("recordTraining")
class RecordTrainingInput:
    """What recording a training takes."""

    staff_member_id: strawberry.ID = strawberry.field(description="A post of whoever was trained.")
    topic: str = strawberry.field(description="In what, as a code of the policy pack.")
    hours: int = strawberry.field(description="For how many hours.")
    held_on: date = strawberry.field(description="On which day; none to come.")


DismissStaffInput = taking_id("dismissStaff", "The post that ends.")


def _training(i: Any) -> Any:
    return (*key_in("staffMemberId", i.staff_member_id, "StaffMember")[1:], i.topic, i.hours, i.held_on)


@strawberry.type
class StaffMutations:
    """What may be done about staff."""

    appoint_staff = verb(
        accounts.appoint_staff, StaffMember, AppointStaffInput,
        lambda i: (key_in("id", i.id, "User")[1], i.role, i.pseudonym),
    )  # fmt: skip
    dismiss_staff = verb(
        accounts.dismiss_staff, StaffMember, DismissStaffInput, lambda i: key_in("id", i.id, "StaffMember")[1:]
    )
    record_training = verb(accounts.record_training, Training, RecordTrainingInput, _training)
