"""The button under a decision by which it is contested, for whoever may do so now."""

from uuid import UUID

from bot.buttons import Labelled, OnContest
from bot.context import Talk
from db.sanctions import StatementOfReasons
from resolvers import clock
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Refusal, Refused
from resolvers.rules.verdicts import told_in
from resolvers.sanctions.appeals.views import may_contest


async def contesting(talk: Talk, statement: StatementOfReasons | None) -> list[Labelled]:
    """The button that contests a decision, with its date, where this person may do so now."""
    if statement is None or await stands_against(talk, statement.id) is not None:
        return []
    until = told_in(statement).appeal_until.date()
    return [(talk.say("button-appeal", until=until), OnContest(do="begin", id=statement.id))]


async def stands_against(talk: Talk, statement_id: UUID) -> Refusal | None:
    """What stands against contesting a decision, by the statement that told of it."""
    try:
        party, facts = await may_contest(talk.actor, statement_id)
    except Refused as no:
        return no.refusal
    return objection(talk.actor, ACTS["appeal:lodge"], party, facts, clock.now())
