"""Marks on comments, follows and mutes as seen from outside."""

from schema.marks.things import Follow, Marked, Mute

__all__ = ["Follow", "Marked", "Mute"]
