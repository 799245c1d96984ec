"""What people do with comments, messages and accounts beside writing them, and how that is cared for."""

from resolvers.rules.acts.interactions import marks  # isort: skip
from resolvers.rules.acts.interactions import bulk  # isort: skip
from resolvers.rules.acts.interactions import messages  # isort: skip
from resolvers.rules.acts.interactions import care  # isort: skip

__all__ = ["bulk", "care", "marks", "messages"]
