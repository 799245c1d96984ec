"""Who carries letters: the log in development, or whatever takes them over HTTP."""

from collections.abc import Mapping

import aiohttp
import structlog

from resolvers.accounts.letters import NotTaken, Outgoing, Sender

IN_TIME = aiohttp.ClientTimeout(total=10)
BUSY = (408, 409, 425, 429)  # what a receiver answers that may take the same letter later
log = structlog.get_logger()


def sender_to(where: str, secret: str, *, development: bool) -> Sender | None:
    """The sender for an address: `log`, an address of the web, or none; development without any has the log."""
    if where == "log" or (not where and development):
        return _to_the_log
    return _over_http(where, secret) if where else None


async def _to_the_log(letter: Outgoing) -> None:
    """Say that a letter would go out, and what it says, so that whoever develops can go on; never to whom."""
    log.warning("a letter would be sent", letter=str(letter.kind), says=letter.text)


def _over_http(where: str, secret: str) -> Sender:
    """Post each letter as JSON; the receiver knows by the key one that comes again."""

    async def send(letter: Outgoing) -> None:
        headers: Mapping[str, str] = {"authorization": f"Bearer {secret}", "idempotency-key": letter.key}
        told = {
            "id": letter.key, "kind": letter.kind.value, "by": letter.by, "language": letter.language, "to": letter.to,
            "subject": letter.subject, "text": letter.text,
        }  # fmt: skip
        async with (
            aiohttp.ClientSession(timeout=IN_TIME) as session,
            session.post(where, json=told, headers=headers, allow_redirects=False) as answer,
        ):
            if not 200 <= answer.status < 300:
                refused = 400 <= answer.status < 500 and answer.status not in BUSY
                raise NotTaken(f"status {answer.status}", for_good=refused and answer.status not in (401, 403, 404))

    return send
