"""Whatever people write is kept and given back as it was, or refused by a rule that is named."""

from datetime import timedelta

import pytest
from tortoise.models import Model

from db import Comment, CommentVersion, Complaint, Decision, Post, PublicAccount, User
from db.vocabulary import SubjectKind
from policy import pack
from resolvers import complaints, interactions, posts
from resolvers.accounts.founding import found_user
from resolvers.interactions.screening import folded
from resolvers.rules.refusals import FaultCode, Invalid, Refusal, Refused
from resolvers.rules.standings import system
from tests.cast import RULE, done, make_town
from tests.naughty import ALL
from tests.rows import everything
from tests.services import Database

TEXT_RULES = {FaultCode.EMPTY, FaultCode.TOO_LONG, FaultCode.FORBIDDEN_CHARACTER, FaultCode.TOO_SHORT}


async def kept(answer: Model | Refusal, text: str, column: str = "body") -> bool:
    """Whether it was taken: then it stands in the row as written; otherwise a rule of texts was named."""
    if isinstance(answer, Refusal):
        assert isinstance(answer, Invalid), (text[:40], answer)
        assert {fault.code for fault in answer.faults} <= TEXT_RULES, (text[:40], answer)
        return False
    row = await type(answer).get(pk=answer.pk)
    assert getattr(row, column).encode() == text.encode()
    return True


def takes(text: str, most: int) -> bool:
    """What the rule for texts says in other words: something to see, not too long, nothing that no database keeps."""
    shown = text.strip(" \t\n\r\u00a0\u3000\u200b\ufeff\u2060\u200d\u00ad\x07\x1b")
    storable = "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
    return bool(shown) and storable and len(text) <= most


async def test_comments_and_their_edits_are_kept_as_written(database: Database) -> None:
    town, most = await make_town(), pack().texts.comment
    comment = await town.comment()
    for text in ALL:
        long_ago = (await Post.first()).created_at.replace(year=2020)
        await Comment.all().update(created_at=long_ago)
        await CommentVersion.all().update(at=long_ago)
        assert await kept(await interactions.add_comment(town["author"], town.post.id, text), text) == takes(text, most)
        assert await kept(await interactions.edit_comment(town["author"], comment.id, text), text) == takes(text, most)


async def test_posts_are_kept_as_written(database: Database) -> None:
    town, texts = await make_town(), pack().texts
    for text in ALL:
        title = await posts.create_post(town["owner"], town.account.id, text, "Body")
        assert await kept(title, text, "title") == takes(text, texts.post_title)
        body = await posts.create_post(town["owner"], town.account.id, "Title", text)
        assert await kept(body, text) == takes(text, texts.post_body)


async def test_display_names_are_kept_as_written(database: Database) -> None:
    for text in ALL:
        token = await found_user(system("test"), text, "", timedelta(days=1))
        answer = token if isinstance(token, Refusal) else await User.get(id=token.user_id)
        assert await kept(answer, text, "display_name") == takes(text, pack().texts.display_name)


async def test_words_and_facts_are_kept_as_written(database: Database) -> None:
    town, texts = await make_town(), pack().texts
    for text in ALL:
        comment = await town.comment()
        filed = await complaints.lodge_complaint(
            town["member"], SubjectKind.COMMENT, comment.id, "INSULT", text, good_faith=True
        )
        assert await kept(filed, text, "words") == takes(text, texts.complaint)
        answer = await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, RULE, text)
        if not isinstance(answer, Refusal):
            answer = await Decision.all().latest("id")
        assert await kept(answer, text, "facts") == takes(text, texts.facts)
    assert await Complaint.all().count() < len(ALL)


async def test_a_word_list_is_kept_as_written_and_its_words_are_found(database: Database) -> None:
    town, most = await make_town(), pack().texts.word
    for text in ALL:
        answer = await interactions.set_word_list(town["owner"], town.account.id, [text, text])
        if not takes(text, most):
            assert isinstance(answer, Invalid)
            continue
        assert (await PublicAccount.get(id=done(answer).pk)).word_list == [text]
        long_ago = (await Post.first()).created_at.replace(year=2020)
        await Comment.all().update(created_at=long_ago)
        await CommentVersion.all().update(at=long_ago)
        said = done(await interactions.add_comment(town["author"], town.post.id, f"so {text} it is"))
        assert said.state == "HELD", (text, folded(text))


async def test_reasons_codes_and_secrets_that_are_odd_are_refused(database: Database) -> None:
    town = await make_town()
    comment, before = await town.comment(), await everything()
    for text in ALL:
        for answer in (
            await interactions.delete_comment(town["owner"], comment.id, text or "x"),
            await interactions.hide_comment(town["owner"], comment.id, text or "x"),
            await complaints.lodge_complaint(
                town["member"], SubjectKind.COMMENT, comment.id, text, "Words.", good_faith=True
            ),
            await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, text, "Facts."),
        ):
            assert isinstance(answer, Invalid) and answer.faults[0].code == FaultCode.NOT_ONE_OF
        with pytest.raises(Refused):
            await complaints.complaint_by_receipt(text, text)
    assert await everything() == before
