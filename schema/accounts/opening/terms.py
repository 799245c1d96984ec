"""The published terms of opening accounts: what fits what, by when it is reviewed, what is checked."""

import strawberry
from strawberry import Info

from policy import pack, say
from schema.accounts.opening.things import ToCheck
from schema.fields import says, shows
from schema.words import AccountCategory, AccountClass, RegistrantKind


@shows()
class AccountFit:
    """What classes an account of a category may have when its registrant is of a kind."""

    registrant_kind: RegistrantKind = says("The kind of the registrant.")
    category: AccountCategory = says("The category.")
    classes: list[AccountClass] = says("The classes.")


@shows()
class OpeningTerms:
    """How accounts are opened: what is asked of them, and within how many working days they are reviewed."""

    fits: list[AccountFit] = says("What fits what.")
    public_days: int = says("Within how many working days an account of a public body is reviewed.")
    general_days: int = says("Within how many working days any other is reviewed.")
    name_most: int = says("The most characters of a name.")
    handle_least: int = says("The least characters of a handle.")
    handle_most: int = says("The most characters of a handle.")

    @strawberry.field(description="What a reviewer ticks before an account is opened.")
    def checked(self, info: Info) -> list[ToCheck]:
        """What is ticked."""
        return _said(info, "check", pack().opening.check_opening)

    @strawberry.field(description="The reasons for which an account or a change is returned.")
    def return_reasons(self, info: Info) -> list[ToCheck]:
        """The reasons."""
        return _said(info, "reason", pack().opening.returns)


def _said(info: Info, kind: str, codes: tuple[str, ...]) -> list[ToCheck]:
    return [ToCheck(code=code, text=say(info.context.language, f"{kind}-{code}")) for code in codes]


def opening_terms() -> OpeningTerms:
    """The terms of the policy pack in force."""
    terms = pack().opening
    return OpeningTerms(
        fits=[
            AccountFit(
                registrant_kind=RegistrantKind(fit.registrant), category=AccountCategory(fit.category),
                classes=[AccountClass(one) for one in fit.classes],
            )
            for fit in terms.fits
        ],
        public_days=terms.lanes.PUBLIC, general_days=terms.lanes.GENERAL, name_most=terms.name_most,
        handle_least=terms.handle_least, handle_most=terms.handle_most,
    )  # fmt: skip
