"""The measure of an account's care, what follows from it, and samples of comments. How the doors are asked."""

from typing import Any

from db.vocabulary import SampleFinding
from resolvers import interactions
from tests.asking import id_of

CALLS: dict[str, Any] = {
    "account:look_at_care": lambda a, t, town: interactions.look_at_care(a, t.id),
    "sample:draw": lambda a, t, town: interactions.draw_sample(a, "a seed"),
    "sample_item:judge": lambda a, t, town: interactions.judge_sample_item(a, t.id, SampleFinding.PROHIBITED),
}
MUTATIONS: dict[str, Any] = {
    "sample:draw": ("drawSample", lambda town: {"seed": "a seed"}),
    "sample_item:judge": ("judgeSampleItem", lambda town: {"id": id_of(town.thing), "finding": "PROHIBITED"}),
}
SHOWN_AS: dict[str, str] = {}
