"""Every act, declared once: who may, which arrow it draws, what must hold, what it is called afterwards.

From these records the other tables derive: lifecycles, permissions, the members of result unions, the
buttons of the chat, `offers`, the docs and the skeleton of the test cases.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from db.vocabulary import CaseState as K
from db.vocabulary import CommentState as C
from db.vocabulary import ComplaintState as M
from db.vocabulary import FileState as F
from db.vocabulary import PostState as P
from db.vocabulary import RegistrantState as R
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.conditions import Condition
from resolvers.rules.standings import OPERATORS, REVIEWERS, WRITERS
from resolvers.rules.standings import Standing as S


class Before(StrEnum):
    """Instead of a state: back to what the act that is taken back found."""

    BEFORE = "BEFORE"


BEFORE: Final = Before.BEFORE
Arrows = tuple[tuple[tuple[StrEnum, ...], StrEnum], ...]


@dataclass(frozen=True)
class Act:
    """One act. `gives` names refusals beyond those that follow from the other columns."""

    name: str
    event: str
    who: frozenset[S]
    arrows: Arrows = ()
    when: tuple[Condition, ...] = ()
    gives: frozenset[type[no.Refusal]] = frozenset()
    undoable: bool = False
    replays: str | None = None
    reasons: str | None = None
    duty: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The word before the colon: to what kind of thing it is done."""
        return self.name.split(":")[0]

    @property
    def verb(self) -> str:
        """The word behind the colon."""
        return self.name.split(":")[1]

    @cached_property
    def refusals(self) -> tuple[type[no.Refusal], ...]:
        """Every refusal this act may give, in the order in which they are declared."""
        may = {no.NotFound, no.Invalid, no.KeyReused, no.BusyProblem} | self.gives
        if S.ANYONE not in self.who:
            may.add(no.NotAllowed)
        if self.arrows:
            may.add(no.WrongState)
        if self.replays:
            may.add(no.Restricted)  # when something came after
        for condition in self.when:
            may |= condition.gives
        return tuple(refusal for refusal in no.ALL if refusal in may)


ACTS: dict[str, Act] = {}


def act(name: str, event: str, who: Iterable[S], arrows: Arrows = (), **more: object) -> Act:
    """Declare an act."""
    if name in ACTS:
        raise ValueError(f"{name} is declared twice")
    ACTS[name] = Act(name, event, frozenset(who), arrows, **more)  # type: ignore[arg-type]
    return ACTS[name]


# people
act("user:sign_up", "user.signed_up", {S.ANYONE}, gives=frozenset({no.LimitReached}), duty=("D6.1",))
act(
    "user:sign_in", "user.signed_in", {S.ANYONE},
    gives=frozenset({no.WrongCredentials, no.CodeNeeded, no.WrongCode, no.LimitReached}), duty=("D10",),
)  # fmt: skip
act("user:meet", "user.met", {S.SYSTEM})
act("user:enable_two_step", "user.two_step_begun", {S.USER}, gives=frozenset({no.Restricted}), duty=("D4.3", "D10"))
CODE_TAKEN = frozenset({no.Restricted, no.WrongCode, no.LimitReached})
act("user:confirm_two_step", "user.two_step_on", {S.USER}, gives=CODE_TAKEN, duty=("D4.3", "D10"))
act("user:disable_two_step", "user.two_step_off", {S.USER}, gives=CODE_TAKEN, duty=("D4.3", "D10"))
act("user:request_reset", "user.reset_requested", {S.ANYONE}, gives=frozenset({no.LimitReached}), duty=("D10",))
act(
    "user:reset_password", "user.password_reset", {S.ANYONE},
    gives=frozenset({no.WrongCode, no.LimitReached}), duty=("D10",),
)  # fmt: skip
act("chat:meet", "chat.met", {S.ANYONE})
act("user:link_chat", "user.chat_link_made", {S.USER})
act("token:revoke", "token.revoked", {S.SELF}, duty=("D10",))
act("user:revoke_others", "user.others_revoked", {S.USER}, duty=("D10",))
act("chat:link", "chat.linked", {S.SELF}, gives=frozenset({no.Restricted}))
act("chat:unlink", "chat.unlinked", {S.SELF}, gives=frozenset({no.Restricted}))
act("chat:set_language", "chat.language_set", {S.SELF})
act("notice:read", "notice.read", {S.ADDRESSEE})
act("staff:appoint", "staff.appointed", {S.SYSTEM, S.ADMINISTRATOR}, duty=("D5.1",))
act("staff:dismiss", "staff.dismissed", {S.SYSTEM, S.ADMINISTRATOR}, duty=("D5.1",))

# registrants and accounts
act("account:found", "account.founded", {S.SYSTEM, S.ADMINISTRATOR}, duty=("D2", "D6.1"))
act(
    "registrant:verify", "registrant.verified", {S.IDENTITY_OFFICER},
    (((R.UNVERIFIED, R.PENDING, R.REJECTED, R.LAPSED), R.VERIFIED),), undoable=True, duty=("D6.1",),
)  # fmt: skip
act("account:set_comment_rules", "account.comment_rules_set", WRITERS, undoable=True, duty=("D12.2",))
act("account:set_word_list", "account.word_list_set", WRITERS, undoable=True, duty=("D12.2",))

# posts
act("post:create", "post.created", WRITERS, duty=("D2",))
act(
    "post:publish", "post.published", WRITERS, (((P.DRAFT, P.WITHDRAWN), P.PUBLISHED),),
    when=(when.registrant_is_verified,), undoable=True, duty=("D6.1",),
)  # fmt: skip
act(
    "post:edit", "post.edited", WRITERS,
    (((P.DRAFT,), P.DRAFT), ((P.PUBLISHED,), P.PUBLISHED), ((P.WITHDRAWN,), P.WITHDRAWN)),
    undoable=True, duty=("D16.2",),
)  # fmt: skip
act("post:withdraw", "post.withdrawn", WRITERS, (((P.PUBLISHED,), P.WITHDRAWN),), undoable=True)
act(
    "post:set_comment_rules", "post.comment_rules_set", WRITERS,
    tuple(((state,), state) for state in P if state is not P.REMOVED), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "post:remove", "post.removed", REVIEWERS, (((P.PUBLISHED, P.HELD, P.WITHDRAWN), P.REMOVED),),
    gives=frozenset({no.TakenByAnother, no.Restricted}), duty=("D11.2",),
)  # fmt: skip
act("post:restore", "post.restored", REVIEWERS, (((P.REMOVED,), BEFORE),), replays="post:remove", duty=("D11.2",))

# comments
act(
    "comment:add", "comment.added", {S.USER}, when=(when.post_is_public, when.comments_are_open),
    gives=frozenset({no.TextRefused, no.Restricted, no.WrongState, no.LimitReached}), duty=("D11.1",),
)  # fmt: skip
act(
    "comment:reply", "comment.added", OPERATORS, when=(when.answers_a_comment,),
    gives=frozenset({no.TextRefused, no.WrongState}), duty=("D12.2",),
)  # fmt: skip
act(
    "comment:edit", "comment.edited", {S.AUTHOR}, (((C.VISIBLE,), C.VISIBLE), ((C.HELD,), C.HELD)),
    gives=frozenset({no.TextRefused, no.LimitReached}), undoable=True, duty=("D16.2",),
)  # fmt: skip
act(
    "comment:import", "comment.imported", {S.SYSTEM}, gives=frozenset({no.Restricted}), duty=("D12.3",),
)  # fmt: skip
act("comment:hold", "comment.held", {S.AUTHOR, S.SYSTEM}, (((C.VISIBLE, C.HELD), C.HELD),), duty=("D11.1",))
act(
    "comment:approve", "comment.approved", OPERATORS | REVIEWERS, (((C.HELD,), C.VISIBLE),),
    when=(when.hold_is_ours, when.not_ones_own_hold), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "comment:hide", "comment.hidden", OPERATORS, (((C.VISIBLE, C.HELD), C.HIDDEN),),
    when=(when.hold_is_ours,), undoable=True, reasons="care", duty=("D12.2",),
)  # fmt: skip
act("comment:show", "comment.shown", OPERATORS, (((C.HIDDEN,), C.VISIBLE),), undoable=True, duty=("D12.2",))
act(
    "comment:delete", "comment.deleted", OPERATORS | {S.AUTHOR},
    (((C.VISIBLE, C.HIDDEN, C.HELD), C.DELETED),), when=(when.hold_is_ours,),
    undoable=True, reasons="care", duty=("D12.2",),
)  # fmt: skip
act(
    "comment:undelete", "comment.undeleted", OPERATORS | {S.AUTHOR}, (((C.DELETED,), BEFORE),),
    when=(when.deleted_it_oneself, when.within_the_undo_time), replays="comment:delete",
)  # fmt: skip
act(
    "comment:remove", "comment.removed", REVIEWERS,
    (((C.VISIBLE, C.HIDDEN, C.HELD, C.DELETED), C.REMOVED),),
    gives=frozenset({no.TakenByAnother, no.Restricted}), duty=("D11.2",),
)  # fmt: skip
act(
    "comment:restore", "comment.restored", REVIEWERS, (((C.REMOVED,), BEFORE),),
    replays="comment:remove", duty=("D11.2",),
)  # fmt: skip
act("act:undo", "act.undone", {S.USER}, when=(when.within_the_undo_time,), gives=frozenset({no.WrongState}))

# complaints and cases
OPEN_COMPLAINTS = (M.RECEIVED, M.ACCEPTED, M.AWAITING_REPLY)
act(
    "complaint:lodge", "complaint.lodged", {S.ANYONE},
    gives=frozenset({no.AlreadyReported, no.LimitReached, no.FileRefused}), duty=("D15.2",),
)  # fmt: skip
act("complaint:draft", "complaint.drafted", {S.ANYONE}, gives=frozenset({no.NotAllowed}), duty=("D15.2",))
act(
    "complaint:add_evidence", "complaint.evidence_added", {S.COMPLAINANT},
    tuple(((state,), state) for state in OPEN_COMPLAINTS), gives=frozenset({no.FileRefused}), duty=("D15.2",),
)  # fmt: skip
act(
    "file:request", "file.requested", {S.ANYONE},
    gives=frozenset({no.NotAllowed, no.FileRefused, no.LimitReached}), duty=("D15.2",),
)  # fmt: skip
act("file:store", "file.stored", {S.SELF}, (((F.REQUESTED,), F.STORED),), duty=("D15.2",))
act("file:erase", "file.erased", {S.SYSTEM}, (((F.REQUESTED, F.STORED), F.ERASED),), duty=("D15.2",))
act(
    "evidence:attach", "evidence.attached", {S.COMPLAINANT},
    gives=frozenset({no.FileRefused, no.Restricted}), duty=("D15.2",),
)  # fmt: skip
act("evidence:detach", "evidence.detached", {S.COMPLAINANT}, gives=frozenset({no.Restricted}), duty=("D15.2",))
act("complaint:accept", "complaint.accepted", REVIEWERS, (((M.RECEIVED,), M.ACCEPTED),), duty=("D15.2",))
act("complaint:uphold", "complaint.upheld", {S.CLAIMANT} | REVIEWERS, (((M.ACCEPTED,), M.UPHELD),), duty=("D15.2",))
act(
    "complaint:uphold_in_part", "complaint.partly_upheld", {S.CLAIMANT} | REVIEWERS,
    (((M.ACCEPTED,), M.PARTLY_UPHELD),), duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:dismiss", "complaint.not_upheld", {S.CLAIMANT} | REVIEWERS,
    (((M.ACCEPTED,), M.NOT_UPHELD),), duty=("D15.2",),
)  # fmt: skip
act(
    "complaint:ask", "complaint.asked", {S.CLAIMANT} | REVIEWERS, (((M.ACCEPTED,), M.AWAITING_REPLY),),
    when=(when.the_case_is_ones_own, when.somebody_can_answer), duty=("D15.2",),
)  # fmt: skip
act("complaint:reply", "complaint.replied", {S.COMPLAINANT}, (((M.AWAITING_REPLY,), M.ACCEPTED),), duty=("D15.2",))
act(
    "complaint:lapse", "complaint.lapsed", {S.SYSTEM, S.CLAIMANT} | REVIEWERS, (((M.AWAITING_REPLY,), M.ACCEPTED),),
    duty=("D15.2",),
)  # fmt: skip
act("complaint:withdraw", "complaint.withdrawn", {S.COMPLAINANT}, ((OPEN_COMPLAINTS, M.WITHDRAWN),), duty=("D15.2",))
act(
    "case:claim", "case.claimed", REVIEWERS, (((K.OPEN, K.ESCALATED), K.CLAIMED),),
    when=(when.not_ones_own_matter,), gives=frozenset({no.TakenByAnother}), duty=("D15.2",),
)  # fmt: skip
act("case:release", "case.released", {S.CLAIMANT}, (((K.CLAIMED,), K.OPEN),), duty=("D15.2",))
act(
    "case:decide", "case.decided", {S.CLAIMANT}, (((K.CLAIMED,), K.DECIDED),),
    when=(when.not_ones_own_matter,), duty=("D11.2", "D15.2"),
)  # fmt: skip
