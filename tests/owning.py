"""An owner who cares for comments from the built-in chat alone, knows spam when reading it, and counts every press.

They read each comment as it comes, on its card. Now and then they sit down: they add words that stood in spam and in
nothing else so far and hide what those match, hide what was held meanwhile, and press [Hide] on what is left.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from bot.chat.shown import ShownMessage
from db import Card, Comment
from resolvers.interactions.screening import folded
from tests.chat_world import Someone, labels

LONGEST_LIST = 60
LEAST, PRICE = 2, 3  # a word is added when it tells so many, less so much for each harmless comment
NAME = re.compile(r"[./@#_\d-]\w")  # links, handles, numbers: what one would copy from a comment
WORD_IN_COMMENT = re.compile(r"\S+")


@dataclass
class Owner:
    """The owner at the chat, what they read so far, and how often they pressed or typed."""

    one: Someone
    person: UUID
    spam: dict[UUID, str] = field(default_factory=dict)
    harmless: dict[UUID, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    presses: Counter[str] = field(default_factory=Counter)
    spent: Counter[str] = field(default_factory=Counter)

    def reads(self, comment: Comment, *, is_spam: bool) -> None:
        """A comment came, and they know what it is."""
        (self.spam if is_spam else self.harmless)[comment.id] = folded(comment.body)

    async def press(self, label: str, message_id: int | None = None) -> None:
        """Press a button, which counts."""
        self.presses["press"] += 1
        await self.one.press(label, message_id)

    async def say(self, text: str) -> None:
        """Type something, which counts."""
        self.presses["typed"] += 1
        await self.one.say(text)

    async def starting(self, start: str) -> str | None:
        """The label of the newest message's button that begins so."""
        return next((label for label in labels(await self.one.last()) if label.startswith(start)), None)

    async def sits_down(self, *, copies: bool = False) -> None:
        """Work through what came since the last time; `copies` words of each comment that is left, not names only."""
        for step, work in (
            ("held", self.hides_what_is_held()),
            ("words", self.adds_words()),
            ("alike", self.hides_what_is_alike()),
            ("names", self.looks_for_names(copies)),
            ("rest", self.hides_the_rest()),
        ):
            before = self.presses.total()
            await work
            self.spent[step] += self.presses.total() - before

    async def left(self, *states: str) -> set[UUID]:
        """Spam that is still in one of these states."""
        keys = await Comment.filter(id__in=list(self.spam), state__in=states or ("VISIBLE", "HELD"))
        return {comment.id for comment in keys}

    async def hides_what_is_held(self) -> None:
        """Hide what words held, but for what is harmless, which they let appear."""
        held = await Comment.filter(state="HELD", id__in=[*self.spam, *self.harmless])
        if not held:
            return
        await self.say("/queue")
        if any(comment.id in self.spam for comment in held) and len(held) > 1:
            await self.press("Hide all that are held…")
            await self.leaves_out_what_is_harmless()
            await self.press((await self.starting("Hide ")) or "")
            if others := await self.starting("Let the "):
                await self.press(others)
        for comment in await Comment.filter(state="HELD", id__in=list(self.harmless)):
            await self.on_card(comment.id, "Approve")

    async def looks_for_names(self, copies: bool) -> None:
        """Type the links, numbers and names that tell spam that is left, and hide what has them."""
        left = await self.left("VISIBLE")
        names = [one for one in self.telling_words(left, 1, LONGEST_LIST) if copies or NAME.search(one)]
        if len(names) < 4:
            return
        await self.say(f"/words try {', '.join(names)}")
        await self.press((await self.starting("Only hide")) or "")
        await self.leaves_out_what_is_harmless()
        await self.press((await self.starting("Hide ")) or "")

    async def adds_words(self) -> None:
        """Type words that stood in spam and hardly in anything else so far, and hide what they match."""
        words = self.telling_words(await self.left("VISIBLE"), LEAST, PRICE)
        if not words:
            return
        self.words += words
        await self.say(f"/words add {', '.join(words)}")
        await self.press((await self.starting("Add and hide")) or "")
        await self.leaves_out_what_is_harmless()
        await self.press((await self.starting("Hide ")) or "")

    def telling_words(self, left: set[UUID], least: int, price: int) -> list[str]:
        """Words and short phrases, the most telling first; each harmless comment with one in it costs `price`."""
        texts, found = {key: self.spam[key] for key in left}, list[str]()
        count = Counter(phrase for text in texts.values() for phrase in phrases(text))
        lost = {one: price * self.harmless_with(one) for one, times in count.items() if times >= least}
        while texts and len(found) < LONGEST_LIST:
            hits = {one: [key for key, text in texts.items() if one in text] for one in lost}
            best = max(
                hits, key=lambda one: (len(hits[one]) - lost[one], bool(NAME.search(one)), -len(one)), default=None
            )
            if best is None or len(hits[best]) - lost[best] < least:
                break
            found.append(best)
            texts = {key: text for key, text in texts.items() if key not in hits[best]}
        return found

    def harmless_with(self, phrase: str) -> int:
        """How many harmless comments so far had it in them."""
        return sum(phrase in text for text in self.harmless.values())

    async def leaves_out_what_is_harmless(self) -> None:
        """Turn all the pages, and press the numbers of harmless comments."""
        while True:
            page = await self.one.last()
            for line in page.content.text.split("\n"):
                place, body = re.match(r"✓ (\d+)\. .{1,24}?: (.*)", line).groups() if line.startswith("✓") else ("", "")  # type: ignore[union-attr]
                if place and self.is_harmless(body):
                    await self.press(f"✓ {place}", page.message_id)
            if "Next" not in labels(await self.one.at(page.message_id)):
                return
            await self.press("Next", page.message_id)

    def is_harmless(self, body: str) -> bool:
        """Whether what is shown of a comment is of a harmless one."""
        shown = " ".join(folded(body.rstrip("…")).split())
        return any(" ".join(text.split()).startswith(shown) for text in self.harmless.values())

    async def hides_what_is_alike(self) -> None:
        """Where three and more are alike, two presses hide them; the newest card tells how many they are."""
        for key in sorted(await self.left("VISIBLE"), reverse=True):
            card = await self.card_of(key)
            all_of_them = next((one for one in labels(card) if one.startswith("Hide all ")), "")
            if key in await self.left("VISIBLE") and int("0" + "".join(filter(str.isdigit, all_of_them))) >= 3:
                await self.press(all_of_them, card.message_id)
                await self.leaves_out_what_is_harmless()
                await self.press((await self.starting("Hide ")) or "")

    async def hides_the_rest(self) -> None:
        """Press [Hide] on the card of each that is left."""
        for key in sorted(await self.left()):
            await self.on_card(key, "Hide")

    async def on_card(self, key: UUID, label: str) -> None:
        """Press a button of a comment's card."""
        await self.press(label, (await self.card_of(key)).message_id)

    async def card_of(self, key: UUID) -> ShownMessage:
        """The card on which they read a comment."""
        card = await Card.filter(subject_kind="Comment", subject_id=key, chat__user_id=self.person).first()
        assert card is not None, "a comment that was read on no card"
        return await self.one.at(card.message_id)


def phrases(text: str) -> Iterable[str]:
    """The words of a text and what two or three of them are together."""
    words = WORD_IN_COMMENT.findall(text)
    runs = (" ".join(words[start : start + n]) for n in (1, 2, 3) for start in range(len(words) - n + 1))
    return {run for run in runs if 4 <= len(run) <= 40 and not set(run) & set(",，、;；")}
