"""Which comments a sample draws: by a seed, so that the same seed draws the same ones of the same comments (D12.2)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from db.vocabulary import AccountClass, RegistrantKind

ALL_NUMBERS = 1 << 64


@dataclass(frozen=True, order=True)
class Stratum:
    """A class of accounts with a kind of registrant."""

    account_class: AccountClass
    registrant_kind: RegistrantKind


@dataclass(frozen=True)
class Candidate:
    """A comment that may be drawn."""

    id: UUID
    account_id: UUID
    stratum: Stratum


STRATA = tuple(Stratum(account, registrant) for account in AccountClass for registrant in RegistrantKind)


def drawn_from(
    candidates: Iterable[Candidate], seed: str, rates: Mapping[Stratum, float], most: int
) -> list[Candidate]:
    """The comments that are drawn, in the order of their ids: of each stratum its rate, and no more than `most`.

    Whether a comment is drawn depends on nothing but the seed and its id, until there are too many of a stratum.
    """
    by_stratum: dict[Stratum, list[tuple[int, Candidate]]] = {}
    for one in candidates:
        number = _number(seed, one.id)
        if number < rates[one.stratum] * ALL_NUMBERS:
            by_stratum.setdefault(one.stratum, []).append((number, one))
    kept = [one for found in by_stratum.values() for _, one in sorted(found, key=lambda pair: pair[0])[:most]]
    return sorted(kept, key=lambda one: one.id)


def _number(seed: str, key: UUID) -> int:
    """A number that nobody can foresee without the seed."""
    return int.from_bytes(hashlib.blake2b(key.bytes, key=seed.encode()[:64], digest_size=8).digest())
