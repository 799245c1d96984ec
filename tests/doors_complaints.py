"""The doors to what is done with complaints one by one, and to what the other side says."""

from typing import Any

from db.vocabulary import DeclineReason
from resolvers import complaints
from tests.asking import id_of

OURS_IT_IS_NOT = "It is about a street, which this platform has no say in."
ANSWER = "I wrote down what I saw myself."

CALLS: dict[str, Any] = {
    "complaint:accept": lambda a, t, town: complaints.accept_complaint(a, t.id),
    "complaint:decline": lambda a, t, town: complaints.decline_complaint(
        a, t.id, DeclineReason.NOT_OURS, OURS_IT_IS_NOT
    ),
    "counter_notice:submit": lambda a, t, town: complaints.submit_counter_notice(a, t.id, ANSWER),
}
MUTATIONS: dict[str, Any] = {
    "complaint:accept": ("acceptComplaint", lambda town: {"id": id_of(town.thing)}),
    "complaint:decline": (
        "declineComplaint",
        lambda town: {"id": id_of(town.thing), "reason": "NOT_OURS", "facts": OURS_IT_IS_NOT},
    ),
    "counter_notice:submit": ("submitCounterNotice", lambda town: {"id": id_of(town.thing), "words": ANSWER}),
}
