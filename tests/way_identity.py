"""Who answers in law: how identity is told, verified, and looked at. How it is done in a chat."""

from typing import Any

from bot.buttons import OnIdentity


def _pressed(do: Any) -> Any:
    return lambda line: line.press(OnIdentity(do=do, id=line.thing.id))


async def _confirmed(line: Any) -> list[str]:
    answer: list[str] = await line.press(OnIdentity(do="code", id=line.thing.id))
    if answer[0]:
        return answer
    said: list[str] = await line.say(line.thing.code)
    return said


WAYS: dict[str, Any] = {
    "registrant:open": (
        lambda line: line.press(OnIdentity(do="open_organisation")), "toast-identity-open-organisation", "Registrant"
    ),
    "registrant:request_form": (_pressed("form"), "toast-identity-form", "IdentityForm"),
    "registrant:confirm_code": (_confirmed, "identity-code-done", "Registrant"),
}  # fmt: skip
PRESSED: dict[type, dict[str, str]] = {
    OnIdentity: {
        **dict.fromkeys(("open_person", "open_organisation"), "registrant:open"),
        "form": "registrant:request_form", "code": "registrant:confirm_code",
    }
}  # fmt: skip
SHOWING: dict[type, set[str]] = {OnIdentity: {"show", "looks"}}
NOT_IN_CHAT: dict[str, str] = {
    "registrant:submit": "an identity never goes through a chat: its form takes it",
    "registrant:request_code": "a mobile number never goes through a chat: the form takes it",
    **dict.fromkeys(
        ("registrant:verify", "registrant:reject", "registrant:revoke", "registrant:look"),
        "documents are looked at on a screen",
    ),
    **dict.fromkeys(
        ("registrant:grant_mandate", "registrant:end_mandate"), "whoever acts for an organisation is named on the web"
    ),
    **dict.fromkeys(
        ("registrant:lapse", "registrant:warn", "registrant:check", "registrant:empty"), "done by the clock"
    ),
}
FINDABLE: tuple[str, ...] = ("Registrant",)
