"""The chat door for the cases by act: a person of the built-in chat presses and says, and the answer is read back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import db
from bot import dispatcher
from bot.buttons import (
    OnAct,
    OnCase,
    OnChat,
    OnComment,
    OnComplaint,
    OnReport,
    OnRules,
    OnSettings,
    OnTarget,
    mark_of,
)
from bot.chat import person
from bot.chat.builtin import built_in_bot
from policy import say
from resolvers import accounts
from resolvers.accounts.chats import address_of, link_secret
from resolvers.rules.acts import ACTS
from tests import (
    way_appeals,
    way_bulk,
    way_care,
    way_complaints,
    way_marks,
    way_messages,
    way_operators,
    way_sanctions,
    way_weight,
)
from tests import way_desk as desk
from tests.cases import DESK, Case
from tests.cast import FACTS, PEOPLE, RULE, STAFF, Town, done, meet
from tests.chat_refusals import sentences
from tests.chat_world import Quiet, Someone
from tests.parts import parts

FIRST, NEW = 3001, 9000
WITHOUT_A_CHAT = {"system"}  # which never speaks; `address_guest` speaks here for the first time
HAVE_CHATS = (*PEOPLE, *STAFF)
NOT_IN_CHAT = {
    **dict.fromkeys(("user:sign_up", "user:sign_in", "token:revoke"), "a chat needs no password and has no token"),
    **dict.fromkeys([name for name in ACTS if name.endswith(("_two_step", "_reset", "_password"))],
                    "codes of signing in never go through a chat"),
    "user:meet": "done when an issuer's token comes in over the web",
    "user:revoke_others": "a chat has no token",
    "user:link_chat": "the link is made where one is signed in and opened in the chat",
    "notice:read": "a message that was sent is read",
    **dict.fromkeys(("staff:appoint", "staff:dismiss", "account:found"), "administration, by command line or web"),
    "registrant:verify": "documents are looked at on a screen",
    "comment:add": "comments are written under their post",
    "comment:undelete": "[Undo] takes the act of deleting back",
    "comment:import": "from another system, by command line",
    "comment:hold": "done by screening, to whatever is written",
    **dict.fromkeys(("comment:remove", "comment:restore", "post:remove", "post:restore"),
                    "a chat decides cases, and a removal follows from that"),
    **{f"complaint:{verb}": "follows from taking and deciding a case"
       for verb in ("accept", "uphold", "uphold_in_part", "dismiss")},
    **dict.fromkeys(("file:request", "file:store"), "a file that is sent is taken at once"),
    **dict.fromkeys(("complaint:lapse", "file:erase"), "done by the clock"),
    **way_weight.NOT_IN_CHAT, **way_sanctions.NOT_IN_CHAT, **way_appeals.NOT_IN_CHAT, **desk.NOT_IN_CHAT,
}  # fmt: skip


@dataclass
class Line:
    """A person at their chat in the town of the cases, with a message of the bot to press on."""

    one: Someone
    case: Case
    thing: Any
    message: int

    async def press(self, data: Any, message: int | None = None) -> list[str]:
        """Press any data, offered or not: the answer to the press and what was said or changed then."""
        toast = await self.one.send(message or self.message, data if isinstance(data, str) else data.pack())
        return [toast.text, *await self.said()]

    async def say(self, text: str) -> list[str]:
        """Say something: what the bot said or changed then."""
        return [message.content.text for message in await self.one.say(text)]

    async def offered(self, label: str) -> list[str]:
        """Press the newest button with a label."""
        message, button = await self.one.button(label)
        return await self.press(button.data or "", message.message_id)

    async def said(self) -> list[str]:
        """What the bot said or changed since."""
        return [message.content.text for message in await self.one.news()]


async def _reply(line: Line) -> list[str]:
    answer = await line.press(OnComment(do="reply", id=line.thing.id))
    return answer if answer[0] else await line.say("Thank you.")


async def _delete(line: Line) -> list[str]:
    asked = await line.press(OnComment(do="ask_delete", id=line.thing.id))
    answer = await line.press(OnComment(do="delete", id=line.thing.id, why=mark_of("SPAM")))
    # An author has no card, so only to operators the step before says the same.
    assert line.case.who not in ("owner", "editor", "moderator") or asked[0] in ("", answer[0])
    return answer


async def _lodge(line: Line) -> list[str]:
    answer = await _draft(line)
    if answer[0]:
        return answer
    await line.offered(say("en", "category-INSULT"))
    await line.say("It insults me.")
    return await line.offered(say("en", "button-send"))


async def _draft(line: Line) -> list[str]:
    return await line.press(OnTarget(kind="c", id=line.thing.id))


async def _withdraw(line: Line) -> list[str]:
    await line.press(OnComplaint(do="ask_withdraw", id=line.thing.id))
    return await line.press(OnComplaint(do="withdraw", id=line.thing.id))


async def _attach(line: Line) -> list[str]:
    await line.press(OnReport(do="category", id=line.thing.id, what=mark_of("INSULT")))
    await person.send_file(line.one.address, line.one.name, None, "a.txt", b"Proof.", kind="document")
    await line.one.world.settle()
    return await _on_draft("categories")(line)


async def _add_evidence(line: Line) -> list[str]:
    answer = await line.press(OnComplaint(do="add", id=line.thing.id))
    if answer[0]:
        return answer
    await line.say("It was on Monday.")
    return await line.press(OnComplaint(do="done", id=line.thing.id))


async def _decide(line: Line) -> list[str]:
    answer = await line.press(OnCase(do="ask_none", id=line.thing.id))
    forged = await line.press(OnCase(do="none", id=line.thing.id, what=mark_of(RULE)))
    if answer[0]:
        assert forged[0] == answer[0]
        return answer
    await line.say(FACTS)
    return await line.offered(say("en", "button-confirm"))


async def _unlink(line: Line) -> list[str]:
    asked = await line.say("/unlink")
    return [*await line.press(OnChat(do="unlink")), *asked]


def _on_comment(do: Any) -> "Way":
    return lambda line: line.press(OnComment(do=do, id=line.thing.id))


def _rule(of: Any) -> "Way":
    return lambda line: line.press(OnRules(do="review", of=of, id=line.thing.id))


def _on_draft(do: Any) -> "Way":
    return lambda line: line.press(OnReport(do=do, id=line.thing.id))


def _on_case(do: Any) -> "Way":
    return lambda line: line.press(OnCase(do=do, id=line.thing.id))


Way = Callable[[Line], Awaitable[list[str]]]
# How each act is done in a chat, by which sentence one knows that it was, and what came of it.
WAYS: dict[str, tuple[Way, str, str]] = {
    "chat:meet": (lambda line: line.say("/start"), "start-about", "Chat"),
    "chat:link": (lambda line: line.say(f"/start link_{link_secret(line.thing.id)}"), "link-done", "Chat"),
    "chat:unlink": (_unlink, "unlink-done", "Chat"),
    "chat:set_language": (lambda line: line.press(OnChat(do="language", what="zh")), "language-set", "Chat"),
    "chat:set_notices": (lambda line: line.press(OnSettings(do="silent", what="on")), "toast-settings", "Chat"),
    "account:set_comment_rules": (_rule("a"), "toast-rules", "PublicAccount"),
    "post:set_comment_rules": (_rule("p"), "toast-rules", "Post"),
    "comment:reply": (_reply, "card-answered", "Comment"),
    "comment:approve": (_on_comment("approve"), "toast-approve", "Comment"),
    "comment:hide": (_on_comment("hide"), "toast-hide", "Comment"),
    "comment:show": (_on_comment("show"), "toast-show", "Comment"),
    "comment:delete": (_delete, "toast-delete", "Comment"),
    "act:undo": (lambda line: line.press(OnAct(id=line.thing.id)), "toast-undo", "Comment"),
    "complaint:draft": (_draft, "report-comment", "ComplaintDraft"),
    "complaint:lodge": (_lodge, "toast-sent", "Complaint"),
    "complaint:withdraw": (_withdraw, "toast-withdrawn", "Complaint"),
    "complaint:add_evidence": (_add_evidence, "evidence-over", "Complaint"),
    "evidence:attach": (_attach, "report-category", "Evidence"),
    "evidence:detach": (_on_draft("remove"), "toast-file-removed", "ComplaintDraft"),
    "case:claim": (_on_case("claim"), "toast-claim", "Case"),
    "case:release": (_on_case("release"), "toast-release", "Case"),
    "case:decide": (_decide, "toast-decided", "Case"),
    **way_appeals.WAYS,
    **way_complaints.WAYS,
    **way_weight.WAYS,
    **way_sanctions.WAYS,
    **desk.WAYS,
}
for part in (way_marks, way_bulk, way_operators, way_messages, way_care, *parts("way")):
    WAYS |= part.WAYS
    NOT_IN_CHAT |= part.NOT_IN_CHAT


def is_asked(case: Case) -> bool:
    """Whether a chat can be asked this: by whom it knows, and of its own chat and nobody else's."""
    if case.act not in WAYS or case.who in WITHOUT_A_CHAT:
        return False
    if case.act == "chat:meet":
        return case.who == "address_guest"
    if case.act in ("chat:unlink", "chat:set_notices"):
        return (case.who, case.state) in (("linked", "LINKED"), ("met", "UNLINKED"))
    if case.act == "evidence:attach":
        return case.who == "member" and case.state == "OPEN"  # a file goes to one's own open report and to no other
    if case.act == "complaint:ask" and case.state == "JOINED":
        return False  # the card asks about the other complaint of that case, which can be asked about
    if case.act in ("complaint:ask", "complaint:decline", *way_weight.WAYS):
        return case.who in DESK  # done from the card of a case, which nobody else has
    if case.on in ("chat", "link"):
        return case.who in ("guest", "met", "linked")
    return case.who != "address_guest"


async def into_chats(town: Town) -> None:
    """Give everybody of the town a chat of their own that is linked to them."""
    for number, role in enumerate(HAVE_CHATS):
        who = town.actors.copy()
        chat = await meet(town, role, FIRST + number)
        town.actors = who
        secret = link_secret(done(await accounts.link_chat(town[role])).id)
        done(await accounts.link_this_chat(chat, secret))


DOOR = dispatcher()


async def by_chat(town: Town, case: Case) -> str:
    """What a person does in the built-in chat, and what the bot answers, as the name of the answer's type."""
    way, sign, gives = WAYS[case.act]
    line = await _line(town, case)
    answer = [text for text in await way(line) if text]
    language = "zh" if case.act == "chat:set_language" else "en"
    known = await sentences(town, case, language)
    told = {known[text] for text in answer if text in known}
    sentence = max(say(language, sign, name="{}").split("{}"), key=len)
    if any(text == sentence if sign.startswith("toast-") else sentence in text for text in answer):
        assert not told, (case, answer)
        return gives
    assert len(told) == 1, (case, answer)
    return told.pop()


async def _line(town: Town, case: Case) -> Line:
    actor = town[case.who]
    address = NEW + town.count
    if actor.chat_id:
        address = address_of(await db.Chat.get(id=actor.chat_id))
    elif case.who in HAVE_CHATS:
        address = FIRST + HAVE_CHATS.index(case.who)
    one = Someone(Quiet(built_in_bot(), DOOR, {}), address, case.who)
    shown = await one.all()
    if not shown and case.act != "chat:meet":
        shown = await one.say("/help")
    await one.catch_up()
    return Line(one, case, town.thing, shown[-1].message_id if shown else 0)
