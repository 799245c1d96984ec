"""The commands of `./gongdao`, by what they are for.

Nothing heavy is imported before a command runs, so that `--help` answers at once.
"""


class CommandFault(Exception):
    """A command that cannot go on: one sentence about why and what to do, printed without a traceback."""
