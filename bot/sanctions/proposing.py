"""Proposing a sanction from the card of a case: rule, severity, what the ladder says or other, facts, preview."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnProposal, in_rows, keyboard, label, mark_of, marked
from bot.complaints.cases.card import at_the_desk
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import Drawn, in_words, lines, redraw, refuse, swap, tell, tell_long, toast
from bot.sanctions.cards import show_sanction
from db.complaints import Case
from db.vocabulary import AccountFunction, SanctionKind, Severity
from policy import pack
from resolvers import clock
from resolvers.refusing import say_list
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal, Refused
from resolvers.rules.sanctions.ladder import Rung, taken_by
from resolvers.sanctions.ladder import LadderProposal, ladder_proposal
from resolvers.sanctions.proposing import FOR_DAYS, RESTRICTABLE, Wanted, preview_of_proposal, propose_sanction
from resolvers.sanctions.views import proposal_in, seen_sanction

DAYS = (1, 3, 7, 14, 30, 60, 90, 180)
FUNCTIONS = {
    "COMMENTS": RESTRICTABLE[:1], "REPLIES": RESTRICTABLE[1:2], "BOTH": RESTRICTABLE[:2],
    "UNREVIEWED": RESTRICTABLE[2:],
}  # fmt: skip
ASKED = {"facts": "propose-facts", "departure": "propose-departure", "interim_because": "propose-interim"}


def router() -> Router:
    """The steps, and the texts that they ask for."""
    made = Router(name="proposing sanctions")
    made.message.register(written, F.text, IS_SAID, Question.proposing)
    made.callback_query.register(pressed, OnProposal.filter())
    return made


@dataclass(frozen=True)
class Plan:
    """What was chosen by now, as it is remembered with the question: ids, codes and staff's own words."""

    kept: dict[str, Any]

    @classmethod
    async def of(cls, state: FSMContext) -> Self:
        """What is remembered in this chat."""
        return cls(dict(await state.get_data()))

    @property
    def severity(self) -> Severity:
        """How bad the breach is."""
        return Severity(self.kept["severity"])

    @property
    def rung(self) -> Rung:
        """The sanction that was chosen."""
        kind = SanctionKind(self.kept["kind"])
        functions = [AccountFunction(name) for name in self.kept.get("functions", [])]
        return Rung(kind, taken_by(kind, functions), self.kept.get("days"))

    def wanted(self) -> Wanted:
        """All of it as a proposal."""
        rung = self.rung
        named = rung.functions if rung.kind is SanctionKind.FUNCTION_RESTRICTION else ()
        return Wanted(
            rung.kind, str(self.kept["rule"]), self.severity, str(self.kept["facts"]), named, rung.days,
            self.kept.get("departure"), self.kept.get("interim_because"),
        )  # fmt: skip


async def pressed(query: CallbackQuery, callback_data: OnProposal, talk: Talk, state: FSMContext) -> None:
    """One step further; a button of another proposal than the open one is out of date."""
    case = await at_the_desk(talk, callback_data.id)
    if case is None or query.message is None:
        return await refuse(talk, NotFound("Case"), query)
    if callback_data.do == "begin":
        return await _begin(query, talk, state, case)
    plan, message = await Plan.of(state), query.message.message_id
    if plan.kept.get("case") != case.id.hex or plan.kept.get("panel") != message:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    match callback_data.do:
        case "back":
            await state.clear()
            await toast(query)
            await swap(talk, message, None)
        case "propose":
            await _propose(query, talk, state, case, plan)
        case "interim":
            await toast(query)
            await _ask(talk, state, "interim_because")
        case _:
            if not await _choose(state, callback_data.do, callback_data.what, talk, case):
                return await toast(query, talk.say("chat-old-button"), alert=True)
            await toast(query)
            await _go_on(talk, state, case)
    return None


async def _begin(query: CallbackQuery, talk: Talk, state: FSMContext, case: Case) -> None:
    stands = objection(talk.actor, ACTS["sanction:propose"], case, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.proposing)
    await state.set_data({"case": case.id.hex})
    drawn = Drawn(
        lines(Bold(talk.say("propose-head")), talk.say("propose-rule")),
        _choices(
            talk,
            case,
            "rule",
            [(talk.say(f"rule-{code}"), mark_of(code)) for code in pack().rule_by_code],
            1,
        ),
    )
    sent = await tell(talk, drawn.content, drawn.markup, query.message.message_id if query.message else None)
    await state.update_data({"panel": sent.message_id})
    return None


def _choices(
    talk: Talk, case: Case, do: Any, choices: list[tuple[str, str]], width: int, *first: Labelled
) -> InlineKeyboardMarkup | None:
    buttons = [(name, OnProposal(do=do, id=case.id, what=what)) for name, what in choices]
    back = (label(talk.language, "cancel"), OnProposal(do="back", id=case.id))
    return keyboard(first, *in_rows(buttons, width), [back])


async def _choose(state: FSMContext, do: str, what: str, talk: Talk, case: Case) -> bool:
    """Remember what was chosen; false when there is no such choice any more."""
    plan = await Plan.of(state)
    chosen: dict[str, Any] = {}
    if do == "rule":
        chosen = {"rule": marked(what, pack().rule_by_code)}
    elif do == "severity":
        chosen = {"severity": what if what in Severity.__members__ else None}
    elif do == "kind":
        chosen = {"kind": what if what in SanctionKind.__members__ else None}
    elif do == "functions":
        chosen = {"functions": list(FUNCTIONS[what]) if what in FUNCTIONS else None}
    elif do == "days":
        chosen = {"days": int(what) if what in map(str, DAYS) else None}
    elif do == "take" and "severity" in plan.kept:
        rung = (await ladder_proposal(talk.actor, case.id, str(plan.kept["rule"]), plan.severity)).rung
        named = rung.functions if rung and rung.kind is SanctionKind.FUNCTION_RESTRICTION else ()
        chosen = {"kind": rung and rung.kind, "functions": list(named), **({"days": rung.days} if rung else {})}
    if not chosen or any(value is None for name, value in chosen.items() if name != "days" or do == "days"):
        return False
    await state.update_data(chosen)
    return True


async def _go_on(talk: Talk, state: FSMContext, case: Case) -> None:
    """Show the next choice in the panel, or ask for the facts when all is chosen."""
    plan = await Plan.of(state)
    kept, drawn = plan.kept, None
    if "severity" not in kept:
        names = [(talk.say(f"word-Severity-{one.value}"), one.value) for one in Severity]
        drawn = Drawn(_so_far(talk, plan, talk.say("propose-severity")), _choices(talk, case, "severity", names, 3))
    elif "kind" not in kept:
        drawn = await _ladder(talk, case, plan)
    elif kept["kind"] == SanctionKind.FUNCTION_RESTRICTION and not kept.get("functions"):
        names = [(say_list(talk.language, functions), what) for what, functions in FUNCTIONS.items()]
        drawn = Drawn(_so_far(talk, plan, talk.say("propose-functions")), _choices(talk, case, "functions", names, 1))
    elif kept["kind"] in FOR_DAYS and not kept.get("days"):
        days = [(str(day), str(day)) for day in DAYS if day <= pack().sanctions.longest]
        drawn = Drawn(_so_far(talk, plan, talk.say("propose-days")), _choices(talk, case, "days", days, 4))
    else:
        await redraw(talk, int(kept["panel"]), Drawn(_so_far(talk, plan, None)))
        return await _ask(talk, state, "facts")
    await redraw(talk, int(kept["panel"]), drawn)
    return None


def _so_far(talk: Talk, plan: Plan, asked: str | None) -> Text:
    kept = plan.kept
    severity = talk.say(f"word-Severity-{kept['severity']}") if "severity" in kept else None
    return lines(
        Bold(talk.say("propose-head")),
        talk.say("propose-breach", rule=talk.say(f"rule-{kept['rule']}"), severity=severity),
        talk.say("propose-chosen", scope=in_words_of(talk, plan.rung)) if asked is None else None,
        asked,
    )  # fmt: skip


def in_words_of(talk: Talk, rung: Rung) -> str:
    """A sanction with its functions and days, in words."""
    functions = say_list(talk.language, rung.functions)
    return talk.say(f"sanction-scope-{rung.kind.value}", functions=functions, days=rung.days)


async def _ladder(talk: Talk, case: Case, plan: Plan) -> Drawn:
    """What the ladder proposes first, then every kind."""
    found: LadderProposal = await ladder_proposal(talk.actor, case.id, str(plan.kept["rule"]), plan.severity)
    rung = found.rung
    told = lines(
        talk.say("propose-strikes", before=found.so_far, added=found.added, strikes=found.strikes),
        talk.say("propose-rung", scope=in_words_of(talk, rung)) if rung else talk.say("propose-no-rung"),
    )
    take: list[Labelled] = [(label(talk.language, "take-rung"), OnProposal(do="take", id=case.id))] if rung else []
    kinds = [
        (label(talk.language, f"kind-{kind.value.lower().replace('_', '-')}"), kind.value) for kind in SanctionKind
    ]
    return Drawn(lines(_so_far(talk, plan, ""), told), _choices(talk, case, "kind", kinds, 1, *take))


async def _ask(talk: Talk, state: FSMContext, what: str) -> None:
    """Ask for a text; what is written next is that."""
    await state.update_data({"asked": what})
    await tell(talk, talk.say(ASKED[what], limit=min(pack().texts.facts, LONGEST_MESSAGE)))


async def written(message: Message, talk: Talk, state: FSMContext) -> None:
    """A text that was asked for; written again before it is sent, it replaces the last one."""
    plan = await Plan.of(state)
    asked = str(plan.kept.get("asked") or "")
    if not asked:
        await tell(talk, talk.say("propose-press"))
        return
    await state.update_data({asked: message.text or ""})
    case = await at_the_desk(talk, UUID(str(plan.kept["case"])))
    if case is None:
        await state.clear()
        return await refuse(talk, NotFound("Case"))
    plan = await Plan.of(state)
    found = await ladder_proposal(talk.actor, case.id, str(plan.kept["rule"]), plan.severity)
    if asked == "facts" and found.rung != plan.rung and "departure" not in plan.kept:
        return await _ask(talk, state, "departure")
    try:
        sanction = await preview_of_proposal(talk.actor, case.id, plan.wanted())
    except Refused as no:
        return await refuse(talk, in_words(talk, no.refusal))
    await _preview(talk, state, case, plan, sanction)
    return None


async def _preview(talk: Talk, state: FSMContext, case: Case, plan: Plan, sanction: Any) -> None:
    """What the account will read, with the buttons that send it; of earlier previews the buttons go."""
    await swap(talk, int(plan.kept["panel"]), None)
    warns = sanction.kind is SanctionKind.WARNING
    at_once: list[Labelled] = [(label(talk.language, "interim"), OnProposal(do="interim", id=case.id))]
    buttons = keyboard(
        [(label(talk.language, "propose"), OnProposal(do="propose", id=case.id))],
        [] if warns or sanction.interim_because else at_once,
        [(label(talk.language, "cancel"), OnProposal(do="back", id=case.id))],
    )
    head = Text(talk.say("propose-preview-warning" if warns else "propose-preview"))
    sent = await tell_long(talk, head, proposal_in(talk.language, sanction), buttons)
    await state.update_data({"panel": sent.message_id})


async def _propose(query: CallbackQuery, talk: Talk, state: FSMContext, case: Case, plan: Plan) -> None:
    if "facts" not in plan.kept:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    wanted = plan.wanted()
    answer = await propose_sanction(
        talk.actor, case.id, wanted.kind, wanted.rule, wanted.severity, wanted.facts, wanted.functions, wanted.days,
        wanted.departure, wanted.interim_because, key=talk.key(),
    )  # fmt: skip
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer), query)
    await state.clear()
    await toast(query, talk.say("toast-proposed"))
    await swap(talk, int(plan.kept["panel"]), None)
    shown = await seen_sanction(talk.actor, answer.id)
    if shown is not None:
        await show_sanction(talk, shown)
    return None
