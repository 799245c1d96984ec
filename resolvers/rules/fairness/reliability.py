"""What a reporter's word weighs, by what became of their earlier complaints; no person is judged by anything else."""

DANGER_TO_LIFE = 100  # the urgency of a category that waits for no figure and is never set aside


def reliability(decided: int, upheld: int, *, least: int, neutral: int) -> int:
    """How reliable a reporter's decided complaints show them to be, 0 to 100.

    Until `least` are decided nothing is known of them, and they are neutral; then it is the share that was upheld, in
    full or in part. What was declined, withdrawn or never looked at is not among the decided and says nothing.
    """
    if decided < least:
        return neutral
    return share(decided, upheld)


def share(decided: int, upheld: int) -> int:
    """How many of a hundred decided complaints were upheld."""
    return min(100, max(0, round(100 * upheld / decided))) if decided > 0 else 0
