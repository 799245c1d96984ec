"""The platform's cases: what opens them, the desk that works on them, how they are decided, what is seen of them."""
