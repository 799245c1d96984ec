"""The rules as tables and pure functions: no rows, no await."""
