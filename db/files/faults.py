"""Why a content is not fit to be kept."""

from db.vocabulary import FileFault


class Unfit(Exception):
    """A file cannot be taken, with the reason and what it is measured by."""

    def __init__(self, fault: FileFault, limit: object = None) -> None:
        super().__init__(fault)
        self.fault, self.limit = fault, None if limit is None else str(limit)
