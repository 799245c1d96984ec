"""Backups: every row and every file in one archive, which either database can be filled from.

See docs/decisions/0023-a-backup-is-neutral.md.
"""

from db.archive.filling import restore
from db.archive.form import ArchiveFault, Manifest
from db.archive.taking import backup

__all__ = ["ArchiveFault", "Manifest", "backup", "restore"]
