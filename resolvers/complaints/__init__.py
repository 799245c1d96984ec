"""From a report to its answer: drafts, complaints with receipts, cases, decisions."""

from resolvers.complaints.cases import claim_case, decide_case, release_case, remove_content, restore_content
from resolvers.complaints.lodging import (
    complaint_by_receipt,
    draft_complaint,
    draft_of,
    drop_draft,
    lodge_complaint,
    secret_of,
    send_draft,
    withdraw_complaint,
)

__all__ = [
    "claim_case", "complaint_by_receipt", "decide_case", "draft_complaint", "draft_of", "drop_draft", "lodge_complaint",
    "release_case", "remove_content", "restore_content", "secret_of", "send_draft", "withdraw_complaint",
]  # fmt: skip
