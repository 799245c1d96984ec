"""Complaints, receipts and cases as seen from outside, and the mutations and events on them."""

from schema.complaints.events import ComplaintSubscriptions
from schema.complaints.files import Case, Complaint
from schema.complaints.misuse import MisuseMutations
from schema.complaints.verbs import ComplaintMutations

__all__ = ["Case", "Complaint", "ComplaintMutations", "ComplaintSubscriptions", "MisuseMutations"]
