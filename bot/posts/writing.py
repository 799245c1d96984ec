"""Writing a post: the headline, then the text, which makes a draft; and other words for what is written."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message

from bot.context import IS_SAID, Question, Talk
from bot.posts.page import drawn_post, post_of_ones_own
from bot.replies import in_words, lines, refuse, tell, toast
from db.columns import key_ring
from db.posts import Post
from policy import pack
from resolvers import clock
from resolvers.accounts.opening.publishing import publishing_facts
from resolvers.oversight import rows_by_id
from resolvers.posts import create_post, edit_post
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Invalid, NotFound, Refusal
from resolvers.rules.texts import fault_of

PLACE = "chatstate:post:title"


def router() -> Router:
    """The words that are asked for."""
    made = Router(name="words of posts")
    made.message.register(said, F.text, IS_SAID, Question.posting)
    return made


async def ask_title(query: CallbackQuery, account_id: UUID, talk: Talk, state: FSMContext) -> None:
    """Begin a post."""
    account = (await rows_by_id(talk.actor, "PublicAccount", [account_id])).get(account_id)
    stands = NotFound("PublicAccount") if account is None else objection(
        talk.actor, ACTS["post:create"], account, {}, clock.now()
    )  # fmt: skip
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.posting)
    await state.set_data({"account": account_id.hex})
    await tell(talk, talk.say("post-ask-title", most=pack().texts.post_title), ForceReply())
    return None


async def ask_new(query: CallbackQuery, what: str, post_id: UUID, talk: Talk, state: FSMContext) -> None:
    """Ask for another headline or another text of a post."""
    post = (await rows_by_id(talk.actor, "Post", [post_id])).get(post_id)
    stands: Refusal | None = NotFound("Post")
    if isinstance(post, Post):
        facts = await publishing_facts(talk.actor, post)
        stands = objection(talk.actor, ACTS["post:edit"], post, facts, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.posting)
    await state.set_data({"post": post_id.hex, "what": what})
    await tell(talk, talk.say(f"post-new-{what}", most=pack().texts.post_title), ForceReply())
    return None


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """What was asked for; words that cannot be taken may be said again."""
    data, words = await state.get_data(), message.text or ""
    if "post" in data:
        return await _changed(talk, state, UUID(str(data["post"])), str(data["what"]), words)
    if "title" not in data:
        if fault := fault_of("title", words, pack().texts.post_title):
            return await refuse(talk, in_words(talk, Invalid((fault,))))
        await state.update_data({"title": key_ring().seal(words, PLACE).hex()})
        await tell(talk, talk.say("post-ask-text"), ForceReply())
        return None
    title = key_ring().open(bytes.fromhex(str(data["title"])), PLACE)
    answer = await create_post(talk.actor, UUID(str(data["account"])), title, words, key=talk.key())
    return await _shown(talk, state, answer, "post-kept")


async def _changed(talk: Talk, state: FSMContext, post_id: UUID, what: str, words: str) -> None:
    post = await post_of_ones_own(talk, post_id)
    if post is None:
        return await refuse(talk, NotFound("Post"))
    title, body = (words, post.body) if what == "title" else (post.title, words)
    answer = await edit_post(talk.actor, post_id, title, body, key=talk.key())
    return await _shown(talk, state, answer, "post-edited")


async def _shown(talk: Talk, state: FSMContext, answer: Post | Refusal, sign: str) -> None:
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    drawn = await drawn_post(talk, answer)
    await tell(talk, lines(talk.say(sign), drawn.content), drawn.markup)
    return None
