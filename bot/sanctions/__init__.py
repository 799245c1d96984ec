"""Sanctions and appeals in a chat."""
