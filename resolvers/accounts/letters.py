"""Letters: written as rows within a use case, delivered afterwards by whatever sender the operator set up."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from db import due
from db.accounts import Letter, User
from db.columns import key_ring
from db.standstill import standstill
from db.vocabulary import LetterKind
from policy import say
from resolvers import clock
from resolvers.use_case import new_id, work

GIVE_UP = 12
AT_ONCE = 20
ASKED_EVERY = 1.0
LONGEST_PAUSE = 600
log = structlog.get_logger()


@dataclass(frozen=True)
class Outgoing:
    """A letter in the open, in the hands of a sender; its key is the same whenever it is sent again."""

    key: str
    kind: LetterKind
    language: str
    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)

    @property
    def by(self) -> str:
        """By what it goes: to a mobile number, or to an address."""
        return "sms" if self.kind is LetterKind.MOBILE_CODE else "mail"


Sender = Callable[[Outgoing], Awaitable[None]]


class NotTaken(Exception):
    """A sender could not hand the letter over; `for_good` says that trying again cannot help."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


async def write_letter(
    kind: LetterKind, user: User | None, language: str, until: datetime, *, to: str = "", **facts: Any
) -> None:
    """Write a letter to a user's address, or `to` a mobile number, to be sent after the commit, not later than `until`.

    To nobody it is written too, so that both take the same statements and the same time; it is erased unsent.
    """
    ring, identity, now = key_ring(), new_id(), work().now
    text = f"{say(language, f'letter-{kind}-subject')}\n{say(language, f'letter-{kind}', **facts)}"
    if user and user.email_sealed:
        to = ring.open(user.email_sealed, f"user:{user.id}:email")
    address, words = ring.seal(to, f"letter:{identity}:address"), ring.seal(text, f"letter:{identity}:text")
    await Letter.create(
        id=identity, kind=kind, user_id=user.id if user else None, language=language, created_at=now, due_at=now,
        expires_at=until, address_sealed=address, text_sealed=words,
    )  # fmt: skip


async def run_letters(sender: Sender | None) -> None:
    """Send what is due until cancelled; without a sender letters wait until they are out of date."""
    while True:
        try:
            sent = await send_letters(sender)
        except Exception as failure:  # a database that is away comes back
            log.warning("letters_unsent", error=type(failure).__name__)
            sent = 0
        if not sent:
            await asyncio.sleep(ASKED_EVERY)


async def send_letters(sender: Sender | None) -> int:
    """Send the letters that are due, each at least once under a key by which a receiver knows it again.

    In a standstill they wait.
    """
    if standstill():
        return 0
    now = clock.now()
    if sender is None:
        return await Letter.filter(done_at=None, expires_at__lte=now).update(**_erased(now))
    claimed = await due.claim(Letter, now, limit=AT_ONCE)
    await asyncio.gather(*(_send(sender, letter) for letter in claimed))
    return len(claimed)


async def _send(sender: Sender, letter: Letter) -> None:
    now = clock.now()
    try:
        if letter.expires_at <= now:
            raise NotTaken("OutOfDate", for_good=True)
        if (told := opened(letter)).to:
            await sender(told)
    except Exception as failure:
        for_good = letter.attempts >= GIVE_UP or (isinstance(failure, NotTaken) and failure.for_good)
        why = str(failure) if isinstance(failure, NotTaken) else type(failure).__name__
        log.warning("letter_not_taken", letter=str(letter.id), why=why, attempt=letter.attempts, given_up=for_good)
        if not for_good:
            await due.postpone(letter, now + timedelta(seconds=min(LONGEST_PAUSE, 2**letter.attempts)))
            return
    await Letter.filter(id=letter.id).update(**_erased(clock.now()))


def _erased(now: datetime) -> dict[str, Any]:
    return {"done_at": now, "lease_until": None, "address_sealed": None, "text_sealed": None}


def opened(letter: Letter) -> Outgoing:
    """A letter that is not done, in the open."""
    ring, place = key_ring(), f"letter:{letter.id}"
    subject, _, text = ring.open(letter.text_sealed or b"", f"{place}:text").partition("\n")
    to = ring.open(letter.address_sealed or b"", f"{place}:address")
    return Outgoing(str(letter.id), LetterKind(letter.kind), letter.language, to, subject, text)
