"""Checking the program itself: its tests, its form, its drawn documents."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from typer import Context, Option

from commands import CommandFault

ROOT = Path(__file__).parent.parent
AS_THEY_ARE = {"ignore_unknown_options": True, "allow_extra_args": True}
group = typer.Typer()


@group.command(context_settings=AS_THEY_ARE, add_help_option=False)
def test(context: Context) -> None:
    """Run every test, two at a time; arguments go to pytest.

    Example: `./gongdao test tests/test_cli.py -k doctor`. PostgreSQL comes from a wheel: nothing is to be set up.
    """
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", "-n", "2", "-q", *context.args])


@group.command()
def check() -> None:
    """Check form, types and drawn documents; types only where mypy is installed.

    Example: `./gongdao check`. Exit code 1 when something is to be mended.
    """
    python = [sys.executable, "-m"]
    checks = [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [sys.executable, str(ROOT / "cli.py"), "docs", "--check"],
    ]
    if find_spec("mypy"):
        checks.append([*python, "mypy", "."])
    failed = [command for command in checks if subprocess.run(command, cwd=ROOT).returncode]
    if failed:
        raise CommandFault(f"{len(failed)} of {len(checks)} checks failed, see above.")


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
