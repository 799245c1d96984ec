"""How reports are weighed fairly: reliability, places in the queue, likeness, and what misuse takes."""
