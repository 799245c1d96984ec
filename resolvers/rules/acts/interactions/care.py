"""The measure of an account's care, what follows from it, and samples of comments."""
