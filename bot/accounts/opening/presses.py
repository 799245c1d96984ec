"""/account and its buttons: handing in for review, changing what an account says of itself, taking a change back."""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message

from bot.accounts.opening.page import FIELDS, account_shown
from bot.buttons import OnAccount, keyboard, label
from bot.context import IS_SAID, Question, Talk
from bot.replies import in_words, lines, redraw, refuse, tell, toast
from bot.which import of_ones_accounts
from db.accounts import PublicAccount
from db.oversight import Notice
from policy import pack
from resolvers import clock
from resolvers.accounts.opening import revise_account, submit_account, withdraw_revision
from resolvers.accounts.standing import declare_accounts
from resolvers.accounts.standing.declarations import LONGEST_SCOPE
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal

REVIEWED = (
    "account.approved", "account.returned", "account.lapses_soon", "revision.approved", "revision.returned",
    "revision.overdue",
)  # fmt: skip


def router() -> Router:
    """The command, the buttons, and the words that are asked for."""
    made = Router(name="accounts of one's own")
    made.message.register(asked, Command("account"))
    made.callback_query.register(pressed, OnAccount.filter())
    made.message.register(said, F.text, IS_SAID, Question.profile)
    made.message.register(declared, F.text, IS_SAID, Question.declaring)
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show an account, or ask which."""
    await state.clear()

    async def show(account: PublicAccount) -> None:
        await _tell_page(talk, account.id)

    await of_ones_accounts(talk, show, lambda key: OnAccount(do="show", id=key), "account-of-nobody")


async def pressed(query: CallbackQuery, callback_data: OnAccount, talk: Talk, state: FSMContext) -> None:
    """What the buttons of an account do."""
    do, key = callback_data.do, callback_data.id
    if do in FIELDS:
        return await _ask(query, do, key, talk, state)
    if do == "declare":
        return await _ask_to_declare(query, key, talk, state)
    if do == "show":
        drawn = await account_shown(talk, key)
        if drawn is None:
            return await refuse(talk, NotFound("PublicAccount"), query)
        await toast(query)
        await tell(talk, drawn.content, drawn.markup)
        return None
    if do == "submit":
        handed_in = await submit_account(talk.actor, key, key=talk.key())
        return await _done(query, talk, handed_in, "toast-account-submitted", key)
    taken_back = await withdraw_revision(talk.actor, key, key=talk.key())
    account = None if isinstance(taken_back, Refusal) else taken_back.account_id
    return await _done(query, talk, taken_back, "toast-revision-withdrawn", account)


async def _done(query: CallbackQuery, talk: Talk, answer: object, sign: str, account: UUID | None) -> None:
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say(sign))
    drawn = await account_shown(talk, account) if account else None
    if drawn is not None and query.message:
        await redraw(talk, query.message.message_id, drawn)
    return None


async def _ask(query: CallbackQuery, field: str, account_id: UUID, talk: Talk, state: FSMContext) -> None:
    row = (await rows_by_id(talk.actor, "PublicAccount", [account_id])).get(account_id)
    stands = NotFound("PublicAccount") if row is None else objection(
        talk.actor, ACTS["account:revise"], row, {}, clock.now()
    )  # fmt: skip
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.profile)
    await state.set_data({"account": account_id.hex, "field": field})
    await tell(talk, talk.say(f"account-ask-{field}", most=getattr(pack().opening, f"{field}_most")), ForceReply())
    return None


async def _ask_to_declare(query: CallbackQuery, registrant_id: UUID, talk: Talk, state: FSMContext) -> None:
    row = (await rows_by_id(talk.actor, "Registrant", [registrant_id])).get(registrant_id)
    stands = NotFound("Registrant") if row is None else objection(
        talk.actor, ACTS["registrant:declare"], row, {}, clock.now()
    )  # fmt: skip
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.declaring)
    await state.set_data({"registrant": registrant_id.hex})
    await tell(talk, talk.say("account-ask-declare", most=LONGEST_SCOPE), ForceReply())
    return None


async def declared(message: Message, talk: Talk, state: FSMContext) -> None:
    """What the accounts of a registrant are about; which they are, the data tell."""
    key = UUID(str((await state.get_data())["registrant"]))
    answer = await declare_accounts(talk.actor, key, message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    handles = ", ".join(f"@{one['handle']}" for one in answer.accounts)
    told = talk.say("account-declared-list", number=answer.number, handles=handles)
    await tell(talk, lines(talk.say("account-declared"), told))
    return None


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """What the account is to say of itself; words that cannot be taken may be said again."""
    data = await state.get_data()
    key, field = UUID(str(data["account"])), str(data["field"])
    answer = await revise_account(talk.actor, key, **{field: message.text or ""}, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await tell(talk, talk.say("account-revised"))
    return await _tell_page(talk, key)


async def _tell_page(talk: Talk, account_id: UUID) -> None:
    drawn = await account_shown(talk, account_id)
    if drawn is not None:
        await tell(talk, drawn.content, drawn.markup)


async def after_review(talk: Talk, notice: Notice) -> InlineKeyboardMarkup | None:
    """What leads from the notice of a review to the account."""
    account = notice.subject_id
    if notice.subject_kind == "AccountRevision":
        revision = (await rows_by_id(talk.actor, "AccountRevision", [account])).get(account)
        account = getattr(revision, "account_id", account)
    if account not in talk.actor.posts:
        return None
    return keyboard([(label(talk.language, "account-show"), OnAccount(do="show", id=account))])
