"""Every act that the chat offers, by every role that has a chat, in every state: answered as the table says."""

from importlib import import_module
from itertools import groupby
from pkgutil import walk_packages

import pytest
from aiogram.filters.callback_data import CallbackData

import bot
import db
from bot import buttons
from resolvers.rules.acts import ACTS, Act
from tests.cases import CASES, RULES, Case
from tests.cast import Town, make_town
from tests.chat_buttons import PRESSED, SHOWING
from tests.chat_way import NOT_IN_CHAT, WAYS, by_chat, into_chats, is_asked
from tests.rows import everything
from tests.services import Database
from tests.test_cases import changed, some, yes_is_recorded

OF_THE_CHAT = {
    db.ChatUpdate, db.ChatMessage, db.ChatState, db.ChatFile, db.ChatToast, db.Card, db.Digest, db.Digested,
    db.Selection,
}  # fmt: skip
ONE_THING_EACH = {buttons.OnQueue, buttons.OnDesk, buttons.OnLook, buttons.OnTarget, buttons.OnAct, buttons.OnReviews,
                  buttons.OnReasons, buttons.OnCare}  # fmt: skip


@pytest.mark.parametrize("act", WAYS)
async def test_an_act_is_answered_by_the_chat_as_the_table_says(sqlite: Database, act: str) -> None:
    town = await make_town()
    await into_chats(town)
    asked = [case for case in CASES if case.act == act and is_asked(case)]
    assert asked
    for (on, state), group in groupby(asked, key=lambda case: (case.on, case.state)):
        of_state = list(group)
        await town.bring(on, state)
        await no_changes_nothing(town, some([case for case in of_state if case.expected != RULES[act].gives], state))
        for case in some([case for case in of_state if case.expected == RULES[act].gives], state):
            await yes_is_recorded(town, case, by_chat)


async def no_changes_nothing(town: Town, refused: list[Case]) -> None:
    """A no changes nothing but the conversation itself."""
    before = await but_conversations()
    for case in refused:
        assert await by_chat(town, case) == case.expected, case
    assert changed(before, await but_conversations()) == [], "one of them changed something: " + str(refused)


async def but_conversations() -> dict[str, dict[str, object]]:
    """Every row of every table but those of the chat itself."""
    chat = {model.__name__ for model in OF_THE_CHAT}
    return {table: rows for table, rows in (await everything()).items() if table not in chat}


def done_by_the_bot() -> set[str]:
    """The acts whose use cases the code of the chat door calls, by the names that its modules hold."""
    modules = [import_module(found.name) for found in walk_packages(bot.__path__, "bot.")]
    acts = [getattr(value, "act", None) for module in modules for value in vars(module).values()]
    return {act.name for act in acts if isinstance(act, Act)}


def test_every_act_is_asked_of_the_chat_or_has_a_reason_why_not() -> None:
    assert set(WAYS) == done_by_the_bot()
    assert NOT_IN_CHAT.keys() | WAYS.keys() == set(ACTS) and not NOT_IN_CHAT.keys() & WAYS.keys()
    assert all(NOT_IN_CHAT.values())


def test_every_button_is_an_act_that_is_asked_or_only_shows() -> None:
    for form in PRESSED:
        done = set(form.model_fields["do"].annotation.__args__)
        assert done == PRESSED[form].keys() | SHOWING[form] and not PRESSED[form].keys() & SHOWING[form], form
        assert set(PRESSED[form].values()) <= WAYS.keys()
    every = {form for form in vars(buttons).values() if isinstance(form, type) and issubclass(form, CallbackData)}
    assert every == PRESSED.keys() | ONE_THING_EACH
    assert len({form.__prefix__ for form in every}) == len(every), "two forms share a prefix"
