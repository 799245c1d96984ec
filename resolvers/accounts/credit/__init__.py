"""The credit of registrants."""
