"""What is shown of the registrants for which one acts: where each stands, and what can be done next."""

from uuid import UUID

from aiogram.utils.formatting import Bold

from bot.buttons import Labelled, OnIdentity, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, cut, lines, one_line
from db.accounts import IdentityForm, Registrant
from db.vocabulary import RegistrantKind, RegistrantState
from resolvers import clock
from resolvers.accounts.hours import local
from resolvers.accounts.identity.submitting import path_of_form
from resolvers.accounts.identity.views import looks_told, registrants_of
from resolvers.pages import Window
from resolvers.rules.permissions import offers

NAME, SHOWN, LOOKS = 20, 8, 10


async def drawn_identity(talk: Talk) -> Drawn:
    """All registrants for which this person acts."""
    rows = await registrants_of(talk.actor)
    content = lines(
        Bold(talk.say("identity-head")),
        *(_line(talk, row) for row in rows[:SHOWN]),
        None if rows else talk.say("identity-none"),
        talk.say("identity-private"),
    )
    return Drawn(content, keyboard(*_buttons(talk, rows[:SHOWN])))


def _line(talk: Talk, row: Registrant) -> str:
    said = talk.say(f"identity-{row.kind}", name=one_line(row.name) or None, state=row.state)
    if row.reason and row.state is RegistrantState.REJECTED:
        return f"{said} {talk.say('identity-because', fault=talk.say(f'identity-reason-{row.reason}'))}"
    if row.expires_on and row.state is RegistrantState.VERIFIED:
        return f"{said} {talk.say('identity-until', until=row.expires_on)}"
    return said


def _buttons(talk: Talk, rows: list[Registrant]) -> list[list[Labelled]]:
    made = []
    for row in rows:
        may = offers(talk.actor, row, {}, clock.now())
        does = [("form", "registrant:request_form"), ("code", "registrant:confirm_code")]
        named = len(rows) > 1
        made.append([_button(talk, do, row, named) for do, act in does if act in may] + [_button(talk, "looks", row)])
    persons = any(row.kind is RegistrantKind.PERSON for row in rows)
    new = [] if persons else [(label(talk.language, "identity-open-person"), OnIdentity(do="open_person"))]
    return [*made, [*new, (label(talk.language, "identity-open-organisation"), OnIdentity(do="open_organisation"))]]


def _button(talk: Talk, do: str, row: Registrant, named: bool = False) -> Labelled:
    word = label(talk.language, f"identity-{do}")
    whose = f" {cut(one_line(row.name), NAME)}" if named and row.name else ""
    return f"{word}{whose}"[:30], OnIdentity(do=do, id=row.id)


def where_the_form_is(talk: Talk, form: IdentityForm, public_url: str) -> str:
    """The address of a form; without a public one it is on this machine."""
    until, path = local(talk.chat, form.expires_at), path_of_form(form)
    if public_url:
        return talk.say("identity-form", until=f"{until:%H:%M}", address=f"{public_url.rstrip('/')}{path}")
    return talk.say("identity-form-local", until=f"{until:%H:%M}", address=path)


async def drawn_looks(talk: Talk, registrant_id: UUID) -> Drawn:
    """Who looked at the identity of one of them, newest first."""
    looks = await looks_told(talk.actor, registrant_id, Window(limit=LOOKS))
    said = [
        talk.say("identity-look", at=local(talk.chat, look.at).date(), by=pseudonym, purpose=look.purpose)
        for look, pseudonym in looks
    ]
    content = lines(Bold(talk.say("identity-looks-head")), *(said or [talk.say("identity-looks-none")]))
    return Drawn(content, keyboard([(label(talk.language, "back"), OnIdentity(do="show"))]))
