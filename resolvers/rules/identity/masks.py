"""How identity is shown to whoever may know that it is there, and not what it is."""

MOST = 18


def masked_number(number: str) -> str:
    """The first two and the last two characters, of a short one the first and the last; the rest is stars."""
    kept = 2 if len(number) >= 10 else 1
    return f"{number[:kept]}{'*' * min(MOST, len(number) - 2 * kept)}{number[-kept:]}" if len(number) > 2 else "**"


def masked_name(name: str) -> str:
    """The first letter; how long the rest is, is not told."""
    return f"{name.strip()[:1]}**"
