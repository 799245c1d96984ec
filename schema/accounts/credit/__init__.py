"""The credit of registrants, as seen from outside."""
