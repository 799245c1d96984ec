"""How accounts care for their comments as it is measured, what follows, and samples of comments."""
