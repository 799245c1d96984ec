"""What is done with people, their chats, staff, registrants and accounts."""

from resolvers.rules import conditions
from resolvers.rules import refusals as no
from resolvers.rules.acts.record import act
from resolvers.rules.sanctions import force
from resolvers.rules.standings import WRITERS
from resolvers.rules.standings import Standing as S

act("user:sign_up", "user.signed_up", {S.ANYONE}, gives=frozenset({no.LimitReached}), duty=("D6.1",))
act(
    "user:sign_in", "user.signed_in", {S.ANYONE},
    gives=frozenset({no.WrongCredentials, no.CodeNeeded, no.WrongCode, no.LimitReached}), duty=("D10",),
)  # fmt: skip
act("user:meet", "user.met", {S.SYSTEM})
act("user:enable_two_step", "user.two_step_begun", {S.USER}, gives=frozenset({no.Restricted}), duty=("D4.3", "D10"))
CODE_TAKEN = frozenset({no.Restricted, no.WrongCode, no.LimitReached})
act("user:confirm_two_step", "user.two_step_on", {S.USER}, gives=CODE_TAKEN, duty=("D4.3", "D10"))
act("user:disable_two_step", "user.two_step_off", {S.USER}, gives=CODE_TAKEN, duty=("D4.3", "D10"))
act("user:request_reset", "user.reset_requested", {S.ANYONE}, gives=frozenset({no.LimitReached}), duty=("D10",))
act(
    "user:reset_password", "user.password_reset", {S.ANYONE},
    gives=frozenset({no.WrongCode, no.LimitReached}), duty=("D10",),
)  # fmt: skip
act("chat:meet", "chat.met", {S.ANYONE})
act("user:link_chat", "user.chat_link_made", {S.USER})
act("token:revoke", "token.revoked", {S.SELF}, duty=("D10",))
act("user:revoke_others", "user.others_revoked", {S.USER}, duty=("D10",))
act("chat:link", "chat.linked", {S.SELF}, gives=frozenset({no.Restricted}))
act("chat:unlink", "chat.unlinked", {S.SELF}, gives=frozenset({no.Restricted}))
act("chat:set_language", "chat.language_set", {S.SELF})
act("chat:set_notices", "chat.notices_set", {S.SELF})
act("notice:read", "notice.read", {S.ADDRESSEE})
act(
    "staff:appoint", "staff.appointed", {S.SYSTEM, S.ADMINISTRATOR}, when=(conditions.not_about_oneself,),
    gives=frozenset({no.WrongState}), duty=("D5.1",),
)  # fmt: skip
act(
    "staff:dismiss", "staff.dismissed", {S.SYSTEM, S.ADMINISTRATOR}, when=(conditions.not_about_oneself,),
    duty=("D5.1",),
)  # fmt: skip

# accounts
act("account:found", "account.founded", {S.SYSTEM, S.ADMINISTRATOR}, duty=("D2", "D6.1"))
act(
    "account:set_comment_rules", "account.comment_rules_set", WRITERS,
    when=(force.opening_comments_is_not_taken,), undoable=True, duty=("D12.2",),
)  # fmt: skip
act(
    "account:set_word_list", "account.word_list_set", WRITERS,
    when=(force.the_account_is_not_shut,), undoable=True, duty=("D12.2",),
)  # fmt: skip
