"""Checking the program itself: its tests, its form, its drawn documents."""

import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Annotated, Any

import typer
from typer import Context, Option

from commands import CommandFault

ROOT = Path(__file__).parent.parent
AS_THEY_ARE = {"ignore_unknown_options": True, "allow_extra_args": True}
ASKING_SECONDS = 20
group = typer.Typer()


@dataclass(frozen=True)
class Outcome:
    """What came of a check: whether all is in order, a word beside it, and what is wrong."""

    is_fine: bool = True
    note: str = ""
    detail: str = ""


NOT_ASKED = Outcome(note="not asked, no answer")


@group.command(context_settings=AS_THEY_ARE, add_help_option=False)
def test(context: Context) -> None:
    """Run every test, two at a time; arguments go to pytest.

    Example: `./gongdao test tests/test_cli.py -k doctor`. PostgreSQL comes from a wheel: nothing is to be set up.
    """
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", "-n", "2", "-q", *context.args])


@group.command()
def check() -> None:
    """Check the program without running it: style, form, types, drawn documents and schema, known advisories.

    Example: `./gongdao check`. One line for each check, with what is wrong below it; exit code 1 when something is to
    be mended. `style` and `form` are ruff, `types` is mypy, strict; `drawn` compares docs/ and schema/schema.graphql
    with the code: `./gongdao docs` mends it. `advisories` asks the package index what is known against the packages
    of requirements/run.txt; where it gives no answer this is told, and nothing fails. An advisory that does not
    concern us is accepted in pyproject.toml, under `tool.gongdao.accepted`, with a reason and a last day.
    """
    failed = [name for name, run in CHECKS.items() if not _told(name, run)]
    if failed:
        raise CommandFault(f"Not in order: {', '.join(failed)}. See above.")


def _told(name: str, run: Callable[[], Outcome]) -> bool:
    """Run one check, with a line that says so while it lasts, and a line on what came of it."""
    is_watched = sys.stdout.isatty()
    typer.echo(f"…  {name}" if is_watched else "", nl=False)
    started = time.monotonic()
    outcome = run()
    line = f"{'✓' if outcome.is_fine else '✗'}  {name:<11}{time.monotonic() - started:5.1f} s  {outcome.note}"
    typer.echo(("\r" if is_watched else "") + line.rstrip())
    if outcome.detail:
        typer.echo(indent(outcome.detail.rstrip(), "   "))
    return outcome.is_fine


def _by(*command: str) -> Callable[[], Outcome]:
    """A check that another program does: it is in order when that program ends with 0."""

    def run() -> Outcome:
        done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
        return Outcome() if done.returncode == 0 else Outcome(False, detail=done.stdout + done.stderr)

    return run


def _advisories() -> Outcome:
    """Ask for what is known against the packages that we run; no answer is told as such and fails nothing."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", "requirements/run.txt", "--no-deps", "--disable-pip"]
    quiet = ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    accepted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["gongdao"]["accepted"]
    try:
        done = subprocess.run([*command, *quiet], cwd=ROOT, capture_output=True, text=True, timeout=ASKING_SECONDS)
        return judged(json.loads(done.stdout), accepted, date.today())
    except (subprocess.TimeoutExpired, ValueError):
        return NOT_ASKED


def judged(report: dict[str, Any], accepted: dict[str, dict[str, Any]], today: date) -> Outcome:
    """What a report of pip-audit comes to: it calls a package fine that its service does not know, we do not.

    An accepted advisory, by its id or an alias, counts again after its last day.
    """
    packages = report["dependencies"]
    answered = [package for package in packages if "vulns" in package]
    if not answered:
        return NOT_ASKED
    held = {name for name, why in accepted.items() if why["until"] >= today}
    known = [
        f"{package['name']} {package['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none'}"
        for package in answered
        for fault in package["vulns"]
        if not held & {fault["id"], *fault["aliases"]}
    ]
    asked = f"{len(answered)} of {len(packages)} packages"
    return Outcome(False, asked, "\n".join(known)) if known else Outcome(note=asked)


CHECKS: dict[str, Callable[[], Outcome]] = {
    "style": _by("-m", "ruff", "check", "."),
    "form": _by("-m", "ruff", "format", "--check", "."),
    "types": _by("-m", "mypy"),
    "drawn": _by("cli.py", "docs", "--check"),
    "advisories": _advisories,
}


@group.command()
def docs(
    only_check: Annotated[bool, Option("--check", help="Only tell which documents are out of date.")] = False,
) -> None:
    """Draw the documents that come from the code: settings, acts, lifecycles, permissions.

    Example: `./gongdao docs --check`. Exit code 1 when one is out of date.
    """
    from docs import draw

    names = draw.stale() if only_check else draw.write()
    if only_check and names:
        raise CommandFault(f"Out of date: {', '.join(names)}. Run ./gongdao docs.")
    typer.echo(f"Drawn anew: {', '.join(names)}." if names else "Every drawn document agrees with the code.")
