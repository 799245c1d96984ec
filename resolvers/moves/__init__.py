"""The steps that use cases share: find a row and hold it, move it, keep what was before, put it back, count."""

from resolvers.moves.back import followed_from, latest_act, replay, replay_each, take_out, text_of_version
from resolvers.moves.counting import births, counts_for
from resolvers.moves.finding import locked, permit, seen
from resolvers.moves.moving import move, move_each
from resolvers.moves.recording import change, created

__all__ = [
    "births", "change", "counts_for", "created", "followed_from", "latest_act", "locked", "move", "move_each", "permit",
    "replay", "replay_each", "seen", "take_out", "text_of_version",
]  # fmt: skip
