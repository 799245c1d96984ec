"""Of which of one's accounts a command is: of the only one at once, else by a button for each."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from aiogram.filters.callback_data import CallbackData

from bot.buttons import in_rows, keyboard
from bot.context import Talk
from bot.replies import one_line, tell
from db.accounts import PublicAccount
from resolvers.oversight import rows_by_id


async def ones_accounts(talk: Talk) -> list[PublicAccount]:
    """The accounts that this person runs, the oldest first."""
    rows = await rows_by_id(talk.actor, "PublicAccount", list(talk.actor.posts))
    return [row for _, row in sorted(rows.items()) if isinstance(row, PublicAccount)]


async def of_ones_accounts(
    talk: Talk,
    go_on: Callable[[PublicAccount], Awaitable[None]],
    button: Callable[[UUID], CallbackData],
    nobody: str = "queue-of-nobody",
) -> None:
    """Go on with the only account that this person runs, or ask which; `nobody` is said to whoever runs none."""
    accounts = await ones_accounts(talk)
    if not accounts:
        await tell(talk, talk.say(nobody))
    elif len(accounts) == 1:
        await go_on(accounts[0])
    else:
        names = [(one_line(account.name), button(account.id)) for account in accounts]
        await tell(talk, talk.say("queue-which"), keyboard(*in_rows(names, 1)))
