"""What is shown to those who may leave: what can be taken along, what closes when, and what is asked first."""

from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnLeave, in_rows, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, cut, lines, one_line
from bot.which import ones_accounts
from db.accounts import Export, PublicAccount
from db.vocabulary import AccountState, ExportState, OperatorRole
from policy import pack
from resolvers.accounts.hours import local
from resolvers.accounts.leaving import exports_of
from resolvers.complaints.downloads import download_path
from resolvers.complaints.evidence import files_by_id
from resolvers.rules.accounts.leaving import NEVER_OPEN

NAME = 20
SHOWN = 20  # accounts on one message


async def owned(talk: Talk) -> list[PublicAccount]:
    """The accounts that this person owns, the oldest first."""
    return [row for row in await ones_accounts(talk) if talk.actor.posts.get(row.id) is OperatorRole.OWNER][:SHOWN]


async def drawn_leaving(talk: Talk, public_url: str) -> Drawn:
    """What one can do, what is under way, and until when it can be taken back."""
    if talk.actor.user_id is None:
        return Drawn(Text(talk.say("leave-guest")))
    accounts = await owned(talk)
    closing = [row for row in accounts if row.state is AccountState.CLOSING]
    until = talk.actor.closes_at
    content = lines(
        Bold(talk.say("leave-head")),
        talk.say("leave-until", until=local(talk.chat, until).date()) if until else talk.say("leave-about"),
        *(_closing(talk, row) for row in closing),
        *[line for export in await exports_of(talk.actor) for line in await _exported(talk, export, public_url)],
    )
    rows: list[list[Labelled]] = [[_button(talk, "export")]]
    if not until:
        rows += in_rows([(talk.say("button-leave-keep", name=_name(row)), OnLeave(do="keep", id=row.id))
                         for row in closing], 1)  # fmt: skip
        rows += [[_button(talk, "accounts")]] if len(accounts) > len(closing) else []
    rows.append([_button(talk, "stay" if until else "ask_user")])
    return Drawn(content, keyboard(*rows))


def _closing(talk: Talk, account: PublicAccount) -> str:
    until = local(talk.chat, account.closes_at).date() if account.closes_at else ""
    return talk.say("leave-account-until", name=one_line(account.name), until=until)


async def _exported(talk: Talk, export: Export, public_url: str) -> list[str]:
    if export.state is ExportState.ASKED or export.file_id is None or export.expires_at is None:
        return [talk.say("leave-export-asked")]
    said = [talk.say("leave-export-built", until=local(talk.chat, export.expires_at).date())]
    for file in await files_by_id(talk.actor, [export.file_id]):
        address = f"{public_url.rstrip('/')}{download_path(talk.actor, file)}"
        said.append(talk.say("leave-export-link", address=address))
    return said


async def drawn_accounts(talk: Talk) -> Drawn:
    """Which of the accounts that stay is to be closed."""
    staying = [row for row in await owned(talk) if row.state is not AccountState.CLOSING]
    named = [(cut(one_line(row.name), 28), OnLeave(do="ask_close", id=row.id)) for row in staying]
    return Drawn(Text(talk.say("leave-which")), keyboard(*in_rows(named, 1), [_back(talk)]))


def drawn_closing(talk: Talk, account: PublicAccount) -> Drawn:
    """What closing an account does, before it is done."""
    if account.state in NEVER_OPEN:
        said = talk.say("leave-ask-draft", name=one_line(account.name))
    else:
        said = talk.say("leave-ask-account", name=one_line(account.name), days=pack().leaving.account_days)
    sure = (label(talk.language, "leave-close-sure"), OnLeave(do="close", id=account.id))
    return Drawn(Text(said), keyboard([sure], [_back(talk)]))


def drawn_leaving_for_good(talk: Talk) -> Drawn:
    """What leaving does, before it is done."""
    said = talk.say("leave-ask-user", days=pack().leaving.user_days)
    return Drawn(Text(said), keyboard([_button(talk, "user")], [_button(talk, "user_all")], [_back(talk)]))


def _button(talk: Talk, do: str) -> Labelled:
    return label(talk.language, f"leave-{do.replace('_', '-')}"), OnLeave(do=do)


def _back(talk: Talk) -> Labelled:
    return label(talk.language, "back"), OnLeave(do="show")


def _name(account: PublicAccount) -> str:
    return cut(one_line(account.name), NAME)
