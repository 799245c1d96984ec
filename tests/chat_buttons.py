"""Every button of the chat, as what it does: an act that is asked of the chat, or a step that only shows or asks."""

from bot.buttons import (
    OnCase,
    OnChat,
    OnComment,
    OnComplaint,
    OnCounter,
    OnDecline,
    OnDigest,
    OnReport,
    OnRules,
    OnSettings,
)  # fmt: skip
from tests import way_appeals, way_bulk, way_care, way_marks, way_messages, way_operators, way_sanctions
from tests.parts import parts

PRESSED: dict[type, dict[str, str]] = {
    OnComment: {do: f"comment:{do}" for do in ("approve", "hide", "show",
             "delete", "reply")},
    OnReport: {"category": "complaint:draft", "cancel": "complaint:draft", "details": "complaint:draft",
               "remove": "evidence:detach",
               "send": "complaint:lodge"},
    OnComplaint: {"add": "complaint:add_evidence", "withdraw": "complaint:withdraw", "answer": "complaint:reply"},
    OnCase: {"ask": "complaint:ask", "claim": "case:claim", "release": "case:release", "confirm": "case:decide",
             "hand_to": "case:hand_over", "pass_on": "case:escalate", "recuse": "case:recuse", "note_in": "case:note",
             "note_out": "case:note",
             "do_warn": "complaint:warn_complainant", "do_limit": "complaint:limit_complainant"},
    OnCounter: {"answer": "counter_notice:submit"},
    OnDecline: {"confirm": "complaint:decline"},
    OnChat: {"language": "chat:set_language", "unlink": "chat:unlink"},
    OnDigest: {"hide": "account:moderate"} | dict.fromkeys(("close", "open"), "post:set_comment_rules"),
    OnRules: dict.fromkeys(("open", "review", "followers", "close"), "account:set_comment_rules")
    | {"inherit": "post:set_comment_rules"},
    OnSettings: dict.fromkeys(("notices", "digest", "silent", "weekly", "quiet", "zone"), "chat:set_notices")
    | {"language": "chat:set_language"},
    **way_appeals.PRESSED,
    **way_sanctions.PRESSED,
    **way_operators.PRESSED,
    **way_marks.PRESSED,
    **way_messages.PRESSED,
    **way_bulk.PRESSED,
    **way_care.PRESSED,
    **{button: presses for part in parts("way") for button, presses in part.PRESSED.items()},
}  # fmt: skip
SHOWING: dict[type, set[str]] = {
    OnComment: {"ask_hide", "ask_delete", "back", "more", "next", "previous"},
    OnReport: {"categories", "words", "back"},
    OnComplaint: {"status", "open", "done", "ask_withdraw", "back"},
    OnCase: {"ask_remove", "ask_none", "ask_let", "let", "remove", "none", "back", "more", "ask_one", "evidence"}
    | {"minor", "major", "grave", "turn"}
    | {"misuse", "warn", "limit"}
    | {"show", "desk", "timeline", "hand_over", "escalate", "note"},
    OnCounter: set(),
    OnDecline: {"which", "one", "why", "back"},
    OnChat: {"back"},
    OnDigest: {"review", "overview", "ask_hide", "ask_close"},
    OnRules: {"show", "posts", "ask_close"},
    OnSettings: {"menu"},
    **way_appeals.SHOWING,
    **way_sanctions.SHOWING,
    **way_operators.SHOWING,
    **way_marks.SHOWING,
    **way_messages.SHOWING,
    **way_bulk.SHOWING,
    **way_care.SHOWING,
    **{button: steps for part in parts("way") for button, steps in part.SHOWING.items()},
}
