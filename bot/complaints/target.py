"""What a report is about: found in a link, an id or a handle, and shown."""

import re
from uuid import UUID

from aiogram.utils.formatting import Bold, Text

from bot.context import Talk
from bot.replies import SHOWN, lines, one_line, quote
from db.accounts import PublicAccount
from db.interactions import Comment
from db.vocabulary import SubjectKind
from resolvers.accounts.staff import account_by_handle
from resolvers.complaints.subjects import KIND, Subject, find_subject
from resolvers.rules.ids import LETTER, read_global_id
from resolvers.rules.refusals import Refused

KIND_OF = {letter: KIND[name] for name, letter in LETTER.items()}
PAYLOAD = re.compile(r"(?<![A-Za-z0-9])r_([cpa])_([0-9a-f]{32})(?![A-Za-z0-9])")
HANDLE = re.compile(r"(?<![A-Za-z0-9_@.])@([A-Za-z0-9_-]{2,64})")
WORD = re.compile(r"[A-Za-z0-9_-]{16,200}")


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


def shown(talk: Talk, about: Subject, most: int = SHOWN) -> Text:
    """The thing as it is, so that nobody reports another by mistake."""
    head = Bold(talk.say(f"report-{about.kind.value.lower()}"))
    row = about.row
    if isinstance(row, Comment):
        return lines(head, one_line(row.author_name), quote(row.body, most))
    if isinstance(row, PublicAccount):
        return lines(head, Text(one_line(row.name), f" @{row.handle}"))
    return lines(head, one_line(row.title), quote(row.body, most))
