"""Evidence: files that belong to a report, first to its draft and then to the complaint (D15.2)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from db.complaints import Case, Complaint, ComplaintDraft, Evidence, StoredFile
from db.files.contents import ARCHIVE
from db.vocabulary import FileFault, FileState
from policy import pack
from resolvers.moves import created, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, FaultCode, FileRefused, NotFound, Refused, Restricted, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see
from resolvers.use_case import new_id, use_case, work


@use_case("evidence:attach")
async def attach_evidence(actor: Actor, draft_id: UUID, file_id: UUID) -> Evidence:
    """Add a file of one's own to a draft; the same file twice is there once. A report can have ten."""
    draft = await _open_draft("evidence:attach", draft_id)
    files = await _files_of_mine([file_id])
    here = await Evidence.filter(draft_id=draft_id)
    for evidence in here:
        if evidence.file_id == file_id:
            return evidence
    evidence = (await _add(files, len(here), draft_id=draft.id))[0]
    draft.updated_at = work().now
    await draft.save(update_fields=["updated_at"])
    created("evidence:attach", evidence, file=file_id)
    return evidence


@use_case("evidence:detach")
async def detach_evidence(actor: Actor, draft_id: UUID) -> ComplaintDraft:
    """Take the last attached file off a draft; the file itself is erased a day later."""
    draft = await _open_draft("evidence:detach", draft_id)
    last = await Evidence.filter(draft_id=draft_id).order_by("-id").first()
    if last is not None:
        await _expire([last.file_id])
        created("evidence:detach", last, file=last.file_id)
        await last.delete()
    draft.updated_at = work().now
    await draft.save(update_fields=["updated_at"])
    return draft


@use_case("complaint:add_evidence")
async def add_evidence(actor: Actor, complaint_id: UUID, file_ids: Sequence[UUID]) -> Complaint:
    """Add files of one's own to one's complaint while it is open; the reviewers of its case see them."""
    complaint = await locked(Complaint, complaint_id)
    await permit(ACTS["complaint:add_evidence"], complaint)
    if not file_ids:
        raise invalid("files", FaultCode.EMPTY)
    await hold_evidence(complaint, file_ids)
    await move("complaint:add_evidence", complaint)
    await tell("case.changed", await Case.get(id=complaint.case_id))
    return complaint


async def hold_evidence(complaint: Complaint, file_ids: Sequence[UUID]) -> int:
    """Keep files with a complaint from now on; those that it has already are passed over. Gives how many came."""
    return await hand_in(file_ids, complaint_id=complaint.id)


async def hand_in(file_ids: Sequence[UUID], **to: UUID) -> int:
    """A step: keep files of the actor's own with what they are handed in for, named by its column of evidence."""
    if not file_ids:
        return 0
    files = await _files_of_mine(file_ids)
    here = await Evidence.filter(**to).values_list("file_id", flat=True)
    added = await _add([file for file in files if file.id not in here], len(here), **to)
    await StoredFile.filter(id__in=list(file_ids)).update(expires_at=None)
    return len(added)


async def carry_evidence(draft: ComplaintDraft, complaint: Complaint) -> int:
    """Take along what was attached to a draft, now that it is a complaint, or joins one. Gives how many came."""
    files = await Evidence.filter(draft_id=draft.id).values_list("file_id", flat=True)
    if files:
        await StoredFile.filter(id__in=files).order_by("id").select_for_update()
        _room_for(len(files) + await Evidence.filter(complaint_id=complaint.id).count())
        await Evidence.filter(draft_id=draft.id).update(complaint_id=complaint.id)
        await StoredFile.filter(id__in=files).update(expires_at=None)
    return len(files)


async def let_go_of_evidence(draft: ComplaintDraft) -> None:
    """Take all files off a draft that is left; they are erased a day later."""
    await _expire([evidence.file_id for evidence in await Evidence.filter(draft_id=draft.id)])
    await Evidence.filter(draft_id=draft.id).delete()


async def files_of_draft(draft_id: UUID) -> list[StoredFile]:
    """The files of a draft, oldest first."""
    found = await Evidence.filter(draft_id=draft_id).select_related("file")
    return [evidence.file for evidence in _in_order(found)]


async def files_by_id(actor: Actor, keys: Sequence[UUID]) -> list[StoredFile]:
    """Files of the actor's own that are kept, in the order given."""
    rows = {file.id: file for file in await StoredFile.filter(id__in=list(keys)) if may_see(actor, file)}
    return [rows[key] for key in keys if key in rows]


async def evidence_of_complaints(complaint_ids: Iterable[UUID]) -> dict[UUID, list[Evidence]]:
    """The evidence of each complaint with its files, oldest first, in one statement."""
    return await evidence_of("complaint_id", complaint_ids)


async def evidence_of(column: str, keys: Iterable[UUID]) -> dict[UUID, list[Evidence]]:
    """The files handed in for several things, oldest first; the column of evidence names what they are."""
    found: dict[UUID, list[Evidence]] = {}
    for evidence in _in_order(await Evidence.filter(**{f"{column}__in": list(keys)}).select_related("file")):
        found.setdefault(getattr(evidence, column), []).append(evidence)
    return found


async def files_of_complaints(complaint_ids: Iterable[UUID]) -> dict[UUID, list[StoredFile]]:
    """The files of each complaint, oldest first."""
    found = await evidence_of_complaints(complaint_ids)
    return {key: [evidence.file for evidence in pieces] for key, pieces in found.items()}


async def _expire(files: Iterable[UUID]) -> None:
    later = work().now + timedelta(seconds=pack().times.unattached)
    await StoredFile.filter(id__in=list(files)).update(expires_at=later)


def _in_order(found: list[Evidence]) -> list[Evidence]:
    """Oldest first; sorted here, so that the databases read by the index of reports alone."""
    return sorted(found, key=lambda evidence: evidence.id)


async def _open_draft(act: str, draft_id: UUID) -> ComplaintDraft:
    draft = await locked(ComplaintDraft, draft_id)
    await permit(ACTS[act], draft)
    if draft.complaint_id:
        raise Refused(Restricted(Because.REPORT_IS_SENT))
    return draft


async def _files_of_mine(file_ids: Sequence[UUID]) -> list[StoredFile]:
    """Files that the actor handed in and that are kept, held until the transaction ends, in the order given."""
    _room_for(len(set(file_ids)))
    rows = await StoredFile.filter(id__in=list(file_ids)).order_by("id").select_for_update()
    # An export of one's own data is no evidence, and a picture of an identity is seen by nobody but its officer.
    rows = [file for file in rows if file.media_type != ARCHIVE and file.registrant_id is None]
    mine = {file.id: file for file in rows if file.state is FileState.STORED and may_see(work().actor, file)}
    if not all(key in mine for key in file_ids):
        raise Refused(NotFound("StoredFile"))
    return [mine[key] for key in dict.fromkeys(file_ids)]


async def _add(files: list[StoredFile], here: int, **to: UUID) -> list[Evidence]:
    _room_for(here + len(files))
    added = [Evidence(id=new_id(), file_id=file.id, at=work().now, **to) for file in files]
    await Evidence.bulk_create(added)
    return added


def _room_for(pieces: int) -> None:
    most = pack().files.per_report
    if pieces > most:
        raise Refused(FileRefused(FileFault.TOO_MANY, str(most)))
