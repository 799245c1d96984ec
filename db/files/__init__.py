"""Files that people hand in: where their content lies, what it is, and the copy of it that is shown."""

from db.files.contents import Bounds, Examined, examined, kind_of_head, named_as_it_is
from db.files.faults import Unfit
from db.files.sealing import SealedWriter, unsealed
from db.files.store import Copy, FileStore, StoreAway, file_store, use_files

__all__ = [
    "Bounds", "Copy", "Examined", "FileStore", "SealedWriter", "StoreAway", "Unfit", "examined", "file_store",
    "kind_of_head", "named_as_it_is", "unsealed", "use_files",
]  # fmt: skip
