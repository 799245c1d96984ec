"""How SQLite answers what is asked of private conversations."""

from dataclasses import replace
from typing import Any

from db.messages import Message, MessageText
from db.vocabulary import OperatorRole
from resolvers.interactions.messages.looking import looked_at
from resolvers.interactions.messages.views import last_texts, messages_by, open_messages
from resolvers.pages import Window
from resolvers.rules.standings import Actor

PAGE = Window(limit=20)


def _of(town: Any, key: Any) -> Actor:
    """Whoever runs the account with a key."""
    return replace(town["owner"], posts={key: OperatorRole.OWNER})


HOT: dict[str, tuple[set[str], Any]] = {
    "open_messages": ({"open_messages"}, lambda town, key: open_messages(_of(town, key), PAGE)),
    "messages_by": ({"messages_of_a_user"}, lambda town, key: messages_by(town["author"], PAGE)),
    "last_texts": ({"texts_of_a_message"}, lambda town, key: last_texts(Message(id=key), 4)),
    "what one wrote of late": (
        {"texts_of_an_author"},
        lambda town, key: MessageText.filter(author_id=key, as_account=False).order_by("-at").limit(20),
    ),
    "looked_at": ({"one_look_at_a_case"}, lambda town, key: looked_at(town["reviewer"], [key, key])),
}  # fmt: skip
