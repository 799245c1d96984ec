"""Settings from the environment or `.env`: addresses, secrets, limits. Everything else is policy/."""

import secrets
from ipaddress import IPv4Network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, IPvAnyNetwork, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import forms
from db.columns import DEVELOPMENT, FIRST_INDEX
from db.engines import Patience

ROOT = Path(__file__).parent
LOOPBACK = ("127.0.0.1", "localhost")


class Settings(BaseSettings):
    """One instance per process; a wrong value stops the start with one line."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    environment: Annotated[
        Literal["development", "production"],
        Field(description="`production` turns off demo town, chat page, GraphiQL, and strangers' introspection."),
    ] = "development"
    data_dir: Annotated[Path, Field(description="Folder under which the program writes everything.")] = Path("var")
    database_url: Annotated[
        str,
        Field(description="`sqlite://<file>` or `postgres://user:password@host:port/name`; empty: a file in DATA_DIR."),
    ] = ""
    database_pool: Annotated[int, Field(ge=2, le=200, description="Most PostgreSQL connections of one process.")] = 10
    database_connect_seconds: Annotated[
        float, Field(gt=0, le=60, description="Longest wait for a connection to PostgreSQL, a new one or of the pool.")
    ] = 3
    database_statement_seconds: Annotated[
        float, Field(gt=0, le=600, description="Longest statement on PostgreSQL.")
    ] = 10
    database_lock_seconds: Annotated[
        float, Field(gt=0, le=60, description="Longest wait for a lock of the database, on SQLite for the file.")
    ] = 5
    database_idle_seconds: Annotated[
        float, Field(gt=0, le=600, description="Longest that PostgreSQL lets a transaction do nothing.")
    ] = 30
    identity_keys: Annotated[
        dict[str, SecretStr],
        NoDecode,
        Field(
            description='Keys for personal fields and hashes, by id, as JSON: `{"k1": "<64 hex digits>"}`. '
            "The last one encrypts, the first one makes hashes: add new keys behind the others. "
            "Empty in development: one is made in DATA_DIR."
        ),
    ] = {}
    index_keys: Annotated[
        dict[str, SecretStr],
        NoDecode,
        Field(
            description='Keys for finding an identity number without opening it, by id, as JSON: `{"i2": "<64 hex '
            'digits>"}`. The last one makes new marks, all of them find old ones: add new keys behind the others, then '
            "run `./gongdao keys rotate`. Empty: marks are made of the first of IDENTITY_KEYS, under the id `i1`."
        ),
    ] = {}
    files_url: Annotated[
        str,
        Field(
            description="Where files lie: a folder that begins with `/` or `./` (of the checkout), or "
            "`s3://bucket/prefix`; empty: the folder `files` in DATA_DIR."
        ),
    ] = ""
    files_endpoint: Annotated[
        str, Field(description="Address of a service that speaks S3; empty: `AWS_ENDPOINT_URL`, or Amazon's.")
    ] = ""
    files_region: Annotated[str, Field(description="Region of the bucket; empty: `AWS_REGION`.")] = ""
    files_key_id: Annotated[str, Field(description="Access key of the bucket; empty: `AWS_ACCESS_KEY_ID`.")] = ""
    files_key: Annotated[SecretStr, Field(description="Secret of that access key; empty: `AWS_SECRET_ACCESS_KEY`.")] = (
        SecretStr("")
    )
    public_url: Annotated[str, Field(description="Address under which people reach us; empty: local only.")] = ""
    telegram_token: Annotated[
        SecretStr,
        Field(description="Token of the bot on Telegram; empty: only the built-in chat."),
    ] = SecretStr("")
    telegram_api: Annotated[str, Field(description="Base address of the Bot API.")] = "https://api.telegram.org"
    telegram_secret: Annotated[
        SecretStr,
        Field(
            description="What Telegram says to `/telegram`, 1 to 256 of A-Z a-z 0-9 _ -, when PUBLIC_URL is set; "
            "empty: made of IDENTITY_KEYS. Without PUBLIC_URL updates are fetched."
        ),
    ] = SecretStr("")
    telegram_username: Annotated[
        str,
        Field(
            description="User name of the bot on Telegram, for `reportLink`; empty: it gives words for the chat.",
        ),
    ] = ""
    allowed_origins: Annotated[
        tuple[str, ...],
        NoDecode,
        Field(description="Web origins, with commas between, that may call from a browser."),
    ] = ()
    trusted_proxies: Annotated[
        tuple[IPvAnyNetwork, ...],
        NoDecode,
        Field(
            description="Addresses and networks of proxies, with commas between, whose `X-Forwarded-For` is believed."
        ),
    ] = (IPv4Network("127.0.0.1"),)
    sender: Annotated[
        str,
        Field(
            description="Where letters to people go: an `https://` address that takes each as JSON, or `log` in "
            "development, which is what it is there when empty. Empty in production: letters wait in vain."
        ),
    ] = ""
    sender_secret: Annotated[
        SecretStr, Field(description="Bearer token by which whoever takes letters knows that they are ours.")
    ] = SecretStr("")
    identity_verifier_url: Annotated[
        str,
        Field(
            description="An `https://` address that is asked whether a name and a number belong together; empty: "
            "identity officers alone decide."
        ),
    ] = ""
    identity_verifier_secret: Annotated[
        SecretStr, Field(description="Secret with which questions to that address are signed, by HMAC-SHA256.")
    ] = SecretStr("")
    filing_authority: Annotated[
        str, Field(max_length=200, description="Authority with which registration data of accounts are filed.")
    ] = ""
    oidc_issuer: Annotated[
        str,
        Field(description="Address of the identity provider whose access tokens let people in; empty: none does."),
    ] = ""
    oidc_audience: Annotated[str, Field(description="The audience that its tokens for us name.")] = ""
    log_format: Annotated[Literal["text", "json"], Field(description="Form of the log on standard error.")] = "text"
    access_log: Annotated[
        bool, Field(description="Whether each request is a line of the log: what was asked, its result, its time.")
    ] = True
    metrics_token: Annotated[
        SecretStr | None,
        Field(
            min_length=16,
            description="Whoever sends it as a bearer token may read `/metrics`. Without it the numbers are shown "
            "to this machine in development, and to nobody in production.",
        ),
    ] = None
    alarm_delivery_seconds: Annotated[
        float, Field(gt=0, description="Alarm when news reach subscriptions later than this.")
    ] = 5
    alarm_notice_seconds: Annotated[
        float, Field(gt=0, description="Alarm when a notice waits longer than this to be sent.")
    ] = 300
    alarm_inbox_seconds: Annotated[
        float, Field(gt=0, description="Alarm when what somebody said in a chat waits longer than this.")
    ] = 60
    alarm_overdue_cases: Annotated[
        int,
        Field(ge=1, description="Alarm when so many cases, or so many appeals, are past the time that was promised."),
    ] = 1
    budget_per_minute: Annotated[
        int,
        Field(ge=100, description="Cost points that one credential or address may spend in a minute over GraphQL."),
    ] = 2_000_000
    operation_seconds: Annotated[float, Field(gt=0, le=120, description="Longest GraphQL operation.")] = 15
    header_seconds: Annotated[float, Field(gt=0, le=60, description="Time for a header, and for a body.")] = 5
    subscriptions_per_socket: Annotated[int, Field(gt=0, le=1000, description="Subscriptions per WebSocket.")] = 50

    @field_validator("data_dir")
    @classmethod
    def _in_the_checkout(cls, value: Path) -> Path:
        return ROOT / value

    @field_validator("allowed_origins", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known_address(cls, value: str) -> str:
        forms.of_the_database(value)
        return value

    @field_validator("telegram_token", "telegram_secret", "telegram_username")
    @classmethod
    def _of_telegram(cls, value: SecretStr | str, info: ValidationInfo) -> SecretStr | str:
        forms.of_telegram(str(info.field_name), value if isinstance(value, str) else value.get_secret_value())
        return value

    @field_validator("telegram_api", "public_url")
    @classmethod
    def _web_address(cls, value: str, info: ValidationInfo) -> str:
        if value or info.field_name != "public_url":
            forms.of_the_web(value)
        return value.rstrip("/")

    @field_validator("files_url")
    @classmethod
    def _known_store(cls, value: str) -> str:
        forms.of_the_files(value)
        return value

    @field_validator("sender", "oidc_issuer", "identity_verifier_url")
    @classmethod
    def _of_the_web(cls, value: str, info: ValidationInfo) -> str:
        if value and not (value == "log" and info.field_name == "sender"):
            forms.safe(value)
        return value

    @field_validator("identity_keys", "index_keys", mode="before")
    @classmethod
    def _told_as_json(cls, value: object) -> object:
        return forms.keys_told(value) if isinstance(value, str) else value

    @field_validator("index_keys")
    @classmethod
    def _of_indexes(cls, value: dict[str, SecretStr], info: ValidationInfo) -> dict[str, SecretStr]:
        for kid in value:
            forms.of_an_index(kid, taken=[FIRST_INDEX, *(info.data.get("identity_keys") or ())])
        return value

    @field_validator("identity_keys", "index_keys")
    @classmethod
    def _long_enough(cls, value: dict[str, SecretStr]) -> dict[str, SecretStr]:
        for kid, key in value.items():
            forms.of_a_key(kid, key.get_secret_value())
        return value

    @model_validator(mode="after")
    def _fit_for_production(self) -> "Settings":
        forms.that_go_together(self)
        return self

    @model_validator(mode="after")
    def _fit_for_telegram(self) -> "Settings":
        here = urlsplit(self.webhook_url)
        known = here.scheme != "http" or here.hostname in LOOPBACK
        forms.all_there(
            ("PUBLIC_URL must start with https:// when TELEGRAM_TOKEN is set: Telegram posts nowhere else", known)
        )
        return self

    def keys_of_indexes(self) -> dict[str, bytes]:
        """The keys of blind indexes beside the one that is made of the oldest field key."""
        return forms.keys_read(self.index_keys)

    @property
    def webhook_url(self) -> str:
        """Where Telegram posts updates; empty: they are fetched, or there is no bot."""
        return f"{self.public_url}/telegram" if self.public_url and self.telegram_token.get_secret_value() else ""

    @property
    def database(self) -> str:
        """The database's address, with the default filled in."""
        return self.database_url or f"sqlite://{self.data_dir.absolute() / 'gongdao.db'}"

    @property
    def patience(self) -> Patience:
        """How long the database is waited for."""
        waits = (self.database_connect_seconds, self.database_statement_seconds, self.database_lock_seconds)
        return Patience(*waits, idle=self.database_idle_seconds)

    @property
    def files(self) -> str:
        """Where files lie, with the default filled in."""
        return self.files_url if "://" in self.files_url else str(ROOT / (self.files_url or self.data_dir / "files"))

    def files_access(self) -> dict[str, str]:
        """How the bucket is reached, as far as that is set here."""
        given = {
            "endpoint": self.files_endpoint, "region": self.files_region, "access_key_id": self.files_key_id,
            "secret_access_key": self.files_key.get_secret_value(),
        }  # fmt: skip
        return {name: value for name, value in given.items() if value}

    def keys(self, *, keep: bool = True) -> dict[str, bytes]:
        """The key ring; in development one is made on the first run, and kept in DATA_DIR."""
        if given := forms.keys_read(self.identity_keys):
            return given
        kept = self.data_dir / "development.key"
        return {DEVELOPMENT: forms.development_key(kept) if keep or kept.exists() else secrets.token_bytes(32)}


class SettingFault(Exception):
    """A setting that cannot be used: one line that says which and why."""


def read_settings() -> Settings:
    """The settings of this process, or one line about the first that is wrong."""
    try:
        return Settings()
    except ValidationError as fault:
        raise SettingFault(forms.first_fault(fault.errors()[0])) from None
    except Exception as fault:
        raise SettingFault(str(fault).splitlines()[0]) from None
