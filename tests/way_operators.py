"""Who runs an account: invitations, roles, transfer. How it is done in a chat."""

from typing import Any

from bot.buttons import OnInvitation, OnTeam
from resolvers.accounts.team.inviting import secret_of


def _pressed(do: Any) -> Any:
    return lambda line: line.press(OnTeam(do=do, id=line.thing.id))


def _asked(do: Any) -> Any:
    """The step before says the same no."""

    async def way(line: Any) -> list[str]:
        asked = await line.press(OnTeam(do=f"ask_{do}", id=line.thing.id))
        answer: list[str] = await line.press(OnTeam(do=do, id=line.thing.id))
        assert asked[0] in ("", answer[0]) or line.case.state == "ENDED"
        return answer

    return way


def _answered(do: Any) -> Any:
    async def way(line: Any) -> list[str]:
        await line.say(f"/start i_{secret_of(line.thing.id)}")
        answer: list[str] = await line.press(OnInvitation(do=do, secret=secret_of(line.thing.id)))
        return answer

    return way


WAYS: dict[str, Any] = {
    "account:invite_operator": (_pressed("invite_editor"), "toast-team-invited", "Operatorship"),
    "operatorship:accept": (_answered("accept"), "toast-invitation-accept", "Operatorship"),
    "operatorship:decline": (_answered("decline"), "toast-invitation-decline", "Operatorship"),
    "operatorship:withdraw": (_pressed("withdraw"), "toast-team-withdraw", "Operatorship"),
    "operatorship:leave": (_asked("leave"), "toast-team-leave", "Operatorship"),
    "operatorship:remove": (_asked("remove"), "toast-team-remove", "Operatorship"),
    "operatorship:change_role": (_pressed("moderator"), "toast-team-moderator", "Operatorship"),
    "operatorship:offer_ownership": (_asked("offer"), "toast-team-offer", "Operatorship"),
    "operatorship:withdraw_offer": (_pressed("withdraw_offer"), "toast-team-withdraw-offer", "Operatorship"),
    "operatorship:accept_ownership": (_asked("accept"), "toast-team-accept", "Operatorship"),
}
PRESSED: dict[type, dict[str, str]] = {
    OnTeam: {
        **dict.fromkeys(("invite_editor", "invite_moderator"), "account:invite_operator"),
        **dict.fromkeys(("editor", "moderator"), "operatorship:change_role"),
        "withdraw": "operatorship:withdraw", "remove": "operatorship:remove", "leave": "operatorship:leave",
        "offer": "operatorship:offer_ownership", "withdraw_offer": "operatorship:withdraw_offer",
        "accept": "operatorship:accept_ownership",
    },
    OnInvitation: {"accept": "operatorship:accept", "decline": "operatorship:decline"},
}  # fmt: skip
SHOWING: dict[type, set[str]] = {
    OnTeam: {"show", "week", "queue", "one", "ask_remove", "ask_offer", "ask_accept", "ask_leave"},
    OnInvitation: set(),
}
NOT_IN_CHAT: dict[str, str] = {"chat:sum_up_week": "done by the clock"}
FINDABLE: tuple[str, ...] = ("Operatorship",)
