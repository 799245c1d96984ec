"""The queue of an account: one waiting comment at a time, in one message; held ones, then reported ones, then new."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnMany, OnQueue, Place, label, with_row
from bot.context import Talk
from bot.interactions.card import drawn_comment
from bot.interactions.digests import drawn_page
from bot.replies import Drawn, lines, redraw, refuse, tell, toast
from bot.which import of_ones_accounts
from db.accounts import PublicAccount
from db.interactions import Comment
from resolvers.interactions.digests import beside, digest_with
from resolvers.interactions.views import Waiting, queue_figures, waiting_page
from resolvers.pages import Window
from resolvers.rules.refusals import NotFound

LISTS: dict[Place, Waiting] = {"h": Waiting.HELD, "p": Waiting.REPORTED, "n": Waiting.NEW}


def router() -> Router:
    """The command and the choice of an account."""
    made = Router(name="queue")
    made.message.register(asked, Command("queue"))
    made.callback_query.register(chosen, OnQueue.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show what waits, or ask for which account."""
    await state.clear()

    async def show(account: PublicAccount) -> None:
        drawn = await first_of(talk, account.id)
        await tell(talk, drawn.content, drawn.markup)

    await of_ones_accounts(talk, show, lambda key: OnQueue(account=key))


async def chosen(query: CallbackQuery, callback_data: OnQueue, talk: Talk) -> None:
    """Show what waits for one of the accounts."""
    if callback_data.account not in talk.actor.posts or query.message is None:
        return await refuse(talk, NotFound("PublicAccount"), query)
    await toast(query)
    await redraw(talk, query.message.message_id, await first_of(talk, callback_data.account))
    return None


async def first_of(talk: Talk, account_id: object) -> Drawn:
    """The first comment that waits, or that none does."""
    for at, which in LISTS.items():
        found = await waiting_page(talk.actor, account_id, which, Window(limit=1))  # type: ignore[arg-type]
        if found:
            return await drawn_at(talk, found[0], at)
    return Drawn(Text(talk.say("queue-empty")))


async def step(talk: Talk, comment: Comment, at: Place, *, forward: bool) -> tuple[Comment, Place] | None:
    """The comment behind or before one, and where it is: the lists are read as one, held before reported before new."""
    if at == "d":
        digest = await digest_with(talk.chat, comment.id)
        beside_it = await beside(digest, comment.id, forward=forward) if digest else None
        return (beside_it, at) if beside_it else None
    key, account = comment.id, comment.account_id
    here = Window(after=key, limit=1) if forward else Window(before=key, limit=1, backwards=True)
    order = list(LISTS) if forward else list(LISTS)[::-1]
    behind = order[order.index(at) + 1 :] if at in order else []
    ways = [(at, here), *((place, Window(limit=1, backwards=not forward)) for place in behind)]
    for place, window in ways if at in LISTS else []:
        found = await waiting_page(talk.actor, account, LISTS[place], window)
        if found:
            return found[0], place
    return None


async def drawn_at(talk: Talk, comment: Comment, at: Place) -> Drawn:
    """A comment on its card, in a digest, or in the queue, where the figures stand above it."""
    if at == "d":
        return await drawn_page(talk, comment)
    drawn = await drawn_comment(talk, comment, at)
    if at == "c":
        return drawn
    figures = await queue_figures(comment.account_id)
    head = talk.say("queue-head", held=figures.held, reported=figures.reported, new=figures.new)
    why = talk.say("queue-reported") if at == "p" else None
    many = [(label(talk.language, "hide-held"), OnMany(do="held", id=comment.account_id))]
    markup = with_row(drawn.markup, many if at == "h" and figures.held > 1 else [])
    return Drawn(lines(head, why, "—", drawn.content), markup)
