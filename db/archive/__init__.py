"""Backups: every row and every file in one archive, which either database can be filled from.

See docs/decisions/0023-a-backup-is-neutral.md.
"""

from db.archive.filling import fill, fitting, restore
from db.archive.form import ArchiveFault, Manifest, link_rows
from db.archive.taking import backup

__all__ = ["ArchiveFault", "Manifest", "backup", "fill", "fitting", "link_rows", "restore"]
