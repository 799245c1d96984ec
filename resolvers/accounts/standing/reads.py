"""How often posts are read: gathered in memory and written every few seconds, so that reading writes nothing (D7.2).

A reader counts once for a post within a time, as far as this process remembers. What is gathered is lost when the
process is killed: a few seconds of reads, and nothing else.
"""

import asyncio
import time
from collections import Counter
from uuid import UUID

from tortoise.expressions import F

from db.engines import to_the_end
from db.posts import Post
from db.standstill import standstill
from db.vocabulary import PostState
from policy import pack
from resolvers.rules.standings import Actor

EVERY = 5.0
REMEMBERED = 100_000  # readers of posts at once


class Reads:
    """The reads of this process that are not written yet, and whose they were."""

    def __init__(self) -> None:
        self.waiting: Counter[UUID] = Counter()
        self.readers: set[tuple[str, UUID]] = set()
        self.since = time.monotonic()

    def count(self, reader: str, post_id: UUID) -> None:
        """Count a read, unless the same reader was counted not long ago."""
        now = time.monotonic()
        if now - self.since > pack().standing.read_again or len(self.readers) >= REMEMBERED:
            self.readers.clear()
            self.since = now
        if (reader, post_id) not in self.readers:
            self.readers.add((reader, post_id))
            self.waiting[post_id] += 1

    def take(self) -> Counter[UUID]:
        """All that waits; nothing does afterwards."""
        taken, self.waiting = self.waiting, Counter()
        return taken


reads = Reads()


def count_read(actor: Actor, post: Post) -> None:
    """Count that somebody opened a public post; who runs its account reads it without being counted."""
    public = post.state is PostState.PUBLISHED and not post.shut
    if public and post.account_id not in actor.posts:
        reads.count(actor.key, post.id)


async def flush_reads() -> int:
    """Write what was gathered, one short statement for each post; gives how many reads there were.

    What could not be written waits for the next time; during a standstill all of it does.
    """
    if standstill():
        return 0
    taken, written = reads.take(), 0
    try:
        for key in sorted(taken):
            await Post.filter(id=key).update(reads=F("reads") + taken[key])
            written += taken.pop(key)
    finally:
        reads.waiting.update(taken)
    return written


async def write_down_reads(every: float = EVERY) -> None:
    """Write what was gathered, every few seconds, and what is left when the process comes to its end."""
    try:
        while True:
            await asyncio.sleep(every)
            await flush_reads()
    except asyncio.CancelledError:
        await to_the_end(flush_reads())
        raise
