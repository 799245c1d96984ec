"""Leaving: accounts and users closed, what is left of them erased, and one's own data taken along."""

from db.vocabulary import AccountState as A
from db.vocabulary import ExportState as E
from db.vocabulary import UserState as U
from resolvers.rules import refusals as no
from resolvers.rules.accounts import leaving
from resolvers.rules.acts.record import BEFORE, act
from resolvers.rules.standings import Standing as S

DUTY = ("D9.2",)
act(
    "account:close", "account.closing_begun", {S.OWNER},
    (((A.DRAFT, A.IN_REVIEW), A.CLOSED), ((A.ACTIVE, A.SHUT), A.CLOSING)),  # what never was public needs no pause
    duty=DUTY,
)  # fmt: skip
act(
    "account:reopen", "account.reopened", {S.OWNER}, (((A.CLOSING,), BEFORE),), when=(leaving.one_stays,),
    replays="account:close", duty=DUTY,
)  # fmt: skip
act(
    "account:finish", "account.closed", {S.SYSTEM}, (((A.CLOSING,), A.CLOSED),),
    when=(leaving.the_cooling_off_is_over,), duty=DUTY,
)  # fmt: skip
act("account:erase", "account.erased", {S.SYSTEM}, (((A.CLOSED,), A.CLOSED),), duty=DUTY)
act(
    "user:close", "user.closing_begun", {S.USER}, (((U.ACTIVE,), U.CLOSING),),
    when=(
        leaving.one_is_no_staff, leaving.no_account_is_left_without_owner, leaving.somebody_answers_for_what_stays,
    ),
    duty=DUTY,
)  # fmt: skip
act("user:reopen", "user.reopened", {S.USER}, (((U.CLOSING,), U.ACTIVE),), duty=DUTY)
act(
    "user:finish", "user.closed", {S.SYSTEM}, (((U.CLOSING,), U.CLOSED),), when=(leaving.the_cooling_off_is_over,),
    duty=DUTY,
)  # fmt: skip
act("user:erase", "user.erased", {S.SYSTEM}, (((U.CLOSED,), U.CLOSED),), duty=DUTY)
act(
    "user:export", "export.asked", {S.USER}, when=(leaving.no_export_is_under_way,),
    gives=frozenset({no.LimitReached}), duty=DUTY,
)  # fmt: skip
act("export:build", "export.built", {S.SYSTEM}, (((E.ASKED,), E.BUILT),), duty=DUTY)
act("export:end", "export.ended", {S.SYSTEM}, (((E.ASKED, E.BUILT), E.ENDED),), duty=DUTY)
