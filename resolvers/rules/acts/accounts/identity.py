"""Who answers in law: how identity is told, verified, and looked at."""

from db.vocabulary import RegistrantState as R
from resolvers.rules import refusals as no
from resolvers.rules.accounts import identity as when
from resolvers.rules.acts.record import act
from resolvers.rules.standings import Standing as S

TOLD_ANEW = (R.UNVERIFIED, R.REJECTED, R.LAPSED)
BY, JUDGED = {S.REPRESENTATIVE}, {S.IDENTITY_OFFICER, S.SYSTEM}
LIMITED = frozenset({no.LimitReached})
act("registrant:open", "registrant.opened", {S.USER}, gives=frozenset({no.Restricted}), duty=("D6.1",))
act("registrant:submit", "registrant.submitted", BY, ((TOLD_ANEW, R.PENDING),), gives=LIMITED, duty=("D6.1", "D9.1"))
act(
    "registrant:request_form", "registrant.form_requested", BY, tuple(((state,), state) for state in TOLD_ANEW),
    gives=LIMITED, duty=("D6.1", "D9.1"),
)  # fmt: skip
act("registrant:request_code", "registrant.code_requested", BY, gives=LIMITED, duty=("D6.1",))
act(
    "registrant:confirm_code", "registrant.mobile_confirmed", BY, gives=frozenset({no.WrongCode}), duty=("D6.1",),
)  # fmt: skip
act(
    "registrant:verify", "registrant.verified", JUDGED, (((R.PENDING,), R.VERIFIED),),
    when=(when.it_is_not_ones_own, when.the_number_is_no_others), undoable=True, duty=("D6.1",),
)  # fmt: skip
act(
    "registrant:reject", "registrant.rejected", JUDGED, (((R.PENDING,), R.REJECTED),), when=(when.it_is_not_ones_own,),
    reasons="identity", duty=("D6.1",),
)  # fmt: skip
act(
    "registrant:revoke", "registrant.revoked", {S.IDENTITY_OFFICER}, (((R.VERIFIED,), R.REJECTED),),
    when=(when.it_is_not_ones_own,), reasons="identity", duty=("D6.1",),
)  # fmt: skip
act("registrant:empty", "registrant.emptied", {S.SYSTEM}, (((R.REJECTED,), R.REJECTED),), duty=("D6.1", "D9.1"))
act("registrant:check", "registrant.checked", {S.SYSTEM}, (((R.PENDING,), R.PENDING),), duty=("D6.1", "D9.1"))
act("registrant:warn", "registrant.expiry_warned", {S.SYSTEM}, duty=("D6.1",))
act("registrant:lapse", "registrant.lapsed", {S.SYSTEM}, (((R.VERIFIED,), R.LAPSED),), duty=("D6.1",))
act(
    "registrant:grant_mandate", "registrant.mandate_granted", {S.REPRESENTATIVE, S.IDENTITY_OFFICER},
    when=(when.it_is_an_organisation, when.staff_do_not_send_themselves),
    gives=frozenset({no.Restricted, no.LimitReached}), duty=("D6.1",),
)  # fmt: skip
act(
    "registrant:end_mandate", "registrant.mandate_ended", BY, when=(when.it_is_an_organisation,),
    gives=frozenset({no.Restricted}), duty=("D6.1",),
)  # fmt: skip
act(
    "registrant:look", "registrant.looked_at", {S.IDENTITY_OFFICER}, when=(when.it_is_not_ones_own,), duty=("D9.1",),
)  # fmt: skip
