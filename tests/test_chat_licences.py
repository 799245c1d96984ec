"""Licences and news in the chat: what counts until when, why one was turned down, and what staff called news."""

from datetime import timedelta

import db
from db.vocabulary import PostKind, QualificationKind
from policy import say
from resolvers import clock
from resolvers.complaints.cases.deciding import reclassify_post
from tests.cast import done
from tests.chat_world import as_actor, labels, open_town
from tests.services import Database


async def test_licences_are_shown_to_whoever_acts_for_the_registrant(sqlite_town: Database) -> None:
    async with open_town() as world:
        owner, reader = await world.someone("owner"), await world.someone("reader")
        assert "no registrant with a licence" in (await owner.say("/licences"))[-1].content.text
        user = (await as_actor("owner")).user_id
        account = await db.PublicAccount.filter().first()
        assert account
        now = clock.now()
        day = now.date() + timedelta(days=90)
        for kind, state, reason in (
            (QualificationKind.EDIT_AND_PUBLISH, "VERIFIED", None),
            (QualificationKind.REPRINT, "REJECTED", "LICENCE_UNREADABLE"),
        ):
            await db.Qualification.create(
                registrant_id=account.registrant_id, kind=kind, state=state, number="NEWS-7", issuer="The bureau",
                valid_from=now.date(), expires_on=day, submitted_by_id=user, created_at=now, reason=reason,
            )  # fmt: skip
        text = (await owner.say("/licences"))[-1].content.text
        assert f"• gathering, editing and publishing: verified, through {day}" in text
        assert "• reprinting: turned down" in text and "Why: the number or the issuer cannot be read" in text
        assert "NEWS-7" not in text
        assert "no registrant with a licence" in (await reader.say("/licences"))[-1].content.text


async def test_whose_post_was_called_news_reads_why_in_the_chat_and_can_contest_it_there(sqlite_town: Database) -> None:
    async with open_town() as world:
        owner = await world.someone("owner")
        posts = (await as_actor("owner")).posts
        post = await db.Post.filter(account_id__in=list(posts), state="PUBLISHED").first()
        assert post
        facts = "It tells what the city decided."
        done(await reclassify_post(await as_actor("reviewer"), post.id, PostKind.NEWS, "NEWS_LICENCE", facts))
        await world.settle()
        told = await owner.last()
        assert "is news" in told.content.text and post.title in told.content.text and facts in told.content.text
        decision = await db.Decision.get(case__subject_id=post.id)
        assert say("en", "button-appeal", until=decision.appeal_until.date()) in labels(told)
