"""Documents are copied in a process of their own, which ends when its time or memory does.

A document is a program of sorts: one that was made to keep its reader busy would hold a thread for ever.
"""

import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from db.files import documents
from db.files.faults import Unfit
from db.vocabulary import FileFault

SECONDS = 20
MEMORY = 1024 * 1024 * 1024
UNFIT = 3
COMMAND = "from db.files.apart import copy_here; copy_here()"
ROOT = Path(__file__).parents[2]


def shown_copy(file: BinaryIO, most_pages: int) -> BinaryIO:
    """The copy of a document that is shown, as `documents.shown_copy` makes it; whatever takes too long is killed."""
    file.seek(0)
    with tempfile.TemporaryFile() as original, tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, original)
        original.seek(0)
        try:
            # An empty environment: it has no need of our keys.
            done = subprocess.run(
                [sys.executable, "-c", COMMAND, str(most_pages)], cwd=ROOT, env={}, stdin=original, stdout=copy,
                stderr=subprocess.PIPE, timeout=SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Unfit(FileFault.TOO_SLOW) from None
        if done.returncode == 0:
            copy.seek(0)
            return io.BytesIO(copy.read())
    if done.returncode == UNFIT:
        fault, _, limit = done.stderr.decode().partition(" ")
        raise Unfit(FileFault(fault), limit or None)
    if done.returncode < 0:  # killed, by the limit of its time or by a system short of memory
        raise Unfit(FileFault.TOO_SLOW)
    raise RuntimeError("the process that copies documents failed")


def shut_in() -> None:
    """Let this process have so much memory and time, even when nobody is there any more to end it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def copy_here() -> None:
    """What that process does: from its standard input to its standard output."""
    shut_in()
    try:
        with open(os.dup(0), "rb") as file, open(os.dup(1), "wb") as out:
            copy = documents.shown_copy(file, int(sys.argv[1]))
            copy.seek(0)
            shutil.copyfileobj(copy, out)
    except Unfit as no:
        sys.stderr.write(f"{no.fault} {no.limit or ''}".strip())
        sys.exit(UNFIT)
