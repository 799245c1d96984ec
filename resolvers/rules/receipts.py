"""Receipt numbers: `GD-XXXX-XXXX-C`, random, without letters that look alike, with a check character."""

import re
import secrets

from stdnum.iso7064 import mod_37_2

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
FORM = re.compile(rf"GD-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]")


def new_receipt() -> str:
    """A fresh number; redrawn until its check character is in the alphabet."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(8))
        check = mod_37_2.calc_check_digit("GD" + body)
        if check in ALPHABET:
            return f"GD-{body[:4]}-{body[4:]}-{check}"


def read_receipt(text: str) -> str | None:
    """The number as it is kept, or None when it is mistyped: no slip of a letter and no swap passes."""
    bare = re.sub(r"[\s\-\u2010-\u2015]", "", text).upper()
    number = f"{bare[:2]}-{bare[2:6]}-{bare[6:10]}-{bare[10:]}"
    return number if FORM.fullmatch(number) and mod_37_2.is_valid(bare) else None
