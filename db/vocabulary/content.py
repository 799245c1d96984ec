"""Words of posts, comments, files, and what is told of them."""

from enum import StrEnum


class PostState(StrEnum):
    """Where a post stands."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    HELD = "HELD"
    WITHDRAWN = "WITHDRAWN"
    REMOVED = "REMOVED"


class CommentState(StrEnum):
    """Who can see a comment."""

    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"
    HELD = "HELD"
    DELETED = "DELETED"
    REMOVED = "REMOVED"


class MessageState(StrEnum):
    """Where a conversation of a user with an account stands."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    ARCHIVED = "ARCHIVED"
    REMOVED = "REMOVED"


class HeldBy(StrEnum):
    """Whose hold a held comment waits for."""

    ACCOUNT = "ACCOUNT"
    PLATFORM = "PLATFORM"


class BulkVerb(StrEnum):
    """What is done to many comments at once."""

    HIDE = "HIDE"
    APPROVE = "APPROVE"
    SHOW = "SHOW"
    DELETE = "DELETE"


class BulkState(StrEnum):
    """How far an act on many comments has come."""

    RUNNING = "RUNNING"
    DONE = "DONE"
    UNDOING = "UNDOING"
    UNDONE = "UNDONE"


class CommentRules(StrEnum):
    """Who may comment, and whether comments appear at once."""

    OPEN = "OPEN"
    FOLLOWERS = "FOLLOWERS"
    REVIEW = "REVIEW"
    CLOSED = "CLOSED"


class CommentNotices(StrEnum):
    """Of which new comments a chat is told."""

    ALL = "ALL"
    HELD = "HELD"
    NONE = "NONE"


class Effect(StrEnum):
    """What screening does with a text that a term matched."""

    HOLD = "HOLD"
    REFUSE = "REFUSE"


class FileState(StrEnum):
    """Where a file that is handed in stands."""

    REQUESTED = "REQUESTED"
    STORED = "STORED"
    ERASED = "ERASED"


class FileKind(StrEnum):
    """What a file is, by its content."""

    IMAGE = "IMAGE"
    DOCUMENT = "DOCUMENT"
    AUDIO = "AUDIO"
    VIDEO = "VIDEO"


class FileFault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    KIND_NOT_TAKEN = "KIND_NOT_TAKEN"
    ARCHIVE = "ARCHIVE"
    NAME_LIES = "NAME_LIES"
    TWO_KINDS = "TWO_KINDS"
    DAMAGED = "DAMAGED"
    LOCKED = "LOCKED"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    TOO_SLOW = "TOO_SLOW"
    TOO_MANY = "TOO_MANY"


class NoticeKind(StrEnum):
    """Whether a notice is read as a message, or only redraws a card."""

    MESSAGE = "MESSAGE"
    CARD = "CARD"


class SendingState(StrEnum):
    """How sure it is that a message reached its chat."""

    SENDING = "SENDING"
    SENT = "SENT"
    UNCERTAIN = "UNCERTAIN"


MEANING: dict[str, str] = {
    "PostState.DRAFT": "Seen by its account's operators only.",
    "PostState.PUBLISHED": "Public.",
    "PostState.HELD": "Waits for a look by the platform.",
    "PostState.WITHDRAWN": "Taken back by its account.",
    "PostState.REMOVED": "Removed by the platform, with reasons.",
    "CommentState.VISIBLE": "Public.",
    "CommentState.HIDDEN": "Hidden by the account; its author still sees it, with the reason.",
    "CommentState.HELD": "Waits for a look; its author sees it, with the reason.",
    "CommentState.DELETED": "Deleted by its author or the account; its author still sees it.",
    "CommentState.REMOVED": "Removed by the platform, with reasons; its author still sees it.",
    "MessageState.OPEN": "The user's last words are not answered yet.",
    "MessageState.ANSWERED": "The account answered the user's last words.",
    "MessageState.ARCHIVED": "Laid aside by the account; when the user writes again, it is open again.",
    "MessageState.REMOVED": "Removed by the platform, with reasons; neither side sees it.",
    "BulkVerb.HIDE": "Hide them from readers; their authors still see them.",
    "BulkVerb.APPROVE": "Let those that are held appear.",
    "BulkVerb.SHOW": "Show those that are hidden again.",
    "BulkVerb.DELETE": "Delete them.",
    "BulkState.RUNNING": "More of them are still to be done; that goes on by itself.",
    "BulkState.DONE": "All were done that could be.",
    "BulkState.UNDOING": "It is being taken back; that goes on by itself.",
    "BulkState.UNDONE": "It was taken back.",
    "HeldBy.ACCOUNT": "The account's operators decide.",
    "HeldBy.PLATFORM": "The platform's staff decide.",
    "CommentRules.OPEN": "Comments appear at once.",
    "CommentRules.FOLLOWERS": "Only those who follow the account may comment.",
    "CommentRules.REVIEW": "Comments wait for the account's approval.",
    "CommentRules.CLOSED": "Nobody may comment.",
    "CommentNotices.ALL": "Of every new comment under one's posts.",
    "CommentNotices.HELD": "Only of those that wait for a look.",
    "CommentNotices.NONE": "Of none; the queue has them all.",
    "Effect.HOLD": "The text waits for a look.",
    "Effect.REFUSE": "The text is not taken.",
    "FileState.REQUESTED": "An address was given to which it can be sent.",
    "FileState.STORED": "It is kept.",
    "FileState.ERASED": "Its content was deleted; that it was there stays known.",
    "FileFault.EMPTY": "There is nothing in it.",
    "FileFault.TOO_LARGE": "It has more bytes than its kind may have.",
    "FileFault.KIND_NOT_TAKEN": "Its content is of no kind that is taken.",
    "FileFault.ARCHIVE": "It packs other files.",
    "FileFault.NAME_LIES": "Its name promises another kind than its content is.",
    "FileFault.TWO_KINDS": "Different programs would read it as different things.",
    "FileFault.DAMAGED": "It cannot be read as what it seems to be.",
    "FileFault.LOCKED": "It needs a password.",
    "FileFault.TOO_MANY_PIXELS": "It unfolds to more pixels than a picture may have.",
    "FileFault.TOO_MANY_PAGES": "It has more pages than a document may have.",
    "FileFault.TOO_SLOW": "Reading it takes too long.",
    "FileFault.TOO_MANY": "The report has as many files as it may have.",
    "FileKind.IMAGE": "A picture.",
    "FileKind.DOCUMENT": "A document.",
    "FileKind.AUDIO": "A sound.",
    "FileKind.VIDEO": "A film.",
    "NoticeKind.MESSAGE": "Words to a person.",
    "NoticeKind.CARD": "A card in a chat is to be drawn anew.",
    "SendingState.SENDING": "It is on its way.",
    "SendingState.SENT": "It is there.",
    "SendingState.UNCERTAIN": "The connection was lost: it may be there or not.",
}
