"""Complaints, receipts and cases as seen from outside, and the mutations and events on them."""

from schema.complaints.case_verbs import CaseMutations
from schema.complaints.cases import Case
from schema.complaints.events import ComplaintSubscriptions
from schema.complaints.files import Complaint
from schema.complaints.verbs import ComplaintMutations

__all__ = ["Case", "CaseMutations", "Complaint", "ComplaintMutations", "ComplaintSubscriptions"]
