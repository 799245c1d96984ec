"""Groups of standings that the tables of visibility speak of."""

from db.vocabulary import AccountState
from resolvers.rules.standings import OPERATORS, REVIEWERS
from resolvers.rules.standings import Standing as S

ALL = frozenset({S.ANYONE})
HOUSE = OPERATORS | REVIEWERS | {S.AUDITOR}
DESK = REVIEWERS | {S.CLAIMANT, S.AUDITOR}
IDENTITY = frozenset({S.IDENTITY_OFFICER})
ANSWERING = frozenset({S.CHIEF_EDITOR, S.AUDITOR, S.ADMINISTRATOR})
DRAFTERS = frozenset({S.POLICY_OFFICER, S.CHIEF_EDITOR, S.SYSTEM})
STAFF_AFFAIRS = frozenset({S.ADMINISTRATOR, S.AUDITOR})
NOBODY: frozenset[S] = frozenset()
OWN_COMMENT = HOUSE | {S.AUTHOR}
SHUT = AccountState.SHUT  # a post of a shut account, whatever its own state
