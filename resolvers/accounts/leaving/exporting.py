"""The export of one's own data: asked for, built by a loop of its own, kept for days, then erased (D9.1, D9.2)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from db.accounts import Export, User
from db.complaints import StoredFile
from db.files import Copy, StoreAway, file_store
from db.files.contents import ARCHIVE
from db.vocabulary import DeadlineKind, ExportState, FileKind, FileState, UserState
from policy import pack
from resolvers import clock
from resolvers.accounts.leaving.left import erase_file
from resolvers.accounts.leaving.packing import packed
from resolvers.complaints.downloads import giver_of
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.limits import within_limit
from resolvers.moves import change, created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import BusyProblem, NotFound, Refusal
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

OPEN = (ExportState.ASKED, ExportState.BUILT)
ABANDONED = timedelta(hours=1)  # after so long a file that was never whole is erased


@use_case("user:export")
async def export_my_data(actor: Actor) -> Export:
    """Ask for all of one's own data in one file: a ZIP of JSON and of the files one handed in.

    It is built within minutes; a message says when, and `viewer.exports` has the address for seven days. It holds
    nothing about others. Refused with Restricted while one is being built, with LimitReached beyond two in a day.
    Duty D9.2.
    """
    if actor.user_id is None:
        await permit(ACTS["user:export"], None)
    user = await locked(User, actor.user_id)  # type: ignore[arg-type]
    asked = await Export.filter(user_id=user.id, state=ExportState.ASKED).exists()
    await permit(ACTS["user:export"], user, {"asked": asked})
    await within_limit(pack().leaving.exports, Export.filter(user_id=user.id), "asked_at")
    export = await Export.create(id=new_id(), user_id=user.id, asked_at=work().now, due_at=work().now)
    created("user:export", export)
    return export


@dataclass(frozen=True)
class Packed:
    """What was built: the row of the file in which it lies, and what can be told of it."""

    file: UUID
    size: int
    sha256: str
    sealed_with: str | None = None


async def go_on_with_export(actor: Actor, export_id: UUID) -> Export | Refusal:
    """Build an export that was asked for, or end one of somebody who has gone or whose time is over."""
    export = await Export.get_or_none(id=export_id).select_related("user")
    if export is None:
        return NotFound("Export")
    if export.state is not ExportState.ASKED or export.user.state is UserState.CLOSED:
        ended: Export | Refusal = await end_export(actor, export_id)
        return ended
    # A row first: what a break leaves in the file store is erased with it.
    file = await _expect_archive(giver_of(StoredFile(user_id=export.user_id)), _name_of(export))
    if isinstance(file, Refusal):
        return file
    try:
        archive = await packed(export.user, file.id)
        with archive.content as content:
            await file_store().put(file.id, Copy.ORIGINAL, content)
        kept = Packed(file.id, archive.size, archive.sha256, archive.sealed_with)
    except StoreAway:
        return BusyProblem()
    return await build_export(actor, export_id, kept)


def _name_of(export: Export) -> str:
    return f"my-data-{export.asked_at:%Y-%m-%d}.zip"


@use_case("file:request")
async def _expect_archive(actor: Actor, name: str) -> StoredFile:
    file = await StoredFile.create(
        id=new_id(), user_id=actor.user_id, name=name, created_at=work().now, expires_at=work().now + ABANDONED
    )
    created("file:request", file)
    return file


@use_case("export:build")
async def build_export(actor: Actor, export_id: UUID, kept: Packed) -> Export:
    """Keep an export that was built, and tell its person; of two that were built at once the first counts."""
    export = await locked(Export, export_id)
    ends = work().now + timedelta(days=pack().leaving.export_days)
    await move("export:build", export, file_id=kept.file, built_at=work().now, expires_at=ends, done_at=work().now)
    file = await StoredFile.filter(id=kept.file).select_for_update().get()
    file.kind, file.media_type, file.size, file.sha256 = FileKind.DOCUMENT, ARCHIVE, kept.size, kept.sha256
    file.sealed_with, file.expires_at = kept.sealed_with, None
    await file.save(update_fields=["kind", "media_type", "size", "sha256", "sealed_with", "expires_at"])
    await change(ACTS["file:store"], file, {"state": FileState.STORED}, permitted_by=ACTS["export:build"])
    await set_deadline(DeadlineKind.EXPORT_DUE, export.id, ends)
    await tell("export.built", export, until=ends.date())
    return export


@at_its_time(DeadlineKind.EXPORT_DUE)
@use_case("export:end")
async def end_export(actor: Actor, export_id: UUID) -> Export:
    """End an export whose time is over: its file is erased."""
    export = await locked(Export, export_id)
    await permit(ACTS["export:end"], export)
    user = await User.get(id=export.user_id)
    if export.expires_at is not None and work().now < export.expires_at and user.state is not UserState.CLOSED:
        await set_deadline(DeadlineKind.EXPORT_DUE, export.id, export.expires_at)
        return export
    await move("export:end", export, done_at=work().now)
    file = await StoredFile.filter(id=export.file_id).select_for_update().first() if export.file_id else None
    if file is not None and file.state is not FileState.ERASED:
        await erase_file(file)
    return export


async def end_exports(user_id: UUID) -> None:
    """A step: what was built for somebody who leaves is erased with them."""
    for key in await Export.filter(user_id=user_id, state__in=OPEN).values_list("id", flat=True):
        await set_deadline(DeadlineKind.EXPORT_DUE, key, work().now)  # type: ignore[arg-type]


async def exports_of(actor: Actor) -> list[Export]:
    """One's own exports that are being built or can be fetched, newest first."""
    if actor.user_id is None:
        return []
    found = await Export.filter(user_id=actor.user_id, state__in=OPEN).order_by("-id").limit(20)
    return [one for one in found if one.expires_at is None or one.expires_at > clock.now()]
