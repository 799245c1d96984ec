"""Who acts: found from the credential, never from an argument, and loaded once per operation."""

from ipaddress import IPv6Address, IPv6Network
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Chat, Operatorship, StaffMember, Token, User
from db.columns import key_ring
from db.complaints import ConflictOfInterest
from db.vocabulary import ActorKind, OperatorshipState, Transport
from policy import spoken
from resolvers import clock
from resolvers.rules.accounts.leaving import LEAVING
from resolvers.rules.standings import Actor

LOCAL = "local"  # instead of an address: on this machine, by command line


def token_of(token_id: UUID) -> str:
    """The bearer token of a row: derived, so it can be shown again to whom it was given and is never kept."""
    return f"gd_{key_ring().mark('token', str(token_id))}"


def hash_of_token(token: str) -> str:
    """Under what a bearer token is found."""
    return key_ring().mark("token-hash", token)


def address_key(transport: Transport, address: int) -> str:
    """Under what a chat is found."""
    return key_ring().mark("chat", f"{transport}:{address}")


def guest_at(origin: str, languages: str | None = None) -> Actor:
    """Somebody without a credential, known only by a keyed hash of the address."""
    mark = key_ring().mark("origin", one_origin(origin))
    return Actor(ActorKind.GUEST, language=spoken(languages), origin=mark[:32])


def one_origin(address: str) -> str:
    """What counts as one origin: an IPv4 address, or of IPv6 the /64 of which one customer has every address."""
    try:
        found = IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found) >> 64 << 64, 64)))


async def actor_of_token(token: str, origin: str, languages: str | None = None) -> Actor | None:
    """The user behind a bearer token, or None when it is unknown, expired or revoked."""
    row = await Token.filter(hash=hash_of_token(token), revoked_at=None).select_related("user").first()
    if row is None or row.expires_at <= clock.now():
        return None
    guest = guest_at(origin, languages)
    language = spoken(languages, row.user.language)
    return await _loaded(row.user, language, guest.origin, token_id=row.id)


async def actor_of_chat(transport: Transport, address: int, languages: str | None = None) -> tuple[Actor, Chat] | None:
    """The user or guest behind a chat that was met before."""
    chat = (
        await Chat.filter(transport=transport, address_key=address_key(transport, address))
        .select_related("user")
        .first()
    )
    if chat is None:
        return None
    origin = chat.address_key[:32]
    language = spoken(chat.language, languages)
    if chat.user is not None:
        return await _loaded(chat.user, language, origin, chat=chat), chat
    return Actor(
        ActorKind.GUEST,
        guest_id=chat.guest_id,
        chat_id=chat.id,
        language=language,
        origin=origin,
    ), chat


async def actor_of_user(user: User, language: str | None = None, *, origin: str = LOCAL) -> Actor:
    """A user as an actor, for the command line, for looking through a person's eyes, and for an issuer's token."""
    return await _loaded(user, spoken(language, user.language), origin)


async def _loaded(
    user: User, language: str, origin: str, *, token_id: UUID | None = None, chat: Chat | None = None
) -> Actor:
    counting = Q(until=None, state=OperatorshipState.ACTIVE) | Q(remains=True)
    held = await Operatorship.filter(counting, user_id=user.id).select_related("account")
    posts = [post for post in held if post.until is None]
    staff = await StaffMember.filter(user_id=user.id, until=None)
    conflicts: list[UUID] = []
    if staff:
        conflicts = await ConflictOfInterest.filter(user_id=user.id).values_list("account_id", flat=True)  # type: ignore[assignment]
    return Actor(
        ActorKind.STAFF if staff else ActorKind.USER, user_id=user.id, chat_id=chat.id if chat else None,
        token_id=token_id, name=user.display_name, language=language, origin=origin,
        posts={post.account_id: post.role for post in posts},
        staff={member.role: member.id for member in staff}, pseudonym=staff[0].pseudonym if staff else "",
        conflicts=frozenset(conflicts),
        restrictions={post.account_id: post.account.restrictions for post in posts if post.account.restrictions},
        closes_at=user.closes_at, closing=frozenset(post.account_id for post in posts if post.account.state in LEAVING),
        left=frozenset(post.account_id for post in held if post.until is not None),
    )  # fmt: skip
