"""Drafting a document: the newest draft of a kind is what is worked on, beside the versions that are published."""

from db.accounts import Document
from db.vocabulary import DocumentKind, DocumentState
from policy import LANGUAGES, pack
from resolvers.moves import created, permit
from resolvers.rules.accounts.documents import hash_of
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Fault, Invalid, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import fault_of, identity_fault
from resolvers.use_case import new_id, use_case, work


@use_case("document:draft")
async def draft_document(actor: Actor, kind: DocumentKind, titles: dict[str, str], texts: dict[str, str]) -> Document:
    """Write the next version of a document in every language; a draft of that kind that waits is replaced.

    Sections begin with lines of the form `## Heading`; which there must be is asked when it is published.
    """
    await permit(ACTS["document:draft"], None)
    _check(titles, texts)
    newest = await Document.filter(kind=kind).order_by("-version").select_for_update().first()
    if newest is not None and newest.state is DocumentState.DRAFT:
        draft, version = newest, newest.version
    else:
        version = newest.version + 1 if newest else 1
        draft = Document(id=new_id(), kind=kind, version=version, created_at=work().now)
    draft.titles, draft.texts = {key: titles[key] for key in LANGUAGES}, {key: texts[key] for key in LANGUAGES}
    told = hash_of(kind.value, version, draft.titles, draft.texts)
    if draft is not newest or told != draft.hash:  # whoever changes no word did not write it
        draft.hash, draft.drafted_by_id = told, actor.user_id
        draft.drafters = list(dict.fromkeys([*(draft.drafters or ()), str(actor.user_id)]))
    await draft.save(force_create=draft is not newest)
    created("document:draft", draft, version=version)
    return draft


def _check(titles: dict[str, str], texts: dict[str, str]) -> None:
    """Every language has a title and a text, and none carries an identity number."""
    most, faults = pack().documents, list[Fault]()
    for path, told, limit in (("titles", titles, most.title), ("texts", texts, most.text)):
        for language in LANGUAGES:
            said, where = told.get(language, ""), f"{path}.{language}"
            fault = fault_of(where, said, limit) or identity_fault(where, said)
            faults += [fault] if fault else []
    if faults:
        raise Refused(Invalid(tuple(faults)))
