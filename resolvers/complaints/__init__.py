"""From a report to its answer: drafts, complaints with receipts, cases, decisions."""

from resolvers.complaints.campaigns import look_for_campaign
from resolvers.complaints.cases.deciding import decide_case, remove_content, restore_content
from resolvers.complaints.cases.desk import claim_case, release_case
from resolvers.complaints.cases.notes import note_case
from resolvers.complaints.cases.opening import join_authority_order
from resolvers.complaints.cases.owner_acts import ask_platform
from resolvers.complaints.cases.passing_on import declare_conflict, escalate_case, hand_over_case
from resolvers.complaints.declining import accept_complaint, decline_complaint
from resolvers.complaints.drafts import draft_complaint, draft_of, drop_draft
from resolvers.complaints.evidence import add_evidence, attach_evidence, detach_evidence
from resolvers.complaints.hearing.asking import answer_question, ask_complainant
from resolvers.complaints.hearing.counter_notices import submit_counter_notice
from resolvers.complaints.lodging import (
    complaint_by_receipt,
    lodge_complaint,
    secret_of,
    send_draft,
    withdraw_complaint,
)
from resolvers.complaints.misuse import limit_complainant, warn_complainant
from resolvers.complaints.uploads import keep_file, receive_file, request_upload

__all__ = [
    "accept_complaint", "add_evidence", "answer_question", "ask_complainant", "ask_platform", "attach_evidence",
    "claim_case", "complaint_by_receipt", "decide_case", "declare_conflict", "decline_complaint", "detach_evidence",
    "draft_complaint", "draft_of", "drop_draft", "escalate_case", "hand_over_case", "join_authority_order",
    "keep_file", "limit_complainant", "lodge_complaint", "look_for_campaign", "note_case", "receive_file",
    "release_case", "remove_content", "request_upload", "restore_content", "secret_of", "send_draft",
    "submit_counter_notice", "warn_complainant", "withdraw_complaint",
]  # fmt: skip
