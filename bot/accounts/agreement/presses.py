"""/agreement and the buttons of documents: each press reads, or is a use case."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.accounts.agreement.page import drawn_agreement, drawn_changes, drawn_part
from bot.buttons import OnDocument
from bot.context import Talk
from bot.replies import redraw, refuse, tell, toast
from db.accounts import Document
from resolvers.accounts.documents import accept_document
from resolvers.accounts.documents.views import AGREEMENT, document_seen
from resolvers.oversight import rows_by_id
from resolvers.rules.refusals import NotFound, Refusal


def router() -> Router:
    """The command and the buttons of documents."""
    made = Router(name="documents")
    made.message.register(asked, Command("agreement"))
    made.callback_query.register(pressed, OnDocument.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the agreement and what of this person is missing."""
    await state.clear()
    drawn = await drawn_agreement(talk)
    await tell(talk, drawn.content, drawn.markup)


async def pressed(query: CallbackQuery, callback_data: OnDocument, talk: Talk) -> None:
    """What the buttons of documents do."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    if callback_data.do in ("accept", "sign"):
        return await _agree(query, callback_data, talk)
    document = (await rows_by_id(talk.actor, "Document", [callback_data.id])).get(callback_data.id)
    if not isinstance(document, Document):
        return await refuse(talk, NotFound("Document"), query)
    drawn = drawn_part(talk, document, callback_data.at) if callback_data.do == "read" else None
    drawn = drawn or await drawn_changes(talk, document)
    await toast(query)
    if drawn is not None:
        await tell(talk, drawn.content, drawn.markup)
    return None


async def _agree(query: CallbackQuery, data: OnDocument, talk: Talk) -> None:
    """Accept for oneself, or sign the version that the button names for a registrant."""
    document, registrant = data.id, None
    if data.do == "sign":
        version = await document_seen(talk.actor, AGREEMENT, data.at)
        if version is None:
            return await refuse(talk, NotFound("Document"), query)
        document, registrant = version.id, data.id
    answer = await accept_document(talk.actor, document, registrant, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say(f"toast-document-{data.do}"))
    if query.message:
        await redraw(talk, query.message.message_id, await drawn_agreement(talk))
    return None
