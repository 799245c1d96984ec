"""The page of the one-time form: plain HTML for any phone, without scripts, in the language of whoever reads it."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime
from html import escape

from db.accounts import IdentityForm
from policy import pack, say
from resolvers.refusing import fault_sentences
from resolvers.rules.identity import DOCUMENTS
from resolvers.rules.refusals import Fault, Invalid

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:34rem;padding:1rem;color:#111;background:#fff}"
    "label{display:block;font-weight:600;margin:1rem 0 .25rem}small{display:block;color:#555}"
    "input,select,button{box-sizing:border-box;font:inherit;width:100%;padding:.6rem;border:1px solid #767676;"
    "border-radius:.4rem}button{margin:1.5rem 0;background:#0b57d0;border:0;color:#fff;font-weight:600}"
    ".fault{color:#a3000b;font-weight:600;margin:.25rem 0 0}input[aria-invalid]{border:2px solid #a3000b}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
TYPES = "image/jpeg,image/png,image/webp,application/pdf"
# What is shown again after a fault: nothing by which somebody behind could read a number.
KEPT = ("document", "name", "country", "area", "expiresOn")


def page(language: str, title: str, body: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def words(language: str, head: str, *about: str) -> str:
    """A page that only says something."""
    return page(language, say(language, head), "".join(f"<p>{escape(part)}</p>" for part in about))


def form_page(
    language: str, form: IdentityForm, until: datetime, typed: Mapping[str, str], faults: tuple[Fault, ...] = (),
    also: str = "",
) -> str:  # fmt: skip
    """The form, with what was typed and what is wrong with it beside each field."""
    told = dict.fromkeys((fault.path for fault in faults), "")
    for fault, sentence in zip(faults, fault_sentences(Invalid(faults), language), strict=True):
        told[fault.path] += sentence
    kind = form.registrant.kind
    fields = [
        _choice(language, [each for each, rule in DOCUMENTS.items() if rule.kind is kind], typed, told),
        _field(language, "number", "", told, required=True, most=40),
        _field(language, "name", typed.get("name", ""), told, required=True, most=120),
        _field(language, "country", typed.get("country", ""), told, hint=True, most=2),
        _field(language, "area", typed.get("area", ""), told, hint=True, most=6),
        _field(language, "expiresOn", typed.get("expiresOn", ""), told, hint=True, named="expires", kind="date"),
        _field(language, "papers", "", told, hint=True, named="pictures", kind="file"),
        _field(language, "mobile", "", told, hint=True, most=24, kind="tel"),
    ]
    title = say(language, "form-title" if kind == "PERSON" else "form-title-organisation")
    again = f'<p class="fault" role="alert">{escape(say(language, "form-again"))} {escape(also)}</p>'
    return page(
        language, title,
        f"<p>{escape(say(language, 'form-about', until=until))}</p>{again if faults or also else ''}"
        f'<form method="post" enctype="multipart/form-data" autocomplete="off">{"".join(fields)}'
        f"<button>{escape(say(language, 'form-send'))}</button></form>",
    )  # fmt: skip


def _choice(language: str, documents: list[str], typed: Mapping[str, str], told: Mapping[str, str]) -> str:
    options = "".join(
        f'<option value="{each}"{" selected" if typed.get("document") == each else ""}>'
        f"{escape(say(language, f'word-IdentityDocument-{each}'))}</option>"
        for each in documents
    )
    head = f'<label for="document">{escape(say(language, "form-document"))}</label>'
    return f'{head}<select id="document" name="document">{options}</select>{_wrong("document", told)}'


def _field(
    language: str, path: str, value: str, told: Mapping[str, str], *, named: str = "", kind: str = "text",
    required: bool = False, hint: bool = False, most: int = 0,
) -> str:  # fmt: skip
    key = named or path
    hinted = say(language, f"form-{key}-hint", most=pack().identity.pictures) if hint else ""
    marks = [f'type="{kind}" id="{path}" name="{path}"']
    marks += [f'value="{escape(value)}"'] if value else []
    marks += [f'maxlength="{most}"'] if most else []
    marks += ["required"] if required else []
    marks += [f'multiple accept="{TYPES}"'] if kind == "file" else []
    marks += [f'aria-invalid="true" aria-describedby="{path}-fault"'] if path in told else []
    return (
        f'<label for="{path}">{escape(say(language, f"form-{key}"))}</label>'
        f"{f'<small>{escape(hinted)}</small>' if hinted else ''}<input {' '.join(marks)}>{_wrong(path, told)}"
    )


def _wrong(path: str, told: Mapping[str, str]) -> str:
    return f'<p class="fault" id="{path}-fault">{escape(told[path])}</p>' if path in told else ""
