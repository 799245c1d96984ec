"""Receipt numbers: never the same twice, and no slip of a letter and no swap passes."""

from resolvers.rules.receipts import ALPHABET, new_receipt, read_receipt


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
