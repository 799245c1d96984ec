"""What staff and operators look up in a chat: figures."""
