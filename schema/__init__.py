"""The GraphQL door: the schema, who comes in, and what is lent to them."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry import Info
from strawberry.schema.config import StrawberryConfig

from db import Post as PostRow
from policy import say
from resolvers import actor as who
from resolvers.accounts import oidc, staff
from resolvers.accounts.standing.reads import count_read
from resolvers.complaints.cases.passing_on import colleagues_of, reviewing
from resolvers.complaints.lodging import complaint_by_receipt
from resolvers.oversight import trail_of
from resolvers.rules import refusals as no
from resolvers.rules.ids import read_global_id
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import FIELDS, QUERIES, SUBSCRIPTIONS
from schema.accounts import (
    AccountMutations,
    IdentityQueries,
    OpeningMutations,
    OpeningQueries,
    PublicAccount,
    TeamQueries,
    Viewer,
    viewer,
)
from schema.accounts.credit import CreditMutations, CreditQueries
from schema.accounts.documents import DocumentMutations, DocumentQueries
from schema.accounts.staff import StaffMutations, StaffQueries
from schema.accounts.standing.verbs import StandingMutations, StandingQueries
from schema.bulk.queue import QueueQueries
from schema.bulk.verbs import BulkMutations, BulkQueries
from schema.care import CareMutations, CareQueries
from schema.complaints import Case, CaseMutations, Complaint, ComplaintMutations, ComplaintSubscriptions
from schema.complaints.preview import PreviewQueries
from schema.complaints.queue import CaseFilter, cases_asked
from schema.fields import Node
from schema.http import BadCredential, CannotTell, ClientFault, DoorSchema
from schema.interactions import InteractionMutations, InteractionSubscriptions
from schema.loaders import Loaders
from schema.marks.verbs import MarkMutations
from schema.messages import MessageMutations, MessageSubscriptions
from schema.oversight import (
    FigureQueries,
    OversightMutations,
    OversightSubscriptions,
    Policy,
    RateLimit,
    ReportQueries,
    TrailEntry,
    policy,
    rate_limit,
)
from schema.pages import (
    After,
    BeforeCursor,
    Connection,
    First,
    Last,
    allowed,
    cursor_of_position,
    needed,
    page_of,
    paging,
    permitted,
    position_of_cursor,
)
from schema.posts import PostMutations, PostQueries
from schema.refusals import answered, result
from schema.sanctions import (
    AppealMutations,
    AppealQueries,
    AppealSubscriptions,
    BlacklistMutations,
    BlacklistQueries,
    SanctionMutations,
    SanctionQueries,
    SanctionSubscriptions,
)
from schema.words import URL, Address, CaseOrder, Date, DateTime

FETCHED = frozenset(kind for kind, fields in FIELDS.items() if "id" in fields)
ComplaintByReceiptResult = result("ComplaintByReceiptResult", (Complaint,), (no.NotFound, no.Invalid))


@strawberry.type(description="What can be read.")
class Query(
    BlacklistQueries,
    QueueQueries, BulkQueries, SanctionQueries, AppealQueries, FigureQueries, ReportQueries, PreviewQueries,
    TeamQueries, DocumentQueries, IdentityQueries, OpeningQueries, StandingQueries, PostQueries, CareQueries,
    CreditQueries, StaffQueries,
):  # fmt: skip
    """What can be read."""

    @strawberry.field(description="You, as this credential knows you.")
    def viewer(self, info: Info) -> Viewer:
        """The viewer."""
        return viewer(info.context.actor)

    @strawberry.field(description="Anything by its opaque id; null when it does not exist for you.")
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The opaque id.")]
    ) -> Node | None:
        """Anything by its id."""
        return await _fetched(info, id)

    @strawberry.field(description="Things by their opaque ids, in the same order; null where nothing exists for you.")
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="The opaque ids, at most 100.")],
    ) -> list[Node | None]:
        """Things by their ids."""
        if len(ids) > 100:
            raise ClientFault(say(info.context.language, "request-page-size", most=100), "BAD_USER_INPUT")
        loads = [_fetched(info, one) for one in ids]
        return loads  # type: ignore[return-value]

    @strawberry.field(description="A public account by its handle.")
    async def account(
        self, info: Info, handle: Annotated[str, strawberry.argument(description="With or without the @.")]
    ) -> PublicAccount | None:
        """A public account by its handle."""
        return await staff.account_by_handle(info.context.actor, handle)  # type: ignore[return-value]

    @strawberry.field(description="Public accounts, oldest first.")
    async def accounts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[PublicAccount]:
        """Public accounts."""
        return await page_of(info, first, after, last, before, staff.accounts_page)

    @strawberry.field(
        description="Cases that wait, the most urgent first; for staff who work on them. To senior reviewers and the "
        "chief editor what was passed on to them comes first. Where decided ones are asked for, the oldest come first."
    )
    async def cases(
        self,
        info: Info,
        filter: Annotated[CaseFilter | None, strawberry.argument(description="Which of them.")] = None,
        order: Annotated[CaseOrder, strawberry.argument(description="In which order.")] = CaseOrder.URGENT,
        decided: Annotated[
            bool,
            strawberry.argument(
                description="Whether to show decided ones too.",
                deprecation_reason="Use filter.states. Removal on 2027-06-01.",
            ),
        ] = False,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Case]:
        """Cases."""
        return await cases_asked(info, filter, order, decided, (first, after, last, before))

    @strawberry.field(description="The pseudonyms of colleagues who could take over a case; for reviewers.")
    async def case_colleagues(
        self, info: Info, case: Annotated[strawberry.ID, strawberry.argument(description="The case.")]
    ) -> list[str]:
        """The pseudonyms of colleagues who could take over a case."""
        allowed(info, reviewing)
        return await colleagues_of(info.context.actor, await needed(info, "Case", case))

    @strawberry.field(description="A complaint by the number and secret of its receipt, without signing in.")
    async def complaint_by_receipt(
        self,
        info: Info,
        receipt: Annotated[str, strawberry.argument(description="The number of the receipt.")],
        secret: Annotated[str, strawberry.argument(description="The secret that came with it.")],
    ) -> ComplaintByReceiptResult:  # type: ignore[valid-type]
        """A complaint by its receipt."""
        return await answered(complaint_by_receipt(receipt, secret))

    @strawberry.field(description="The public part of the policy pack: categories, rules, reasons, times.")
    def policy(self) -> Policy:
        """The policy pack."""
        return policy()

    @strawberry.field(description="What this request costs, and what is left for this minute.")
    def rate_limit(self, info: Info) -> RateLimit:
        """What this request costs."""
        return rate_limit(info)

    @strawberry.field(description="What the trail tells of one thing, oldest first; for auditors.")
    async def trail(
        self,
        info: Info,
        subject: Annotated[strawberry.ID, strawberry.argument(description="The thing.")],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[TrailEntry]:
        """What the trail tells of one thing."""
        key = read_global_id(subject)
        if key is None:
            raise ClientFault(say(info.context.language, "request-bad-id"), "BAD_USER_INPUT")
        asked = paging(info, first, after, last, before, position_of_cursor)
        rows = await permitted(
            info, trail_of(info.context.actor, key[1], asked.after, asked.before, asked.first + 1, asked.backwards)
        )
        return asked.page(rows, lambda entry: cursor_of_position(entry.position))


async def _fetched(info: Info, text: str) -> Any:
    """The thing behind an opaque id; nothing where the id is none of ours."""
    read = read_global_id(text)
    if read is None or read[0] not in FETCHED:
        return None
    row = await info.context.loaders.row(*read)
    if isinstance(row, PostRow) and info.field_name == "node":
        count_read(info.context.actor, row)
    return row


@strawberry.type(description="What can be done: each mutation answers with the thing, or with why it was not done.")
class Mutation(
    AccountMutations,
    DocumentMutations,
    OpeningMutations,
    PostMutations,
    StandingMutations,
    InteractionMutations,
    MarkMutations,
    MessageMutations,
    BulkMutations,
    ComplaintMutations,
    CaseMutations,
    SanctionMutations,
    BlacklistMutations,
    AppealMutations,
    CareMutations,
    CreditMutations,
    StaffMutations,
    OversightMutations,
):
    """What can be done. Each mutation answers with the thing, or with exactly the refusals that its act may give."""


@strawberry.type(description="What can be followed: what happens is told in order, and nothing is missed over a break.")
class Subscription(
    InteractionSubscriptions, MessageSubscriptions, ComplaintSubscriptions, SanctionSubscriptions,
    AppealSubscriptions, OversightSubscriptions,
):  # fmt: skip
    """What can be followed."""


def _in_the_table(root: type, table: dict[str, Any]) -> None:
    from strawberry.utils.str_converters import to_camel_case

    for field in root.__strawberry_definition__.fields:  # type: ignore[attr-defined]
        if to_camel_case(field.python_name) not in table:
            raise TypeError(f"{root.__name__}.{field.python_name} has no line in resolvers/rules/visibility.py")


_in_the_table(Query, QUERIES)
_in_the_table(Subscription, SUBSCRIPTIONS)

schema = DoorSchema(
    Query,
    Mutation,
    Subscription,
    config=StrawberryConfig(scalar_map={date: Date, datetime: DateTime, Address: URL}),
)


async def authenticate(token: str | None, origin: str, languages: str | None) -> Actor:
    """Who calls: the user behind a token, or a guest at an address."""
    if token is None:
        return who.guest_at(origin, languages)
    if oidc.is_of_an_issuer(token):
        try:
            known = await oidc.actor_of_issued(token, origin, languages)
        except oidc.IssuerAway as away:
            raise CannotTell from away
    else:
        known = await who.actor_of_token(token, origin, languages)
    if known is None:
        raise BadCredential
    return known


def loaders(context: Any) -> Loaders:
    """The loaders of one call."""
    return Loaders(context)
