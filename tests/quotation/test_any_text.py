"""Whatever is typed, verifying it ends, in time, with a verdict or with a sentence that says why there is none."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UsageError
from bot.quotation.model import Verdict, Verification
from bot.quotation.text.typography import same_characters, typographic_differences
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import tokens
from bot.quotation.verification.verify import LONGEST_QUOTATION, checked, verify
from tests.examples import examples
from tests.quotation.newspaper import ARTICLES, FERRY, WATER, documents
from tests.timing import allowed

DOCUMENTS = documents()
PIECES = st.sampled_from(
    [
        *" …[]“”\"'’‘「」.,-—()",
        "...",
        ". . .",
        "[sic]",
        "……",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\n",
        "not ",
        "The crew ",
        "不",
        "五",
    ]
    + [sentence for paragraph in (*FERRY, *WATER) for sentence in paragraph.split(" ")]
)
SECONDS = 2.0
"""Of the processor; each takes some hundredths of one."""


def answered(text: str) -> Verification | None:
    try:
        return verify(checked(text), DOCUMENTS)
    except UsageError:
        return None


@examples()
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gets_a_verdict_or_a_reason(text: str) -> None:
    found = answered(text)
    if found is None:
        return
    assert (found.verdict is Verdict.ABSENT) == (not found.places)
    assert all(len(one.quoted) <= 1_000 and len(one.source) <= 1_000 for one in found.differences)
    ranks = [one.kind.rank for one in found.differences]
    assert found.verdict is Verdict.SPLICED or ranks == sorted(ranks)
    if found.verdict is Verdict.VERBATIM:
        core = text.strip(" \t\r\n")
        assert not found.differences
        assert any(
            same_characters(part, document.text) or _holds(document.text, core)
            for document in DOCUMENTS
            for part in [core]
        )


def _holds(source: str, core: str) -> bool:
    """Tell whether a text stands in a source, ellipses at its ends and paragraph breaks aside."""
    plain = " ".join(core.strip(" .…[]()\n\t").split())
    return plain in " ".join(source.split()) or plain in source.replace("\u2029", "")


@pytest.mark.parametrize(
    "text",
    [
        "a " * 3_000,
        "the crew are fond of it " * 250,
        "[a" * 3_000,
        "[a]b" * 1_500,
        "… a" * 2_000,
        ". " * 3_000,
        "“" * 2_000 + " five words are in here " + "”" * 2_000,
        "不是不蓋" * 1_500,
        "A. B. C! D? " * 500,
        "\u0301" * 5_000 + "five words are in here",
        "- " * 2_990 + "five words are in it",
        "The council … " * 420,
        f"five words are in{chr(0xA0) * 5_980}here",
        f"five words are in{chr(0x3000) * 5_980}here",
    ],
    ids=lambda text: f"{text[:12]}{text[20:22]}",
)
def test_the_longest_texts_end_in_time(text: str) -> None:
    began = time.process_time()
    answered(text[:LONGEST_QUOTATION])
    assert time.process_time() - began < allowed(SECONDS)


@examples()
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join)))
def test_folding_finds_its_way_back(text: str) -> None:
    folded = fold(text)
    # Marks that a space kept apart stand side by side when it is folded away, and would be one the next time.
    assert fold(folded.text).text == folded.text or any(mark in folded.text for mark in ("…", '"', "--"))
    starts = [folded.start(index) for index in range(len(folded.text))]
    assert all(one <= other for one, other in pairwise(starts))
    for token in tokens(folded.text):
        start, end = folded.start(token.start), folded.end(token.end)
        assert 0 <= start < end <= len(text)
        # An apostrophe between letters is a quotation mark by itself.
        assert fold(text[start:end]).text.strip() == ('"' if token.text == "'" else token.text.strip())


@examples()
@given(st.lists(PIECES, min_size=1, max_size=20).map("".join))
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert same_characters(text, text)
    assert list(typographic_differences(text, text)) == []


def test_every_sentence_of_the_archive_is_verbatim() -> None:
    for one in ARTICLES:
        for paragraph in one.text.paragraphs:
            for start, end in paragraph.sentences:
                found = answered(paragraph.text[start:end])
                assert found is None or found.verdict is Verdict.VERBATIM
