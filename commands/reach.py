"""Looks at what an installation reaches: Telegram, whoever takes letters, the identity provider."""

import aiohttp

from commands.finding import Finding, Health
from resolvers.accounts.oidc import Issuer
from settings import Settings

CHAT_SECONDS = 8.0


async def letters(settings: Settings) -> Finding:
    """Whether letters, for instance the code for a new password, go anywhere; none is sent."""
    if settings.sender.startswith("http"):
        return Finding("letters", Health.FINE, "Letters go to the address in SENDER.")
    if settings.environment == "production":
        mend = "set SENDER to an address that takes them."
        return Finding("letters", Health.WARNING, f"Nobody who forgot a password gets a code by letter: {mend}")
    return Finding("letters", Health.FINE, "Letters are shown in the log, as in development.")


async def issuer(settings: Settings) -> Finding:
    """The identity provider: whether it can be reached, and publishes keys."""
    if not settings.oidc_issuer:
        return Finding("issuer", Health.FINE, "OIDC_ISSUER is not set: our own tokens alone let people in.")
    try:
        keys = await Issuer(settings.oidc_issuer, settings.oidc_audience).published()
    except Exception as fault:  # whatever the other side does
        mend = "Is OIDC_ISSUER right, to the last slash, and may this machine reach it?"
        return Finding("issuer", Health.WRONG, f"It does not tell its keys ({type(fault).__name__}). {mend}")
    if not keys:
        return Finding("issuer", Health.WRONG, "It publishes no key that can be used: its tokens are all refused.")
    return Finding("issuer", Health.FINE, f"It publishes {len(keys)} keys.")


async def chat(settings: Settings) -> Finding:
    """The bot on Telegram: whether it answers, and where it brings updates."""
    if not (token := settings.telegram_token.get_secret_value()):
        return Finding("chat", Health.FINE, "TELEGRAM_TOKEN is not set: there is the built-in chat alone.")
    patience = aiohttp.ClientTimeout(total=CHAT_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=patience) as session:

            async def ask(method: str) -> dict[str, object]:
                async with session.get(f"{settings.telegram_api}/bot{token}/{method}") as answer:
                    return dict(await answer.json())

            me, hook = await ask("getMe"), await ask("getWebhookInfo")
    except (TimeoutError, aiohttp.ClientError, ValueError) as fault:
        mend = "Is TELEGRAM_API right, and may this machine reach it?"
        return Finding("chat", Health.WRONG, f"Telegram does not answer ({type(fault).__name__}). {mend}")
    return _of_bot(settings, me, hook)


def _of_bot(settings: Settings, me: dict[str, object], hook: dict[str, object]) -> Finding:
    """What Telegram says of the bot, and of where it brings updates."""
    if not me.get("ok"):
        return Finding("chat", Health.WRONG, "Telegram does not know TELEGRAM_TOKEN: ask @BotFather for a new one.")
    bot, info = me.get("result"), hook.get("result")
    name = f"The bot is @{bot.get('username')}" if isinstance(bot, dict) else "The bot answers"
    known = info if isinstance(info, dict) else {}
    wanted, there = settings.webhook_url, str(known.get("url") or "")
    if wanted != there and (wanted or there):
        mend = "starting the service sets it." if wanted else "starting the service without PUBLIC_URL removes it."
        return Finding("chat", Health.WARNING, f"{name}, but its webhook is not the one of these settings: {mend}")
    if fault := known.get("last_error_message"):
        waiting = known.get("pending_update_count")
        return Finding("chat", Health.WARNING, f"{name}. The webhook failed: {fault}; {waiting} updates wait.")
    return Finding("chat", Health.FINE, f"{name}; updates {'come by webhook' if wanted else 'are fetched'}.")
