"""Every enumerated word of the product.

Words are stored as written here: never rename or renumber one. A docstring per enum is its
description in GraphQL; `MEANING` says each value in one sentence, for GraphQL and the glossary.
"""

from db.vocabulary import content, fairness, people
from db.vocabulary.content import (
    CommentRules,
    CommentState,
    Effect,
    FileFault,
    FileKind,
    FileState,
    HeldBy,
    NoticeKind,
    PostState,
)
from db.vocabulary.fairness import (
    CaseState,
    ComplaintKind,
    ComplaintState,
    Ground,
    Measure,
    Side,
    SubjectKind,
)
from db.vocabulary.people import (
    AccountClass,
    AccountState,
    ActorKind,
    LetterKind,
    OperatorRole,
    OperatorshipState,
    RegistrantKind,
    RegistrantState,
    StaffRole,
    Transport,
)

MEANING: dict[str, str] = people.MEANING | content.MEANING | fairness.MEANING

__all__ = [
    "MEANING",
    "AccountClass",
    "AccountState",
    "ActorKind",
    "CaseState",
    "CommentRules",
    "CommentState",
    "ComplaintKind",
    "ComplaintState",
    "Effect",
    "FileFault",
    "FileKind",
    "FileState",
    "Ground",
    "HeldBy",
    "LetterKind",
    "Measure",
    "NoticeKind",
    "OperatorRole",
    "OperatorshipState",
    "PostState",
    "RegistrantKind",
    "RegistrantState",
    "Side",
    "StaffRole",
    "SubjectKind",
    "Transport",
]
