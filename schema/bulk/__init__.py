"""The queue of an account and acts on many comments, as seen from outside."""
