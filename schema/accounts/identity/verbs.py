"""What may be done with registrants, and who looked at their identity."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Info

from policy import say
from resolvers.accounts import identity
from resolvers.accounts.identity.told import Private, Told
from resolvers.accounts.identity.views import looks_page, registrants_page
from resolvers.rules.ids import read_global_id
from schema.accounts.identity.things import (
    IdentityAccess,
    IdentityForm,
    LookedAtRegistrant,
    Mandate,
    MobileCodeSent,
    Registrant,
)
from schema.fields import key_in
from schema.http.errors import ClientFault
from schema.pages import After, BeforeCursor, Connection, First, Last, page_of, permitted
from schema.refusals import taking, verb
from schema.words import IdentityDocument, LookPurpose, RegistrantKind


@taking("openRegistrant")
class OpenRegistrantInput:
    """What beginning a registrant takes."""

    kind: RegistrantKind = strawberry.field(description="Yourself as a person, or an organisation for which you act.")


@taking("submitRegistrant")
class SubmitRegistrantInput:
    """What telling an identity takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")
    document: IdentityDocument = strawberry.field(description="By which document.")
    number: str = strawberry.field(description="Its number, as it stands there.")
    name: str = strawberry.field(description="The name, as it stands there.")
    country: str | None = strawberry.field(
        default=None, description="The two letters of the country that issued it; needed for a passport."
    )
    area: str | None = strawberry.field(
        default=None, description="Six digits of GB/T 2260: the place where the registrant is at home."
    )
    expires_on: date | None = strawberry.field(
        default=None, description="The last day of the document; null: it has none."
    )
    papers: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Pictures of it, uploaded before; they are deleted once it is decided."
    )


@taking("verifyRegistrant")
class VerifyRegistrantInput:
    """What verifying takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")
    checklist: list[str] = strawberry.field(
        default_factory=list, description="The codes of `Registrant.checklist`, all of them; none for papers seen."
    )


@taking("rejectRegistrant")
class RejectRegistrantInput:
    """What turning down takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")
    reason: str = strawberry.field(description="The code of a reason of the policy pack.")
    words: str = strawberry.field(default="", description="What helps whoever is told; no number of theirs.")


@taking("revokeRegistrant")
class RevokeRegistrantInput:
    """What taking a verification back takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")
    reason: str = strawberry.field(description="The code of a reason of the policy pack.")
    words: str = strawberry.field(default="", description="What helps whoever is told; no number of theirs.")


@taking("grantMandate")
class GrantMandateInput:
    """What a mandate takes."""

    registrant_id: strawberry.ID = strawberry.field(description="The organisation.")
    representative_id: strawberry.ID = strawberry.field(description="The user who is to act for it.")


@taking("endMandate")
class EndMandateInput:
    """What ending a mandate takes."""

    registrant_id: strawberry.ID = strawberry.field(description="The organisation.")
    representative_id: strawberry.ID = strawberry.field(description="The user who acts for it no more.")


@taking("lookAtRegistrant")
class LookAtRegistrantInput:
    """What a look takes."""

    id: strawberry.ID = strawberry.field(description="The registrant.")
    purpose: LookPurpose = strawberry.field(description="For what; whoever it is of is told.")


@taking("requestIdentityForm")
class RequestIdentityFormInput:
    """What a form takes."""

    registrant_id: strawberry.ID = strawberry.field(description="The registrant.")


@taking("requestMobileCode")
class RequestMobileCodeInput:
    """What a code takes."""

    registrant_id: strawberry.ID = strawberry.field(description="The registrant.")
    mobile: str = strawberry.field(description="The mobile number; from outside the mainland with + and country.")


@taking("confirmMobileCode")
class ConfirmMobileCodeInput:
    """What confirming takes."""

    registrant_id: strawberry.ID = strawberry.field(description="The registrant.")
    code: str = strawberry.field(description="The code that was sent.")


def _one(i: Any) -> Any:
    return key_in("id", i.id, "Registrant")[1]


def _of(i: Any) -> Any:
    return key_in("registrantId", i.registrant_id, "Registrant")[1]


def _of_user(i: Any) -> Any:
    return _of(i), key_in("representativeId", i.representative_id, "User")[1]


def _told(i: Any) -> Any:
    papers = tuple(key_in("papers", one, "StoredFile")[1] for one in i.papers)
    return _one(i), Told(i.document, Private(i.number), Private(i.name), i.country, i.area, i.expires_on, papers)


@strawberry.type
class IdentityQueries:
    """What can be read about registrants."""

    @strawberry.field(description="Registrants that wait to be verified, oldest first; for identity officers.")
    async def registrant_queue(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: BeforeCursor = None
    ) -> Connection[Registrant]:
        """Registrants that wait."""
        actor = info.context.actor
        return await page_of(
            info, first, after, last, before, lambda window: permitted(info, registrants_page(actor, window))
        )

    @strawberry.field(
        description="Who of staff looked at an identity, when and for what, newest first: of the registrants for which "
        "you act; officers and auditors read all."
    )
    async def identity_accesses(
        self,
        info: Info,
        registrant: Annotated[strawberry.ID | None, strawberry.argument(description="Of this registrant only.")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: BeforeCursor = None,
    ) -> Connection[IdentityAccess]:
        """Who looked."""
        actor, key = info.context.actor, read_global_id(registrant) if registrant else None
        if registrant and (key is None or key[0] != "Registrant"):
            raise ClientFault(say(info.context.language, "request-bad-id"), "BAD_USER_INPUT")
        of = key[1] if key else None
        return await page_of(info, first, after, last, before, lambda window: looks_page(actor, of, window))


@strawberry.type
class IdentityMutations:
    """What may be done about who answers in law."""

    open_registrant = verb(identity.open_registrant, Registrant, OpenRegistrantInput, lambda i: (i.kind,))
    submit_registrant = verb(identity.submit_registrant, Registrant, SubmitRegistrantInput, _told)
    verify_registrant = verb(
        identity.verify_registrant, Registrant, VerifyRegistrantInput, lambda i: (_one(i), i.checklist)
    )
    reject_registrant = verb(
        identity.reject_registrant, Registrant, RejectRegistrantInput, lambda i: (_one(i), i.reason, i.words)
    )
    revoke_registrant = verb(
        identity.revoke_registrant, Registrant, RevokeRegistrantInput, lambda i: (_one(i), i.reason, i.words)
    )
    grant_mandate = verb(identity.grant_mandate, Mandate, GrantMandateInput, _of_user)
    end_mandate = verb(identity.end_mandate, Mandate, EndMandateInput, _of_user)
    look_at_registrant = verb(
        identity.look_at_registrant, LookedAtRegistrant, LookAtRegistrantInput, lambda i: (_one(i), i.purpose)
    )
    request_identity_form = verb(
        identity.request_identity_form, IdentityForm, RequestIdentityFormInput, lambda i: (_of(i),)
    )
    request_mobile_code = verb(
        identity.request_mobile_code, MobileCodeSent, RequestMobileCodeInput, lambda i: (_of(i), Private(i.mobile))
    )
    confirm_mobile_code = verb(
        identity.confirm_mobile_code, Registrant, ConfirmMobileCodeInput, lambda i: (_of(i), Private(i.code))
    )
