"""Leaving: accounts and users closed by wish, what is left of them erased, and one's own data taken along."""

from resolvers.accounts.leaving.accounts import close_account, finish_account, reopen_account
from resolvers.accounts.leaving.erasing import erase_account, erase_user, erase_what_is_left
from resolvers.accounts.leaving.exporting import (
    build_export,
    end_export,
    export_my_data,
    exports_of,
    go_on_with_export,
)
from resolvers.accounts.leaving.users import close_user, finish_user, reopen_user

__all__ = [
    "build_export", "close_account", "close_user", "end_export", "erase_account", "erase_user", "erase_what_is_left",
    "export_my_data", "exports_of", "finish_account", "finish_user", "go_on_with_export", "reopen_account",
    "reopen_user",
]  # fmt: skip
