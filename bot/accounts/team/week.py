"""A week of an account in one message: what happened under it, and who of its team did what."""

from uuid import UUID

from aiogram.utils.formatting import Bold, Text

from bot.context import Talk
from bot.replies import and_more, called, cut, lines, one_line
from db.accounts import PublicAccount
from policy.sentences import has
from resolvers import clock
from resolvers.accounts.hours import local
from resolvers.accounts.team.activity import OperatorActivity, TeamWeek, team_activity, weeks_before

# So many that a message holds them, whatever the acts are called.
PEOPLE = 14
ACTS = 6
NAME = 40


async def this_week(talk: Talk, account: PublicAccount) -> Text:
    """Who did what since Monday."""
    return await words_of_week(talk, account, back=0)


async def words_of_week(talk: Talk, account: PublicAccount, *, back: int) -> Text:
    """A week of an account, so many weeks ago, by the clock of the person in the chat."""
    week = await week_of(talk, account.id, back)
    return lines(*head_of(talk, account, week), *who_did_what(talk, week))


async def week_of(talk: Talk, account_id: UUID, back: int) -> TeamWeek:
    """The figures of a week, so many weeks ago."""
    asked = weeks_before(local(talk.chat, clock.now()), back + 1)[back:]
    return (await team_activity([account_id], asked))[account_id][0]


def head_of(talk: Talk, account: PublicAccount, week: TeamWeek) -> list[Text | str]:
    """What happened."""
    last = local(talk.chat, week.until).date().toordinal() - 1
    return [
        Bold(talk.say(
            "week-head", name=one_line(account.name), since=local(talk.chat, week.since).date(),
            until=local(talk.chat, week.until).date().fromordinal(last),
        )),
        talk.say(
            "week-comments", new=week.new_comments, held=week.held, hidden=week.hidden, deleted=week.deleted,
            restored=week.restored,
        ),
    ]  # fmt: skip


def who_did_what(talk: Talk, week: TeamWeek) -> list[str]:
    """Each of the team in a line."""
    if not week.operators:
        return [talk.say("week-nobody")]
    more = and_more(talk, len(week.operators) - PEOPLE)
    return [*(_line(talk, one) for one in week.operators[:PEOPLE]), *([more] if more else [])]


def _line(talk: Talk, one: OperatorActivity) -> str:
    counted = [talk.say("week-act", what=_word(talk, each.act), count=each.count) for each in one.acts[:ACTS]]
    more = and_more(talk, len(one.acts) - ACTS)
    did = ", ".join([*counted, *([more] if more else [])])
    return talk.say("week-one", name=cut(called(talk, one.user.display_name), NAME), did=did)


def _word(talk: Talk, act: str) -> str:
    own = f"verb-{act.replace(':', '-').replace('_', '-')}"
    return talk.say(own if has(talk.language, own) else f"verb-{act.split(':')[1].replace('_', '-')}")
