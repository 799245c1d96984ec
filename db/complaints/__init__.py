"""Complaints, the drafts they grow from, and the platform's cases on their subjects."""

from db.complaints.cases import Campaign, Case, CaseCause, CaseNote, ConflictOfInterest
from db.complaints.files import Evidence, StoredFile
from db.complaints.filing import Addition, Complaint, ComplaintDraft, CounterNotice, Misuse, Question

__all__ = [
    "Addition", "Campaign", "Case", "CaseCause", "CaseNote", "Complaint", "ComplaintDraft", "ConflictOfInterest",
    "CounterNotice", "Evidence", "Misuse", "Question", "StoredFile",
]  # fmt: skip
