"""The tables agree with each other and with the use cases that run them."""

import importlib
import pkgutil
from enum import StrEnum
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import resolvers
from resolvers.rules import conditions
from resolvers.rules import refusals as no
from resolvers.rules.acts import ACTS, BEFORE
from resolvers.rules.lifecycles import LIFECYCLES
from resolvers.rules.permissions import OFFERED_ON, PERMITTED
from tests.cases import CASES, RULES

# States that no act reaches yet, by the wing that will bring them.
COME_LATER = {
    "registrant": {},
    "user": {},
    "export": {},
    "account": {},
    "document": {},
    "post": {},
    "qualification": {},
    "comment": {},
    "operatorship": {},
    "revision": {},
    "message": {},
    "complaint": {},
    "file": {},
    "case": {},
    "sanction": {},
    "blacklist_entry": {},
    "rectification": {},
    "credit_entry": {},
    "appeal": {},
}
# Acts that are steps of another use case and have none of their own.
STEPS = {
    "comment:hold": "comment:edit", "complaint:uphold": "case:decide", "complaint:uphold_in_part": "case:decide",
    "complaint:dismiss": "case:decide", "comment:reinstate": "case:decide", "post:remove": "comment:remove",
    "post:restore": "comment:restore", "account:shut": "sanction:confirm", "account:restore": "sanction:lift",
    "blacklist_entry:overturn": "appeal:overturn",
    "sanction:overturn": "appeal:overturn", "sanction:modify": "appeal:modify",
    **dict.fromkeys(("complaint:find_right", "complaint:find_wrong", "complaint:readmit"), "appeal:overturn"),
    **dict.fromkeys(("complaint:find_right_in_part", "comment:amend", "post:amend"), "appeal:modify"),
    "case:reopen": "appeal:overturn", "message:remove": "case:decide", "message:restore": "appeal:overturn",
    "message:amend": "appeal:modify", "registrant:warn": "registrant:lapse", "account:change": "revision:approve",
    "post:hold": "post:reclassify", "post:release": "qualification:verify",
    **dict.fromkeys(("credit_entry:enter", "registrant:set_credit_level"), "registrant:look_at_credit"),
    "credit_entry:leave": "appeal:overturn",
}  # fmt: skip


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(resolvers.__path__, "resolvers.")
    return [importlib.import_module(module.name) for module in found]


def acts_with_a_use_case() -> set[str]:
    things = [thing for module in modules() for thing in vars(module).values() if isinstance(thing, FunctionType)]
    return {thing.act.name for thing in things if hasattr(thing, "act")}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_state_is_reached_or_is_said_to_come_later(name: str) -> None:
    machine = LIFECYCLES[name]
    reached = set(machine.born)
    while more := {b for (a, _), b in machine.arrows.items() if a in reached and b is not BEFORE} - reached:
        reached |= more
    later = {state for state in machine.states if state not in reached}
    named = set(COME_LATER[name])
    assert {state.value for state in later} <= named
    assert named - {state.value for state in later} <= {state.value for state in machine.born}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_other_pair_of_state_and_verb_is_refused(name: str) -> None:
    machine = LIFECYCLES[name]
    verbs = {act.verb for act in ACTS.values() if act.kind == name}
    for state in machine.states:
        for verb in verbs:
            if (state, verb) in machine.arrows:
                assert machine.after(state, verb) in {*machine.states, BEFORE}
            else:
                with pytest.raises(no.Refused) as refused:
                    machine.after(state, verb)
                assert refused.value.refusal == no.WrongState(name, state, verb)


def test_every_act_has_a_use_case_or_is_a_step_of_one() -> None:
    own = acts_with_a_use_case()
    assert set(STEPS) | own == set(ACTS)
    assert not set(STEPS) & own
    assert set(STEPS.values()) <= own


def test_every_act_is_in_the_cases_with_a_yes_and_two_who_may_not() -> None:
    assert set(RULES) >= set(ACTS) - {step for step, of in STEPS.items() if step not in ("post:remove", "post:restore")}
    for act, rule in RULES.items():
        answers = [(case.who, case.expected) for case in CASES if case.act == act]
        assert answers
        if act != "user:sign_in":
            assert rule.gives in {answer for _, answer in answers}, act
        if "ANYONE" not in ACTS[act].who:
            assert len({who for who, answer in answers if answer in ("NotAllowed", "NotFound")}) >= 2, act


def test_an_act_declares_every_refusal_that_the_cases_expect_of_it() -> None:
    codes = {refusal.__name__ for refusal in no.ALL}
    for case in CASES:
        if case.expected in codes:
            assert case.expected in {refusal.__name__ for refusal in ACTS[case.act].refusals}, case


def test_an_act_declares_every_refusal_that_its_tables_can_give() -> None:
    for act in ACTS.values():
        declared = set(act.refusals)
        assert {gives for condition in act.when for gives in condition.gives} <= declared
        assert no.WrongState in declared or not act.arrows
        assert no.NotAllowed in declared or "ANYONE" in act.who
        if act.replays:
            assert act.arrows and ACTS[act.replays].arrows, act


def test_every_condition_is_used_and_every_offer_is_an_act() -> None:
    used = {condition.name for act in ACTS.values() for condition in act.when}
    assert used == set(conditions.CONDITIONS)
    assert {act for offered in OFFERED_ON.values() for act in offered} <= set(PERMITTED)


def test_every_reason_for_a_restriction_is_given_somewhere() -> None:
    told = "".join(Path(module.__file__).read_text() for module in modules() if module.__file__)
    assert [because for because in no.Because if f"Because.{because.name}" not in told] == []


def test_states_and_verbs_of_a_lifecycle_are_words_of_its_acts() -> None:
    for machine in LIFECYCLES.values():
        assert all(isinstance(state, StrEnum) for state in machine.states)
        assert machine.mermaid().startswith("stateDiagram-v2\n    [*] --> ")
