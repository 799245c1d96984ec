"""The measure of an account's care, what follows from it, and samples of comments."""

from resolvers.rules import conditions as when
from resolvers.rules.acts.record import act
from resolvers.rules.care import judging
from resolvers.rules.standings import REVIEWERS, SENIORS
from resolvers.rules.standings import Standing as S

act("account:look_at_care", "care.looked_at", {S.SYSTEM}, duty=("D12.3",))
act("sample:draw", "sample.drawn", SENIORS | {S.SYSTEM}, duty=("D12.2",))
act(
    "sample_item:judge", "sample_item.judged", REVIEWERS,
    when=(when.not_ones_own_matter, judging.nobody_judged_it), duty=("D12.2",),
)  # fmt: skip
