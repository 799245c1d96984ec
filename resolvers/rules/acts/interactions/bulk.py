"""Many comments at once, and the word list tried out."""
