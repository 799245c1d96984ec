"""Private words of a user to an account, and its answers. How the doors are asked."""

from typing import Any

from resolvers.interactions import messages
from tests.asking import id_of
from tests.cast_messages import ANSWER, WORDS

CALLS: dict[str, Any] = {
    "message:write": lambda a, t, town: messages.send_message(a, t.id, WORDS),
    "message:answer": lambda a, t, town: messages.answer_message(a, t.id, ANSWER),
    "message:archive": lambda a, t, town: messages.archive_message(a, t.id),
    "message:look": lambda a, t, town: messages.look_at_message(a, t.id),
}
MUTATIONS: dict[str, Any] = {
    "message:write": ("sendMessage", lambda town: {"accountId": id_of(town.thing), "body": WORDS}),
    "message:answer": ("answerMessage", lambda town: {"id": id_of(town.thing), "body": ANSWER}),
    "message:archive": ("archiveMessage", lambda town: {"id": id_of(town.thing)}),
    "message:look": ("lookAtMessage", lambda town: {"caseId": id_of(town.thing)}),
}
SHOWN_AS: dict[str, str] = {}
