"""How the doors are asked about the fair weight of complaints."""

from typing import Any

from resolvers import complaints
from tests.asking import id_of
from tests.cast import FACTS
from tests.cast_weight import ASKED, FACTORS

CALLS: dict[str, Any] = {
    "case:look_for_campaign": lambda a, t, town: complaints.look_for_campaign(a, t.id),
    "complaint:warn_complainant": lambda a, t, town: complaints.warn_complainant(a, t.id, FACTORS, FACTS),
    "complaint:limit_complainant": lambda a, t, town: complaints.limit_complainant(a, t.id, FACTORS, FACTS, 7),
}
MUTATIONS: dict[str, Any] = {
    "complaint:warn_complainant": (
        "warnComplainant", lambda town: {"id": id_of(town.thing), **ASKED, "facts": FACTS}
    ),
    "complaint:limit_complainant": (
        "limitComplainant", lambda town: {"id": id_of(town.thing), **ASKED, "facts": FACTS, "days": 7}
    ),
}  # fmt: skip
