"""The doors that the cases are asked of: each does a case to `town.thing` and tells the name of the answer's type."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from db.files import Examined
from db.vocabulary import (
    AccountClass,
    CommentRules,
    FileKind,
    Measure,
    RegistrantKind,
    StaffRole,
    SubjectKind,
    Transport,
)
from resolvers import accounts, complaints, interactions, posts
from resolvers.accounts.chats import link_secret
from resolvers.accounts.founding import found_account
from resolvers.accounts.oidc import meet_user
from resolvers.accounts.two_step import code_at, recovery_codes
from resolvers.complaints.hearing.asking import lapse_question
from resolvers.complaints.uploads import Content, _erase_file, _store_file
from resolvers.interactions.importing import Imported, import_comments
from resolvers.notices import read_notice
from resolvers.oversight import undo_act
from tests import (
    doors_appeals,
    doors_bulk,
    doors_care,
    doors_complaints,
    doors_marks,
    doors_messages,
    doors_operators,
    doors_sanctions,
    doors_weight,
)
from tests import doors_desk as desk
from tests.asking import do, id_of
from tests.cases import Case
from tests.cast import FACTS, RULE, Town
from tests.codes import now_step
from tests.parts import parts

PASSWORD = "correct horse battery staple"
Call = Callable[[Any, Any, Town], Awaitable[Any]]
Door = Callable[[Town, Case], Awaitable[str]]
TEXT = Examined(FileKind.DOCUMENT, "text/plain")
WHEN = datetime(2024, 5, 1, tzinfo=UTC)


def _kind(thing: Any) -> SubjectKind:
    return {"Comment": SubjectKind.COMMENT, "Post": SubjectKind.POST}.get(type(thing).__name__, SubjectKind.ACCOUNT)


def _remove(actor: Any, thing: Any, town: Town) -> Awaitable[Any]:
    return complaints.remove_content(actor, _kind(thing), thing.id, RULE, FACTS)


def _restore(actor: Any, thing: Any, town: Town) -> Awaitable[Any]:
    return complaints.restore_content(actor, _kind(thing), thing.id)


def _found(actor: Any, thing: Any, town: Town) -> Awaitable[Any]:
    handle = f"founded-{town.count}-{actor.name}"
    return found_account(
        actor, handle, "Founded", AccountClass.NEWS, "A Ltd", RegistrantKind.ORGANISATION, {}
    )  # fmt: skip


def _code_for(second_step: Any) -> str:
    """A code of the app while it is begun, a recovery code once it is on: the app's code just served."""
    fresh = second_step.last_step == 0
    return code_at(second_step, now_step()) if fresh else recovery_codes(second_step)[0]


CALLS: dict[str, Call] = {
    "user:sign_up": lambda a, t, town: accounts.sign_up(a, "Lin", f"lin{town.count}@{a.kind}.example", PASSWORD),
    "user:sign_in": lambda a, t, town: accounts.sign_in(a, "nobody@example.org", PASSWORD),
    "user:link_chat": lambda a, t, town: accounts.link_chat(a),
    "user:meet": lambda a, t, town: meet_user(a, f"subject {town.count}", "Lin", "en"),
    "user:enable_two_step": lambda a, t, town: accounts.enable_two_step(a),
    "user:confirm_two_step": lambda a, t, town: accounts.confirm_two_step(a, _code_for(t)),
    "user:disable_two_step": lambda a, t, town: accounts.disable_two_step(a, _code_for(t)),
    "user:request_reset": lambda a, t, town: accounts.request_reset(a, f"nobody{town.count}@example.org"),
    "user:reset_password": lambda a, t, town: accounts.reset_password(a, t.email, t.code, PASSWORD),
    "user:revoke_others": lambda a, t, town: accounts.revoke_other_tokens(a),
    "token:revoke": lambda a, t, town: accounts.revoke_token(a, t.id),
    "chat:meet": lambda a, t, town: accounts.meet_chat(a, Transport.TELEGRAM, 7000 + town.count),
    "chat:link": lambda a, t, town: accounts.link_this_chat(a, link_secret(t.id)),
    "chat:unlink": lambda a, t, town: accounts.unlink_chat(a, t.id),
    "chat:set_language": lambda a, t, town: accounts.set_language(a, "zh"),
    "chat:set_notices": lambda a, t, town: accounts.set_chat_notices(a, t.id, silent=True),
    "notice:read": lambda a, t, town: read_notice(a, t.id),
    "staff:appoint": lambda a, t, town: accounts.appoint_staff(a, t.id, StaffRole.AUDITOR, f"Auditor {t.id.hex}"),
    "staff:dismiss": lambda a, t, town: accounts.dismiss_staff(a, t.id),
    "account:found": _found,
    "registrant:verify": lambda a, t, town: accounts.verify_registrant(a, t.id),
    "account:set_comment_rules": lambda a, t, town: interactions.set_account_comment_rules(
        a, t.id, CommentRules.REVIEW
    ),
    "account:set_word_list": lambda a, t, town: interactions.set_word_list(a, t.id, ["one", "two"]),
    "post:create": lambda a, t, town: posts.create_post(a, t.id, "Title", "Body"),
    "post:publish": lambda a, t, town: posts.publish_post(a, t.id),
    "post:edit": lambda a, t, town: posts.edit_post(a, t.id, "Title", "Other words."),
    "post:withdraw": lambda a, t, town: posts.withdraw_post(a, t.id),
    "post:set_comment_rules": lambda a, t, town: interactions.set_post_comment_rules(a, t.id, CommentRules.REVIEW),
    "post:remove": _remove,
    "post:restore": _restore,
    "comment:add": lambda a, t, town: interactions.add_comment(a, t.id, "Well said."),
    "comment:reply": lambda a, t, town: interactions.reply_to_comment(a, t.id, "Thank you."),
    "comment:edit": lambda a, t, town: interactions.edit_comment(a, t.id, "Other words."),
    "comment:import": lambda a, t, town: import_comments(a, town.account.id, [Imported("1", "g", "Lin", "Hi", WHEN)]),
    "comment:approve": lambda a, t, town: interactions.approve_comment(a, t.id),
    "comment:hide": lambda a, t, town: interactions.hide_comment(a, t.id, "SPAM"),
    "comment:show": lambda a, t, town: interactions.show_comment(a, t.id),
    "comment:delete": lambda a, t, town: interactions.delete_comment(a, t.id, "SPAM"),
    "comment:undelete": lambda a, t, town: interactions.undelete_comment(a, t.id),
    "comment:remove": _remove,
    "comment:restore": _restore,
    "act:undo": lambda a, t, town: undo_act(a, t.id),
    "complaint:lodge": lambda a, t, town: complaints.lodge_complaint(
        a, _kind(t), t.id, "INSULT", "It insults me.", good_faith=True
    ),
    "complaint:draft": lambda a, t, town: complaints.draft_complaint(a, _kind(t), t.id, "INSULT"),
    "complaint:ask": lambda a, t, town: complaints.ask_complainant(a, t.id, "Since when?"),
    "complaint:reply": lambda a, t, town: complaints.answer_question(a, t.id, "Since May."),
    "complaint:lapse": lambda a, t, town: lapse_question(a, t.id),
    "complaint:withdraw": lambda a, t, town: complaints.withdraw_complaint(a, t.id),
    "complaint:add_evidence": lambda a, t, town: complaints.add_evidence(a, t.id, [town.paper.id]),
    "file:request": lambda a, t, town: complaints.request_upload(a, "photo.jpg"),
    "file:store": lambda a, t, town: _store_file(a, t.id, Content(5, "5" * 64, TEXT)),
    "file:erase": lambda a, t, town: _erase_file(a, t.id),
    "evidence:attach": lambda a, t, town: complaints.attach_evidence(a, t.id, town.paper.id),
    "evidence:detach": lambda a, t, town: complaints.detach_evidence(a, t.id),
    "case:claim": lambda a, t, town: complaints.claim_case(a, t.id),
    "case:release": lambda a, t, town: complaints.release_case(a, t.id),
    "case:decide": lambda a, t, town: complaints.decide_case(a, t.id, Measure.NONE, RULE, FACTS),
    **doors_sanctions.CALLS,
    **doors_appeals.CALLS,
    **doors_complaints.CALLS,
    **doors_weight.CALLS,
    **desk.CALLS,
}
PARTS = (doors_marks, doors_bulk, doors_operators, doors_messages, doors_care, *parts("doors"))
for part in PARTS:
    CALLS |= part.CALLS


async def by_call(town: Town, case: Case) -> str:
    """The use case itself."""
    return type(await CALLS[case.act](town[case.who], town.thing, town)).__name__


Asked = tuple[str, Callable[[Town], dict[str, Any]]]


def _with_id(mutation: str, **values: Any) -> Asked:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


MUTATIONS: dict[str, Asked] = {
    "user:sign_up": (
        "signUp",
        lambda town: {"displayName": "Lin", "email": f"lin{town.count}@web.example", "password": PASSWORD},
    ),
    "user:sign_in": ("signIn", lambda town: {"email": "nobody@example.org", "password": PASSWORD}),
    "user:link_chat": ("linkChat", lambda town: {}),
    "user:enable_two_step": ("enableTwoStep", lambda town: {}),
    "user:confirm_two_step": ("confirmTwoStep", lambda town: {"code": _code_for(town.thing)}),
    "user:disable_two_step": ("disableTwoStep", lambda town: {"code": _code_for(town.thing)}),
    "user:request_reset": ("requestReset", lambda town: {"email": f"nobody{town.count}@example.org"}),
    "user:reset_password": (
        "resetPassword",
        lambda town: {"email": town.thing.email, "code": town.thing.code, "password": PASSWORD},
    ),
    "user:revoke_others": ("revokeOtherTokens", lambda town: {}),
    "token:revoke": _with_id("revokeToken"),
    "chat:unlink": _with_id("unlinkChat"),
    "chat:set_notices": _with_id("setChatNotices", silent=True),
    "notice:read": _with_id("readNotice"),
    "registrant:verify": _with_id("verifyRegistrant"),
    "account:set_comment_rules": _with_id("setCommentRules", rules="REVIEW"),
    "account:set_word_list": ("setWordList", lambda town: {"accountId": id_of(town.thing), "words": ["one", "two"]}),
    "post:create": ("createPost", lambda town: {"accountId": id_of(town.thing), "title": "Title", "body": "Body"}),
    "post:publish": _with_id("publishPost"),
    "post:edit": _with_id("editPost", title="Title", body="Other words."),
    "post:withdraw": _with_id("withdrawPost"),
    "post:set_comment_rules": _with_id("setCommentRules", rules="REVIEW"),
    "post:remove": _with_id("removeContent", rule=RULE, facts=FACTS),
    "post:restore": _with_id("restoreContent"),
    "comment:add": ("addComment", lambda town: {"postId": id_of(town.thing), "body": "Well said."}),
    "comment:reply": _with_id("replyToComment", body="Thank you."),
    "comment:edit": _with_id("editComment", body="Other words."),
    "comment:approve": _with_id("approveComment"),
    "comment:hide": _with_id("hideComment", reason="SPAM"),
    "comment:show": _with_id("showComment"),
    "comment:delete": _with_id("deleteComment", reason="SPAM"),
    "comment:undelete": _with_id("undeleteComment"),
    "comment:remove": _with_id("removeContent", rule=RULE, facts=FACTS),
    "comment:restore": _with_id("restoreContent"),
    "act:undo": _with_id("undoAct"),
    "complaint:lodge": (
        "lodgeComplaint",
        lambda town: {
            "subjectId": id_of(town.thing),
            "category": "INSULT",
            "words": "It insults me.",
            "goodFaith": True,
        },
    ),
    "complaint:ask": _with_id("askComplainant", question="Since when?"),
    "complaint:reply": _with_id("answerQuestion", answer="Since May."),
    "complaint:withdraw": _with_id("withdrawComplaint"),
    "file:request": ("requestUpload", lambda town: {"name": "photo.jpg"}),
    "complaint:add_evidence": ("addEvidence", lambda town: {"id": id_of(town.thing), "files": [id_of(town.paper)]}),
    "case:claim": _with_id("claimCase"),
    "case:release": _with_id("releaseCase"),
    "case:decide": _with_id("decideCase", measure="NONE", rule=RULE, facts=FACTS),
    **doors_sanctions.MUTATIONS,
    **doors_appeals.MUTATIONS,
    **doors_complaints.MUTATIONS,
    **doors_weight.MUTATIONS,
    **desk.MUTATIONS,
}
SHOWN_AS = {
    "SignedIn": "Token",
    "TwoStepBegun": "TwoStep",
    "TwoStepOn": "TwoStep",
    "ResetRequested": "Reset",
    "Upload": "StoredFile",
    "LodgedComplaint": "Complaint",
}
for part in PARTS:
    MUTATIONS |= part.MUTATIONS
    SHOWN_AS |= part.SHOWN_AS


async def by_graphql(town: Town, case: Case) -> str:
    """The mutation of the act."""
    mutation, values = MUTATIONS[case.act]
    answer = (await do(town[case.who], mutation, values(town)))["__typename"]
    return SHOWN_AS.get(answer, answer)
