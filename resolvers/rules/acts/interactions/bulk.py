"""Many comments at once, and the word list tried out."""

from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import force
from resolvers.rules.standings import OPERATORS
from resolvers.rules.standings import Standing as S

act(
    "account:moderate", "account.moderated", OPERATORS, when=(force.the_account_is_not_shut,), undoable=True,
    reasons="care", duty=("D12.2",),
)  # fmt: skip
act("bulk:go_on", "bulk.went_on", {S.SYSTEM}, duty=("D12.2",))
