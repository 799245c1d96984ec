"""Writing to an account, answering as one, laying a conversation aside.

Private words arrive at once, also those that a term of the platform would hold in public: withholding them unseen would
be a secret judgement on a private talk. Such a hit opens a case instead, and only its reviewer may look.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from db.accounts import PublicAccount
from db.messages import Message, MessageText
from db.posts import ScreeningHit
from db.vocabulary import CauseKind, CommentRules, Effect, MessageState, SubjectKind
from policy import pack
from resolvers.complaints.cases.opening import HELD_URGENCY, Subject, open_case
from resolvers.interactions.messages.views import answering_facts
from resolvers.interactions.reach import account_reached
from resolvers.interactions.screening import Finding, Place, folded, platform_terms
from resolvers.limits import within_limit
from resolvers.moves import created, locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import Left, Refused, TextRefused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.trail import entry
from resolvers.use_case import new_id, use_case, work


@use_case("message:write")
async def send_message(actor: Actor, account_id: UUID, body: str) -> Message:
    """Write to an account privately: begins the one conversation with it, or goes on with it.

    Only those who run the account read it. Refused with Muted by an account that wants to hear nothing, with
    TextRefused by a rule that is named, with Restricted to those who run the account, and with LimitReached when too
    much came from one person. Duties D9.1, D11.1.
    """
    await seen(PublicAccount, account_id)
    account, facts = await account_reached(actor, account_id)
    await permit(ACTS["message:write"], account, facts)
    await _check(actor, body, as_account=False)
    finding = await _screened(actor, account, body, as_account=False)
    begun = Message.filter(account_id=account.id, user_id=actor.user_id, current=True)
    message, now = await begun.select_for_update().first(), work().now
    if message is None:
        message = await Message.create(
            id=new_id(), account_id=account.id, user_id=actor.user_id, state=MessageState.OPEN, last_written_at=now,
            created_at=now,
        )  # fmt: skip
        created("message:write", message)
    else:
        await move("message:write", message, facts=facts, last_written_at=now, answers=0)
    await _keep(message, actor, account, body, finding, as_account=False)
    await tell("message.written", message, account=account.name)
    return message


@use_case("message:answer")
async def answer_message(actor: Actor, message_id: UUID, body: str) -> Message:
    """Answer a user in the account's name, within the time and as often as the policy pack allows.

    Refused with Restricted beyond either: `until` says when the time was over, `limit` how many answers may be given.
    When the user writes again, both begin anew. Duties D9.1, D12.2.
    """
    message = await locked(Message, message_id)
    account, facts = await account_reached(actor, message.account_id)
    facts |= answering_facts()
    await permit(ACTS["message:answer"], message, facts)
    await _check(actor, body, as_account=True)
    finding = await _screened(actor, account, body, as_account=True)
    await move("message:answer", message, facts=facts, answers=message.answers + 1)
    text = await _keep(message, actor, account, body, finding, as_account=True)
    await tell("message.answered", message, account=account.name, text=text.id)
    return message


@use_case("message:archive")
async def archive_message(actor: Actor, message_id: UUID) -> Message:
    """Lay a conversation aside; nobody is told, and when the user writes again it is open again."""
    message = await locked(Message, message_id)
    account, facts = await account_reached(actor, message.account_id)
    await move("message:archive", message, facts=facts)
    await tell("message.archived", message, account=account.name)
    return message


async def _check(actor: Actor, body: str, *, as_account: bool) -> None:
    checked(body=(body, pack().messages.characters))
    without_identity_numbers("body", body)
    mine = MessageText.filter(author_id=actor.user_id, as_account=as_account)
    await within_limit(pack().limits.messages, mine, "at")


async def _screened(actor: Actor, account: PublicAccount, body: str, *, as_account: bool) -> Finding | None:
    """What a term of the platform matched; one that refuses leaves its hit and an entry, and nothing of the text."""
    now, doing = work().now, work()
    finding = platform_terms(folded(body), Place(account, CommentRules.OPEN, as_account))
    if finding is None or finding.effect is not Effect.REFUSE:
        return finding
    refused = entry(actor, doing.act, account, now, event="message.refused", rule=finding.rule)
    columns = {name: getattr(refused, name) for name in refused._meta.fields_map if name != "position"}
    hit = _hit(finding, account.id, actor, None)
    raise Refused(
        TextRefused(finding.rule, finding.term, leaves=(Left("ScreeningHit", hit), Left("TrailEntry", columns)))
    )


async def _keep(
    message: Message, actor: Actor, account: PublicAccount, body: str, finding: Finding | None, *, as_account: bool
) -> MessageText:
    text = await MessageText.create(
        id=new_id(), message_id=message.id, as_account=as_account, author_id=actor.user_id, body=body, at=work().now,
        author_name=account.name[:80] if as_account else actor.name,
    )  # fmt: skip
    if finding is None:
        return text
    hit = await ScreeningHit.create(**_hit(finding, account.id, actor, message.id))
    accused = None if as_account else message.user_id
    subject = Subject(message, SubjectKind.MESSAGE, account.id, accused, body)
    due = work().now + timedelta(seconds=pack().times.hold)
    await open_case(subject, HELD_URGENCY, due, cause=CauseKind.SCREENING, cause_id=hit.id)
    return text


def _hit(finding: Finding, account: UUID, actor: Actor, subject: UUID | None) -> Facts:
    hit: dict[str, Any] = {
        "id": new_id(), "subject_kind": SubjectKind.MESSAGE, "subject_id": subject, "account_id": account,
        "author_id": actor.user_id, "held_by": finding.held_by, "effect": finding.effect, "rule": finding.rule,
        "term": finding.term, "pack_version": pack().version, "at": work().now,
    }  # fmt: skip
    return hit
