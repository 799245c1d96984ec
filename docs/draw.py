"""The pages of docs/ that are drawn from the code: `./gongdao docs` writes them, `--check` tells which are stale."""

from collections.abc import Callable
from pathlib import Path

from db import vocabulary
from policy import pack, say
from resolvers.rules.acts import ACTS
from resolvers.rules.lifecycles import LIFECYCLES
from resolvers.rules.permissions import PERMITTED
from resolvers.rules.refusals import ALL, Because
from resolvers.rules.standings import Standing
from resolvers.rules.visibility import FIELDS, ROWS
from settings import Settings

HERE = Path(__file__).parent
NOTE = "<!-- drawn by `./gongdao docs`; change the tables in the code instead -->\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join(lines) + "\n"


def lifecycles() -> str:
    """Which state may follow which."""
    parts = ["# Lifecycles\n", NOTE, "`BEFORE` is whatever the act that is taken back found.\n"]
    for machine in LIFECYCLES.values():
        parts += [f"\n## {machine.name.capitalize()}\n", f"```mermaid\n{machine.mermaid()}\n```\n"]
    return "\n".join(parts)


def permissions() -> str:
    """Who may do what."""
    rows = [
        [
            f"`{act.name}`", ", ".join(standing for standing in Standing if standing in PERMITTED[act.name]),
            ", ".join(condition.name.replace("_", " ") for condition in act.when),
            "yes" if act.undoable else f"takes back `{act.replays}`" if act.replays else "",
            f"`{act.event}`", " ".join(act.duty),
        ]
        for act in ACTS.values()
    ]  # fmt: skip
    head = ["act", "who may", "what must hold", "can be undone", "event", "duty"]
    words = "Standings are what one is to the thing in question: an OWNER is an owner of the account it belongs to.\n"
    return f"# Permissions\n\n{NOTE}\n{words}\n{table(head, rows)}"


def visibility() -> str:
    """Who sees what."""
    rows = [
        [kind, str(state or "any"), ", ".join(s for s in Standing if s in who)]
        for kind, states in ROWS.items()
        for state, who in states.items()
    ]
    fields = [
        [f"{kind}.{field}", ", ".join(s for s in Standing if s in who)]
        for kind, held in FIELDS.items()
        for field, who in held.items()
        if Standing.ANYONE not in who
    ]
    return (
        f"# Visibility\n\n{NOTE}\nWhat one may not see does not exist.\n\n## Rows\n\n"
        f"{table(['thing', 'state', 'exists for'], rows)}\n## Fields that not everybody sees who sees the row\n\n"
        f"{table(['field', 'seen by'], fields)}"
    )


def refusals() -> str:
    """Why a request may be turned down."""
    rows = [[f"`{kind.__name__}`", _first(kind), _given_by(kind)] for kind in ALL]
    because = "\n".join(f"- `{value}`" for value in Because)
    return (
        f"# Refusals\n\n{NOTE}\nA refusal is a value: nothing was changed, and a sentence says why and what helps.\n\n"
        f"{table(['refusal', 'says', 'given by'], rows)}\n`Restricted` names one of these:\n\n{because}\n"
    )


def settings() -> str:
    """The settings."""
    rows = []
    for name, field in Settings.model_fields.items():
        held = ", ".join(map(str, field.default)) if isinstance(field.default, tuple) else field.default
        default = "" if held in ("", {}) else f"`{held}`"
        rows.append([f"`{name.upper()}`", default, field.description or ""])
    return (
        f"# Settings\n\n{NOTE}\nFrom the environment, or from a file `.env` in the folder where the program starts. "
        f"A wrong value stops the start with one line.\n\n{table(['setting', 'default', 'meaning'], rows)}"
    )


def words() -> str:
    """The enumerated words."""
    rows = [[f"`{key}`", meaning] for key, meaning in vocabulary.MEANING.items()]
    return f"# Enumerated words\n\n{NOTE}\n{table(['word', 'meaning'], rows)}"


def blacklist() -> str:
    """What may bring somebody into the blacklist, for people to read."""
    held = pack().blacklist
    rows = [
        [
            say("en", f"word-Severity-{line.severity}"),
            ", ".join(say("en", f"word-BlacklistMeasure-{measure}") for measure in line.measures), str(line.days),
        ]
        for line in held.seriousness
    ]  # fmt: skip
    days = 86400
    return (
        f"# The blacklist\n\n{NOTE}\nOnly what stands in this table can bring whoever answers for an account into the "
        "blacklist. It concerns the registrant alone: not colleagues, not family. Whom it concerns is sent facts and "
        f"ground first and has {held.hearing // days} days to respond; another person confirms it, with reasons and a "
        "way to appeal to somebody who decided nothing in the matter. It ends by its date; every "
        f"{held.review // days} days seniors look whether it is still needed.\n\n"
        f"{table(['how bad the breach is', 'what an entry may do', 'days at most'], rows)}"
    )


def _first(thing: type) -> str:
    return (thing.__doc__ or "").strip().split("\n")[0]


def _given_by(kind: type) -> str:
    givers = [act.name for act in ACTS.values() if kind in act.refusals]
    return "every act" if len(givers) == len(ACTS) else ", ".join(f"`{name}`" for name in givers)


def sdl() -> str:
    """The schema, as front ends generate their code from it."""
    from schema import schema

    return schema.as_str() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "lifecycles.md": lifecycles,
    "permissions.md": permissions,
    "visibility.md": visibility,
    "refusals.md": refusals,
    "settings.md": settings,
    "words.md": words,
    "blacklist.md": blacklist,
    "../schema/schema.graphql": sdl,
}


def stale() -> list[str]:
    """The drawn pages that no longer agree with the code."""
    return [name for name, draw in PAGES.items() if _read(HERE / name) != draw()]


def write() -> list[str]:
    """Draw every page anew and tell which changed."""
    changed = stale()
    for name in changed:
        (HERE / name).write_text(PAGES[name](), encoding="utf-8")
    return changed


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
