"""Every act, declared once: who may, which arrow it draws, what must hold, what it is called afterwards.

From these records the other tables derive: lifecycles, permissions, the members of result unions, the
buttons of the chat, `offers`, the docs and the skeleton of the test cases. Each wing has a module; the order in
which they are loaded is the order of the docs.
"""

from resolvers.rules.acts.record import ACTS, BEFORE, Act, act  # isort: skip
from resolvers.rules.acts import people  # isort: skip
from resolvers.rules.acts import content  # isort: skip
from resolvers.rules.acts import complaints  # isort: skip
from resolvers.rules.acts import cases  # isort: skip
from resolvers.rules.acts import sanctions  # isort: skip
from resolvers.rules.acts import appeals  # isort: skip
from resolvers.rules.acts import misuse  # isort: skip
from resolvers.rules.acts import interactions  # isort: skip
from resolvers.rules.acts import operators  # isort: skip
from resolvers.rules.acts import accounts  # isort: skip
from resolvers.rules.acts import blacklist  # isort: skip
from resolvers.rules.acts.complaints import DECIDED_COMPLAINTS, OPEN_COMPLAINTS, UPHELD_COMPLAINTS

__all__ = [
    "ACTS", "BEFORE", "DECIDED_COMPLAINTS", "OPEN_COMPLAINTS", "UPHELD_COMPLAINTS", "Act", "accounts", "act", "appeals",
    "blacklist", "cases",
    "complaints", "content", "interactions", "misuse", "operators", "people", "sanctions",
]  # fmt: skip
