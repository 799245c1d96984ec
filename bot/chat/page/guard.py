"""Who may use the page: a browser on this machine, and for changes the page itself and no other site's."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# Another site's page can send a form here, but not with a header of its own making.
PAGE_HEADER = "x-gongdao-page"
AWAY = (
    "The chat page speaks as anybody of the demo town, so it answers only browsers on the machine that it runs on, "
    "at http://127.0.0.1 or http://localhost. From elsewhere use ./gongdao chat there."
)
STRANGE = "Only the chat page itself may ask this."


class OnlyHere:
    """Refuses requests from or to other machines, and those that another site's page makes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 403 with the reason."""
        if scope["type"] == "http" and (why := refusal(Request(scope))):
            await PlainTextResponse(why, 403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def refusal(request: Request) -> str | None:
    """Why a request is not answered.

    The address that it names counts too: a name of another's choosing may lead to this machine.
    """
    if not (request.client and is_here(request.client.host) and is_here(request.url.hostname or "")):
        return AWAY
    origin, own = request.headers.get("origin"), f"{request.url.scheme}://{request.url.netloc}"
    if request.method in ("GET", "HEAD"):
        return STRANGE if origin not in (None, own) else None
    return None if origin == own and PAGE_HEADER in request.headers else STRANGE


def is_here(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
