"""People and accounts in a chat: the team of an account."""
