"""What a name or a handle looks like: two that a reader could take for each other have the same look (D4.3).

A table of our own: of the letters of other scripts those that are drawn like a Latin letter or a digit.
"""

import unicodedata

# Each Latin letter or pair stands for all that is drawn like it, in capitals or not.
DRAWN_ALIKE = {
    "a": "аАαΑɑᴀaᎪ∂", "b": "вВβΒьЬʙɓᏴᏏ", "c": "сСϲϹᴄƈᏟ", "d": "ԁɗđᴅᎠԀ", "e": "еЕεΕєЄҽɛᴇᎬ℮ә",
    "f": "ƒғҒϝꜰ", "g": "ɡɢցԍᏀ", "h": "нНһҺΗհʜᎻңҢ", "j": "јЈϳȷᴊᎫ", "k": "кКκΚқҚᴋᏦ", "l": "1iIl|ıɩιΙіІӏӀɪʟ∣ǀᎥᏞⅼ",
    "n": "ηΝпПɴոռᴨ", "o": "0оОοΟօσᴏɵѳө〇ಂ൦੦০๐໐", "p": "рРρΡϱᴩᏢƿ", "q": "ԛգզԚ", "r": "гᴦʀɾᏒᎡ",
    "s": "ѕЅꜱʂᏚՏ", "t": "тТτΤᴛᎢŧ", "u": "υսᴜʋ", "v": "νѵѴᴠᏙ∨", "x": "хХχΧ×ҳҲ", "y": "уУүҮγΥʏყʎᎩ", "z": "ΖᴢʐᏃ",
    "rn": "mмМμΜᴍᎷ", "vv": "wωшШщԝԜɯᴡᏔ", "ae": "æӕ", "oe": "œ", "3": "зЗӡʒ", "6": "б",
}  # fmt: skip
# Capitals of two scripts that are drawn like ours throughout: Lisu, Coptic.
LIKE_CAPITALS = ("abcdefghijklnoprstuvxyzeaocykl", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓠꓳꓑꓣꓢꓔꓴꓦꓫꓬꓜⲈⲀⲞⲤⲨⲔⲒ")
LOOKS = {letter: look for look, letters in DRAWN_ALIKE.items() for letter in letters} | dict(
    zip(LIKE_CAPITALS[1], LIKE_CAPITALS[0].replace("i", "l"), strict=True)
)
UNSEEN = ("Z", "C", "P")  # spaces, what is not shown, marks between words
ACCENTS = range(0x0300, 0x0370)
LONGEST = 120  # of a look as it is kept
# What has no place in a name: controls, ends of lines, and what turns the direction of others' words around.
NOT_IN_NAMES = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def skeleton(text: str) -> str:
    """What a text looks like: letters drawn alike are one, capitals, accents, spaces and marks count for nothing.

    Pairs that are drawn alike count as well (`rn` as `m`). The skeleton of a skeleton is itself.
    """
    folded = _folded(text)
    while (again := _folded(folded)) != folded:
        folded = again
    return folded


def look_of(text: str) -> str:
    """The look of a name or handle as it is kept; empty when nothing of it can be told from another."""
    return skeleton(text)[:LONGEST]


def letters_in(text: str) -> int:
    """How many letters and digits are in a name."""
    return sum(unicodedata.category(letter)[0] in "LN" for letter in text)


def misplaced(text: str) -> bool:
    """Whether a character has no place in a name."""
    return any(unicodedata.category(letter) in NOT_IN_NAMES for letter in text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _alike(text))
    shown = "".join(letter for letter in plain if not _is_unseen(letter))
    return _alike(_alike(shown).casefold())


def _alike(text: str) -> str:
    return "".join(LOOKS.get(letter, letter) for letter in text)


def _is_unseen(letter: str) -> bool:
    if letter in LOOKS:
        return False
    category = unicodedata.category(letter)
    return category[0] in UNSEEN or category == "Me" or ord(letter) in ACCENTS or 0xFE00 <= ord(letter) <= 0xFE0F
