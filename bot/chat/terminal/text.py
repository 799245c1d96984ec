"""Text of others made fit for a terminal: harmless, styled, and broken into lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prompt_toolkit.utils import get_cwidth

from bot.chat.shown import Attached, Entity
from bot.chat.terminal.words import word

Fragment = tuple[str, str]
Line = list[Fragment]

QUOTES = {"blockquote", "expandable_blockquote"}
STYLES = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strike",
    "code": "class:code",
    "pre": "class:code",
    "spoiler": "reverse",
    "text_link": "underline",
    "blockquote": "class:quote",
    "expandable_blockquote": "class:quote",
}
# Marks that turn the direction of what follows, or that a terminal takes for the end of a line.
TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
VISIBLE = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {ord("\n"): "\n", ord("\t"): "    ", 0x7F: "\u2421"}
    | {code: f"⟨{code:04X}⟩" for code in (*range(0x80, 0xA0), *TURNS)}
    | {code: "\ufffd" for code in range(0xD800, 0xE000)}
)


def visible(text: str) -> str:
    """The text with everything shown that a terminal would obey."""
    return text.translate(VISIBLE)


def one_line(text: str) -> str:
    """The same for a label or a name, which has no second line."""
    return visible(" ".join(text.split()))


def described(file: Attached, language: str | None) -> str:
    """A file in a conversation of words: what it is, its name, its size."""
    size = f"{max(file.size // 1000, 1)} KB" if file.size < 1_000_000 else f"{file.size / 1e6:.1f} MB"
    return f"[{', '.join(filter(None, [word(language, file.kind), one_line(file.name), size]))}]"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, as it may be printed, and all that holds for it."""

    text: str
    kinds: frozenset[str]

    @property
    def style(self) -> str:
        """The terminal style of the piece."""
        return " ".join(dict.fromkeys(STYLES[kind] for kind in sorted(self.kinds) if kind in STYLES))


def spans(text: str, entities: Iterable[Entity]) -> list[Span]:
    """Cut a text at the bounds of its entities, whose offsets count UTF-16 units; links name their address."""
    units = text.encode("utf-16-le", "surrogatepass")
    length = len(units) // 2
    bounded = [(max(e["offset"], 0), min(e["offset"] + e["length"], length), e) for e in entities]
    cuts = sorted({0, length, *(cut for start, end, _ in bounded if start < end for cut in (start, end))})
    found: list[Span] = []
    for start, end in pairwise(cuts):
        piece = units[2 * start : 2 * end].decode("utf-16-le", "replace")
        kinds = frozenset(e["type"] for a, b, e in bounded if a <= start and end <= b)
        found.append(Span(visible(piece), kinds))
        for _, last, entity in bounded:
            if last == end and entity["type"] == "text_link":
                found.append(Span(f" ({one_line(entity['url'])})", kinds & QUOTES))
    return found


def plain(text: str, entities: Iterable[Entity]) -> str:
    """The text for a pipe: no styles, quotes marked by a bar."""
    return "\n".join("".join(piece for _, piece in line) for line in styled_lines(text, entities))


def styled_lines(text: str, entities: Iterable[Entity], width: int | None = None) -> list[Line]:
    """The lines of a text with their styles, no wider than `width`; quotes marked by a bar."""
    paragraphs: list[tuple[bool, Line]] = [(False, [])]
    for span in spans(text, entities):
        quoted = bool(span.kinds & QUOTES)
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                paragraphs.append((quoted, []))
            if piece:
                held, line = paragraphs[-1]
                paragraphs[-1] = (held or quoted, line)
                line.append((span.style, piece))
    lines: list[Line] = []
    for quoted, line in paragraphs:
        bar: Line = [("class:quote", "│ ")] if quoted else []
        lines += [bar + part for part in wrapped(line, width and width - 2 * quoted)]
    return lines


def wrapped(line: Sequence[Fragment], width: int | None) -> list[Line]:
    """Break a line into lines no wider than `width` columns, between words where there are words."""
    if not width:
        return [list(line)]
    width = max(width, 2)
    lines: list[list[Fragment]] = [[]]
    used = 0
    for style, character in ((style, c) for style, piece in line for c in piece):
        columns = get_cwidth(character)
        if used + columns > width:
            full = lines[-1]
            ends = [len(full)] if _breaks(character) else [i + 1 for i, (_, c) in enumerate(full) if _breaks(c)]
            cut = ends[-1] if ends else len(full)
            lines[-1:] = [full[:cut], full[cut:]]
            used = sum(get_cwidth(c) for _, c in full[cut:])
            if character == " ":
                continue
        lines[-1].append((style, character))
        used += columns
    return [_joined(cells) for cells in lines]


def _breaks(character: str) -> bool:
    """Whether a line may end here: at a space, or at a character as wide as the Chinese ones."""
    return character == " " or get_cwidth(character) == 2


def _joined(cells: Line) -> Line:
    line: Line = []
    for style, character in cells:
        if line and line[-1][0] == style:
            line[-1] = (style, line[-1][1] + character)
        else:
            line.append((style, character))
    return line
