"""Receipt numbers: never the same twice, and no slip of a letter and no swap passes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.complaints import complaint_by_receipt, secret_of
from resolvers.rules.receipts import ALPHABET, new_receipt, read_receipt
from resolvers.rules.refusals import Fault, FaultCode, Invalid, Refused
from schema import schema
from tests.asking import context_of
from tests.cast import make_town
from tests.counting import statements
from tests.services import Database


def test_ten_thousand_receipts_are_all_different_and_read_back() -> None:
    drawn = [new_receipt() for _ in range(10_000)]
    assert len(set(drawn)) == 10_000
    assert all(read_receipt(receipt) == receipt for receipt in drawn)


def test_a_receipt_is_read_however_it_is_typed() -> None:
    receipt = new_receipt()
    typed = receipt.lower().replace("-", " ")
    assert read_receipt(f" {typed}\n") == read_receipt(receipt.replace("-", "–")) == receipt


def test_no_slip_of_one_character_passes() -> None:
    for receipt in (new_receipt() for _ in range(50)):
        for place, right in enumerate(receipt):
            if right == "-" or place < 2:
                continue
            for wrong in ALPHABET + "ILOU01*":
                slip = receipt[:place] + wrong + receipt[place + 1 :]
                assert wrong == right or read_receipt(slip) is None, slip


def test_no_swap_of_neighbours_passes() -> None:
    for receipt in (new_receipt() for _ in range(500)):
        bare = receipt.replace("-", "")
        for place in range(len(bare) - 1):
            swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
            assert swapped == bare or read_receipt(swapped) is None, swapped


def test_what_is_too_short_too_long_or_of_another_kind_does_not_pass() -> None:
    receipt = new_receipt()
    for text in ("", "GD", receipt[:-1], receipt + "2", receipt[1:], "XX" + receipt[2:], "\ud800", "\x00" * 13):
        assert read_receipt(text) is None


LETTERS = st.sampled_from(sorted(ALPHABET) + list("ILOU01*"))


@given(place=st.integers(2, 10), wrong=LETTERS)
@settings(max_examples=500, deadline=None)
def test_no_slip_of_any_receipt_passes(place: int, wrong: str) -> None:
    bare = new_receipt().replace("-", "")
    slip = bare[:place] + wrong + bare[place + 1 :]
    assert slip == bare or read_receipt(slip) is None


@given(place=st.integers(0, 9))
@settings(max_examples=500, deadline=None)
def test_no_swap_of_neighbours_of_any_receipt_passes(place: int) -> None:
    bare = new_receipt().replace("-", "")
    swap = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert swap == bare or read_receipt(swap) is None


def mistyped(receipt: str) -> set[str]:
    """Every slip of one character of a receipt, and every swap of neighbours."""
    bare = receipt.replace("-", "")
    slips = {bare[:at] + letter + bare[at + 1 :] for at in range(2, len(bare)) for letter in ALPHABET}
    swaps = {bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(len(bare) - 1)}
    return (slips | swaps) - {bare}


async def test_every_slip_and_swap_is_refused_before_the_database_is_asked(database: Database) -> None:
    town = await make_town()
    filed = await town.complaint()
    secret = secret_of(filed)
    wrong = sorted(mistyped(filed.receipt))
    assert len(wrong) > 250
    document = (
        "query($receipt: String!, $secret: String!) { complaintByReceipt(receipt: $receipt, secret: $secret) "
        "{ __typename ... on Invalid { faults { code } } } }"
    )
    nobody = await context_of(town["address_guest"])
    with statements() as sent:
        for receipt in wrong:
            with pytest.raises(Refused) as refused:
                await complaint_by_receipt(receipt, secret)
            assert refused.value.refusal == Invalid((Fault("receipt", FaultCode.NOT_A_RECEIPT),))
        for receipt in wrong[::10]:
            told = await schema.execute(document, {"receipt": receipt, "secret": secret}, nobody)
            assert told.data["complaintByReceipt"] == {"__typename": "Invalid", "faults": [{"code": "NOT_A_RECEIPT"}]}
    assert sent == []
    assert (await complaint_by_receipt(filed.receipt, secret)).id == filed.id
