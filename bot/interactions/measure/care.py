"""/care: the figures of an account's care, what comes next, and what followed, before anything happens."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnCare
from bot.context import Talk
from bot.interactions.card import drawn_comment
from bot.replies import lines, refuse, tell, toast
from bot.which import of_ones_accounts
from db.care import CareStep
from policy import pack
from resolvers.interactions.measure.standing import AccountCare, care_of, formula_in, next_in, steps_page
from resolvers.interactions.views import QueueFilter, moderation_queue
from resolvers.pages import Window
from resolvers.rules.refusals import NotFound, Refused

STEPS, REPORTED = 5, 3


def router() -> Router:
    """The command, and the choice of an account."""
    made = Router(name="care")
    made.message.register(asked, Command("care"))
    made.callback_query.register(chosen, OnCare.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show how care stands, or ask of which account."""
    await state.clear()
    await of_ones_accounts(
        talk, lambda account: _show(talk, account.id), lambda key: OnCare(account=key), "care-of-nobody"
    )  # fmt: skip


async def chosen(query: CallbackQuery, callback_data: OnCare, talk: Talk) -> None:
    """Show how care of one of the accounts stands."""
    if callback_data.account not in talk.actor.posts:
        return await refuse(talk, NotFound("PublicAccount"), query)
    await toast(query)
    await _show(talk, callback_data.account)
    return None


async def _show(talk: Talk, account_id: UUID) -> None:
    """The figures and the next step, how all that is reckoned, and what was reported and stands, to act on."""
    try:
        care = await care_of(talk.actor, account_id)
        steps = await steps_page(account_id, Window(limit=STEPS))
        reported = await moderation_queue(
            talk.actor, account_id, QueueFilter.REPORTED, Window(limit=REPORTED, backwards=True)
        )
    except Refused as no:
        return await refuse(talk, no.refusal)
    await tell(talk, drawn(talk, care, steps))
    await tell(talk, formula_in(talk.language))
    if reported:
        await tell(talk, talk.say("care-reported"))
    for comment in reported:
        card = await drawn_comment(talk, comment, "c")
        await tell(talk, card.content, card.markup)
    return None


def drawn(talk: Talk, care: AccountCare, steps: list[CareStep]) -> Text:
    """How care stands, in words."""
    figures = care.figures
    return lines(
        Bold(talk.say("care-head", handle=care.account.handle, days=pack().care.days)),
        talk.say("care-measure", measure=figures.measure, line=figures.line),
        talk.say(
            "care-counted", sample=figures.sample, least=figures.least, late=figures.late, open=figures.open_late,
            left=figures.left_out, restored=figures.restored,
        ),
        talk.say("care-times", median=_minutes(figures.median), p95=_minutes(figures.ninety_five)),
        talk.say("care-prohibited", count=len(figures.prohibited)),
        Bold(talk.say("care-steps")) if steps else None,
        *(
            talk.say("care-step", at=step.at, kind=step.kind, measure=step.figures["measure"], until=step.until)
            for step in steps
        ),
        next_in(talk.language, care),
    )  # fmt: skip


def _minutes(seconds: int | None) -> int | None:
    """Whole minutes, rounded up."""
    return None if seconds is None else -(-seconds // 60)
