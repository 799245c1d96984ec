"""What is expected where complaints are taken up or declined one by one, and where the other side says something."""

from typing import Any

INVITED = ("INVITED", "ANSWERED", "DECIDED")


def seen(house: frozenset[str]) -> dict[str, dict[str, frozenset[str]]]:
    """Who sees an invitation about a post of an account: those who run it, and the desk."""
    return {"counter_notice": dict.fromkeys(INVITED, house)}


def rules(rule: Any, reviewers: frozenset[str], operators: frozenset[str]) -> dict[str, Any]:
    """What follows, state by state."""
    return {
        "complaint:accept": rule("complaint", reviewers, "Complaint", {"JOINED": "ACCEPTED"}),
        "complaint:decline": rule(
            "complaint", reviewers, "Complaint", {"JOINED": "DECLINED", "ACCEPTED": "DECLINED"}
        ),
        "counter_notice:submit": rule("counter_notice", operators, "CounterNotice", {"INVITED": None}, "Restricted"),
    }  # fmt: skip


GONE = ("HIDDEN", "REMOVED", "DELETED", "DELETED_BY_OWNER")
HELD = ("HELD", "HELD_BY_PLATFORM")


def exceptions(everybody: frozenset[str], nameless: frozenset[str]) -> dict[tuple[str, str], dict[frozenset[str], str]]:
    """What was public once can be reported by anybody; and only whoever has taken a case judges its complaints."""
    return {
        **{("complaint:lodge", state): {everybody: "Complaint"} for state in GONE},
        **{("complaint:draft", state): {nameless: "NotAllowed", everybody: "ComplaintDraft"} for state in GONE},
        **{
            (f"complaint:{verb}", "RECEIVED"): {frozenset({"reviewer", "reviewer2", "senior"}): "Restricted"}
            for verb in ("accept", "decline")
        },
        ("complaint:accept", "JOINED"): {frozenset({"reviewer2", "senior"}): "Restricted"},
        **{
            ("complaint:decline", state): {frozenset({"reviewer2", "senior"}): "Restricted"}
            for state in ("JOINED", "ACCEPTED")
        },
    }
