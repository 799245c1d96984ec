"""What nothing needs is erased a day later, what a complaint needs never is; limits, linking, a store that is away."""

from datetime import timedelta
from pathlib import Path

from db import Evidence, StoredFile, TrailEntry
from db.files import FileStore, use_files
from db.vocabulary import FileState
from policy import pack
from resolvers import clock, complaints
from resolvers.accounts import link_chat, link_this_chat
from resolvers.accounts.chats import link_secret
from resolvers.clock import move_clock
from resolvers.complaints.evidence import files_of_draft
from resolvers.complaints.uploads import erase_spent_files, upload_secret
from resolvers.rules.refusals import BusyProblem, LimitReached
from tests.cast import Town, done, make_town
from tests.pictures import photo
from tests.services import Database
from tests.test_evidence import drafted, kept, pieces

HOUR = timedelta(hours=1)


def lies_there(folder: Path, file: StoredFile) -> bool:
    """Whether anything of a file is in the store."""
    return bool(list(folder.glob(f"*/{file.id}*")))


async def purged(after: timedelta) -> int:
    """What is erased so long from now."""
    move_clock(after)
    try:
        return await erase_spent_files(clock.now())
    finally:
        move_clock(timedelta())


async def states(*files: StoredFile) -> list[FileState]:
    return [(await StoredFile.get(id=file.id)).state for file in files]


async def test_what_belongs_to_no_report_is_erased_after_a_day(database: Database, stored_files: Path) -> None:
    town = await make_town()
    loose, sent, waiting = await kept(town), await kept(town), await kept(town)
    never = done(await complaints.request_upload(town["member"], "a.jpg"))
    draft = await drafted(town)
    done(await complaints.attach_evidence(town["member"], draft.id, sent.id))
    done(await complaints.send_draft(town["member"], draft.id))
    abandoned = await drafted(town)
    done(await complaints.attach_evidence(town["member"], abandoned.id, waiting.id))

    assert await purged(HOUR) == 1, "the address to which nothing was sent"
    assert await states(loose, sent, waiting, never) == ["STORED", "STORED", "STORED", "ERASED"]
    assert await purged(25 * HOUR) == 2
    assert await states(loose, sent, waiting) == ["ERASED", "STORED", "ERASED"], "a draft of yesterday is no more"
    assert [lies_there(stored_files, file) for file in (loose, sent, waiting)] == [False, True, False]
    assert (await StoredFile.get(id=loose.id)).name == "" and await Evidence.filter(file_id=waiting.id).count() == 0
    assert await TrailEntry.filter(event="file.erased").count() == 3
    assert await purged(25 * HOUR) == 0
    assert await purged(timedelta(days=400)) == 0, "evidence stays with its complaint"


async def test_a_draft_that_is_still_written_keeps_its_files(sqlite: Database) -> None:
    town = await make_town()
    file, draft = await kept(town), await drafted(town)
    done(await complaints.attach_evidence(town["member"], draft.id, file.id))
    draft.updated_at = clock.now() + 20 * HOUR
    await draft.save()
    await purged(25 * HOUR)
    assert await states(file) == ["STORED"]
    assert [one.id for one in await files_of_draft(draft.id)] == [file.id]


async def test_a_file_whose_erasing_was_cut_short_is_erased_in_the_next_round(
    sqlite: Database, stored_files: Path
) -> None:
    town = await make_town()
    file = await kept(town)
    await StoredFile.filter(id=file.id).update(state="ERASED", expires_at=clock.now() - HOUR)
    assert await purged(timedelta()) == 1
    assert not lies_there(stored_files, file)


async def test_nobody_sends_more_files_in_a_day_than_the_policy_says(sqlite: Database) -> None:
    town = await make_town()
    for _ in range(pack().limits.uploads.most):
        done(await complaints.request_upload(town["guest"], "a.jpg"))
    assert isinstance(await complaints.request_upload(town["guest"], "a.jpg"), LimitReached)
    assert isinstance(await complaints.keep_file(town["guest"], "a.jpg", pieces(photo())), LimitReached)
    done(await complaints.request_upload(town["stranger"], "a.jpg"))


async def test_the_files_of_a_guest_go_along_when_the_chat_is_linked(sqlite: Database) -> None:
    town = await make_town()
    file, draft = await kept(town, "guest"), await drafted(town, "guest")
    done(await complaints.attach_evidence(town["guest"], draft.id, file.id))
    link = done(await link_chat(town["stranger"]))
    done(await link_this_chat(town["guest"], link_secret(link.id)))
    complaint = done(await complaints.send_draft(town["stranger"], draft.id))
    more = done(await complaints.add_evidence(town["stranger"], complaint.id, [file.id]))
    assert more.user_id == town["stranger"].user_id


async def away(town: Town, folder: Path) -> FileStore:
    """A store whose disk is full, so to say: a file lies where its folder should be."""
    folder.mkdir()
    store = use_files(str(folder / "files"))
    (folder / "files").rmdir()
    (folder / "files").write_text("in the way")
    return store


async def test_a_store_that_is_away_is_told_and_the_same_address_works_afterwards(
    sqlite: Database, stored_files: Path, tmp_path: Path
) -> None:
    town = await make_town()
    asked = done(await complaints.request_upload(town["member"], "a.jpg"))
    try:
        await away(town, tmp_path / "broken")
        refused = await complaints.receive_file(upload_secret(asked.id), pieces(photo()))
    finally:
        use_files(str(stored_files))
    assert refused == BusyProblem()
    assert await states(asked) == ["REQUESTED"]
    done(await complaints.receive_file(upload_secret(asked.id), pieces(photo())))
    assert await states(asked) == ["STORED"]
