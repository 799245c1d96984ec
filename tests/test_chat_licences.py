"""/licences in the chat: what counts until when, and why one was turned down; to nobody else."""

from datetime import timedelta

import db
from db.vocabulary import QualificationKind
from resolvers import clock
from tests.chat_world import as_actor, open_town
from tests.services import Database


async def test_licences_are_shown_to_whoever_acts_for_the_registrant(sqlite_town: Database) -> None:
    async with open_town() as world:
        owner, reader = await world.someone("owner"), await world.someone("reader")
        assert "no registrant with a licence" in (await owner.say("/licences"))[-1].content.text
        user = (await as_actor("owner")).user_id
        account = await db.PublicAccount.filter().first()
        assert account
        now = clock.now()
        await db.Mandate.create(registrant_id=account.registrant_id, user_id=user, kind="REPRESENTATIVE", since=now)
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
