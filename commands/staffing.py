"""People with duties: platform staff, and accounts with their owners."""

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

import typer
from typer import Argument, Option

from commands import CommandFault

Word = TypeVar("Word", bound=StrEnum)
group = typer.Typer()
staff = typer.Typer(help="Platform staff: who holds which post.", no_args_is_help=True)
accounts = typer.Typer(help="Public accounts.", no_args_is_help=True)
group.add_typer(staff, name="staff")
group.add_typer(accounts, name="account")
User = Annotated[str, Option(help="The id of the user, as GraphQL gives it.")]


@staff.command("add")
def add_staff(
    user: User,
    role: Annotated[str, Option(help="REVIEWER, SENIOR_REVIEWER, IDENTITY_OFFICER, CHIEF_EDITOR, AUDITOR, …")],
    pseudonym: Annotated[str, Option(help="The name under which the public sees this post.")],
) -> None:
    """Give a user a post of platform staff.

    Example: `./gongdao staff add --user VXNlcjow… --role reviewer --pseudonym "Reviewer Crane"`
    """
    from commands.ground import at_work, granted, ground, settled, user_id_of
    from db.vocabulary import StaffRole
    from resolvers.accounts import appoint_staff
    from resolvers.rules.standings import system

    settings, post, user_id = settled(), one_of(StaffRole, role), user_id_of(user)

    async def add() -> None:
        async with ground(settings):
            granted(await appoint_staff(system("command line"), user_id, post, pseudonym))

    at_work(add())
    typer.echo(f"{pseudonym} is {post} now.")


@staff.command("roles")
def staff_roles() -> None:
    """Show who holds which post, and which posts nobody holds.

    Example: `./gongdao staff roles`
    """
    from rich.console import Console
    from rich.table import Table

    from commands.ground import at_work, ground, settled
    from db.vocabulary import MEANING, StaffRole
    from policy import say
    from resolvers.accounts.roster import Holder, staff_roster

    settings = settled()

    async def look() -> list[Holder]:
        async with ground(settings):
            return await staff_roster()

    held = at_work(look())
    table = Table("Post", "Held by", "Since", "Trained in", "What it does")
    for role in StaffRole:
        holders = [holder for holder in held if holder.role is role]
        who = "\n".join(f"{holder.pseudonym} ({holder.name})" for holder in holders) or "nobody"
        since = "\n".join(f"{holder.since:%Y-%m-%d}" for holder in holders)
        trained = "\n".join(
            ", ".join(f"{say('en', f'topic-{topic}')} {hours} h" for topic, hours in holder.trained) or "nothing yet"
            for holder in holders
        )
        table.add_row(role.value, plain(who), since, trained, MEANING[f"StaffRole.{role}"])
    Console(markup=False).print(table)


@staff.command("train")
def train_staff(
    post: Annotated[str, Option(help="Who was trained: the pseudonym of a post that they hold.")],
    topic: Annotated[str, Option(help="In what, as a code of the policy pack: LAW, RULES, MINORS, …")],
    hours: Annotated[int, Option(help="For how many hours.")],
    on: Annotated[str, Option(help="On which day, such as 2026-11-30.")],
) -> None:
    """Record what a member of staff was trained in.

    Example: `./gongdao staff train --post "Reviewer Crane" --topic law --hours 6 --on 2026-11-30`
    """
    from commands.ground import at_work, granted, ground, settled
    from resolvers.accounts import record_training
    from resolvers.accounts.roster import staff_roster
    from resolvers.rules.standings import system

    settings, held_on, code = settled(), day_of(on), topic.strip().upper().replace("-", "_")

    async def train() -> None:
        async with ground(settings):
            held = [holder for holder in await staff_roster() if holder.pseudonym == post]
            if not held:
                raise CommandFault(f"Nobody holds a post as {post!r}: ./gongdao staff roles names them.")
            granted(await record_training(system("command line"), held[0].id, code, hours, held_on))

    at_work(train())
    typer.echo(f"It is recorded that {post} was trained in {code} for {hours} hours.")


def day_of(text: str) -> date:
    """A day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandFault(f"{text!r} is no day such as 2026-11-30.") from None


STILL_NEEDED = (
    "Before it publishes: an identity officer verifies its registrant; its owner, like everybody who is to publish, "
    "is verified as a person (in the chat: /identity); and where a service agreement is in force, its owner agrees to "
    "it and signs it for the registrant (/agreement)."
)


@accounts.command("add")
def add_account(
    handle: Annotated[str, Argument(help="The name in addresses: letters, digits and hyphens.")],
    name: Annotated[str, Option(help="The name that people read.")],
    registrant: Annotated[str, Option(help="The person or organisation that answers for the account.")],
    owner: Annotated[str, Option(help="The id of the user who owns it, as GraphQL gives it.")],
    of_class: Annotated[str, Option("--class", help="PERSONAL, ORGANISATION, PUBLIC_BODY or NEWS.")] = "ORGANISATION",
) -> None:
    """Set up a public account with its owner; it may publish once registrant and owner are verified, and agreed.

    Example: `./gongdao account add tea-house --name "The Tea House" --registrant "Tea House Ltd"
    --class organisation --owner VXNlcjow…`
    """
    from commands.ground import at_work, granted, ground, settled, user_id_of
    from db.vocabulary import AccountClass, OperatorRole, RegistrantKind
    from resolvers.accounts.founding import found_account
    from resolvers.rules.ids import global_id
    from resolvers.rules.standings import system

    settings, made_as, user_id = settled(), one_of(AccountClass, of_class), user_id_of(owner)
    kind = RegistrantKind.PERSON if made_as is AccountClass.PERSONAL else RegistrantKind.ORGANISATION
    operators = {user_id: OperatorRole.OWNER}

    async def add() -> str:
        async with ground(settings):
            made = await found_account(system("command line"), handle, name, made_as, registrant, kind, operators)
            return global_id("PublicAccount", granted(made).id)

    typer.echo(f"{at_work(add())} is @{handle}. {STILL_NEEDED}")


def one_of(words: type[Word], text: str) -> Word:
    """A word by its name, in whatever case and with hyphens or underscores."""
    name = text.strip().upper().replace("-", "_")
    if name not in words.__members__:
        raise CommandFault(f"{text!r} is none of {', '.join(word.value for word in words)}.")
    return words[name]


def plain(text: str) -> str:
    """A text that people chose, without what a terminal would obey."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "·" for letter in text)
