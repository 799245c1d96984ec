"""Leaving: accounts and users closed, one's own data. How the doors are asked."""

from typing import Any

from resolvers.accounts import leaving
from tests.asking import id_of

CALLS: dict[str, Any] = {
    "account:close": lambda a, t, town: leaving.close_account(a, t.id),
    "account:reopen": lambda a, t, town: leaving.reopen_account(a, t.id),
    "account:finish": lambda a, t, town: leaving.finish_account(a, t.id),
    "account:erase": lambda a, t, town: leaving.erase_account(a, t.id),
    "user:close": lambda a, t, town: leaving.close_user(a),
    "user:reopen": lambda a, t, town: leaving.reopen_user(a),
    "user:finish": lambda a, t, town: leaving.finish_user(a, t.id),
    "user:erase": lambda a, t, town: leaving.erase_user(a, t.id),
    "user:export": lambda a, t, town: leaving.export_my_data(a),
    "export:build": lambda a, t, town: leaving.build_export(a, t.id, t.kept),
    "export:end": lambda a, t, town: leaving.end_export(a, t.id),
}
MUTATIONS: dict[str, Any] = {
    "account:close": ("closeAccount", lambda town: {"id": id_of(town.thing)}),
    "account:reopen": ("reopenAccount", lambda town: {"id": id_of(town.thing)}),
    "user:close": ("closeUser", lambda town: {"deleteComments": True}),
    "user:reopen": ("reopenUser", lambda town: {}),
    "user:export": ("exportMyData", lambda town: {}),
}
SHOWN_AS: dict[str, str] = {}
