"""People and accounts in a chat: opening accounts, the team of an account."""
