"""What a report is about: found in a link, an id, a handle or a forwarded card, and shown."""

import re
from datetime import timedelta
from uuid import UUID

from aiogram.types import Message, MessageOriginUser
from aiogram.utils.formatting import Bold, Text

from bot.chat import storage
from bot.context import Talk
from bot.replies import SHOWN, called, lines, one_line, quote
from db.accounts import PublicAccount
from db.complaints import Case, Complaint
from db.interactions import Comment
from db.messages import Message as PrivateWords
from db.vocabulary import SubjectKind
from resolvers.accounts.staff import account_by_handle
from resolvers.complaints import draft_of
from resolvers.complaints.subjects import KIND, Subject, find_subject
from resolvers.oversight import rows_by_id
from resolvers.rules.ids import LETTER, read_global_id
from resolvers.rules.refusals import Refused

KIND_OF = {letter: KIND[name] for name, letter in LETTER.items()}
PAYLOAD = re.compile(r"(?<![A-Za-z0-9])r_([cpam])_([0-9a-f]{32})(?![A-Za-z0-9])")
HANDLE = re.compile(r"(?<![A-Za-z0-9_@.])@([A-Za-z0-9_-]{2,64})")
WORD = re.compile(r"[A-Za-z0-9_-]{16,200}")
ADDRESS = re.compile(r"https?://\S+")
# A forwarded message tells when it was first sent, and nothing else by which it could be found again.
NEAR = (timedelta(seconds=-2), timedelta(seconds=15))
KNOWN_BY = 60


async def pointed_at(talk: Talk, message: Message) -> Subject | None:
    """What a message points at: a card of the bot that it forwards, or what is named in it or behind its links."""
    origin = message.forward_origin
    of_the_bot = isinstance(origin, MessageOriginUser) and origin.sender_user.id == talk.bot.id
    found = await _on_a_card(talk, message) if of_the_bot else None
    return found or await target_in(talk, _with_links(message))


def _with_links(message: Message) -> str:
    """What is said in a message, with the addresses behind its words and its buttons."""
    entities = message.entities or message.caption_entities or []
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    hidden = [entity.url for entity in entities] + [button.url for row in rows for button in row]
    return "\n".join([message.text or message.caption or "", *filter(None, hidden)])


async def _on_a_card(talk: Talk, message: Message) -> Subject | None:
    """The thing on the card that is forwarded: sent to this chat then, and its words are in it."""
    assert message.forward_origin is not None
    sent, text = message.forward_origin.date, message.text or message.caption or ""
    for card in await storage.cards_between(talk.chat, sent + NEAR[0], sent + NEAR[1]):
        about = await _shown_on(talk, card.subject_kind, card.subject_id)
        if about is not None and one_line(about.snapshot)[:KNOWN_BY].strip() in one_line(text):
            return about
    return None


async def _shown_on(talk: Talk, kind: str, key: UUID) -> Subject | None:
    if kind in KIND:
        return await subject(talk, KIND[kind], key)
    row: object = await draft_of(talk.actor, key) if kind == "ComplaintDraft" else None
    if kind in ("Complaint", "Case"):
        row = (await rows_by_id(talk.actor, kind, [key])).get(key)
    if isinstance(row, Complaint | Case) or (kind == "ComplaintDraft" and row is not None):
        return await subject(talk, SubjectKind(row.subject_kind), row.subject_id)  # type: ignore[attr-defined]
    return None


async def target_in(talk: Talk, text: str) -> Subject | None:
    """The first thing that a text points at and that exists for this person."""
    for kind, key in _pointers(text):
        if (found := await subject(talk, kind, key)) is not None:
            return found
    for handle in HANDLE.findall(text):
        account = await account_by_handle(talk.actor, handle)
        if account is not None:
            return await subject(talk, SubjectKind.ACCOUNT, account.id)
    return None


async def subject(talk: Talk, kind: SubjectKind, key: UUID) -> Subject | None:
    """A thing that can be reported, if it exists for this person."""
    try:
        return await find_subject(talk.actor, kind, key)
    except Refused:
        return None


def _pointers(text: str) -> list[tuple[SubjectKind, UUID]]:
    found = [(KIND_OF[letter], UUID(key)) for letter, key in PAYLOAD.findall(text)]
    for word in WORD.findall(text):
        read = read_global_id(word)
        if read and read[0] in KIND:
            found.append((KIND[read[0]], read[1]))
    return found


def beside_pointers(text: str) -> str:
    """A text, unless it only points at something."""
    rest = text
    for pattern in (ADDRESS, PAYLOAD, HANDLE):
        rest = pattern.sub(" ", rest)
    rest = WORD.sub(lambda word: " " if read_global_id(word[0]) else word[0], rest)
    return text if re.search(r"\w", rest) else ""


def shown(talk: Talk, about: Subject, most: int = SHOWN, *, mine: bool = False) -> Text:
    """The thing as it is, so that nobody reports another by mistake; one's own is named otherwise."""
    head = Bold(talk.say("counter-about" if mine else f"report-{about.kind.value.lower()}"))
    row = about.row
    if about.is_gone:
        return lines(head, talk.say("report-not-public"))
    if isinstance(row, Comment):
        return lines(head, called(talk, row.author_name), quote(row.body, most))
    if isinstance(row, PrivateWords):
        return lines(head, quote(about.snapshot, most))
    if isinstance(row, PublicAccount):
        return lines(head, Text(one_line(row.name), f" @{row.handle}"))
    return lines(head, one_line(row.title), quote(row.body, most))
