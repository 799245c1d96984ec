"""What is shown of documents: their parts, what changed between two versions, and what is to be agreed to."""

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Strikethrough, Text, Underline

from bot.buttons import Labelled, OnDocument, in_rows, keyboard, label
from bot.context import Talk
from bot.replies import PIECE, SHOWN, Drawn, cut, lines, one_line
from db.accounts import Document
from resolvers import clock
from resolvers.accounts.documents.views import (
    AGREEMENT,
    AgreementToSign,
    agreements_to_sign,
    all_in_force,
    changes_of,
    former_version,
    in_force,
    published,
)
from resolvers.accounts.hours import local
from resolvers.rules.accounts.differences import Change, ChangeKind

AROUND = 40  # characters that stayed, shown before and behind what changed
MOST_SIGNED = 20  # registrants on the buttons of one message
NAME = 18
DRAWN = {ChangeKind.ADDED: Underline, ChangeKind.REMOVED: Strikethrough}


def parts_of(text: str, most: int = SHOWN) -> list[str]:
    """A text in parts that a message holds, cut between lines or words where that is possible."""
    parts, rest = [], text.strip()
    while len(rest) > most:
        end = max(
            rest.rfind("\n", most // 2, most), rest.rfind(" ", most // 2, most), rest.rfind("。", most // 2, most)
        )
        end = end + 1 if end > 0 else most
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest]


async def choice_of_documents(talk: Talk) -> InlineKeyboardMarkup | None:
    """A button for the text of each kind that counts."""
    return keyboard(
        *in_rows(
            [
                (cut(one_line(each.titles[talk.language]), 29), OnDocument(do="read", id=each.id))
                for each in await all_in_force()
            ],
            1,
        )
    )


def drawn_part(talk: Talk, document: Document, at: int) -> Drawn:
    """One part of the text of a document, with what goes on to the next."""
    parts = parts_of(document.texts[talk.language])
    at = min(max(at, 0), len(parts) - 1)
    content = lines(
        None if at else _head(talk, document),
        talk.say("document-page", number=at + 1, of=len(parts)) if len(parts) > 1 else None,
        parts[at],
    )
    more = (label(talk.language, "document-more"), OnDocument(do="read", id=document.id, at=at + 1))
    return Drawn(content, keyboard([more]) if at + 1 < len(parts) else None)


def _head(talk: Talk, document: Document) -> Bold:
    title = one_line(document.titles[talk.language])
    kind = talk.say(f"word-DocumentKind-{document.kind.value}")
    return Bold(talk.say("document-head", title=title, document=kind, version=document.version))


async def drawn_changes(talk: Talk, document: Document) -> Drawn | None:
    """What changed from the version before: what came is underlined, what went is struck through."""
    former = await former_version(document)
    if former is None:
        return None
    changes = await changes_of(former, document, talk.language)
    title = one_line(document.titles[talk.language])
    head = talk.say("document-changed-head", title=title, former=former.version, version=document.version)
    changed = [change for change in changes if change.kind is not ChangeKind.KEPT]
    if not changed:
        return Drawn(lines(Bold(head), talk.say("document-unchanged")))
    pieces, whole = _shown(changes)
    return Drawn(lines(Bold(head), Text(*pieces), None if whole else talk.say("document-changed-more")))


def _shown(changes: list[Change]) -> tuple[list[Text | str], bool]:
    """The passages that changed with a little around them, as many as a message holds, and whether it held all."""
    pieces: list[Text | str] = []
    left = PIECE
    for change in changes:
        text = change.text
        if change.kind is ChangeKind.KEPT and len(text) > 2 * AROUND:
            text = f"{text[:AROUND] if pieces else ''}\n…\n{text[-AROUND:]}"
        if len(text) > left:
            if change.kind is not ChangeKind.KEPT:
                pieces.append(DRAWN[change.kind](cut(text, left)))
            return pieces, False
        left -= len(text)
        pieces.append(text if change.kind is ChangeKind.KEPT else DRAWN[change.kind](text))
    return pieces, True


async def drawn_agreement(talk: Talk) -> Drawn:
    """The service agreement: what counts, what will, what of this person is missing, and what can be done about it."""
    counts, newest = await in_force(AGREEMENT), await published(AGREEMENT).first()
    if newest is None:
        return Drawn(Text(talk.say("agreement-none")))
    missing = await agreements_to_sign(talk.actor)
    concerned = bool(talk.actor.posts or missing)
    settled = talk.say("agreement-signed" if concerned else "agreement-reader")
    content = lines(
        *(part for each in (counts, newest if newest != counts else None) if each for part in _stands(talk, each)),
        talk.say("agreement-missing") if missing else settled,
        *(_missing(talk, each) for each in missing[:MOST_SIGNED]),
        talk.say("agreement-contest") if missing else None,
    )
    rows: list[list[Labelled]] = [[_button(talk, "read", newest)]]
    if await former_version(newest):
        rows[0].append(_button(talk, "diff", newest))
    rows += [[_agreeing(talk, each)] for each in missing[:MOST_SIGNED]]
    return Drawn(content, keyboard(*rows))


def _stands(talk: Talk, document: Document) -> list[Text | str]:
    begins = document.in_force_at
    counts = begins is not None and begins <= clock.now()
    return [
        _head(talk, document),
        talk.say("document-counts" if counts else "document-will-count", **{"from": local(talk.chat, begins).date()})
        if begins
        else "",
    ]


def _missing(talk: Talk, needed: AgreementToSign) -> str:
    since = "now" if needed.needed_from <= clock.now() else local(talk.chat, needed.needed_from).date().isoformat()
    if needed.registrant is None:
        return talk.say("agreement-own", since=since)
    name = one_line(needed.registrant_name or talk.say("agreement-person"))
    return talk.say("agreement-registrant", name=name, since=since)


def _button(talk: Talk, do: str, document: Document) -> Labelled:
    return label(talk.language, f"document-{do}"), OnDocument(do=do, id=document.id)


def _agreeing(talk: Talk, needed: AgreementToSign) -> Labelled:
    """Who signs for a registrant presses a button that names it and the version of the agreement."""
    if needed.registrant is None:
        return _button(talk, "accept", needed.document)
    data = OnDocument(do="sign", id=needed.registrant.id, at=needed.document.version)
    if needed.registrant_name is None:
        return label(talk.language, "document-sign-person"), data
    return talk.say("button-document-sign", name=cut(one_line(needed.registrant_name), NAME)), data
