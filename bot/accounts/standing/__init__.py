"""/licences: the licences for news of the registrants for which one acts, in a chat."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.utils.formatting import Bold

from bot.context import Talk
from bot.replies import lines, tell
from db.accounts import Qualification
from db.vocabulary import QualificationState
from resolvers.accounts.standing.views import my_licences


def router() -> Router:
    """The command, which only shows: licences are told on the web, where their numbers are written."""
    made = Router(name="licences")
    made.message.register(asked, Command("licences"))
    return made


async def asked(_: object, talk: Talk) -> None:
    """Each licence with its state and last day, and why one was turned down."""
    licences = await my_licences(talk.actor)
    if not licences:
        await tell(talk, talk.say("licences-none"))
        return
    await tell(talk, lines(Bold(talk.say("licences-head")), *(_line(talk, one) for one in licences)))


def _line(talk: Talk, licence: Qualification) -> str:
    said = talk.say("licences-one", licence=licence.kind, state=licence.state, until=licence.expires_on)
    if licence.state is QualificationState.REJECTED and licence.reason:
        said += "\n" + talk.say("licences-why", reason=talk.say(f"reason-{licence.reason}"))
    return said
