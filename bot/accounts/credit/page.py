"""What is shown of credit: a registrant's level, entries and limits, and the contests that wait for an answer."""

from collections.abc import Sequence

from aiogram.utils.formatting import Bold

from bot.buttons import Labelled, OnCredit, in_rows, keyboard
from bot.context import Talk
from bot.replies import Drawn, and_more, lines, one_line, quote
from db.accounts import CreditEntry
from db.vocabulary import RegistrantKind
from resolvers import clock
from resolvers.accounts.credit.views import CreditLine, CreditReport
from resolvers.accounts.hours import local
from resolvers.rules.permissions import offers

SHOWN = 15  # entries in one message
WORDS = 500  # characters of a contest or an answer


def drawn_report(talk: Talk, report: CreditReport) -> Drawn:
    """How a registrant stands, in words, with a button for each entry that can be contested."""
    registrant, ahead = report.registrant, report.next
    person = registrant.kind is RegistrantKind.PERSON
    name = talk.say("credit-person") if person else one_line(registrant.name)
    shown = list(enumerate(report.lines[:SHOWN], 1))
    content = lines(
        Bold(talk.say("credit-head", name=name, level=report.level.value, points=report.points)),
        talk.say("credit-limits", accounts=report.accounts, posts=report.limits.posts),
        talk.say("credit-aim", level=report.aim.level.value, points=report.aim.points, days=report.aim.days)
        if report.aim
        else None,
        talk.say("credit-next", level=ahead.level.value, date=local(talk.chat, ahead.at).date())
        if ahead
        else talk.say("credit-stays"),
        talk.say("credit-none") if not shown else None,
        *(part for number, line in shown for part in _row(talk, number, line)),
        and_more(talk, len(report.lines) - SHOWN),
        talk.say("credit-private"),
    )
    return Drawn(
        content, keyboard(*in_rows([one for number, line in shown for one in _buttons(talk, number, line)], 2))
    )


def _row(talk: Talk, number: int, line: CreditLine):  # type: ignore[no-untyped-def]
    entry = line.entry
    told = talk.say(
        "credit-row", number=number, rule=talk.say(f"credit-rule-{entry.rule}"),
        date=local(talk.chat, entry.at).date(), points=entry.points, now=line.points_now, state=entry.state.value,
        half=local(talk.chat, line.halved_at).date(), gone=local(talk.chat, line.gone_at).date(),
    )  # fmt: skip
    return [told, quote(talk.say("credit-answer", answer=entry.answer), WORDS) if entry.answer else None]


def _buttons(talk: Talk, number: int, line: CreditLine) -> list[Labelled]:
    offered = offers(talk.actor, line.entry, {}, clock.now())
    made: list[Labelled] = [(talk.say("button-credit-why", number=number), OnCredit(do="why", id=line.entry.id))]
    if "credit_entry:contest" in offered:
        made.append((talk.say("button-credit-contest", number=number), OnCredit(do="contest", id=line.entry.id)))
    return made


def drawn_contests(talk: Talk, waiting: Sequence[CreditEntry]) -> Drawn:
    """Contested entries with what was said of them, and the two ways to answer."""
    if not waiting:
        return Drawn(lines(talk.say("credit-contests-none")))
    rows = list(enumerate(waiting, 1))
    content = lines(
        Bold(talk.say("credit-contests")),
        *(part for number, entry in rows for part in (_contest(talk, number, entry), quote(entry.words, WORDS))),
    )
    return Drawn(content, keyboard(*(_answers(talk, number, entry) for number, entry in rows)))


def _contest(talk: Talk, number: int, entry: CreditEntry) -> str:
    until = local(talk.chat, entry.answer_by).date() if entry.answer_by else ""
    rule = talk.say(f"credit-rule-{entry.rule}")
    return talk.say("credit-contest-row", number=number, rule=rule, points=entry.points, until=until)


def _answers(talk: Talk, number: int, entry: CreditEntry) -> list[Labelled]:
    return [
        (talk.say("button-credit-why", number=number), OnCredit(do="why", id=entry.id)),
        (talk.say("button-credit-keep", number=number), OnCredit(do="keep", id=entry.id)),
        (talk.say("button-credit-strike", number=number), OnCredit(do="strike", id=entry.id)),
    ]
