"""A small town for tests: an actor for every role, and things in every state, raised through the use cases."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import db
from db.vocabulary import AccountClass, CommentRules, Measure, OperatorRole, RegistrantKind, StaffRole, Transport
from db.vocabulary import SubjectKind as Kind
from resolvers import accounts, clock, complaints, interactions, posts
from resolvers.accounts import two_step
from resolvers.accounts.chats import link_secret
from resolvers.accounts.founding import found_account, found_user
from resolvers.actor import actor_of_chat, actor_of_user, guest_at
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor, system
from tests import cast_bulk, cast_care, cast_marks, cast_messages, cast_operators
from tests.cast_appeals import appeal_of, statement_of
from tests.cast_complaints import counter_notice_of, declined, joined
from tests.cast_identity import verified_person
from tests.cast_sanctions import close, rectification_of, sanction_of
from tests.codes import code_sent, now_step
from tests.papers import draft_of, file_of
from tests.parts import parts
from tests.standing import standing

PEOPLE = ("owner", "editor", "moderator", "author", "member", "stranger", "owner2")
STAFF = {
    "reviewer": StaffRole.REVIEWER, "reviewer2": StaffRole.REVIEWER, "identity_officer": StaffRole.IDENTITY_OFFICER,
    "auditor": StaffRole.AUDITOR, "admin": StaffRole.ADMINISTRATOR, "senior": StaffRole.SENIOR_REVIEWER,
}  # fmt: skip
OPERATORS = {"owner": OperatorRole.OWNER, "editor": OperatorRole.EDITOR, "moderator": OperatorRole.MODERATOR}
PUBLISHERS = ("owner", "editor", "owner2")
GUESTS_CHAT, ANOTHER_CHAT = 501, 502
HELD_TERM, REFUSED_TERM, ACCOUNTS_TERM = "guaranteed daily profit", "casino-win-now.example", "my channel"
RULE, FACTS = "CIVILITY", "It insults a person who is named."


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


@dataclass
class Town:
    """Who is there, what is there, and the thing that a case is about."""

    actors: dict[str, Actor] = field(default_factory=dict)
    account: Any = None
    unverified: Any = None
    post: Any = None
    thing: Any = None
    paper: Any = None
    count: int = 0

    def __getitem__(self, role: str) -> Actor:
        return self.actors[role]

    async def again(self, role: str) -> Actor:
        """The actor as loaded anew, with posts and staff roles as they are now."""
        self.actors[role] = await actor_of_user(await db.User.get(id=self[role].user_id))
        return self[role]

    async def newcomer(self) -> Actor:
        """Another person who is nobody in particular."""
        self.count += 1
        token = done(await found_user(system("test"), f"Newcomer {self.count}", "", timedelta(days=9)))
        return await actor_of_user(await db.User.get(id=token.user_id))

    async def bring(self, kind: str, state: str) -> Any:
        """A thing of a kind in a state, always a fresh one."""
        making = {"post": self.make_post, "account": self.public_account, "nothing": self._nothing}
        from tests.cast_weight import warned_complaint

        making |= {"file": partial(file_of, self), "draft": partial(draft_of, self)}
        making |= {"sanction": partial(sanction_of, self), "rectification": partial(rectification_of, self)}
        making |= {"appeal": partial(appeal_of, self), "statement": partial(statement_of, self)}
        making |= {"warned": partial(warned_complaint, self), "counter_notice": partial(counter_notice_of, self)}
        for part in (cast_marks, cast_bulk, cast_operators, cast_messages, cast_care, *parts("cast")):
            making |= {name: partial(brings, self) for name, brings in part.BRINGS.items()}
        self.thing = await (making.get(kind) or getattr(self, kind))(state)
        return self.thing

    async def said(self, state: str = "VISIBLE", who: str = "author", post: Any = None) -> db.Comment:
        """A comment just written, visible or held."""
        self.count += 1
        term = {"HELD": ACCOUNTS_TERM, "HELD_BY_PLATFORM": HELD_TERM}.get(state, "well")
        words = f"Comment number {self.count}, {term}."
        comment = done(await interactions.add_comment(self[who], (post or self.post).id, words))
        # What lies back in time does not count towards the limits of a minute or a day.
        for model in (db.Comment, db.Complaint):
            await model.all().update(created_at=clock.now() - timedelta(days=3))
        return comment

    async def comment(self, state: str = "VISIBLE", **more: Any) -> db.Comment:
        """A comment in a state; HELD_BY_PLATFORM and DELETED_BY_OWNER are the other ways of being HELD and DELETED."""
        comment = await self.said(state, **more)
        if state == "HIDDEN":
            done(await interactions.hide_comment(self["owner"], comment.id, "SPAM"))
        elif state == "DELETED":
            done(await interactions.delete_comment(self["author"], comment.id))
        elif state == "DELETED_BY_OWNER":
            done(await interactions.delete_comment(self["owner"], comment.id, "ABUSE"))
        elif state == "REMOVED":
            done(await complaints.remove_content(self["reviewer"], Kind.COMMENT, comment.id, RULE, FACTS))
        elif state == "REPLY":
            done(await interactions.reply_to_comment(self["owner"], comment.id, "An answer."))
            return await db.Comment.get(parent_id=comment.id)
        return await db.Comment.get(id=comment.id)

    async def make_post(self, state: str = "PUBLISHED", account: Any = None) -> db.Post:
        """A post in a state; UNVERIFIED is a draft of an account that may not publish, HELD comes later."""
        self.count += 1
        unverified = state == "UNVERIFIED"
        where, who = (self.unverified, self["owner"]) if unverified else (self.account, self["owner"])
        post = done(await posts.create_post(who, where.id, f"Post number {self.count}", "Words of a post."))
        if state not in ("DRAFT", "UNVERIFIED"):
            done(await posts.publish_post(who, post.id))
        if state == "WITHDRAWN":
            done(await posts.withdraw_post(who, post.id))
        elif state == "REMOVED":
            done(await complaints.remove_content(self["reviewer"], Kind.POST, post.id, RULE, FACTS))
        elif state == "HELD":
            await db.Post.filter(id=post.id).update(state=state)
        elif state == "CLOSED":
            done(await interactions.set_post_comment_rules(who, post.id, CommentRules.CLOSED))
        return await db.Post.get(id=post.id)

    async def complaint(self, state: str = "RECEIVED", who: str = "member") -> db.Complaint:
        """A complaint in a state about a comment of its own; JOINED is RECEIVED for a case that is taken."""
        if state == "JOINED":
            return await joined(self, who)
        comment = await self.comment()
        filed = done(
            await complaints.lodge_complaint(
                self[who], Kind.COMMENT, comment.id, "INSULT", "It insults me.", good_faith=True
            )
        )
        if state in ("ACCEPTED", "AWAITING_REPLY", "UPHELD", "PARTLY_UPHELD", "NOT_UPHELD", "DECLINED"):
            done(await complaints.claim_case(self["reviewer"], filed.case_id))
        measure = Measure.NONE if state == "NOT_UPHELD" else Measure.REMOVE_CONTENT
        if state in ("UPHELD", "PARTLY_UPHELD", "NOT_UPHELD"):
            part = state == "PARTLY_UPHELD"
            done(await complaints.decide_case(self["reviewer"], filed.case_id, measure, RULE, FACTS, in_part=part))
        elif state == "WITHDRAWN":
            done(await complaints.withdraw_complaint(self[who], filed.id))
        elif state == "AWAITING_REPLY":
            done(await complaints.ask_complainant(self["reviewer"], filed.id, "Since when does it go on?"))
        elif state == "DECLINED":
            await declined(self, filed)
        return await db.Complaint.get(id=filed.id)

    async def case(self, state: str = "OPEN") -> db.Case:
        """A case in a state, claimed by the reviewer where it is claimed."""
        of = {"OPEN": "RECEIVED", "ESCALATED": "RECEIVED", "CLAIMED": "ACCEPTED", "DECIDED": "UPHELD"}
        await db.ConflictOfInterest.all().delete()
        key = (await self.complaint(of[state])).case_id
        if state == "ESCALATED":
            done(await complaints.escalate_case(self["reviewer2"], key, "GRAVE"))
        return await db.Case.get(id=key)

    async def public_account(self, state: str = "ACTIVE") -> db.PublicAccount:
        """An account of its own in a state, with the operators of the town: ACTIVE, or SHUT by a closure."""
        self.count += 1
        account = await self._found(f"account-{self.count}", {**OPERATORS})
        for role in OPERATORS:
            self.actors[role] = replace(self[role], posts={**self[role].posts, account.id: OPERATORS[role]})
        if state == "SHUT":
            await close(self, account)
        return await db.PublicAccount.get(id=account.id)

    async def registrant(self, state: str = "PENDING") -> db.Registrant:
        """A registrant in a state, founded with an account."""
        account = await self.public_account()
        if state == "VERIFIED":
            done(await accounts.verify_registrant(self["identity_officer"], account.registrant_id))
        elif state != "PENDING":
            await db.Registrant.filter(id=account.registrant_id).update(state=state)
        return await db.Registrant.get(id=account.registrant_id)

    async def _nothing(self, state: str) -> None:
        """What an act is done to that is done to no thing."""
        self.count += 1

    async def token(self, state: str) -> db.Token:
        """A token of the member."""
        self.count += 1
        now, mark = clock.now(), f"hash {self.count}"
        return await db.Token.create(
            user_id=self["member"].user_id, hash=mark, created_at=now, expires_at=now + timedelta(days=1)
        )  # fmt: skip

    async def second_step(self, state: str) -> db.TwoStep:
        """A second step of the member, begun or turned on."""
        await db.RecoveryCode.all().delete()
        await db.TwoStep.all().delete()
        begun = done(await accounts.enable_two_step(self["member"]))
        if state == "ON":
            done(await accounts.confirm_two_step(self["member"], two_step.code_at(begun, now_step())))
        return await db.TwoStep.get(id=begun.id)

    async def reset(self, state: str) -> db.Reset:
        """A live code for a new password of somebody new, whose address and code it bears."""
        self.count += 1
        email = f"forgetful{self.count}@example.org"
        done(await accounts.sign_up(guest_at(f"192.0.2.{self.count}"), "Forgetful", email, "a password of old"))
        made = done(await accounts.request_reset(guest_at(f"192.0.2.{self.count}"), email))
        made.email, made.code = email, await code_sent()
        return made

    async def notice(self, state: str) -> db.Notice:
        """A message to the author."""
        await self.comment("HIDDEN")
        return await db.Notice.filter(user_id=self["author"].user_id, kind="MESSAGE").latest("position")

    async def user(self, state: str) -> db.User:
        """Somebody without any post."""
        return await db.User.get(id=(await self.newcomer()).user_id)

    async def staff_member(self, state: str) -> db.StaffMember:
        """A post of platform staff of somebody new."""
        who, role = (await self.newcomer()).user_id, StaffRole.REVIEWER
        name = f"Pseudonym of somebody {self.count}"
        return done(await accounts.appoint_staff(system("test"), who, role, name))

    async def link(self, state: str) -> db.ChatLink:
        """A one-time link of the member, FRESH or SPENT, and `met`, a chat that is not linked."""
        link = done(await accounts.link_chat(self["member"]))
        if state == "SPENT":
            await self.chat("UNLINKED")
            done(await accounts.link_this_chat(self["met"], link_secret(link.id)))
        await self.chat("UNLINKED")
        return link

    async def chat(self, state: str) -> db.Chat:
        """A chat with `met`, not linked to anybody, or LINKED to the member, who then acts in it as `linked`."""
        self.count += 1
        await meet(self, "met", 1000 + self.count)
        if state == "LINKED":
            link = done(await accounts.link_chat(self["member"]))
            done(await accounts.link_this_chat(self["met"], link_secret(link.id)))
            await meet(self, "linked", 1000 + self.count)
            await meet(self, "met", 2000 + self.count)
            return await db.Chat.get(id=self["linked"].chat_id)
        return await db.Chat.get(id=self["met"].chat_id)

    async def act(self, state: str) -> db.Act:
        """The last act on something: a comment HIDDEN by the owner, REMOVED by staff, DELETED by its author."""
        comment = await self.comment(state)
        return await db.Act.filter(subject_id=comment.id).latest("id")

    async def _found(self, handle: str, operators: dict[str, OperatorRole]) -> Any:
        who: dict[UUID, OperatorRole] = {self[role].user_id: post for role, post in operators.items()}  # type: ignore[misc]
        kind = RegistrantKind.ORGANISATION
        return done(await found_account(system("t"), handle, handle, AccountClass.ORGANISATION, "A Ltd", kind, who))


async def make_town() -> Town:
    """The town: thirteen people with tokens, two guests, an account that may publish and one that may not."""
    town: Town = await standing(_raised)
    return town


async def _raised() -> Town:
    """The town, raised through the use cases."""
    town = Town({"system": system("test"), "address_guest": guest_at("203.0.113.7")})
    for role in (*PEOPLE, *STAFF):
        token = done(await found_user(system("test"), role.capitalize(), role, timedelta(days=9)))
        town.actors[role] = await actor_of_user(await db.User.get(id=token.user_id))
    for role, post in STAFF.items():
        done(await accounts.appoint_staff(system("test"), town[role].user_id, post, f"Pseudonym of {role}"))
    await db.Notice.filter(event="staff.appointed").delete()  # so that nothing is told yet
    await meet(town, "guest", GUESTS_CHAT)
    town.account = await town._found("tea-house", OPERATORS)
    town.unverified = await town._found("waits", {"owner": OperatorRole.OWNER})
    await town._found("river", {"owner2": OperatorRole.OWNER})
    for role in PUBLISHERS:
        await verified_person(town[role].user_id)
    for role in (*PEOPLE, *STAFF):
        await town.again(role)
    done(await accounts.verify_registrant(town["identity_officer"], town.account.registrant_id))
    done(await interactions.set_word_list(town["owner"], town.account.id, [ACCOUNTS_TERM]))
    await town.chat("LINKED")
    town.post = await town.make_post()
    town.paper = await file_of(town, "STORED")
    await db.StoredFile.all().update(expires_at=None)
    return town


async def meet(town: Town, role: str, address: int) -> Actor:
    """Give a chat a place in the town."""
    done(await accounts.meet_chat(system("test"), Transport.BUILT_IN, address))
    found = await actor_of_chat(Transport.BUILT_IN, address)
    assert found is not None
    town.actors[role] = found[0]
    return found[0]
