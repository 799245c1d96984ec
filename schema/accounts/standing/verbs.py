"""What can be read and done about licences, the kind of posts, declarations, groups and filings."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Info

from resolvers.accounts import standing
from resolvers.accounts.standing.filings import filings_page
from resolvers.accounts.standing.views import qualification_queue
from resolvers.complaints.cases.deciding import reclassify_post
from schema.accounts.standing.declared import Declaration, OperatorGroup
from schema.accounts.standing.filings import Filing
from schema.accounts.standing.licences import Qualification
from schema.fields import key_in
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.posts import Post
from schema.refusals import taking, taking_id, verb
from schema.words import AccountClass, GroupKind, PostKind, QualificationKind


@taking("addQualification")
class AddQualificationInput:
    """What telling a licence takes."""

    registrant_id: strawberry.ID = strawberry.field(description="Whose it is.")
    kind: QualificationKind = strawberry.field(description="What it allows.")
    number: str = strawberry.field(description="Its number; at most 60 characters.")
    issuer: str = strawberry.field(description="Who issued it; at most 200 characters.")
    valid_from: date = strawberry.field(description="Since when it counts.")
    expires_on: date = strawberry.field(description="The last day on which it counts.")
    account_ids: list[strawberry.ID] = strawberry.field(description="The accounts of the registrant that it covers.")


@taking("coverAccounts")
class CoverAccountsInput:
    """What other accounts under a licence take."""

    id: strawberry.ID = strawberry.field(description="The licence.")
    account_ids: list[strawberry.ID] = strawberry.field(description="All accounts that it covers from then on.")


VerifyQualificationInput = taking_id("verifyQualification", "The licence.")


@taking("rejectQualification")
class RejectQualificationInput:
    """What turning down takes."""

    id: strawberry.ID = strawberry.field(description="The licence.")
    reason: str = strawberry.field(description="Why, as a code: one of `policy { licenceReasons }`.")


@taking("reclassifyPost")
class ReclassifyPostInput:
    """What a decision on the kind of a post takes."""

    id: strawberry.ID = strawberry.field(description="The post.")
    kind: PostKind = strawberry.field(description="What it is.")
    rule: str = strawberry.field(description="The rule on which that rests, as a code of `policy { rules }`.")
    facts: str = strawberry.field(description="What was found; at most 5000 characters.")


@taking("declareAccounts")
class DeclareAccountsInput:
    """What a declaration takes."""

    registrant_id: strawberry.ID = strawberry.field(description="Whose accounts.")
    scope: str = strawberry.field(description="What they are about; at most 500 characters.")


@taking("declareGroup")
class DeclareGroupInput:
    """What declaring a group takes."""

    name: str = strawberry.field(description="Its name; at most 200 characters.")
    kind: GroupKind = strawberry.field(description="What kind of group.")
    registrant_id: strawberry.ID = strawberry.field(description="Who declares it.")
    other_registrant_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Other registrants in it for which you act; others join by themselves."
    )


@taking("joinGroup")
class JoinGroupInput:
    """What joining takes."""

    group_id: strawberry.ID = strawberry.field(description="The group, as its people pass its id on.")
    registrant_id: strawberry.ID = strawberry.field(description="Who joins it.")


@taking("leaveGroup")
class LeaveGroupInput:
    """What leaving takes."""

    group_id: strawberry.ID = strawberry.field(description="The group.")
    registrant_id: strawberry.ID = strawberry.field(description="Who leaves it; for whoever declared it, it ends.")


@taking("draftFiling")
class DraftFilingInput:
    """What a filing takes."""

    account_class: AccountClass = strawberry.field(description="Of which accounts.")


def _licence(i: Any) -> Any:
    return key_in("id", i.id, "Qualification")[1:]


def _keys(path: str, texts: list[strawberry.ID], kind: str) -> list[Any]:
    return [key_in(f"{path}.{place}", text, kind)[1] for place, text in enumerate(texts)]


def _membership(i: Any) -> Any:
    group = key_in("groupId", i.group_id, "OperatorGroup")[1]
    return group, key_in("registrantId", i.registrant_id, "Registrant")[1]


@strawberry.type
class StandingQueries:
    """What can be read about licences and filings."""

    @strawberry.field(description="Licences for news that wait for a look, oldest first; for staff.")
    async def qualification_queue(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Qualification]:
        """Licences that wait."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, qualification_queue(actor, window))
        )

    @strawberry.field(description="Registration data for authorities, newest first; for those who answer to them.")
    async def filings(
        self,
        info: Info,
        account_class: Annotated[AccountClass | None, strawberry.argument(description="Only of this class.")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[Filing]:
        """Registration data for authorities."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, filings_page(actor, window, account_class))
        )


@strawberry.type
class StandingMutations:
    """What may be done about licences, the kind of posts, declarations, groups and filings."""

    add_qualification = verb(
        standing.add_qualification, Qualification, AddQualificationInput,
        lambda i: (
            key_in("registrantId", i.registrant_id, "Registrant")[1], i.kind, i.number, i.issuer, i.valid_from,
            i.expires_on, _keys("accountIds", i.account_ids, "PublicAccount"),
        ),
    )  # fmt: skip
    cover_accounts = verb(
        standing.cover_accounts, Qualification, CoverAccountsInput,
        lambda i: (*_licence(i), _keys("accountIds", i.account_ids, "PublicAccount")),
    )  # fmt: skip
    verify_qualification = verb(standing.verify_qualification, Qualification, VerifyQualificationInput, _licence)
    reject_qualification = verb(
        standing.reject_qualification, Qualification, RejectQualificationInput, lambda i: (*_licence(i), i.reason)
    )
    reclassify_post = verb(
        reclassify_post, Post, ReclassifyPostInput,
        lambda i: (key_in("id", i.id, "Post")[1], i.kind, i.rule, i.facts),
    )  # fmt: skip
    declare_accounts = verb(
        standing.declare_accounts, Declaration, DeclareAccountsInput,
        lambda i: (key_in("registrantId", i.registrant_id, "Registrant")[1], i.scope),
    )  # fmt: skip
    declare_group = verb(
        standing.declare_group, OperatorGroup, DeclareGroupInput,
        lambda i: (
            i.name, i.kind, key_in("registrantId", i.registrant_id, "Registrant")[1],
            _keys("otherRegistrantIds", i.other_registrant_ids, "Registrant"),
        ),
    )  # fmt: skip
    join_group = verb(standing.join_group, OperatorGroup, JoinGroupInput, _membership)
    leave_group = verb(standing.leave_group, OperatorGroup, LeaveGroupInput, _membership)
    draft_filing = verb(standing.draft_filing, Filing, DraftFilingInput, lambda i: (i.account_class,))
