"""The demo town: accounts of several classes, people of every role, comments and complaints at every stage.

Raised through the same use cases that people use; run again, it adds nothing.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from stdnum.cn import ric
from tortoise.models import Model

from db.accounts import PublicAccount, StaffMember, Token
from db.complaints import Complaint
from db.oversight import KeptOutcome
from db.posts import Post
from db.vocabulary import (
    AccountClass,
    ComplaintState,
    DocumentKind,
    IdentityDocument,
    Measure,
    OperatorRole,
    RegistrantKind,
    StaffRole,
    SubjectKind,
    Transport,
)
from policy import LANGUAGES, pack
from policy.accounts.documents import texts_to_begin_with
from resolvers import accounts, clock, complaints, interactions, posts
from resolvers.accounts import documents, identity
from resolvers.accounts.chats import link_secret
from resolvers.accounts.founding import found_account, found_user, user_by_label
from resolvers.accounts.identity.mandates import person_behind
from resolvers.accounts.identity.sealing import give_founders_their_mandates
from resolvers.accounts.identity.told import Private, Told
from resolvers.actor import actor_of_chat, actor_of_user, token_of
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system

PEOPLE = {
    "owner": "Mei of the Tea House", "owner2": "Tomas at the River", "editor": "Ines", "moderator": "Kofi",
    "member": "Anna K", "member2": "小明", "complainant": "Jonas", "reviewer": "Rui", "reviewer2": "Noor",
    "senior": "Ilse", "identity_officer": "Dao", "chief_editor": "Vera", "auditor": "Emil", "admin": "Sol",
    "inspector": "Wen", "mediator": "Lena", "policy_officer": "Pilar",
}  # fmt: skip
STAFF = {
    "reviewer": (StaffRole.REVIEWER, "Reviewer Crane"), "reviewer2": (StaffRole.REVIEWER, "Reviewer Willow"),
    "senior": (StaffRole.SENIOR_REVIEWER, "Senior Pine"),
    "identity_officer": (StaffRole.IDENTITY_OFFICER, "Officer Reed"),
    "chief_editor": (StaffRole.CHIEF_EDITOR, "Chief Maple"), "auditor": (StaffRole.AUDITOR, "Auditor Birch"),
    "admin": (StaffRole.ADMINISTRATOR, "Admin Oak"), "policy_officer": (StaffRole.POLICY_OFFICER, "Officer Fern"),
}  # fmt: skip
PUBLISHERS = ("owner", "editor", "owner2")
FIRST_CHAT = 1001
FIRST_GUEST = 500_000
LASTS = timedelta(days=3650)
TEAM = {"owner": OperatorRole.OWNER, "editor": OperatorRole.EDITOR, "moderator": OperatorRole.MODERATOR}
ALONE = {"owner2": OperatorRole.OWNER}
ACCOUNTS = {
    "tea-house": ("The Tea House", AccountClass.ORGANISATION, "Tea House Ltd", TEAM),
    "river-news": ("River News", AccountClass.NEWS, "River Press", ALONE),
    "city-library": ("City Library", AccountClass.PUBLIC_BODY, "City of the Two Rivers", ALONE),
    "old-town-walks": ("Old Town Walks", AccountClass.PERSONAL, "A registrant who waits", ALONE),
}  # fmt: skip
POSTS = (
    ("tea-house", "Spring tea has come", "The first leaves of the year are here. Come and taste them until Sunday."),
    ("tea-house", "How we dry our leaves", "A walk through the drying rooms, from the first hour to the last."),
    ("river-news", "Road works on Lime Street", "From Monday the street is closed between the bridge and the market."),
    ("city-library", "Longer hours in winter", "From December the reading room is open until nine in the evening."),
)
COMMENTS = (
    ("member", "The first cup was the best I had this year."),
    ("member2", "春茶真香,周末再来!"),
    ("member", "Is there a tasting on Saturday as well?"),
    ("complainant", "I <3 you & _x_ — *greetings* from the other side of the river."),
    ("member2", "My phone wrote this: 👩‍👩‍👧 🍵"),
    ("member", "Parking was hard to find, is there a bus?"),
)


async def raise_town() -> dict[str, Any]:
    """Make the town, or find it, and tell its people, tokens, chats, accounts and posts."""
    people = {role: await _person(role, name) for role, name in PEOPLE.items()}
    for role, (post, pseudonym) in STAFF.items():
        if not await StaffMember.filter(user_id=people[role].user.id, until=None).exists():
            _done(await accounts.appoint_staff(system("town"), people[role].user.id, post, pseudonym))
    chats = {role: await _chat(people[role], FIRST_CHAT + number) for number, role in enumerate(PEOPLE)}
    if not await Complaint.filter(user_id=people["member"].user.id, state=ComplaintState.WITHDRAWN).exists():
        await Raising(people).street()
    await later(people)
    told = await PublicAccount.filter(handle__in=list(ACCOUNTS)).order_by("id")
    shown = await Post.filter(account_id__in=[a.id for a in told], state="PUBLISHED", source_key=None).order_by("id")
    return {
        "users": {
            role: {"id": global_id("User", token.user.id), "token": token_of(token.id), "chat_id": chats[role]}
            for role, token in people.items()
        },
        "accounts": {account.handle: global_id("PublicAccount", account.id) for account in told},
        "posts": [global_id("Post", post.id) for post in shown],
    }


async def later(people: dict[str, Token]) -> None:
    """What a town lacks that was raised before publishers were verified; in others there is nothing to do."""
    for role in PUBLISHERS:
        if await person_behind(people[role].user.id) is None:
            await Raising(people, f"town:{role}").person(role)
    await give_founders_their_mandates()


async def _person(role: str, name: str) -> Token:
    token = await user_by_label(f"town:{role}")
    if token is None:
        _done(await found_user(system("town"), name, f"town:{role}", LASTS))
        token = await user_by_label(f"town:{role}")
    assert token is not None
    return token


async def _chat(token: Token, address: int) -> int:
    met = await actor_of_chat(Transport.BUILT_IN, address)
    if met is None or met[0].user_id is None:
        _done(await accounts.meet_chat(system("town"), Transport.BUILT_IN, address))
        link = _done(await accounts.link_chat(await actor_of_user(token.user)))
        here = await actor_of_chat(Transport.BUILT_IN, address)
        assert here is not None
        _done(await accounts.link_this_chat(here[0], link_secret(link.pk)))
    return address


def chats() -> dict[str, tuple[int, str]]:
    """The chat's address and the name of everybody, by role."""
    return {role: (FIRST_CHAT + number, name) for number, (role, name) in enumerate(PEOPLE.items())}


class Raising:
    """The life of the town, step by step; broken off, it goes on where it was, since every step has its own key."""

    def __init__(self, people: dict[str, Token], name: str = "town") -> None:
        self.people = people
        self.name = name
        self.steps = 0

    async def step(self, use_case: Any, role: str | None, *arguments: Any) -> Any:
        """One step by one person, or by the town itself."""
        self.steps += 1
        actor = await actor_of_user(self.people[role].user) if role else system("town")
        key = f"{self.name}:{self.steps}"
        done = _done(await use_case(actor, *arguments, key=key))
        # Else a town that was broken off could not be raised to its end tomorrow.
        await KeptOutcome.filter(key=key).update(expires_at=clock.now() + LASTS)
        return done

    async def street(self) -> None:
        """Documents, persons, accounts, posts, comments, complaints."""
        agreement = await self.documents()
        await self.persons()
        await self.accounts(agreement)
        made = [await self.post(*post) for post in POSTS]
        await self.comments(made[0].pk, made[1].pk)
        await self.complaints(made[2].pk)

    async def documents(self) -> UUID:
        """The texts that bind, from those that come with the program; gives the service agreement."""
        for kind in reversed(DocumentKind):
            texts = texts_to_begin_with(kind, LANGUAGES)
            draft = await self.step(documents.draft_document, "policy_officer", kind, *texts)
            document = await self.step(documents.publish_document, "chief_editor", draft.pk, draft.hash)
            if kind is DocumentKind.SERVICE_AGREEMENT:
                agreement: UUID = document.pk
        return agreement

    async def persons(self) -> None:
        """Whoever publishes is a verified person; the numbers are those of nobody, in a place that is none."""
        for role in PUBLISHERS:
            await self.person(role)

    async def person(self, role: str) -> None:
        """One of them."""
        stem = f"11000019900101{PUBLISHERS.index(role):03d}"
        person = await self.step(identity.open_registrant, role, RegistrantKind.PERSON)
        told = Told(
            IdentityDocument.RESIDENT_CARD, Private(stem + ric.calc_check_digit(f"{stem}0")), Private(PEOPLE[role])
        )
        await self.step(identity.submit_registrant, role, person.pk, told)
        await self.step(identity.verify_registrant, "identity_officer", person.pk, pack().identity.checklist.PERSON)

    async def accounts(self, agreement: UUID) -> None:
        """Accounts of several classes, agreed to; one waits for its registrant to be verified."""
        for role in (*TEAM, *ALONE):
            await self.step(documents.accept_document, role, agreement)
        for handle, (name, of_class, registrant, team) in ACCOUNTS.items():
            kind = RegistrantKind.PERSON if of_class is AccountClass.PERSONAL else RegistrantKind.ORGANISATION
            operators = {self.people[role].user.id: post for role, post in team.items()}
            account = await self.step(found_account, None, handle, name, of_class, registrant, kind, operators)
            owner = next(role for role, post in team.items() if post is OperatorRole.OWNER)
            await self.step(documents.accept_document, owner, agreement, account.registrant_id)
            if handle == "tea-house":
                await self.step(interactions.set_word_list, "owner", account.pk, ["check out my channel", "加微信"])
            if of_class is AccountClass.PERSONAL:
                await self.step(posts.create_post, "owner2", account.pk, "A walk along the wall", "It waits.")
            else:
                await self.step(accounts.verify_registrant, "identity_officer", account.registrant_id)

    async def post(self, handle: str, title: str, body: str) -> Model:
        """A published post."""
        account = await PublicAccount.get(handle=handle)
        author = "owner" if handle == "tea-house" else "owner2"
        post = await self.step(posts.create_post, author, account.id, title, body)
        published: Model = await self.step(posts.publish_post, author, post.pk)
        return published

    async def comments(self, tea: UUID, drying: UUID) -> None:
        """Comments that are public, answered, held, hidden, deleted."""
        said = [await self.step(interactions.add_comment, who, tea, words) for who, words in COMMENTS]
        await self.step(interactions.reply_to_comment, "owner", said[2].pk, "Yes, from ten until noon. Bring a friend.")
        await self.step(interactions.add_comment, "member2", drying, "Nice, now check out my channel for more!")
        rude = await self.step(interactions.add_comment, "member2", drying, "This is dust from the floor, you fools.")
        await self.step(interactions.hide_comment, "moderator", rude.pk, "ABUSE")
        gone = await self.step(interactions.add_comment, "member", drying, "Wrong post, sorry.")
        await self.step(interactions.delete_comment, "member", gone.pk)

    async def complaints(self, road: UUID) -> None:
        """Complaints at every stage."""
        await self.reported(road, "The mayor was seen asleep at work.", "FALSEHOOD", "That is made up.")
        taken = await self.reported(
            road, "Invest with me, I double your money.", "FRAUD", "He asks for money.",
            HOW_IT_WORKS="He promises to double what one sends him, and sends nothing back.",
        )  # fmt: skip
        await self.step(complaints.claim_case, "reviewer", taken)
        upheld = await self.reported(
            road, "Anna lives at number 7, go and shout.", "PRIVACY", "That is my neighbour.",
            WHAT_IS_PRIVATE="Where she lives.", ABOUT_WHOM="My neighbour, who asked me to write.",
        )  # fmt: skip
        await self.decided(
            upheld, Measure.REMOVE_CONTENT, "PERSONAL_INFORMATION",
            "The comment tells where a private person lives and calls on others to go there.",
        )  # fmt: skip
        dismissed = await self.reported(road, "I do not like this street.", "OTHER", "I do not like that.")
        await self.decided(dismissed, Measure.NONE, "CIVILITY", "The comment gives an opinion and insults nobody.")
        mistake = (SubjectKind.POST, road, "OTHER", "Sent by mistake.", (), None, True)
        filed = await self.step(complaints.lodge_complaint, "member", *mistake)
        await self.step(complaints.withdraw_complaint, "member", filed.pk)

    async def reported(self, post: UUID, words: str, category: str, complaint: str, **details: str) -> UUID:
        """A comment that was reported, and the case on it."""
        comment = await self.step(interactions.add_comment, "member2", post, words)
        filed = (SubjectKind.COMMENT, comment.pk, category, complaint, (), details, True)
        lodged: Complaint = await self.step(complaints.lodge_complaint, "complainant", *filed)
        return lodged.case_id

    async def decided(self, case: UUID, measure: Measure, rule: str, facts: str) -> None:
        """A case that was taken and decided."""
        await self.step(complaints.claim_case, "reviewer", case)
        await self.step(complaints.decide_case, "reviewer", case, measure, rule, facts)


def _done(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the town was refused: {answer}")
    return answer
