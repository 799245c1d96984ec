"""The cases by act, the same for every door: who does what to a thing in which state, and what comes of it.

Rows come from ACTS, so that none is forgotten: each act, in each state its thing can be in, by each role
of the cast. What is expected is written here by hand and not derived: who sees the thing, who may, where
the arrow leads, and what stands against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from resolvers.rules.acts import ACTS
from tests import cases_appeals as appeals
from tests import cases_bulk, cases_care, cases_complaints, cases_marks, cases_messages, cases_operators
from tests import cases_desk as desk
from tests import cases_sanctions as sanctions
from tests.cases_form import (
    ANY,
    DESK,
    EVERYBODY,
    GUESTS,
    HOUSE,
    IN_A_CHAT,
    OPERATORS,
    REVIEWERS,
    USERS,
    WRITERS,
    Rule,
    roles,
    to,
)
from tests.parts import parts


@dataclass(frozen=True)
class Case:
    """One question to a door: the type of the answer, and for a change the state afterwards."""

    act: str
    who: str
    on: str
    state: str
    expected: str
    after: str | None = None


# In which states a thing of a kind is brought, and who sees it then; who is not named is told NotFound.
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "nothing": {"": EVERYBODY},
    "user": {"": EVERYBODY},
    "staff_member": {"": roles("admin auditor system")},
    "registrant": dict.fromkeys(("UNVERIFIED", "PENDING", "VERIFIED", "REJECTED", "LAPSED"), EVERYBODY),
    "account": {"ACTIVE": EVERYBODY, "SHUT": HOUSE | {"system"}},
    "post": {
        **dict.fromkeys(("DRAFT", "WITHDRAWN", "HELD", "REMOVED"), HOUSE),
        **dict.fromkeys(("PUBLISHED", "CLOSED"), EVERYBODY),
        "UNVERIFIED": DESK | {"owner"},
    },
    "comment": {
        **dict.fromkeys(("HIDDEN", "HELD", "HELD_BY_PLATFORM", "REMOVED"), HOUSE | {"author"}),
        **dict.fromkeys(("DELETED", "DELETED_BY_OWNER"), HOUSE | {"author"}),
        **dict.fromkeys(("VISIBLE", "REPLY"), EVERYBODY),
    },
    "act": dict.fromkeys(("HIDDEN", "REMOVED", "DELETED"), HOUSE | {"author"}),
    "complaint": dict.fromkeys(
        (
            "RECEIVED",
            "JOINED",
            "DECLINED",
            "ACCEPTED",
            "AWAITING_REPLY",
            "UPHELD",
            "PARTLY_UPHELD",
            "NOT_UPHELD",
            "WITHDRAWN",
        ),
        DESK | {"member", "system"},
    ),
    "file": dict.fromkeys(("REQUESTED", "STORED", "ERASED"), roles("member system")),
    "draft": dict.fromkeys(("OPEN", "SENT"), roles("member")),
    "case": dict.fromkeys(("OPEN", "CLAIMED", "ESCALATED", "DECIDED"), DESK | {"system"}),
    "second_step": dict.fromkeys(("BEGUN", "ON"), EVERYBODY),
    "reset": {"": EVERYBODY},
    "token": {"": roles("member")},
    "notice": {"": roles("author")},
    "chat": {"LINKED": roles("linked member"), "UNLINKED": roles("met")},
    "link": dict.fromkeys(("FRESH", "SPENT"), IN_A_CHAT),
}


NOT_GONE = to("VISIBLE HIDDEN HELD HELD_BY_PLATFORM", "DELETED")
OPEN_POSTS = to("DRAFT PUBLISHED WITHDRAWN HELD") | to("CLOSED", "PUBLISHED") | to("UNVERIFIED", "DRAFT")
RULES: dict[str, Rule] = {
    "user:sign_up": Rule("nothing", GUESTS, "Token", ANY),
    "user:sign_in": Rule("nothing", frozenset(), "Token", ANY),
    "user:link_chat": Rule("nothing", USERS, "ChatLink", ANY),
    "user:meet": Rule("nothing", roles("system"), "User", ANY),
    "user:enable_two_step": Rule("nothing", USERS, "TwoStep", ANY),
    "user:confirm_two_step": Rule("second_step", roles("member"), "TwoStep", {"BEGUN": None}, "Restricted"),
    "user:disable_two_step": Rule("second_step", roles("member"), "User", {"ON": None}, "Restricted"),
    "user:request_reset": Rule("nothing", GUESTS, "Reset", ANY),
    "user:reset_password": Rule("reset", GUESTS, "User", ANY),
    "user:revoke_others": Rule("nothing", USERS, "User", ANY),
    "token:revoke": Rule("token", roles("member"), "Token", ANY),
    "chat:meet": Rule("nothing", EVERYBODY, "Chat", ANY),
    "chat:link": Rule("link", IN_A_CHAT, "Chat", {"FRESH": None}, "Restricted"),
    "chat:unlink": Rule("chat", roles("linked member met"), "Chat", {"LINKED": None}, "Restricted"),
    "chat:set_language": Rule("chat", roles("linked met"), "Chat", {"LINKED": None, "UNLINKED": None}),
    "chat:set_notices": Rule("chat", roles("linked member met"), "Chat", {"LINKED": None, "UNLINKED": None}),
    "notice:read": Rule("notice", roles("author"), "Notice", ANY),
    "staff:appoint": Rule("user", roles("admin system"), "StaffMember", ANY),
    "staff:dismiss": Rule("staff_member", roles("admin system"), "StaffMember", ANY),
    "account:found": Rule("nothing", roles("admin system"), "PublicAccount", ANY),
    "account:set_comment_rules": Rule("account", WRITERS, "PublicAccount", to("ACTIVE"), "Sanctioned"),
    "account:set_word_list": Rule("account", WRITERS, "PublicAccount", to("ACTIVE"), "Sanctioned"),
    "post:create": Rule("account", WRITERS, "Post", to("ACTIVE"), "Sanctioned"),
    "post:publish": Rule("post", WRITERS, "Post", to("DRAFT WITHDRAWN", "PUBLISHED")),
    "post:edit": Rule(
        "post", WRITERS, "Post", {state: after for state, after in OPEN_POSTS.items() if state != "HELD"}
    ),
    "post:withdraw": Rule("post", WRITERS, "Post", to("PUBLISHED CLOSED", "WITHDRAWN")),
    "post:set_comment_rules": Rule("post", WRITERS, "Post", OPEN_POSTS),
    "post:remove": Rule("post", REVIEWERS, "Post", to("PUBLISHED CLOSED HELD WITHDRAWN", "REMOVED")),
    "post:restore": Rule("post", REVIEWERS, "Post", to("REMOVED", "PUBLISHED")),
    "comment:add": Rule("post", USERS, "Comment", to("PUBLISHED"), "Restricted"),
    "comment:reply": Rule("comment", OPERATORS, "Comment", to("VISIBLE")),
    "comment:edit": Rule(
        "comment", roles("author"), "Comment", to("VISIBLE HELD") | to("HELD_BY_PLATFORM", "HELD")
    ),
    "comment:import": Rule("nothing", roles("system"), "Post", ANY),
    "comment:approve": Rule("comment", OPERATORS | REVIEWERS, "Comment", to("HELD HELD_BY_PLATFORM", "VISIBLE")),
    "comment:hide": Rule("comment", OPERATORS, "Comment", to("VISIBLE HELD HELD_BY_PLATFORM", "HIDDEN")),
    "comment:show": Rule("comment", OPERATORS, "Comment", to("HIDDEN", "VISIBLE")),
    "comment:delete": Rule("comment", OPERATORS | {"author"}, "Comment", NOT_GONE),
    "comment:undelete": Rule("comment", OPERATORS | {"author"}, "Comment", to("DELETED DELETED_BY_OWNER", "VISIBLE")),
    "comment:remove": Rule(
        "comment", REVIEWERS, "Comment",
        to("VISIBLE HIDDEN HELD HELD_BY_PLATFORM DELETED DELETED_BY_OWNER", "REMOVED"),
    ),
    "comment:restore": Rule("comment", REVIEWERS, "Comment", to("REMOVED", "VISIBLE")),
    "act:undo": Rule("act", OPERATORS, "Comment", {"HIDDEN": None}, "Restricted"),
    "complaint:lodge": Rule("comment", EVERYBODY, "Complaint", to(" ".join(SEEN["comment"]))),
    "complaint:draft": Rule("comment", USERS | {"guest"}, "ComplaintDraft", to(" ".join(SEEN["comment"]))),
    "complaint:ask": Rule("complaint", REVIEWERS, "Complaint", to("ACCEPTED", "AWAITING_REPLY")),
    "complaint:reply": Rule("complaint", roles("member"), "Complaint", to("AWAITING_REPLY", "ACCEPTED")),
    "complaint:lapse": Rule("complaint", REVIEWERS | {"system"}, "Complaint", to("AWAITING_REPLY", "ACCEPTED")),
    "complaint:withdraw": Rule(
        "complaint", roles("member"), "Complaint", to("RECEIVED JOINED ACCEPTED AWAITING_REPLY", "WITHDRAWN")
    ),
    "complaint:add_evidence": Rule(
        "complaint", roles("member"), "Complaint", to("RECEIVED ACCEPTED AWAITING_REPLY") | to("JOINED", "RECEIVED")
    ),
    "file:request": Rule("nothing", USERS | {"guest"}, "StoredFile", ANY),
    "file:store": Rule("file", roles("member"), "StoredFile", to("REQUESTED", "STORED")),
    "file:erase": Rule("file", roles("system"), "StoredFile", to("REQUESTED STORED", "ERASED")),
    "evidence:attach": Rule("draft", roles("member"), "Evidence", {"OPEN": None}, "Restricted"),
    "evidence:detach": Rule("draft", roles("member"), "ComplaintDraft", {"OPEN": None}, "Restricted"),
    "case:claim": Rule("case", REVIEWERS, "Case", to("OPEN ESCALATED", "CLAIMED")),
    "case:release": Rule("case", roles("reviewer"), "Case", to("CLAIMED", "OPEN")),
    "case:decide": Rule("case", roles("reviewer"), "Case", to("CLAIMED", "DECIDED")),
}  # fmt: skip

# (act, state) → who is told something else than the rule says.
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("post:publish", "UNVERIFIED"): {roles("owner"): "Restricted"},
    ("comment:approve", "HELD_BY_PLATFORM"): {OPERATORS: "Restricted"},
    ("comment:hide", "HELD_BY_PLATFORM"): {OPERATORS: "Restricted"},
    ("comment:delete", "HELD_BY_PLATFORM"): {OPERATORS: "Restricted"},
    ("comment:undelete", "DELETED"): {OPERATORS: "Restricted"},
    ("comment:undelete", "DELETED_BY_OWNER"): {roles("editor moderator author"): "Restricted"},
    ("comment:reply", "REPLY"): {OPERATORS: "Restricted"},
    ("complaint:ask", "ACCEPTED"): {roles("reviewer2 senior"): "Restricted"},
    ("case:claim", "CLAIMED"): {roles("reviewer2 senior"): "TakenByAnother"},
    # Nobody is the claimant of a case that nobody took.
    ("case:release", "OPEN"): {roles("reviewer"): "NotAllowed"},
    ("case:release", "ESCALATED"): {roles("reviewer"): "NotAllowed"},
    ("case:decide", "OPEN"): {roles("reviewer"): "NotAllowed"},
    ("case:decide", "ESCALATED"): {roles("reviewer"): "NotAllowed"},
    ("user:sign_in", ""): {EVERYBODY: "WrongCredentials"},
    # Others have no second step that could be confirmed or turned off.
    **{
        (f"user:{verb}_two_step", state): {USERS - {"member"}: "Restricted"}
        for verb in ("confirm", "disable")
        for state in ("BEGUN", "ON")
    },
    # One chooses the language of the chat one is in.
    ("chat:set_language", "LINKED"): {IN_A_CHAT: "Chat", EVERYBODY - {"guest"}: "NotFound"},
    ("chat:set_language", "UNLINKED"): {IN_A_CHAT: "Chat", EVERYBODY - {"guest"}: "NotFound"},
    ("act:undo", "REMOVED"): {REVIEWERS: "Restricted", OPERATORS: "NotAllowed"},
    ("act:undo", "DELETED"): {roles("author"): "Comment", OPERATORS: "Restricted"},
    ("staff:dismiss", ""): {EVERYBODY - roles("admin system"): "NotAllowed"},
}
for part in (sanctions, appeals, cases_marks, cases_bulk, cases_operators, cases_messages, cases_care, *parts("cases")):
    SEEN |= part.SEEN
    RULES |= part.RULES
    EXCEPTIONS |= part.EXCEPTIONS  # type: ignore[arg-type]
ALSO: dict[str, frozenset[str]] = {}  # roles that come with the thing, by act
for part in parts("cases"):
    ALSO |= getattr(part, "ALSO", {})
SEEN |= cases_complaints.seen(HOUSE)
RULES |= cases_complaints.rules(Rule, REVIEWERS, OPERATORS)
EXCEPTIONS |= cases_complaints.exceptions(EVERYBODY, roles("address_guest system"))
RULES |= desk.RULES
EXCEPTIONS |= desk.EXCEPTIONS
ONLY_FOR_REPLIES = "REPLY"

# The rows of the parts, each in a module of its own, are written in the words above.
from tests import cases_weight  # noqa: E402

RULES |= cases_weight.RULES
EXCEPTIONS |= cases_weight.EXCEPTIONS


def cases() -> Iterator[Case]:
    """Every case, act by act in the order of ACTS."""
    for act in ACTS:
        rule = RULES.get(act)
        if rule is None:
            continue
        asked = sorted(EVERYBODY | (IN_A_CHAT if rule.on in ("chat", "link") else frozenset()))
        if act in ("user:sign_up", "user:sign_in", "user:request_reset", "user:reset_password"):
            asked = sorted(GUESTS)
        for state in SEEN[rule.on]:
            asked = sorted({*asked, *ALSO.get(act, ())})
            if state == ONLY_FOR_REPLIES and act != "comment:reply":
                continue
            yield from (_expected(act, rule, who, state) for who in asked)


def _expected(act: str, rule: Rule, who: str, state: str) -> Case:
    exceptions = EXCEPTIONS.get((act, state), {})
    special = next((answer for whom, answer in exceptions.items() if who in whom), None)
    if special:
        return Case(act, who, rule.on, state, special)
    if who not in SEEN[rule.on][state]:
        return Case(act, who, rule.on, state, "NotFound")
    if who not in rule.may:
        return Case(act, who, rule.on, state, "NotAllowed")
    if state not in rule.after:
        return Case(act, who, rule.on, state, rule.beyond)
    return Case(act, who, rule.on, state, rule.gives, rule.after[state])


CASES: list[Case] = list(cases())
