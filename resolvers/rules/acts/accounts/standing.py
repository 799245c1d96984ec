"""Licences for news, the kind of posts, grades, declarations, groups and filings: what is done about them."""

from db.vocabulary import PostState as P
from db.vocabulary import QualificationState as Q
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.accounts import standing
from resolvers.rules.acts.record import BEFORE, act
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

VERIFYING = frozenset({S.SENIOR_REVIEWER, S.CHIEF_EDITOR, S.IDENTITY_OFFICER})
FILING = frozenset({S.CHIEF_EDITOR, S.ADMINISTRATOR, S.SYSTEM})

# licences
act("qualification:add", "qualification.added", {S.REPRESENTATIVE}, gives=frozenset({no.LimitReached}), duty=("D8",))
act(
    "qualification:verify", "qualification.verified", VERIFYING, (((Q.SUBMITTED,), Q.VERIFIED),),
    when=(standing.not_ones_own_licence, standing.another_person_looks, standing.the_licence_lasts), duty=("D8",),
)  # fmt: skip
act(
    "qualification:reject", "qualification.rejected", VERIFYING, (((Q.SUBMITTED,), Q.REJECTED),),
    when=(standing.not_ones_own_licence, standing.another_person_looks), reasons="licence", duty=("D8",),
)  # fmt: skip
act(
    "qualification:cover", "qualification.submitted", {S.REPRESENTATIVE},
    (((Q.SUBMITTED, Q.VERIFIED, Q.REJECTED), Q.SUBMITTED),), when=(standing.the_licence_lasts,),
    gives=frozenset({no.Restricted}), duty=("D8",),
)  # fmt: skip
act("qualification:begin", "qualification.begun", {S.SYSTEM}, (((Q.VERIFIED,), Q.VERIFIED),), duty=("D8",))
act("qualification:lapse", "qualification.lapsed", {S.SYSTEM}, (((Q.VERIFIED,), Q.LAPSED),), duty=("D8",))

# the kind of posts
act(
    "post:reclassify", "post.reclassified", REVIEWERS,
    (((P.PUBLISHED,), P.PUBLISHED), ((P.WITHDRAWN,), P.WITHDRAWN), ((P.HELD,), P.HELD)),
    gives=frozenset({no.TakenByAnother, no.Restricted}), duty=("D8",),
)  # fmt: skip
act("post:hold", "post.held", VERIFYING | REVIEWERS, (((P.PUBLISHED,), P.HELD),), duty=("D8",))
act(
    "post:release", "post.released", VERIFYING | REVIEWERS, (((P.HELD,), BEFORE),), replays="post:hold", duty=("D8",),
)  # fmt: skip

# grades
act("account:grade", "account.graded", {S.SYSTEM}, duty=("D7.2",))

# declarations and groups
act(
    "registrant:declare", "registrant.declared", {S.REPRESENTATIVE},
    when=(standing.there_is_something_to_declare, standing.it_was_not_declared_so), duty=("D7.3",),
)  # fmt: skip
act("group:declare", "group.declared", {S.REPRESENTATIVE}, duty=("D7.3",))
act(
    "group:join", "group.joined", {S.REPRESENTATIVE},
    when=(when.registrant_is_verified, standing.the_group_lasts, standing.one_is_no_member_yet),
    duty=("D7.3",),
)  # fmt: skip
act(
    "group:leave", "group.left", {S.REPRESENTATIVE}, when=(standing.one_is_a_member,), duty=("D7.3",),
)  # fmt: skip

# filings
act("filing:draft", "filing.drafted", FILING, when=(standing.an_authority_is_named,), duty=("D7.1",))
