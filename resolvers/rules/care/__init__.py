"""How an account's care of its comments is measured, what follows from it, and which comments a sample draws."""
