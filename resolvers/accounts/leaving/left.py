"""The steps that erase: each takes so many of one kind and no more, and gives how many there were."""

from typing import TypeVar
from uuid import UUID

from tortoise.expressions import F, Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from db.accounts import AccountRevision, Mandate, MobileCode, Operatorship, PublicAccount, Registrant, User
from db.complaints import StoredFile
from db.interactions import Comment, CommentVersion
from db.messages import MessageText
from db.oversight import Act as ActRow
from db.posts import Post, PostVersion
from db.vocabulary import CommentState, FileState, RegistrantKind
from policy import pack
from resolvers.accounts.leaving.holds import is_needed_by_the_blacklist, stands_behind_something
from resolvers.actor import actor_of_user
from resolvers.interactions.bulk.moderating import drawn_somewhere
from resolvers.moves import move, move_each
from resolvers.notices import tell_each
from resolvers.use_case import work

M = TypeVar("M", bound=Model)
ERASED = "…"  # what stands where words were
DELETABLE = (CommentState.VISIBLE, CommentState.HIDDEN, CommentState.HELD)


async def _some(rows: QuerySet[M]) -> list[UUID]:
    return list(await rows.order_by("id").limit(pack().leaving.part).values_list("id", flat=True))  # type: ignore[arg-type]


async def delete_comments(user: User) -> int:
    """Delete comments of somebody who wished it, in their name; operators see it on their cards."""
    work_of = work()
    keys = await _some(Comment.filter(author_id=user.id, as_account=False, state__in=DELETABLE))
    rows = await Comment.filter(id__in=keys).order_by("id").select_for_update()
    system, work_of.actor = work_of.actor, await actor_of_user(user)
    against = await move_each("comment:delete", rows)
    moved = [row for row in rows if row.pk not in against]
    await tell_each("comment.deleted", moved, await drawn_somewhere(moved))
    work_of.actor = system
    return len(moved)


async def forget_name(user_id: UUID) -> int:
    """What stays of somebody's words stays under no name."""
    keys = await _some(Comment.filter(author_id=user_id, as_account=False).exclude(author_name=""))
    await Comment.filter(id__in=keys).update(author_name="")
    said = await _some(MessageText.filter(author_id=user_id, as_account=False).exclude(author_name=""))
    await MessageText.filter(id__in=said).update(author_name="")
    return max(len(keys), len(said))


async def erase_comments(user_id: UUID) -> int:
    """The words of comments that were deleted, with every earlier version of them."""
    return await _erase_words(Comment.filter(author_id=user_id, as_account=False).exclude(state=CommentState.VISIBLE))


async def _erase_words(comments: QuerySet[Comment]) -> int:
    keys = await _some(comments.exclude(body=ERASED))
    await Comment.filter(id__in=keys).update(body=ERASED, likeness="")
    await CommentVersion.filter(comment_id__in=keys).update(body=ERASED)
    return len(keys)


async def erase_messages(user_id: UUID) -> int:
    """What somebody said privately; the answers of accounts stay theirs."""
    keys = await _some(MessageText.filter(author_id=user_id, as_account=False).exclude(body=ERASED))
    await MessageText.filter(id__in=keys).update(body=ERASED)
    return len(keys)


async def erase_files(user_id: UUID) -> int:
    """The files that somebody handed in; their content goes with the next purge of files."""
    keys = await _some(StoredFile.filter(user_id=user_id).exclude(state=FileState.ERASED))
    for file in await StoredFile.filter(id__in=keys).order_by("id").select_for_update():
        await erase_file(file)
    return len(keys)


async def erase_file(file: StoredFile) -> None:
    """A step: a file, held here, is gone for everybody; the purge erases its bytes, also after a break."""
    await move("file:erase", file)
    await StoredFile.filter(id=file.id).update(name="", upload_hash=None, expires_at=work().now)


async def has_identity(user_id: UUID) -> bool:
    """Whether anything of a person's identity is kept."""
    acted = Mandate.filter(user_id=user_id, registrant__kind=RegistrantKind.PERSON).values("registrant_id")
    kept = Q(number_mark__isnull=False) | Q(number_sealed__isnull=False) | Q(name_sealed__isnull=False)
    kept |= Q(mobile_sealed__isnull=False) | Q(verified_mark__isnull=False)
    return await Registrant.filter(kept, id__in=Subquery(acted)).exists()


async def erase_identity(user_id: UUID) -> bool:
    """The identity of a person who answers for nothing any more; gives whether some of it has to wait.

    While the blacklist needs it, the mark of the number stays and nothing else.
    """
    waits = False
    acted = Mandate.filter(user_id=user_id, registrant__kind=RegistrantKind.PERSON)
    for key in sorted(set(await acted.values_list("registrant_id", flat=True)), key=str):
        registrant = await Registrant.filter(id=key).select_for_update().get()
        others = set(registrant.acting or ()) - {str(user_id)}
        if others:
            continue  # it is the identity of whoever goes on acting for it
        if registrant.acting or await stands_behind_something(registrant):
            waits = True
            continue
        needed = await is_needed_by_the_blacklist(registrant)
        waits = waits or (needed and (registrant.number_mark or registrant.verified_mark) is not None)
        await erase_identity_of(registrant, keep_mark=needed)
    return waits


async def erase_identity_of(registrant: Registrant, *, keep_mark: bool) -> None:
    """A step: what a registrant, held here, told of its identity is gone, with its pictures."""
    papers = StoredFile.filter(registrant_id=registrant.id).exclude(state=FileState.ERASED)
    for file in await papers.select_for_update():
        await erase_file(file)
    told = ("name", "number", "mobile")
    columns = [f"{one}_sealed" for one in told] + ["mobile_confirmed_at", "area", "country", "document", "expires_on"]
    blank = dict.fromkeys(columns)
    marks = ("number_mark", "mark_version", "verified_mark", "verified_mark_version")
    mark: dict[str, None] = {} if keep_mark else dict.fromkeys(marks)
    await Registrant.filter(id=registrant.id).update(name="", **blank, **mark)
    await ActRow.filter(subject_kind="Registrant", subject_id=registrant.id).update(before={})
    await MobileCode.filter(registrant_id=registrant.id).update(mobile_sealed=None)


async def erase_profile(account_id: UUID) -> int:
    """What an account said of itself, also in what was asked to be reviewed, and in what was before."""
    said = Q(description="", scope="")
    erased = await PublicAccount.filter(id=account_id).exclude(said).update(description="", scope="")
    await PublicAccount.filter(id=account_id).update(word_list=[])
    await AccountRevision.filter(account_id=account_id).update(changes={}, words="")
    await ActRow.filter(subject_kind="PublicAccount", subject_id=account_id).update(before={})
    return erased


async def erase_posts(account_id: UUID) -> int:
    """What an account published, its answers under its posts, and its private ones."""
    keys = await _some(Post.filter(account_id=account_id).exclude(title=ERASED, body=ERASED))
    await Post.filter(id__in=keys).update(title=ERASED, body=ERASED)
    await PostVersion.filter(post_id__in=keys).update(title=ERASED, body=ERASED)
    words = await _erase_words(Comment.filter(account_id=account_id, as_account=True))
    said = await _some(MessageText.filter(message__account_id=account_id, as_account=True).exclude(body=ERASED))
    await MessageText.filter(id__in=said).update(body=ERASED, author_name="")
    return max(len(keys), words, len(said))


async def forget_account(account: PublicAccount) -> None:
    """Nothing is left but the handle, which nobody gets again; nothing can be contested, so nobody has to be told."""
    await PublicAccount.filter(id=account.id).update(name=F("handle"), look="", handle_look="")
    await Operatorship.filter(account_id=account.id, remains=True).update(remains=False)
