"""What readers and accounts are to each other: marks on comments, follows, mutes."""
