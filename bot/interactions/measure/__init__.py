"""How an account cares for its comments, as its operators see it in a chat."""
