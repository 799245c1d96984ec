"""The word list of an account: words tried out on the newest comments, added and removed one by one."""

from dataclasses import dataclass
from uuid import UUID

from db.accounts import PublicAccount
from db.interactions import Comment
from db.vocabulary import CommentState
from policy import pack
from resolvers.interactions.bulk.matching import folded_words
from resolvers.interactions.screening import folded
from resolvers.moves import locked, move, permit
from resolvers.pages import Literally
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, NotAllowed, NotFound, Refused, invalid
from resolvers.rules.standings import Actor, standings
from resolvers.rules.texts import checked
from resolvers.rules.visibility import QUERIES, may_see
from resolvers.use_case import use_case

CAN_BE_HIDDEN = (CommentState.VISIBLE, CommentState.HELD)


@dataclass(frozen=True)
class TriedWord:
    """A word, and how many comments it would have held."""

    word: str
    count: int


@dataclass(frozen=True)
class WordTrial:
    """What words would have held of the newest comments: how many each, how many in all, and which, newest first."""

    searched: int
    words: list[TriedWord]
    found: list[Comment]

    @property
    def count(self) -> int:
        """How many comments would have been held."""
        return len(self.found)

    @property
    def to_hide(self) -> list[Comment]:
        """Those of them that are not hidden or gone."""
        return [comment for comment in self.found if comment.state in CAN_BE_HIDDEN]


async def try_words(actor: Actor, account_id: UUID, words: list[str]) -> WordTrial:
    """Which of the newest 500 comments of readers these words would have held; for those who run the account."""
    account = await PublicAccount.get_or_none(id=account_id)
    if account is None or not may_see(actor, account):
        raise Refused(NotFound("PublicAccount"))
    if not QUERIES["tryWordList"] & standings(actor, account):
        raise Refused(NotAllowed("account:set_word_list"))
    _check(words, 0)
    newest = Comment.filter(Literally("NOT as_account"), account_id=account_id).order_by("-id")
    rows = [(row, folded(row.body)) for row in await newest.limit(pack().bulk.tried)]
    plain = folded_words(words)
    tried = [TriedWord(word, sum(folded(word) in text for _, text in rows)) for word in words]
    return WordTrial(len(rows), tried, [row for row, text in rows if any(word in text for word in plain)])


@use_case("account:set_word_list")
async def add_words(actor: Actor, account_id: UUID, words: list[str]) -> PublicAccount:
    """Add words to those that make a comment wait for the account's operators; what is there already is let be."""
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:set_word_list"], account)
    _check(words, len(account.word_list))
    known = {folded(word) for word in account.word_list}
    fresh = {folded(word): word for word in reversed(words) if folded(word) not in known}
    await move("account:set_word_list", account, word_list=[*account.word_list, *reversed(fresh.values())])
    return account


@use_case("account:set_word_list")
async def remove_word(actor: Actor, account_id: UUID, word: str) -> PublicAccount:
    """Take one word off the list."""
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:set_word_list"], account)
    await move("account:set_word_list", account, word_list=[one for one in account.word_list if one != word])
    return account


def _check(words: list[str], there: int) -> None:
    limits = pack().texts
    if not words:
        raise invalid("words", FaultCode.EMPTY)
    if len(words) + there > limits.words:
        raise invalid("words", FaultCode.TOO_LONG, limits.words)
    checked(**{f"words.{number}": (word, limits.word) for number, word in enumerate(words)})
