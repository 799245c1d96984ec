"""Licences for news, grades, declarations, groups and filings."""

from resolvers.accounts.standing.declarations import declare_accounts
from resolvers.accounts.standing.filings import draft_filing, file_with
from resolvers.accounts.standing.grades import remember_grades
from resolvers.accounts.standing.groups import declare_group, join_group, leave_group
from resolvers.accounts.standing.qualifications import (
    add_qualification,
    cover_accounts,
    reject_qualification,
    verify_qualification,
)
from resolvers.accounts.standing.reads import write_down_reads

__all__ = [
    "add_qualification",
    "cover_accounts",
    "declare_accounts",
    "declare_group",
    "draft_filing",
    "file_with",
    "join_group",
    "leave_group",
    "reject_qualification",
    "remember_grades",
    "verify_qualification",
    "write_down_reads",
]  # fmt: skip
