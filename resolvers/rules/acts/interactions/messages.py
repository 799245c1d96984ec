"""Private words of a user to an account, and its answers."""

from db.vocabulary import MessageState as M
from resolvers.rules import conditions as when
from resolvers.rules import reach
from resolvers.rules import refusals as no
from resolvers.rules.accounts import leaving
from resolvers.rules.acts.record import BEFORE, act
from resolvers.rules.interactions import messages
from resolvers.rules.sanctions import force
from resolvers.rules.standings import OPERATORS, REVIEWERS
from resolvers.rules.standings import Standing as S

act(
    "message:write", "message.written", {S.USER}, (((M.OPEN, M.ANSWERED, M.ARCHIVED), M.OPEN),),
    when=(
        force.the_account_is_not_shut, messages.it_is_anothers_account, reach.nothing_is_frozen, leaving.one_stays,
        leaving.the_account_stays, reach.one_is_not_muted,
    ),
    gives=frozenset({no.TextRefused, no.LimitReached}), duty=("D9.1", "D11.1"),
)  # fmt: skip
act(
    "message:answer", "message.answered", OPERATORS, (((M.OPEN, M.ANSWERED), M.ANSWERED),),
    when=(
        force.the_account_is_not_shut, reach.nothing_is_frozen, messages.there_is_time_to_answer,
        messages.answers_are_left,
    ),
    gives=frozenset({no.TextRefused, no.LimitReached}), duty=("D9.1", "D12.2"),
)  # fmt: skip
act(
    "message:archive", "message.archived", OPERATORS, (((M.OPEN, M.ANSWERED), M.ARCHIVED),),
    when=(force.the_account_is_not_shut,),
)  # fmt: skip
act(
    "message:look", "message.looked_at", REVIEWERS,
    when=(messages.it_is_about_a_conversation, messages.it_is_in_ones_hands, when.not_ones_own_matter), duty=("D9.1",),
)  # fmt: skip
act(
    "message:remove", "message.removed", REVIEWERS, (((M.OPEN, M.ANSWERED, M.ARCHIVED), M.REMOVED),),
    duty=("D11.2",),
)  # fmt: skip
act(
    "message:restore", "message.restored", REVIEWERS, (((M.REMOVED,), BEFORE),), when=(when.not_ones_own_matter,),
    replays="message:remove", duty=("D11.2",),
)  # fmt: skip
act("message:amend", "message.amended", REVIEWERS, (((M.REMOVED,), M.REMOVED),), duty=("D15.2",))
