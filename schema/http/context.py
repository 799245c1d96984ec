"""What every resolver knows about the call it is part of."""

import re
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from schema.http.budget import Budget, Budgets
from schema.http.limits import Limits

REQUEST_ID = re.compile(r"[\w.-]{8,64}")


class BadCredential(Exception):
    """The token is unknown, expired or revoked."""


class CannotTell(Exception):
    """Whoever could say whether the token is good does not answer just now."""


class Actor(Protocol):
    """Who acts, as far as this package asks."""

    language: str


class Loaders(Protocol):
    """What loads rows in batches, and forgets them when told to."""

    def reset(self) -> None:
        """Forget everything loaded so far."""


Authenticate = Callable[[str | None, str, str | None], Awaitable[Any]]


@dataclass(frozen=True)
class Terms:
    """On what terms the door stands open: who is let in, what is lent to them, how much they may take."""

    authenticate: Authenticate
    loaders: Callable[["Context"], Loaders]
    budgets: Budgets
    limits: Limits = field(default_factory=Limits)
    open_introspection: bool = True
    bot_username: str = ""
    public_url: str = ""


@dataclass
class Context:
    """One call: who makes it, from where, and what it has cost."""

    terms: Terms
    origin: str
    languages: str | None = None
    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    token: str | None = None
    actor: Any = None
    connection_params: dict[str, Any] | None = None
    revoked: bool = False
    cost: int = field(init=False, default=0)
    budget: Budget = field(init=False)
    loaders: Any = field(init=False)

    def __post_init__(self) -> None:
        self.budget = self.terms.budgets.of(self.token, self.origin)
        self.loaders = self.terms.loaders(self)

    @property
    def language(self) -> str:
        """Say in which language to answer."""
        return self.actor.language

    @property
    def limits(self) -> Limits:
        """Say what this call is held to."""
        return self.terms.limits

    @property
    def sees_schema(self) -> bool:
        """Say whether this caller may look at the schema and be given suggestions."""
        return self.terms.open_introspection or self.token is not None

    async def admit(self, credential: object) -> None:
        """Find the actor behind the value of an `Authorization` header; a bad one costs its address a point."""
        try:
            token = bearer(credential)
            self.actor = await self.terms.authenticate(token, self.origin, self.languages)
        except BadCredential:
            await self.budget.spend(1)
            raise
        self.token = token
        self.budget = self.terms.budgets.of(token, self.origin)

    async def refresh(self) -> bool:
        """Load the actor and everything else anew; false once the credential no longer holds."""
        try:
            self.actor = await self.terms.authenticate(self.token, self.origin, self.languages)
        except (BadCredential, CannotTell):
            self.revoked = True
        self.loaders.reset()
        return not self.revoked

    def fork(self) -> "Context":
        """Make the context of one operation out of that of its connection."""
        return replace(self, request_id=uuid.uuid4().hex)


def bearer(credential: object) -> str | None:
    """Read the token out of the value of an `Authorization` header, if there is one."""
    if credential is None:
        return None
    scheme, _, token = credential.partition(" ") if isinstance(credential, str) else ("", "", "")
    if scheme.lower() != "bearer" or not token.strip():
        raise BadCredential
    return token.strip()


def request_id_from(given: str | None) -> str:
    """Keep the request id of a proxy if it is a sane one, else draw one."""
    return given if given and REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
