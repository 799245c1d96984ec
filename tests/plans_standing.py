"""Licences for news, grades, declarations, groups and filings. How SQLite answers its queries."""

from typing import Any

from db.vocabulary import PostKind
from resolvers.accounts.standing import views
from resolvers.accounts.standing.declarations import latest_declaration
from resolvers.accounts.standing.steps import accounts_that_last
from resolvers.pages import Window
from resolvers.posts import posts_page

PAGE = Window(limit=21)
HOT: dict[str, tuple[set[str], Any]] = {
    "posts_page of news": ({"public_news"}, lambda town, key: posts_page(PAGE, kind=PostKind.NEWS)),
    "posts_page of public service": ({"public_service_posts"}, lambda town, key: posts_page(PAGE, public_service=True)),
    "qualification_queue": (
        {"qualifications_to_verify"}, lambda town, key: views.qualification_queue(town["reviewer"], PAGE)
    ),
    "qualifications_of_accounts": (
        {"covers_of_an_account"}, lambda town, key: views.qualifications_of_accounts([key, key])
    ),
    "latest_declaration": ({"one_declaration_of_a_number"}, lambda town, key: latest_declaration(key)),
    "groups_of": ({"memberships_of_a_registrant"}, lambda town, key: views.groups_of(town["reviewer"], [key, key])),
    "my_licences": ({"representatives_in_order"}, lambda town, key: views.my_licences(town["owner"])),
    "accounts_that_last": ({"accounts_of_a_registrant"}, lambda town, key: accounts_that_last(key)),
}  # fmt: skip
