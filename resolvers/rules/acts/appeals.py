"""What is done with appeals, and what only an appeal does to complaints, cases and removed content."""

from db.vocabulary import AppealState as A
from db.vocabulary import CaseState as K
from db.vocabulary import CommentState as C
from db.vocabulary import ComplaintState as M
from db.vocabulary import PostState as P
from resolvers.rules import conditions as when
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import contesting as contest
from resolvers.rules.standings import REVIEWERS
from resolvers.rules.standings import Standing as S

APPEALS = ("D15.2", "D13.1")
BY_ANOTHER_PERSON = (when.not_ones_own_matter, contest.decided_nothing_here)
act(
    "appeal:lodge", "appeal.lodged", {S.CONCERNED, S.COMPLAINANT},
    when=(contest.not_given_on_an_appeal, contest.not_reversed, contest.not_contested_yet, contest.in_time_to_appeal),
    gives=frozenset({no.FileRefused}), duty=APPEALS,
)  # fmt: skip
act("appeal:withdraw", "appeal.withdrawn", {S.APPELLANT}, (((A.LODGED,), A.WITHDRAWN),), duty=APPEALS)
act(
    "appeal:claim", "appeal.claimed", REVIEWERS, (((A.LODGED,), A.UNDER_REVIEW),),
    when=BY_ANOTHER_PERSON, gives=frozenset({no.TakenByAnother}), duty=APPEALS,
)  # fmt: skip
act("appeal:release", "appeal.released", {S.CLAIMANT}, (((A.UNDER_REVIEW,), A.LODGED),), duty=APPEALS)
act(
    "appeal:escalate", "appeal.escalated", {S.SYSTEM},
    (((A.LODGED,), A.LODGED), ((A.UNDER_REVIEW,), A.UNDER_REVIEW)), duty=APPEALS,
)  # fmt: skip
act(
    "appeal:affirm", "appeal.affirmed", {S.CLAIMANT}, (((A.UNDER_REVIEW,), A.AFFIRMED),),
    when=BY_ANOTHER_PERSON, duty=APPEALS,
)  # fmt: skip
act(
    "appeal:overturn", "appeal.overturned", {S.CLAIMANT}, (((A.UNDER_REVIEW,), A.OVERTURNED),),
    when=BY_ANOTHER_PERSON, duty=APPEALS,
)  # fmt: skip
act(
    "appeal:modify", "appeal.modified", {S.CLAIMANT}, (((A.UNDER_REVIEW,), A.MODIFIED),),
    when=BY_ANOTHER_PERSON, gives=frozenset({no.Restricted}), duty=APPEALS,
)  # fmt: skip

# what follows from the answer
act(
    "complaint:find_right", "complaint.found_right", REVIEWERS,
    (((M.NOT_UPHELD, M.PARTLY_UPHELD), M.UPHELD),), duty=APPEALS,
)  # fmt: skip
act(
    "complaint:find_right_in_part", "complaint.found_right_in_part", REVIEWERS,
    (((M.UPHELD, M.NOT_UPHELD), M.PARTLY_UPHELD),), duty=APPEALS,
)  # fmt: skip
act(
    "complaint:find_wrong", "complaint.found_wrong", REVIEWERS,
    (((M.UPHELD, M.PARTLY_UPHELD), M.NOT_UPHELD),), duty=APPEALS,
)  # fmt: skip
act("complaint:readmit", "complaint.readmitted", REVIEWERS, (((M.DECLINED,), M.ACCEPTED),), duty=APPEALS)
act("case:reopen", "case.reopened", REVIEWERS, (((K.DECIDED,), K.OPEN),), duty=APPEALS)
act("comment:amend", "comment.amended", REVIEWERS, (((C.REMOVED,), C.REMOVED),), duty=APPEALS)
act("post:amend", "post.amended", REVIEWERS, (((P.REMOVED,), P.REMOVED),), duty=APPEALS)
