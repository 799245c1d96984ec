"""Numbers of identity documents: what is taken and what is not, by the stated rules, and as known libraries judge."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from db.vocabulary import IdentityDocument as D
from db.vocabulary import RegistrantKind
from resolvers.rules.identity import DOCUMENTS, canonical, faults_of_identity, index_of, masked_name, masked_number
from resolvers.rules.identity.numbers import Asked
from resolvers.rules.refusals import Fault, FaultCode
from tests import numbers

TODAY = date(2026, 11, 30)
ASKED = Asked(TODAY, 18)
BIRTHS = st.dates(date(1920, 1, 1), date(2008, 11, 30))
ORDERS = st.integers(0, 999)


def judged(document: D, number: str, country: str = "CN") -> FaultCode | None:
    wrong = DOCUMENTS[document].check(canonical(number), Asked(TODAY, 18, country))
    return wrong[0] if wrong else None


MADE = {
    D.RESIDENT_CARD: numbers.resident(), D.PERMANENT_RESIDENCE_CARD: numbers.permanent(),
    D.SOCIAL_CREDIT_CODE: numbers.credit_code(), D.ORGANISATION_CODE: numbers.organisation(),
}  # fmt: skip


@pytest.mark.parametrize(
    ("document", "number", "code"),
    [
        *((document, number, None) for document, number in MADE.items()),
        (D.RESIDENT_CARD, f" {numbers.resident(5)[:6]} {numbers.resident(5)[6:14]}-{numbers.resident(5)[14:]}", None),
        (D.RESIDENT_CARD, "".join(chr(ord(one) + 0xFEE0) for one in numbers.resident()), None),
        (D.RESIDENT_CARD, numbers.resident(place="810000"), None),
        (D.RESIDENT_CARD, numbers.resident(place="830000"), None),
        (D.RESIDENT_CARD, numbers.resident(place="990000"), FaultCode.NO_SUCH_PLACE),
        (D.RESIDENT_CARD, numbers.resident(born=date(2099, 1, 1)), FaultCode.NO_SUCH_DATE),
        (D.RESIDENT_CARD, numbers.resident(born=date(1905, 1, 1)), FaultCode.NO_SUCH_DATE),
        (D.RESIDENT_CARD, numbers.resident(born=date(2008, 12, 1)), FaultCode.TOO_YOUNG),
        (D.RESIDENT_CARD, numbers.resident(born=date(2008, 11, 30)), None),
        (D.RESIDENT_CARD, "110000900101001", FaultCode.OLD_NUMBER),
        (D.RESIDENT_CARD, "", FaultCode.NOT_ITS_FORM),
        (D.RESIDENT_CARD, "١١٠٠٠٠١٩٩٠٠١٠١٠٠١٥", FaultCode.NOT_ITS_FORM),
        (D.PERMANENT_RESIDENCE_CARD, "TST110090010100", FaultCode.NO_SUCH_DATE),
        (D.PERMANENT_RESIDENCE_CARD, "TST110090010101", None),
        (D.PERMANENT_RESIDENCE_CARD, "TST110019133201", FaultCode.NO_SUCH_DATE),
        (D.PERMANENT_RESIDENCE_CARD, "TST110005010101", None),  # 2005, and not 1905
        (D.PERMANENT_RESIDENCE_CARD, "TST110010010101", FaultCode.TOO_YOUNG),  # 2010, and not 1910
        (D.PERMANENT_RESIDENCE_CARD, "TST110030010101", None),  # 1930: 2030 is to come
        (D.HONG_KONG_MACAO_PERMIT, "H00000000", None),
        (D.HONG_KONG_MACAO_PERMIT, "m0000000001", None),
        (D.HONG_KONG_MACAO_PERMIT, "T00000000", FaultCode.NOT_ITS_FORM),
        (D.HONG_KONG_MACAO_PERMIT, "H000000000", FaultCode.NOT_ITS_FORM),
        (D.TAIWAN_PERMIT, "00000000", None),
        (D.TAIWAN_PERMIT, "0000000000", None),
        (D.TAIWAN_PERMIT, "000000000", FaultCode.NOT_ITS_FORM),
        (D.PASSPORT, "E00000000", None),
        (D.PASSPORT, "EA0000000", None),
        (D.PASSPORT, "EI0000000", FaultCode.NOT_ITS_FORM),
        (D.PASSPORT, "X00000000", FaultCode.NOT_ITS_FORM),
        (D.ORGANISATION_CODE, f"{numbers.organisation()[:8]}-{numbers.organisation()[8]}", None),
        (D.SOCIAL_CREDIT_CODE, "91110000600037341L", None),  # the example of GB 32100's libraries
    ],
)  # fmt: skip
def test_a_number_is_judged_by_the_rule_of_its_document(document: D, number: str, code: FaultCode | None) -> None:
    if (document, number) == (D.PERMANENT_RESIDENCE_CARD, "TST110090010100"):
        code = None  # no check digit is worked out of the older card
    assert judged(document, number) == code


@pytest.mark.parametrize("number", ["AB1234", "123456789", "A12345678"])
def test_passports_of_other_countries_have_six_to_nine_letters_and_digits(number: str) -> None:
    assert judged(D.PASSPORT, number, "FR") is None
    assert judged(D.PASSPORT, f"{number}ABCDE", "FR") == FaultCode.NOT_ITS_FORM
    assert judged(D.PASSPORT, "ABCDEFG", "FR") == FaultCode.NOT_ITS_FORM


@given(BIRTHS, ORDERS)
def test_residents_are_judged_as_the_known_library_does(born: date, order: int) -> None:
    number = numbers.resident(order, born, "110101")
    assert ric.is_valid(number) and judged(D.RESIDENT_CARD, number) is None
    assert judged(D.PERMANENT_RESIDENCE_CARD, numbers.permanent(order, born)) is None


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.sampled_from(["91", "52", "12"]))
def test_credit_codes_are_judged_as_the_known_library_does(tail: str, head: str) -> None:
    stem = f"{head}110000{tail}"
    number = stem + uscc.calc_check_digit(f"{stem}0")
    assert uscc.is_valid(number) and judged(D.SOCIAL_CREDIT_CODE, number) is None


@given(st.sampled_from(sorted(MADE)), st.data())
def test_one_wrong_character_is_found(document: D, data: st.DataObject) -> None:
    number = MADE[document]
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([one for one in "0123456789" if one != number[place]]))
    if document is D.PERMANENT_RESIDENCE_CARD and place == 0:
        return  # a first digit other than 9 makes it another form
    wrong = judged(document, number[:place] + other + number[place + 1 :])
    assert wrong in (FaultCode.WRONG_CHECK_DIGIT, FaultCode.NO_SUCH_PLACE, FaultCode.NOT_ITS_FORM)


@given(st.sampled_from(list(D)), st.text(max_size=24))
def test_no_text_breaks_a_rule_or_shows_behind_a_mask(document: D, text: str) -> None:
    assert judged(document, text) in {None, *FaultCode}
    mask = masked_number(canonical(text))
    assert "*" in mask and (len(canonical(text)) < 6 or canonical(text) not in mask)


@given(st.text("0179AXZaxz０９Ａｘ -–—()（）\u200b\u3000", max_size=24))
def test_a_canonical_form_is_its_own(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
    assert canonical(text).isascii() and canonical(text).upper() == canonical(text)


def test_a_document_is_of_its_kind_of_registrant_and_in_date() -> None:
    def faults(kind: RegistrantKind, document: D, number: str, **more: object) -> list[Fault]:
        told = {"country": None, "area": None, "expires_on": None} | more
        return faults_of_identity(kind, document, number, today=TODAY, age=18, **told)  # type: ignore[arg-type]

    person, number = RegistrantKind.PERSON, numbers.resident()
    assert faults(person, D.RESIDENT_CARD, number, country="CN", area="110000", expires_on=TODAY) == []
    assert faults(person, D.SOCIAL_CREDIT_CODE, "") == [Fault("document", FaultCode.NOT_FOR_THIS_KIND)]
    wrong = faults(person, D.RESIDENT_CARD, number, country="FR", area="99", expires_on=date(2026, 11, 29))
    assert [(fault.path, fault.code) for fault in wrong] == [
        ("country", FaultCode.NOT_ONE_OF), ("area", FaultCode.NO_SUCH_PLACE), ("expiresOn", FaultCode.OUT_OF_DATE)
    ]  # fmt: skip
    assert faults(person, D.PASSPORT, "AB1234", country=None)[0] == Fault("country", FaultCode.EMPTY)
    assert faults(person, D.PASSPORT, "AB1234", country="ZZ")[0] == Fault("country", FaultCode.NOT_A_COUNTRY)


def test_an_index_is_the_same_however_the_number_is_written() -> None:
    number = numbers.resident(7)
    assert index_of(D.RESIDENT_CARD, f" {number[:6]}-{number[6:].lower()}", None) == f"CN:RESIDENT_CARD:{number}"


def test_an_index_is_whose_it_is_and_not_which_copy() -> None:
    permit, code = D.HONG_KONG_MACAO_PERMIT, numbers.credit_code(7)
    assert index_of(permit, "H0000000001", None) == index_of(permit, "h00000000", None)
    assert index_of(permit, "H0000000001", None) != index_of(permit, "M00000000", None)
    assert index_of(D.SOCIAL_CREDIT_CODE, code, None) == index_of(D.ORGANISATION_CODE, numbers.organisation(7), "CN")
    assert index_of(D.TAIWAN_PERMIT, "0000000001", None) != index_of(D.TAIWAN_PERMIT, "00000000", None)


def test_a_mask_shows_both_ends_only() -> None:
    number = numbers.resident()
    assert masked_number(number) == f"11{'*' * 14}{number[-2:]}"
    assert (masked_number("00000000"), masked_number("12"), masked_name("Test Person")) == ("0******0", "**", "T**")
