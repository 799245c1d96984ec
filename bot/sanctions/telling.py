"""What happened to a sanction, as a message: the news, the facts or the reasons, and what can be done about it."""

from aiogram.types import InlineKeyboardMarkup

from bot.buttons import with_row
from bot.contesting import contesting
from bot.context import Talk
from bot.sanctions.cards import buttons_of, rectifying
from db.oversight import Notice
from resolvers.sanctions.statements import text_of
from resolvers.sanctions.views import proposal_in, seen_rectification, seen_sanction, statement_on

SANCTIONS = ("Sanction", "Rectification")


async def of_sanction(talk: Talk, notice: Notice) -> tuple[str, InlineKeyboardMarkup | None]:
    """What stands under the news of a sanction or of a rectification, and its buttons."""
    if notice.subject_kind == "Rectification":
        row = await seen_rectification(talk.actor, notice.subject_id)
        if row is None:
            return "", None
        words = row.words if notice.event == "rectification.submitted" else row.returned_because
        return words or "", await rectifying(talk, row)
    sanction = await seen_sanction(talk.actor, notice.subject_id)
    if sanction is None:
        return "", None
    statement = await statement_on(sanction) if notice.event == "sanction.confirmed" else None
    told = {
        "sanction.proposed": proposal_in(talk.language, sanction),
        "sanction.confirmed": text_of(talk.language, statement) if statement else "",
        "sanction.responded": sanction.response or "",
    }
    buttons = with_row(await buttons_of(talk, sanction), await contesting(talk, statement))
    return told.get(notice.event, sanction.ended_because or ""), buttons
