"""What is shown of one's account: where it stands, what it lacks before the first post, what waits of it."""

from uuid import UUID

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnAccount, OnPost, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, cut, lines, one_line, quote
from db.accounts import AccountRevision, PublicAccount, Registrant
from db.vocabulary import AccountCategory, AccountClass, AccountState, RevisionState
from resolvers import clock
from resolvers.accounts.hours import local
from resolvers.accounts.opening.labels import before_first_post
from resolvers.accounts.opening.queue import revisions_of
from resolvers.accounts.standing.declarations import needs_declaration
from resolvers.oversight import rows_by_id
from resolvers.rules.permissions import offers

CHANGED = 200  # characters of a field that is to change
WORDED = {"category": AccountCategory, "account_class": AccountClass}
FIELDS = ("name", "description", "scope")


async def account_shown(talk: Talk, account_id: UUID) -> Drawn | None:
    """The page of an account that one runs; none of another."""
    row = (await rows_by_id(talk.actor, "PublicAccount", [account_id])).get(account_id)
    if not isinstance(row, PublicAccount) or account_id not in talk.actor.posts:
        return None
    return await drawn_account(talk, row)


async def drawn_account(talk: Talk, account: PublicAccount) -> Drawn:
    """The page of an account."""
    revision = (await revisions_of(talk.actor, [account.id])).get(account.id)
    steps = (await before_first_post(talk.actor, [account.id])).get(account.id, [])
    ready = all(step.done for step in steps)
    content = lines(
        Bold(talk.say("account-head", name=one_line(account.name), handle=account.handle)),
        talk.say("account-state", state=account.state.value),
        quote(account.description) if account.description else None,
        talk.say("account-scope", scope=account.scope) if account.scope else None,
        None if ready else talk.say("account-before"),
        *(_step(talk, step.step, done=step.done) for step in steps if not ready),
        *_of_revision(talk, account, revision),
    )
    return Drawn(content, await _buttons(talk, account, revision))


def _step(talk: Talk, step: str, *, done: bool) -> str:
    return talk.say("account-step", done="yes" if done else "no", text=talk.say(f"before-post-{step}"))


def _of_revision(talk: Talk, account: PublicAccount, revision: AccountRevision | None) -> list[Text | str]:
    """What waits or was given back; of an account that is open, what was approved is seen on it."""
    if revision is None:
        return []
    if revision.state is RevisionState.PENDING:
        until = local(talk.chat, revision.due_at).date()
        told = [_changed(talk, field, new) for field, (_, new) in revision.changes.items()]
        return [talk.say("account-pending", until=until), *(told if account.state is AccountState.ACTIVE else [])]
    if revision.state is RevisionState.RETURNED:
        reason = talk.say(f"reason-{revision.reason}")
        return [talk.say("account-returned", reason=reason, words=revision.words)]
    return []


def _changed(talk: Talk, field: str, new: str) -> str:
    words = WORDED[field](new) if field in WORDED and new else cut(one_line(new), CHANGED)
    named = talk.say(f"field-account-{field}")
    return talk.say("account-changed", field=named, new=words or talk.say("account-empty"))


async def _buttons(
    talk: Talk, account: PublicAccount, revision: AccountRevision | None
) -> InlineKeyboardMarkup | None:  # fmt: skip
    key = account.registrant_id
    registrant = (await rows_by_id(talk.actor, "Registrant", [key])).get(key)
    undeclared = isinstance(registrant, Registrant) and await needs_declaration(registrant)
    may = offers(talk.actor, account, {"registrant": registrant, "undeclared": undeclared}, clock.now())
    acts_for_it = offers(talk.actor, registrant, {}, clock.now()) if registrant is not None else []
    rows: list[list[Labelled]] = []
    if "account:submit" in may:
        rows.append([(label(talk.language, "account-submit"), OnAccount(do="submit", id=account.id))])
    if undeclared and "registrant:declare" in acts_for_it:
        rows.append([(label(talk.language, "account-declare"), OnAccount(do="declare", id=key))])
    if "account:revise" in may:
        rows.append([(label(talk.language, f"account-{do}"), OnAccount(do=do, id=account.id)) for do in FIELDS])
    if revision is not None and "revision:withdraw" in offers(talk.actor, revision, {}, clock.now()):
        rows.append([(label(talk.language, "account-withdraw"), OnAccount(do="withdraw", id=revision.id))])
    if "post:create" in may:
        rows.append([(label(talk.language, "account-write"), OnPost(do="write", id=account.id))])
    return keyboard(*rows)
