"""Whom the page can speak as."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

GUEST = re.compile(r"guest-(\d{1,5})", re.ASCII)


@dataclass(frozen=True)
class People:
    """Everybody of the town by role, and where the addresses of guests begin."""

    by_role: Mapping[str, tuple[int, str]]
    first_guest: int

    def found(self, who: str) -> tuple[int, str] | None:
        """The address and the name of somebody, if there is one of that name."""
        if guest := GUEST.fullmatch(who):
            return self.first_guest + int(guest[1]), f"Guest {int(guest[1])}"
        return self.by_role.get(who)


def speaker(request: Request) -> tuple[int, str]:
    """The address and the name of whom a request speaks as."""
    people: People = request.app.state.people
    found = people.found(request.path_params["who"])
    if found is None:
        raise HTTPException(404, "nobody")
    return found
