"""What changed between two texts: every passage is there, and nothing that is asked takes long."""

import hashlib
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolvers.rules.accounts.differences import Change, ChangeKind, changes_between
from resolvers.rules.accounts.documents import hash_of, headings, missing

KEPT, ADDED, REMOVED = ChangeKind.KEPT, ChangeKind.ADDED, ChangeKind.REMOVED
texts = st.lists(st.sampled_from(["One two. ", "three", "\n", "## A\n", "公平", "规则。", " ", "a", "\r\n"])).map(
    "".join
)


def told(changes: list[Change], *kinds: ChangeKind) -> str:
    return "".join(change.text for change in changes if change.kind in kinds)


@given(texts | st.text(), texts | st.text())
def test_the_passages_make_both_texts(old: str, new: str) -> None:
    changes = changes_between(old, new)
    assert told(changes, KEPT, REMOVED) == old
    assert told(changes, KEPT, ADDED) == new
    assert all(change.text for change in changes)
    assert all(one.kind is not next_.kind for one, next_ in itertools.pairwise(changes))


@given(texts)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert changes_between(text, text) == ([Change(KEPT, text)] if text else [])


def test_words_and_chinese_characters_are_told_apart_within_a_line() -> None:
    assert changes_between("Answers come within ten days.\n", "Answers come within five days.\n") == [
        Change(KEPT, "Answers come within "), Change(REMOVED, "ten"), Change(ADDED, "five"), Change(KEPT, " days.\n"),
    ]  # fmt: skip
    assert changes_between("十日内答复", "五日内答复") == [
        Change(REMOVED, "十"), Change(ADDED, "五"), Change(KEPT, "日内答复"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 30_000, "\na" * 30_000),
        ("\n" * 60_000, "x\n\n" * 20_000),
        ("a b " * 15_000, "b a " * 15_000),
        ("ab\n" * 2_900, "ba\n\n" * 1_450),
        (" ".join(str(n) for n in range(1400)), " ".join(str(n) for n in range(1400, 0, -1))),
    ],
)
def test_no_text_makes_the_comparison_long(old: str, new: str) -> None:
    began = time.process_time()
    changes = changes_between(old, new)
    assert time.process_time() - began < 3
    assert told(changes, KEPT, REMOVED) == old and told(changes, KEPT, ADDED) == new


def test_sections_are_found_by_their_headings_whatever_their_number() -> None:
    text = "Before.\n## 1. Rights\nw\n##  Duties \nw\n### Not one\n ## nor this\n## 3、平台的权利\n"
    assert headings(text) == ["1. Rights", "Duties", "3、平台的权利"]
    assert missing(text, ("rights", "Duties", "Care", "平台的权利")) == ["Care"]


def test_a_version_is_known_by_its_hash_in_whatever_order_it_is_told() -> None:
    one = hash_of("RULE", 1, {"en": "t", "zh": "题"}, {"en": "a", "zh": "文"})
    assert one == hash_of("RULE", 1, {"zh": "题", "en": "t"}, {"zh": "文", "en": "a"})
    canonical = '{"kind":"RULE","texts":{"en":"a","zh":"文"},"titles":{"en":"t","zh":"题"},"version":1}'
    assert one == hashlib.sha256(canonical.encode()).hexdigest()
    assert len({one, hash_of("RULE", 2, {"en": "t", "zh": "题"}, {"en": "a", "zh": "文"})}) == 2
