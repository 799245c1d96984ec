"""Documents that bind, and who accepted them. What the town brings of it."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import DocumentKind, DocumentState, StaffRole
from policy import LANGUAGES
from policy.accounts.documents import texts_to_begin_with
from resolvers import accounts, clock
from resolvers.accounts import documents
from resolvers.accounts.founding import found_user
from resolvers.actor import actor_of_user
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system

STAFF = {"policy_officer": StaffRole.POLICY_OFFICER, "chief_editor": StaffRole.CHIEF_EDITOR}
TITLES = dict.fromkeys(LANGUAGES, "A text that binds")
TEXTS = dict.fromkeys(LANGUAGES, "## 1. One\nBe fair.\n")
RULE = DocumentKind.RULE


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


async def appoint_officers(town: Any) -> None:
    """A policy officer and a chief editor come to the town, where they are not there yet."""
    for role, post in STAFF.items():
        if role not in town.actors:
            token = _done(await found_user(system("test"), role.capitalize(), role, timedelta(days=9)))
            _done(await accounts.appoint_staff(system("test"), token.user_id, post, f"Pseudonym of {role}"))
            town.actors[role] = await actor_of_user(await db.User.get(id=token.user_id))


async def drafted(town: Any, kind: DocumentKind = RULE, texts: Any = None) -> db.Document:
    """A draft by the chief editor."""
    await appoint_officers(town)
    return _done(await documents.draft_document(town["chief_editor"], kind, TITLES, texts or TEXTS))  # type: ignore[no-any-return]


async def published(town: Any, kind: DocumentKind = RULE, texts: Any = None) -> db.Document:
    """A version that the policy officer published; later ones than the first count in thirty days."""
    draft = await drafted(town, kind, texts)
    return _done(await documents.publish_document(town["policy_officer"], draft.id, draft.hash))  # type: ignore[no-any-return]


async def agreement(town: Any, more: str = "") -> db.Document:
    """A version of the service agreement, of the text that comes with the program."""
    _, texts = texts_to_begin_with("SERVICE_AGREEMENT", LANGUAGES)
    changed = {language: text + more for language, text in texts.items()}
    return await published(town, DocumentKind.SERVICE_AGREEMENT, changed)


async def counting_already(town: Any, kind: DocumentKind = RULE, texts: Any = None) -> db.Document:
    """A further version whose thirty days are over: written as such, since what is published does not change."""
    draft = await drafted(town, kind, texts)
    then = clock.now() - timedelta(days=1)
    await db.Document.filter(id=draft.id).update(state=DocumentState.PUBLISHED, published_at=then, in_force_at=then)
    return await db.Document.get(id=draft.id)


async def document_of(town: Any, state: str) -> db.Document:
    """A document DRAFT, PUBLISHED, or OUTDATED: a version that another replaced."""
    if state == "DRAFT":
        return await drafted(town)
    if state == "PUBLISHED":
        return await published(town)
    old = await published(town)
    await counting_already(town)
    return await db.Document.get(id=old.id)


async def officers_of(town: Any, state: str) -> None:
    """Nothing but those who may draft."""
    await appoint_officers(town)


BRINGS: dict[str, Any] = {"document": document_of, "officers": officers_of}
