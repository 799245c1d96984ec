"""The part of a policy pack on documents that bind, and the texts with which an installation can begin."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from policy.form import Part

TEXTS = Path(__file__).parent.parent / "documents"
Heading = Annotated[str, Field(min_length=1, max_length=120)]


class Headings(Part):
    """The sections that a document must have, by their headings in each language."""

    en: tuple[Heading, ...]
    zh: tuple[Heading, ...]

    @model_validator(mode="after")
    def _alike(self) -> "Headings":
        if len(self.en) != len(self.zh):
            raise ValueError("every required section has a heading in each language")
        return self


class Sections(Part):
    """What each kind of document must have; a kind that is left out need have no certain section."""

    SERVICE_AGREEMENT: Headings
    PLATFORM_CONVENTION: Headings = Headings(en=(), zh=())
    RULE: Headings = Headings(en=(), zh=())
    INDUSTRY_CONVENTION: Headings = Headings(en=(), zh=())


class Documents(Part):
    """How long before it counts a new version is published, who publishes it, and what it must contain."""

    notice_days: Annotated[int, Field(ge=1, le=365)]
    second_person: bool
    title: Annotated[int, Field(ge=10, le=200)]
    text: Annotated[int, Field(ge=1000, le=200_000)]
    told_at_once: Annotated[int, Field(ge=1, le=5000)]
    sections: Sections


def texts_to_begin_with(kind: str, languages: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Titles and texts of a kind as they come with the program, to be drafted: the first line of each is its title."""
    titles, texts = {}, {}
    for language in languages:
        told = (TEXTS / f"{kind.lower()}.{language}.md").read_text("utf-8")
        title, _, text = told.partition("\n")
        titles[language], texts[language] = title.removeprefix("# ").strip(), text.strip()
    return titles, texts
