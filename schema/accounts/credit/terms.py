"""The published numbers of credit: what counts how much, how it fades, and what each level allows."""

import strawberry
from strawberry import Info

from policy import pack, say
from resolvers.accounts.credit.scheme import rules, scheme
from resolvers.rules.accounts.credit import UPWARDS
from schema.fields import says, shows
from schema.words import CreditLevel


@shows()
class CreditRule:
    """A rule by which an entry is made, with its points."""

    code: str = says("The code.")
    points: int = says("What it counts, with its sign.")

    @strawberry.field(description="In your language.")
    def text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, f"credit-rule-{self.code}")


@shows()
class CreditLevelTerms:
    """A level: from how many points on, and what it allows."""

    level: CreditLevel = says("The level.")
    floor: int = says("With so many points one is of it.")
    person_accounts: int = says("How many accounts a person may have.")
    organisation_accounts: int = says("How many accounts an organisation may have.")
    posts_per_day: int = says("How many posts an account publishes in a day.")


@shows()
class CreditTerms:
    """How the credit of a registrant is worked out, and what its level allows; it decides nothing else."""

    start: int = says("The points of a registrant of whom nothing is known.")
    most: int = says("The most points there are.")
    rules: list[CreditRule] = says("What counts how much; of one breach the heaviest counts, once.")
    levels: list[CreditLevelTerms] = says("The levels, the best first.")
    half_days: int = says("After so many days an entry counts half.")
    gone_days: int = says("After so many days it counts nothing.")
    rise_margin: int = says("One rises with so many points above the floor of the next level,")
    rise_days: int = says("held for so many days; one falls at the floor, at once.")
    standing_days: int = says("Each so many days without a breach that counts")
    standing_points: int = says("give so many points,")
    standing_most: int = says("and all of them together so many at most.")
    contest_days: int = says("In how many days an entry can be contested.")
    answer_days: int = says("In how many days that is answered.")

    @strawberry.field(description="All of it in your language.")
    def text(self, info: Info) -> str:
        """In words."""
        return say(info.context.language, "credit-terms")


def credit_terms() -> CreditTerms:
    """The numbers of the pack in force."""
    held, numbers = pack().credit, scheme()
    levels = [(level, getattr(held.levels, level)) for level in reversed(UPWARDS)]
    return CreditTerms(
        start=held.start,
        most=held.most,
        rules=[CreditRule(code=code, points=points) for code, points in rules().items()],
        levels=[
            CreditLevelTerms(
                level=level, floor=numbers.floor(level), person_accounts=allows.persons,
                organisation_accounts=allows.organisations, posts_per_day=allows.posts,
            )
            for level, allows in levels
        ],
        half_days=held.fading.half,
        gone_days=held.fading.gone,
        rise_margin=held.rise.margin,
        rise_days=held.rise.days,
        standing_days=held.standing.days,
        standing_points=held.standing.points,
        standing_most=held.standing.most,
        contest_days=held.contest,
        answer_days=held.answer,
    )  # fmt: skip
