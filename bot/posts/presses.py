"""The command and its buttons: a list, one post, and what is done with it."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.buttons import OnPost
from bot.context import Talk
from bot.posts.page import drawn_list, drawn_post, post_of_ones_own
from bot.posts.writing import ask_new, ask_title
from bot.replies import redraw, refuse, tell, toast
from bot.which import of_ones_accounts
from db.accounts import PublicAccount
from resolvers.oversight import rows_by_id
from resolvers.posts import publish_post, withdraw_post
from resolvers.rules.refusals import NotFound, Refusal

DOING = {"publish": publish_post, "withdraw": withdraw_post}
SIGNS = {"publish": "toast-post-published", "withdraw": "toast-post-withdrawn"}


def router() -> Router:
    """The command and the buttons of posts."""
    made = Router(name="posts of one's own")
    made.message.register(asked, Command("post"))
    made.callback_query.register(pressed, OnPost.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the posts of an account, or ask of which."""
    await state.clear()

    async def show(account: PublicAccount) -> None:
        drawn = await drawn_list(talk, account)
        await tell(talk, drawn.content, drawn.markup)

    await of_ones_accounts(talk, show, lambda key: OnPost(do="list", id=key), "post-of-nobody")


async def pressed(query: CallbackQuery, callback_data: OnPost, talk: Talk, state: FSMContext) -> None:
    """What the buttons of posts do."""
    do, key = callback_data.do, callback_data.id
    if do in DOING:
        return await _act(query, callback_data, talk)
    if do == "write":
        return await ask_title(query, key, talk, state)
    if do in ("title", "text"):
        return await ask_new(query, do, key, talk, state)
    if do == "list":
        account = (await rows_by_id(talk.actor, "PublicAccount", [key])).get(key)
        if not isinstance(account, PublicAccount) or key not in talk.actor.posts:
            return await refuse(talk, NotFound("PublicAccount"), query)
        drawn = await drawn_list(talk, account)
        await toast(query)
        await tell(talk, drawn.content, drawn.markup)
        return None
    post = await post_of_ones_own(talk, key)
    if post is None:
        return await refuse(talk, NotFound("Post"), query)
    await toast(query, talk.say("toast-post-kept") if do == "keep" else "")
    if do == "show":
        drawn = await drawn_post(talk, post)
        await tell(talk, drawn.content, drawn.markup)
    return None


async def _act(query: CallbackQuery, data: OnPost, talk: Talk) -> None:
    answer = await DOING[data.do](talk.actor, data.id, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say(SIGNS[data.do]))
    if query.message:
        await redraw(talk, query.message.message_id, await drawn_post(talk, answer))
    return None
