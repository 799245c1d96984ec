"""The command line in a process of its own, as people start it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def environment(home: Path, **settings: str) -> dict[str, str]:
    """An environment in which everything is written below one folder, and nothing of ours is set but what is named."""
    ours = ("DATA_DIR", "DATABASE_URL", "ENVIRONMENT", "IDENTITY_KEYS", "INDEX_KEYS", "LOG_FORMAT")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DATA_DIR": str(home), "COLUMNS": "200", "PYTHONUTF8": "1", **settings}


def started(home: Path, *arguments: str, **settings: str) -> "subprocess.Popen[str]":
    """A command that runs on; a warning ends it."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(ROOT / "cli.py"), *arguments],
        cwd="/", env=environment(home, **settings), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def gongdao(home: Path, *arguments: str, **settings: str) -> tuple[int, str, str]:
    """Run a command to its end: its exit code, what it answered and what it said beside that."""
    with started(home, *arguments, **settings) as process:
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    return process.returncode, out, err
