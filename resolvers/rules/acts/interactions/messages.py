"""Private words of a user to an account, and its answers."""
