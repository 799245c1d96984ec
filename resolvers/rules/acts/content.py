"""What is done with posts and comments, and taking it back."""

from db.vocabulary import CommentState as C
from db.vocabulary import PostState as P
from resolvers.rules import conditions as when
from resolvers.rules import reach
from resolvers.rules import refusals as no
from resolvers.rules.accounts import credit, documents, leaving, opening, publishing, standing
from resolvers.rules.accounts.identity import the_publisher_is_verified
from resolvers.rules.acts.record import BEFORE, act
from resolvers.rules.sanctions import force
from resolvers.rules.standings import OPERATORS, REVIEWERS, WRITERS
from resolvers.rules.standings import Standing as S

HERE = (leaving.one_stays, leaving.the_account_stays)
act("post:create", "post.created", WRITERS, when=(*HERE, force.publishing_is_not_taken), duty=("D2",))
act(
    "post:publish", "post.published", WRITERS, (((P.DRAFT, P.WITHDRAWN), P.PUBLISHED),),
    when=(
        *HERE, when.registrant_is_verified, the_publisher_is_verified, force.publishing_is_not_taken,
        opening.the_account_is_active, documents.the_agreement_is_signed, standing.news_is_for_the_qualified,
        credit.the_day_has_room,
    ),
    undoable=True, duty=("D6.1",),
)  # fmt: skip
act(
    "post:edit", "post.edited", WRITERS,
    tuple(((state,), state) for state in (P.DRAFT, P.PUBLISHED, P.WITHDRAWN, P.HELD)),
    when=(
        *HERE, force.publishing_is_not_taken, standing.it_waits_for_a_licence_if_held,
        standing.staff_did_not_decide_its_kind,
        publishing.what_is_public_could_be_published,
    ),
    undoable=True, duty=("D16.2",),
)  # fmt: skip
act(
    "post:withdraw", "post.withdrawn", WRITERS, (((P.PUBLISHED, P.HELD), P.WITHDRAWN),),
    when=(standing.it_waits_for_a_licence_if_held,), undoable=True,
)  # fmt: skip
act(
    "post:set_comment_rules", "post.comment_rules_set", WRITERS,
    tuple(((state,), state) for state in P if state is not P.REMOVED),
    when=(force.opening_comments_is_not_taken,), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "post:remove", "post.removed", REVIEWERS, (((P.PUBLISHED, P.HELD, P.WITHDRAWN), P.REMOVED),),
    gives=frozenset({no.TakenByAnother, no.Restricted}), duty=("D11.2",),
)  # fmt: skip
act(
    "post:restore", "post.restored", REVIEWERS, (((P.REMOVED,), BEFORE),), when=(when.not_ones_own_matter,),
    replays="post:remove", duty=("D11.2",),
)  # fmt: skip

# comments
act(
    "comment:add", "comment.added", {S.USER},
    when=(
        reach.nothing_is_frozen, *HERE, when.post_is_public, force.commenting_is_not_taken, when.comments_are_open,
        reach.one_is_not_muted, reach.one_follows_where_only_followers_comment,
    ),
    gives=frozenset({no.TextRefused, no.Restricted, no.WrongState, no.LimitReached}), duty=("D11.1",),
)  # fmt: skip
act(
    "comment:reply", "comment.added", OPERATORS, 
    when=(reach.nothing_is_frozen, *HERE, force.replying_is_not_taken, when.answers_a_comment),
    gives=frozenset({no.TextRefused, no.WrongState, no.LimitReached}), duty=("D12.2",),
)  # fmt: skip
act(
    "comment:edit", "comment.edited", {S.AUTHOR}, (((C.VISIBLE,), C.VISIBLE), ((C.HELD,), C.HELD)),
    when=(reach.nothing_is_frozen, *HERE, force.care_is_not_taken, reach.one_is_not_muted),
    gives=frozenset({no.TextRefused, no.LimitReached}), undoable=True, duty=("D16.2",),
)  # fmt: skip
act(
    "comment:import", "comment.imported", {S.SYSTEM}, gives=frozenset({no.Restricted}), duty=("D12.3",),
)  # fmt: skip
act("comment:hold", "comment.held", {S.AUTHOR, S.SYSTEM}, (((C.VISIBLE, C.HELD), C.HELD),), duty=("D11.1",))
act(
    "comment:approve", "comment.approved", OPERATORS | REVIEWERS, (((C.HELD,), C.VISIBLE),),
    when=(force.care_is_not_taken, when.hold_is_ours, when.not_ones_own_hold), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "comment:hide", "comment.hidden", OPERATORS, (((C.VISIBLE, C.HELD), C.HIDDEN),),
    when=(force.care_is_not_taken, when.hold_is_ours), undoable=True, reasons="care", duty=("D12.2",),
)  # fmt: skip
act(
    "comment:show", "comment.shown", OPERATORS, (((C.HIDDEN,), C.VISIBLE),),
    when=(force.care_is_not_taken,), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "comment:delete", "comment.deleted", OPERATORS | {S.AUTHOR},
    (((C.VISIBLE, C.HIDDEN, C.HELD), C.DELETED),), when=(force.only_ones_own_is_deleted, when.hold_is_ours),
    undoable=True, reasons="care", duty=("D12.2",),
)  # fmt: skip
act(
    "comment:undelete", "comment.undeleted", OPERATORS | {S.AUTHOR}, (((C.DELETED,), BEFORE),),
    when=(force.care_is_not_taken, when.deleted_it_oneself, when.within_the_undo_time), replays="comment:delete",
)  # fmt: skip
act(
    "comment:ask_platform", "comment.platform_asked", {S.AUTHOR},
    tuple(((state,), state) for state in (C.HIDDEN, C.HELD, C.DELETED)), when=(when.the_account_did_it,),
    gives=frozenset({no.LimitReached}), duty=("D12.2", "D15.2"),
)  # fmt: skip
act(
    "comment:reinstate", "comment.reinstated", REVIEWERS, (((C.HIDDEN, C.HELD, C.DELETED), C.VISIBLE),),
    duty=("D12.2", "D15.2"),
)  # fmt: skip
act(
    "comment:remove", "comment.removed", REVIEWERS,
    (((C.VISIBLE, C.HIDDEN, C.HELD, C.DELETED), C.REMOVED),),
    gives=frozenset({no.TakenByAnother, no.Restricted}), duty=("D11.2",),
)  # fmt: skip
act(
    "comment:restore", "comment.restored", REVIEWERS, (((C.REMOVED,), BEFORE),),
    when=(when.not_ones_own_matter,), replays="comment:remove", duty=("D11.2",),
)  # fmt: skip
act(
    "act:undo", "act.undone", {S.USER}, when=(force.undoing_is_not_taken, when.within_the_undo_time),
    gives=frozenset({no.WrongState}),
)  # fmt: skip
