"""What is done with entries in the blacklist (D13.2)."""

from db.vocabulary import BlacklistState as B
from resolvers.rules import conditions as when
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import blacklist, hearing
from resolvers.rules.standings import REVIEWERS, SENIORS
from resolvers.rules.standings import Standing as S

DUTY = ("D13.2",)
OURS = (when.not_ones_own_matter, when.not_of_a_sister_account)
ABOUT_OTHERS = (*OURS, blacklist.it_is_not_about_oneself)
act(
    "blacklist_entry:propose", "blacklist_entry.proposed", REVIEWERS,
    when=(hearing.the_case_is_held_or_decided_by_one, *OURS), duty=DUTY,
)  # fmt: skip
act(
    "blacklist_entry:respond", "blacklist_entry.responded", {S.OWNER, S.REPRESENTATIVE},
    (((B.PROPOSED,), B.PROPOSED),), duty=DUTY,
)  # fmt: skip
act(
    "blacklist_entry:confirm", "blacklist_entry.confirmed", SENIORS, (((B.PROPOSED,), B.IN_FORCE),),
    when=(*ABOUT_OTHERS, blacklist.an_entry_has_a_second_person, blacklist.the_person_was_heard), duty=DUTY,
)  # fmt: skip
act(
    "blacklist_entry:withdraw", "blacklist_entry.withdrawn", REVIEWERS, (((B.PROPOSED,), B.WITHDRAWN),),
    when=(*ABOUT_OTHERS, hearing.a_sanction_passed_on_is_for_seniors), duty=DUTY,
)  # fmt: skip
act(
    "blacklist_entry:remove", "blacklist_entry.removed", SENIORS, (((B.IN_FORCE,), B.REMOVED),),
    when=(*ABOUT_OTHERS, blacklist.the_entry_has_not_ended, blacklist.another_than_who_confirmed), duty=DUTY,
)  # fmt: skip
act("blacklist_entry:overturn", "blacklist_entry.overturned", REVIEWERS, (((B.IN_FORCE,), B.REMOVED),), duty=DUTY)
act("blacklist_entry:hear", "blacklist_entry.hearing_over", {S.SYSTEM}, (((B.PROPOSED,), B.PROPOSED),), duty=DUTY)
act(
    "blacklist_entry:review", "blacklist_entry.review_due", {S.SYSTEM}, (((B.IN_FORCE,), B.IN_FORCE),),
    when=(blacklist.the_entry_has_not_ended, blacklist.a_look_is_due), duty=DUTY,
)  # fmt: skip
act(
    "blacklist_entry:end", "blacklist_entry.ended", {S.SYSTEM}, (((B.IN_FORCE,), B.IN_FORCE),),
    when=(blacklist.the_end_is_to_be_told,), duty=DUTY,
)  # fmt: skip
