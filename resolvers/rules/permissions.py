"""May one, and can it be done: `require` and `offers` run the same tables, so what is offered is allowed."""

from datetime import datetime
from typing import Any

from db.vocabulary import ActorKind
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.conditions import Facts
from resolvers.rules.lifecycles import KIND_OF_ROW, LIFECYCLES
from resolvers.rules.refusals import NotAllowed, Refusal, Refused, WrongState
from resolvers.rules.standings import STAFF, Actor, Standing, standings

PERMITTED: dict[str, frozenset[Standing]] = {act.name: act.who for act in ACTS.values()}


def objection(actor: Actor, act: Act, thing: Any, facts: Facts, now: datetime) -> Refusal | None:
    """What stands against the act: standing first, then state, then conditions; None when nothing does."""
    if not PERMITTED[act.name] & standings(actor, thing):
        return NotAllowed(act.name, as_guest=actor.user_id is None)
    machine = LIFECYCLES.get(act.kind)
    applies = bool(act.arrows) and KIND_OF_ROW.get(type(thing).__name__) == act.kind
    if applies and machine and (thing.state, act.verb) not in machine.arrows:
        return WrongState(machine.name, thing.state, act.verb)
    for condition in act.when:
        refusal = condition.test(actor, thing, facts, now)
        if refusal is not None:
            return refusal
    return None


def require(actor: Actor, act: Act, thing: Any, facts: Facts, now: datetime) -> None:
    """Go on, or leave the use case with the refusal."""
    refusal = objection(actor, act, thing, facts, now)
    if refusal is not None:
        raise Refused(refusal)


OFFERED_ON: dict[str, tuple[str, ...]] = {
    "PublicAccount": (
        "post:create", "account:set_comment_rules", "account:set_word_list", "account:moderate",
        "account:invite_operator", "message:write", "complaint:lodge", "account:follow", "account:unfollow",
        "account:close", "account:reopen",
        "account:submit", "account:revise", "account:approve", "account:return",
    ),
    "AccountRevision": ("revision:approve", "revision:return", "revision:withdraw"),
    "Operatorship": (
        "operatorship:withdraw", "operatorship:leave", "operatorship:change_role", "operatorship:remove",
        "operatorship:offer_ownership", "operatorship:withdraw_offer", "operatorship:accept_ownership",
    ),
    "Mute": ("account:unmute_user",),
    "Bulk": ("act:undo",),
    "Post": (
        "comment:add", "post:publish", "post:edit", "post:withdraw", "post:set_comment_rules",
        "complaint:lodge", "post:remove", "post:restore", "post:reclassify",
    ),
    "Comment": (
        "comment:approve", "comment:hide", "comment:show", "comment:delete", "comment:undelete", "comment:reply",
        "comment:edit", "comment:ask_platform", "complaint:lodge", "comment:remove", "comment:restore",
        "comment:feature", "comment:unfeature", "comment:pin", "comment:unpin", "account:mute_user",
    ),
    "Document": ("document:publish", "document:accept"),
    "Message": ("message:answer", "message:archive", "complaint:lodge"),
    "StatementOfReasons": ("appeal:lodge",),
    "Appeal": (
        "appeal:withdraw", "appeal:claim", "appeal:release", "appeal:affirm", "appeal:overturn", "appeal:modify",
    ),
    "Complaint": (
        "complaint:withdraw", "complaint:add_evidence", "complaint:reply", "complaint:ask", "complaint:accept",
        "complaint:decline", "complaint:warn_complainant", "complaint:limit_complainant",
    ),
    "CounterNotice": ("counter_notice:submit",),
    "Case": (
        "case:claim", "case:release", "case:hand_over", "case:escalate", "case:note", "case:recuse", "case:decide",
        "sanction:propose", "blacklist_entry:propose", "message:look",
    ),
    "Sanction": ("sanction:respond", "sanction:confirm", "sanction:withdraw", "sanction:lift"),
    "Rectification": ("rectification:submit", "rectification:accept", "rectification:return"),
    "BlacklistEntry": (
        "blacklist_entry:respond", "blacklist_entry:confirm", "blacklist_entry:withdraw", "blacklist_entry:remove",
    ),
    "SampleItem": ("sample_item:judge",),
    "Registrant": (
        "registrant:submit", "registrant:request_form", "registrant:request_code", "registrant:confirm_code",
        "registrant:grant_mandate", "registrant:end_mandate", "registrant:verify", "registrant:reject",
        "registrant:revoke",
        "registrant:look", "account:open", "registrant:declare",
    ),
    "CreditEntry": ("credit_entry:contest", "credit_entry:keep", "credit_entry:strike"),
    "StaffMember": ("staff:dismiss", "training:record"),
    "Token": ("token:revoke",),
    "Qualification": ("qualification:verify", "qualification:reject", "qualification:cover"),
    "Chat": ("chat:set_notices", "chat:unlink"),
}  # fmt: skip


def offers(actor: Actor, thing: Any, facts: Facts, now: datetime) -> list[str]:
    """The acts that this actor may do to this thing now, in the order of the table."""
    names = OFFERED_ON.get(type(thing).__name__, ())
    return [name for name in names if objection(actor, ACTS[name], thing, facts, now) is None]


def acting_as(actor: Actor, act: Act, thing: Any) -> ActorKind:
    """As what one acts: as staff only where nothing but a staff standing permits it, and then by pseudonym."""
    if actor.kind in (ActorKind.SYSTEM, ActorKind.GUEST):
        return actor.kind
    granted = PERMITTED[act.name] & standings(actor, thing)
    return ActorKind.STAFF if granted and granted <= STAFF else ActorKind.USER
