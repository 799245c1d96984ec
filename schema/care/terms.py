"""The published numbers of the measure of care, and of samples."""

from typing import Any

import strawberry
from strawberry import Info

from resolvers.interactions.measure.sampling import rates_now
from resolvers.interactions.measure.standing import formula_in
from schema.fields import says, shows
from schema.words import AccountClass, RegistrantKind


@shows()
class CareTerms:
    """How an account's care for its comments is measured, and what follows from it."""

    days: int = says("How many days are looked at.")
    least: int = says("With fewer comments that waited nothing is said of the care.")
    line: int = says("Below how many of 100 a notice follows, where prohibited comments stood too long besides.")
    promised_seconds: int = says("Within how many seconds a comment that waits is to be acted on.")
    visible_seconds: int = says("For how many seconds a prohibited comment must have been seen to count.")
    wave: int = says("So many comments that say the same, or come at once, are a wave.")
    alike_seconds: int = says("Within so many seconds those that say the same are a wave.")
    burst_seconds: int = says("Within so many seconds those that come at once are a wave.")
    planted_seconds: int = says("A comment reported within so many seconds of being written is planted,")
    young_seconds: int = says("where only accounts younger than so many seconds reported it.")
    notice_days: int = says("How many days a notice gives to do better.")
    recovery_days: int = says("For how many days care must hold until the end of a restriction is proposed.")
    restriction_days: int = says("For how many days a restriction is proposed.")
    rule: str = says("The rule on which a restriction rests, as a code.")
    clause: str = says("The clause of the agreement that a restriction names.")

    @strawberry.field(description="All of it in your language.")
    def text(self, info: Info) -> str:
        """In words."""
        return formula_in(info.context.language)


@shows()
class SamplingRate:
    """The share of comments that is drawn, of a class of accounts with a kind of registrant."""

    account_class: AccountClass = says("The class of the accounts.")
    registrant_kind: RegistrantKind = says("The kind of their registrants.")
    rate: float = says("The share that is drawn, 0 to 1.")


@shows()
class SamplingTerms:
    """How many comments staff look at although nobody complained."""

    days: int = says("Of how many days a sample draws.")
    most: int = says("The most of one class and kind in one sample.")
    weekly: int = says("The most of one class and kind in the sample that is drawn by itself each week.")
    rates: list[SamplingRate] = says("The rates.")


def care_terms(care: Any) -> CareTerms:
    """The published numbers of the measure of care."""
    return CareTerms(
        days=care.days, least=care.least, line=care.line, promised_seconds=care.promised, visible_seconds=care.visible,
        wave=care.wave, alike_seconds=care.alike, burst_seconds=care.burst, planted_seconds=care.planted,
        young_seconds=care.young, notice_days=care.notice_days, recovery_days=care.recovery_days,
        restriction_days=care.restriction_days, rule=care.rule, clause=care.clause,
    )  # fmt: skip


def sampling_terms(sampling: Any) -> SamplingTerms:
    """The published numbers of samples."""
    rates = [
        SamplingRate(account_class=one.account_class, registrant_kind=one.registrant_kind, rate=rate)
        for one, rate in rates_now().items()
    ]
    return SamplingTerms(days=sampling.days, most=sampling.most, weekly=sampling.weekly, rates=rates)
