"""Statements of reasons in a chat: short enough for a phone, with [More] for facts that are long."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons import Labelled, OnReasons, label
from bot.context import Talk
from bot.replies import SHOWN, cut, refuse, tell_rest, toast
from db.sanctions import StatementOfReasons
from resolvers.rules.refusals import Refused
from resolvers.rules.verdicts import told_in
from resolvers.sanctions.appeals.matters import party_to
from resolvers.sanctions.statements import text_of


def router() -> Router:
    """The button for the rest."""
    made = Router(name="reasons")
    made.callback_query.register(asked, OnReasons.filter())
    return made


def shown_reasons(talk: Talk, statement: StatementOfReasons) -> str:
    """A statement with its facts cut, so that what follows and how to contest it are in sight."""
    return text_of(talk.language, statement, cut)


def more_reasons(talk: Talk, statement: StatementOfReasons | None) -> list[Labelled]:
    """The button for the rest of the facts, where they are long."""
    if statement is None or len(told_in(statement).facts) <= SHOWN:
        return []
    return [(label(talk.language, "more"), OnReasons(id=statement.id))]


async def asked(query: CallbackQuery, callback_data: OnReasons, talk: Talk) -> None:
    """The rest of the facts, to whom the statement was addressed."""
    try:
        statement, _ = await party_to(talk.actor, callback_data.id)
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    await toast(query)
    if query.message:
        await tell_rest(talk, told_in(statement).facts[SHOWN:], query.message.message_id)
    return None
