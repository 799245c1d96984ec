"""Forms that settings must have; what has another is refused in words for the operator, never with the value."""

import json
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TELEGRAM = {
    "telegram_token": (r"\d{1,20}:[A-Za-z0-9_-]{1,100}", "must look like 123456:ABC-DEF"),
    "telegram_secret": (r"[A-Za-z0-9_-]{1,256}", "must be 1 to 256 of A-Z a-z 0-9 _ -"),
    "telegram_username": (
        r"@?[A-Za-z0-9_]{3,32}",
        "must be the user name of the bot, 3 to 32 of A-Z a-z 0-9 _, with or without @ before it",
    ),
}
KEYS = 'must be JSON like {"k1": "<64 hex digits>"}'
# A folder never has a colon, so that a mistyped address is no folder.
FOLDER = re.compile(r"\.?/[^:]*")
BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^?#\s]*)?")
# Without encryption only to this very machine, where tests and other parts of one's own may listen.
SAFE = re.compile(r"https://[^/]|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/|$)")


def of_telegram(name: str, value: str) -> None:
    """Refuse what Telegram never gives as a token, a secret or a user name."""
    form, words = TELEGRAM[name]
    if value and not re.fullmatch(form, value):
        raise ValueError(words)


def of_the_database(value: str) -> None:
    """Refuse the address of a database that we do not speak to."""
    if value and not value.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ValueError("must start with sqlite:// or postgres://")


def of_the_web(value: str) -> None:
    """Refuse what is no address of the web."""
    where = urlsplit(value)
    if not (where.scheme in ("http", "https") and where.hostname):
        raise ValueError("must be an address that starts with https:// or http://")


def safe(value: str) -> None:
    """Refuse an address to which secrets would go in the open."""
    if not SAFE.match(value):
        raise ValueError("must start with https://")


def of_the_files(value: str) -> None:
    """Refuse what is neither a folder nor a bucket, so that a slip makes no folder somewhere."""
    if value and not FOLDER.fullmatch(value) and not BUCKET.fullmatch(value):
        raise ValueError("must be a folder that begins with / or ./ and has no colon, or s3://bucket/prefix")


def keys_told(value: str) -> dict[str, str]:
    """Keys as JSON tells them, each with its id; none when nothing is told."""
    try:
        told = json.loads(value or "{}")
    except ValueError:
        raise ValueError(KEYS) from None
    if not isinstance(told, dict) or not all(isinstance(key, str) for key in told.values()):
        raise ValueError(KEYS)
    return told


def of_an_index(kid: str, taken: Sequence[str]) -> None:
    """Refuse the id of an index key that another key has, or that no column has room for."""
    if kid in taken:
        raise ValueError(f"the id {kid!r} is that of another key: name it i2, i3, …")
    if not 0 < len(kid) <= 16:
        raise ValueError(f"the id {kid!r} of an index key must have 1 to 16 characters")


def of_a_key(kid: str, key: str) -> None:
    """Refuse a key that is short, or not written as hex digits."""
    try:
        long = len(bytes.fromhex(key)) >= 32
    except ValueError:
        long = False
    if not long:
        raise ValueError(f"key {kid!r} must be at least 64 hex digits")


def development_key(path: Path) -> bytes:
    """The key of a development installation, made once, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return bytes.fromhex(path.read_text().strip())


def all_there(*needs: tuple[str, object]) -> None:
    """Refuse settings that do not go together, in the words of the first need that is not met."""
    for words, met in needs:
        if not met:
            raise ValueError(words)


def that_go_together(given: Any) -> None:
    """Refuse settings of which one needs another, or that production does not bear."""
    real = given.environment == "production"
    all_there(
        ("IDENTITY_KEYS must be set when ENVIRONMENT=production", not real or given.identity_keys),
        (
            "SENDER must not be log when ENVIRONMENT=production: it shows one-time codes",
            not real or given.sender != "log",
        ),
        (
            "SENDER_SECRET must be set with SENDER",
            not given.sender.startswith("http") or given.sender_secret.get_secret_value(),
        ),
        (
            "IDENTITY_VERIFIER_SECRET must be set with IDENTITY_VERIFIER_URL",
            not given.identity_verifier_url or given.identity_verifier_secret.get_secret_value(),
        ),
        ("OIDC_AUDIENCE must be set with OIDC_ISSUER", not given.oidc_issuer or given.oidc_audience),
    )


def keys_read(told: dict[str, Any]) -> dict[str, bytes]:
    """Keys as they are used, by name, in the order in which they were told."""
    return {kid: bytes.fromhex(key.get_secret_value()) for kid, key in told.items()}


def first_fault(fault: Any) -> str:
    """One line about a setting that is wrong, without its value."""
    name = str(fault["loc"][0]).upper() if fault["loc"] else "settings"
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"
