"""Tokens of the platform's identity provider: checked against its keys, its subject known as a user at first sight.

See docs/decisions/0021-tokens-of-an-issuer-are-checked-here.md.
"""

import asyncio
import json
import secrets
import warnings
from time import monotonic
from typing import Any

import aiohttp
import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry
from yarl import URL

from db.accounts import User
from db.columns import key_ring
from policy import pack, say, spoken
from resolvers import clock
from resolvers.actor import actor_of_user, guest_at
from resolvers.moves import created, permit
from resolvers.rules.acts import ACTS
from resolvers.rules.receipts import ALPHABET
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor, system
from resolvers.rules.texts import fault_of
from resolvers.use_case import new_id, use_case, work

ALGORITHMS = ["RS256", "ES256", "EdDSA", "Ed25519"]  # the last is the new name of the one before it
LEEWAY = 60  # seconds by which clocks may differ
LONGEST_TOKEN, LARGEST_PAGE = 8192, 262_144
IN_TIME = aiohttp.ClientTimeout(total=5)
FRESH, GOOD, BETWEEN = 600.0, 3600.0, 60.0
log = structlog.get_logger()


class IssuerAway(Exception):
    """The issuer's keys cannot be had just now, so nobody can say whether its token is good."""


class BadToken(Exception):
    """The token is not one of the issuer's for us, or it is out of date."""


class Issuer:
    """An identity provider, with the keys that it published when last asked."""

    def __init__(self, address: str, audience: str) -> None:
        self.address, self.audience = address, audience
        self._keys: dict[str, Any] = {}
        self._fetched_at = self._asked_at = float("-inf")
        self._asking = asyncio.Lock()

    async def claims(self, token: str) -> dict[str, Any]:
        """What a token says, once its signature, issuer, audience and times are found good."""
        key = await self._key(_kid_of(token))
        rules = JWTClaimsRegistry(
            now=int(clock.now().timestamp()), leeway=LEEWAY, sub={"essential": True}, exp={"essential": True},
            iss={"essential": True, "value": self.address}, aud={"essential": True, "value": self.audience},
        )  # fmt: skip
        try:
            with warnings.catch_warnings():  # providers say EdDSA still, whatever the library thinks of the name
                warnings.simplefilter("ignore", SecurityWarning)
                told = jwt.decode(token, key, algorithms=ALGORITHMS).claims
            rules.validate(told)
        except (JoseError, ValueError, TypeError) as fault:
            raise BadToken from fault
        if not isinstance(told["sub"], str) or not 0 < len(told["sub"]) <= 255:
            raise BadToken
        return told

    async def _key(self, kid: str) -> Any:
        """The key of a token. Keys are asked for anew when they grow old, or for an unknown one, once a minute."""
        now = monotonic()
        if kid not in self._keys or now - self._fetched_at > FRESH:
            async with self._asking:
                await self._ask_anew(kid)
        if kid in self._keys and monotonic() - self._fetched_at <= GOOD:
            return self._keys[kid]
        if self._fetched_at == float("-inf") or monotonic() - self._fetched_at > GOOD:
            raise IssuerAway
        raise BadToken

    async def _ask_anew(self, kid: str) -> None:
        now = monotonic()
        known = kid in self._keys and now - self._fetched_at <= FRESH
        if known or now - self._asked_at < BETWEEN:
            return
        self._asked_at = now
        try:
            self._keys = await self.published()
            self._fetched_at = monotonic()
        except Exception as failure:  # whatever the other side does, ours goes on with the keys it has
            log.warning("issuer_away", error=type(failure).__name__)

    async def published(self) -> dict[str, Any]:
        """The keys that it publishes now, by name; raises whatever goes wrong."""
        async with aiohttp.ClientSession(timeout=IN_TIME) as session:
            about = await _page(session, f"{self.address.rstrip('/')}/.well-known/openid-configuration")
            place = URL(about["jwks_uri"])
            if about.get("issuer") != self.address or place.scheme not in ("https", URL(self.address).scheme):
                raise ValueError("not the description of this issuer")
            keys = KeySet.import_key_set(await _page(session, str(place)))  # type: ignore[arg-type]
        return {key.kid: key for key in keys if key.kid and key.as_dict().get("use", "sig") == "sig"}


async def _page(session: aiohttp.ClientSession, address: str) -> dict[str, Any]:
    """A page of JSON, from that very address, of a sane size."""
    async with session.get(address, allow_redirects=False) as answer:
        if answer.status != 200:
            raise ValueError(f"status {answer.status}")
        text = b""
        async for part in answer.content.iter_chunked(65_536):
            text += part
            if len(text) > LARGEST_PAGE:
                raise ValueError("too large")
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError("not an object")
    return told


def _kid_of(token: str) -> str:
    """The name of the key that is said to have signed a token; nothing else in its head is believed."""
    if len(token) > LONGEST_TOKEN or not token.isascii():
        raise BadToken
    try:
        head = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError, TypeError) as fault:
        raise BadToken from fault
    if head.get("alg") not in ALGORITHMS or not isinstance(head.get("kid"), str):
        raise BadToken
    return head["kid"]  # type: ignore[no-any-return]


class _Trusted:
    issuer: Issuer | None = None


def trust(address: str, audience: str) -> None:
    """Take the tokens that one issuer made for us; with an empty address, of none."""
    _Trusted.issuer = Issuer(address, audience) if address else None


def is_of_an_issuer(token: str) -> bool:
    """Whether a bearer token has the form of an issuer's, and we trust one; ours have no dots."""
    return _Trusted.issuer is not None and token.count(".") == 2


async def actor_of_issued(token: str, origin: str, languages: str | None = None) -> Actor | None:
    """The user behind an issuer's token, known from now on; None when the token is not good."""
    assert _Trusted.issuer is not None
    try:
        told = await _Trusted.issuer.claims(token)
    except BadToken:
        return None
    subject = key_ring().mark("oidc-subject", json.dumps([told["iss"], told["sub"]]))
    user = await User.get_or_none(subject_key=subject)
    if user is None:
        met = await meet_user(system("oidc"), subject, _chosen_name(told), spoken(languages))
        if isinstance(met, Refusal):
            raise IssuerAway
        user = met
    guest = guest_at(origin, languages)
    return await actor_of_user(user, spoken(languages, user.language), origin=guest.origin)


def _chosen_name(told: dict[str, Any]) -> str:
    """What somebody is called where they chose it; `name` is who they are, and an address is how to reach them."""
    names = (told.get(claim) for claim in ("preferred_username", "nickname"))
    return next((name for name in names if isinstance(name, str) and name and "@" not in name), "")


@use_case("user:meet")
async def meet_user(actor: Actor, subject: str, name: str, language: str) -> User:
    """Know somebody whom the issuer vouches for, under the name they chose, or a plain one where none can be kept."""
    await permit(ACTS["user:meet"], None)
    known = await User.get_or_none(subject_key=subject)
    if known is not None:
        return known
    most = pack().texts.display_name
    name = " ".join(name.split())[:most].strip()
    if fault_of("displayName", name, most):
        name = say(language, "name-of-somebody", mark="".join(secrets.choice(ALPHABET) for _ in range(4)))
    user = await User.create(
        id=new_id(), display_name=name, language=language, subject_key=subject, created_at=work().now
    )
    created("user:meet", user)
    return user
