"""The demo town: accounts of several classes, people of every role, comments and complaints at every stage.

Raised through the same use cases that people use; run again, it adds nothing.
"""

from datetime import timedelta
from typing import Any

from tortoise.models import Model

from db.accounts import PublicAccount, StaffMember, Token
from db.complaints import Case
from db.posts import Post
from db.vocabulary import AccountClass, Measure, OperatorRole, RegistrantKind, StaffRole, SubjectKind, Transport
from resolvers import accounts, complaints, interactions, posts
from resolvers.accounts.chats import link_secret
from resolvers.accounts.founding import found_account, found_user, user_by_label
from resolvers.actor import actor_of_chat, actor_of_user, token_of
from resolvers.rules.ids import global_id
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor, system

PEOPLE = {
    "owner": "Mei of the Tea House", "owner2": "Tomas at the River", "editor": "Ines", "moderator": "Kofi",
    "member": "Anna K", "member2": "小明", "complainant": "Jonas", "reviewer": "Rui", "reviewer2": "Noor",
    "senior": "Ilse", "identity_officer": "Dao", "chief_editor": "Vera", "auditor": "Emil", "admin": "Sol",
    "inspector": "Wen", "mediator": "Lena",
}  # fmt: skip
STAFF = {
    "reviewer": (StaffRole.REVIEWER, "Reviewer Crane"), "reviewer2": (StaffRole.REVIEWER, "Reviewer Willow"),
    "senior": (StaffRole.SENIOR_REVIEWER, "Senior Pine"), "identity_officer": (StaffRole.IDENTITY_OFFICER, "Officer Reed"),
    "chief_editor": (StaffRole.CHIEF_EDITOR, "Chief Maple"), "auditor": (StaffRole.AUDITOR, "Auditor Birch"),
    "admin": (StaffRole.ADMINISTRATOR, "Admin Oak"),
}  # fmt: skip
FIRST_CHAT = 1001
LASTS = timedelta(days=3650)
O, E, M = OperatorRole.OWNER, OperatorRole.EDITOR, OperatorRole.MODERATOR
ACCOUNTS = {
    "tea-house": ("The Tea House", AccountClass.ORGANISATION, "Tea House Ltd", {"owner": O, "editor": E, "moderator": M}),
    "river-news": ("River News", AccountClass.NEWS, "River Press", {"owner2": O}),
    "city-library": ("City Library", AccountClass.PUBLIC_BODY, "City of the Two Rivers", {"owner2": O}),
    "old-town-walks": ("Old Town Walks", AccountClass.PERSONAL, "A registrant who waits", {"owner2": O}),
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
    if not await PublicAccount.exists():
        await _raise_accounts(people)
        await _raise_street(people)
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


async def _raise_accounts(people: dict[str, Token]) -> None:
    for handle, (name, of_class, registrant, operators) in ACCOUNTS.items():
        kind = RegistrantKind.PERSON if of_class is AccountClass.PERSONAL else RegistrantKind.ORGANISATION
        who = {people[role].user.id: post for role, post in operators.items()}
        account = _done(await found_account(system("town"), handle, name, of_class, registrant, kind, who))
        if of_class is not AccountClass.PERSONAL:
            officer = await actor_of_user(people["identity_officer"].user)
            _done(await accounts.verify_registrant(officer, account.registrant_id))
    walks = await PublicAccount.get(handle="old-town-walks")
    _done(
        await posts.create_post(
            await _as(people, "owner2"), walks.id, "A walk along the wall", "It waits for its registrant."
        )
    )
    await interactions.set_word_list(
        await _as(people, "owner"), (await PublicAccount.get(handle="tea-house")).id, ["check out my channel", "加微信"]
    )


async def _raise_street(people: dict[str, Token]) -> None:
    made = []
    for handle, title, body in POSTS:
        author = await _as(people, "owner" if handle == "tea-house" else "owner2")
        account = await PublicAccount.get(handle=handle)
        post = _done(await posts.create_post(author, account.id, title, body))
        made.append(_done(await posts.publish_post(author, post.pk)))
    tea, drying, road = made[0], made[1], made[2]
    said = [_done(await interactions.add_comment(await _as(people, who), tea.pk, words)) for who, words in COMMENTS]
    owner, moderator = await _as(people, "owner"), await _as(people, "moderator")
    _done(await interactions.reply_to_comment(owner, said[2].pk, "Yes, from ten until noon. Bring a friend."))
    member, member2, complainant = [await _as(people, role) for role in ("member", "member2", "complainant")]
    _done(await interactions.add_comment(member2, drying.pk, "Nice, now check out my channel for more!"))
    rude = _done(await interactions.add_comment(member2, drying.pk, "This is dust from the floor, you fools."))
    _done(await interactions.hide_comment(moderator, rude.pk, "ABUSE"))
    gone = _done(await interactions.add_comment(member, drying.pk, "Wrong post, sorry."))
    _done(await interactions.delete_comment(member, gone.pk))
    await _raise_cases(people, road, member, member2, complainant)


async def _raise_cases(
    people: dict[str, Token], road: Model, member: Actor, member2: Actor, complainant: Actor
) -> None:
    reviewer = await _as(people, "reviewer")

    async def reported(words: str, category: str, complaint: str) -> Any:
        comment = _done(await interactions.add_comment(member2, road.pk, words))
        return _done(
            await complaints.lodge_complaint(complainant, SubjectKind.COMMENT, comment.pk, category, complaint)
        )

    await reported("The mayor was seen asleep at work, everybody knows.", "FALSEHOOD", "That is made up.")
    taken = await reported("Invest with me, I double your money.", "FRAUD", "He asks for money and gives nothing.")
    _done(await complaints.claim_case(reviewer, taken.case_id))
    upheld = await reported("Anna lives at number 7, go and shout at her.", "PRIVACY", "That is my neighbour's home.")
    _done(await complaints.claim_case(reviewer, upheld.case_id))
    _done(await complaints.decide_case(
        reviewer, upheld.case_id, Measure.REMOVE_CONTENT, "PERSONAL_INFORMATION",
        "The comment tells where a private person lives and calls on others to go there.",
    ))  # fmt: skip
    dismissed = await reported("I do not like this street.", "OTHER", "I do not like that he does not like it.")
    _done(await complaints.claim_case(reviewer, dismissed.case_id))
    _done(await complaints.decide_case(
        reviewer, dismissed.case_id, Measure.NONE, "CIVILITY", "The comment gives an opinion and insults nobody."
    ))  # fmt: skip
    withdrawn = _done(await complaints.lodge_complaint(member, SubjectKind.POST, road.pk, "OTHER", "Sent by mistake."))
    _done(await complaints.withdraw_complaint(member, withdrawn.pk))
    assert await Case.filter(state="OPEN").exists()


async def _as(people: dict[str, Token], role: str) -> Actor:
    return await actor_of_user(people[role].user)


def _done(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the town was refused: {answer}")
    return answer
