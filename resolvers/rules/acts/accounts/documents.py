"""Texts that bind, in versions: drafted, published by a second person, accepted and signed."""

from db.vocabulary import DocumentState as D
from resolvers.rules.accounts import documents
from resolvers.rules.acts.record import act
from resolvers.rules.standings import Standing as S

OFFICERS = frozenset({S.POLICY_OFFICER, S.CHIEF_EDITOR})
act("document:draft", "document.drafted", OFFICERS, duty=("D5.3", "D14.1"))
act(
    "document:publish", "document.published", OFFICERS, (((D.DRAFT,), D.PUBLISHED),),
    when=(documents.another_publishes, documents.it_is_what_was_read), duty=("D5.3", "D14.1"),
)  # fmt: skip
act(
    "document:accept", "document.accepted", {S.USER}, (((D.PUBLISHED,), D.PUBLISHED),),
    when=(documents.no_newer_version_counts,), duty=("D5.3",),
)  # fmt: skip
act("document:tell", "document.told", {S.SYSTEM}, (((D.PUBLISHED,), D.PUBLISHED),), duty=("D5.3",))
