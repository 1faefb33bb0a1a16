"""Any text whatever is a query, and what comes back stays within its bounds."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from bot.articles.model import SHARED
from bot.search.analysis.analyser import TOKEN, analyse, terms, terms_of
from bot.search.analysis.cjk import simplify
from bot.search.query.language import MOST_WORDS, Phrase, parse
from bot.search.results.snippets import LONGEST_EXCERPT, Marker, excerpt, marked
from tests.examples import examples
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.search import SearchService
    from bot.search.model import HighlightedText

PIECES = st.sampled_from(
    [
        *(
            "taiwan",
            "semicondutor",
            "the",
            "OR",
            "AND",
            "NOT",
            "NEAR",
            '"',
            "“",
            "”",
            "「",
            "(",
            ")",
            "-",
            "*",
            ":",
            "^",
        ),
        *("賴清德", "title:", "author:", "before:", "after:2025", "is:full", "on:yesterday", "source:daily"),
        *("\ud800", "\u200d", "\u202e", "😀", "é", "'", "s"),
    ]
)
ANYTHING = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
)


def assert_well_marked(text: HighlightedText) -> None:
    end = 0
    for left, right in text.spans:
        assert end <= left < right <= len(text.text)
        end = right


@examples(120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING, limit=st.integers(-3, 200), offset=st.integers(-3, 300), literal=st.booleans())
async def test_a_search_never_fails(
    search: SearchService, query: str, limit: int, offset: int, *, literal: bool
) -> None:
    answer = await search.search((SHARED,), query, limit=limit, offset=offset, literal=literal)
    assert len(answer.hits) <= max(1, min(limit, 100))
    answer.reading.used.encode("utf-8")
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in answer.hits:
        assert_well_marked(hit.headline)
        assert hit.passage is not None
        assert_well_marked(hit.passage.excerpt)


@given(query=st.one_of(ANYTHING, ANYTHING.map(lambda piece: piece * 40)))
def test_reading_a_query_stays_within_its_bounds(query: str) -> None:
    read = parse(query)
    words = [
        len(alternative.terms) if isinstance(alternative, Phrase) else 1
        for clause in read.clauses
        for alternative in clause.alternatives
    ]
    assert sum(words) <= MOST_WORDS


@given(text=st.text(max_size=400))
def test_every_term_has_a_word_and_no_space(text: str) -> None:
    for root, word in terms(text):
        assert word
        assert not set(" \t\n") & set(root + word)
        word.encode("utf-8")


@given(text=st.text(max_size=200))
def test_the_same_words_come_out_of_either_script(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert list(terms(simplify(text))) == list(terms(text))


@given(text=st.text(max_size=900), sought=st.text(max_size=60))
def test_marks_lie_within_their_text(text: str, sought: str) -> None:
    marker = Marker({root: 1.0 for root, _ in terms(sought) if root}, {word: 0.5 for _, word in terms(sought)})
    assert_well_marked(marked(text, marker))
    passage = excerpt(text, marker, 1, 1)
    assert len(passage.excerpt.text) <= LONGEST_EXCERPT
    assert passage.excerpt.text in text
    assert_well_marked(passage.excerpt)


@pytest.mark.parametrize("word", ["semiconductor", "賴清德", "café"])
def test_a_word_is_marked_wherever_it_stands(word: str) -> None:
    marker = Marker({root: 1.0 for root, _ in terms(word)}, {})
    text = f"{'padding ' * 90}{word}{' padding' * 90}"
    passage = excerpt(text, marker, 3, 1)
    assert word in passage.excerpt.text
    assert [passage.excerpt.text[a:b] for a, b in passage.excerpt.spans] == [word]
    assert passage.starts_inside
    assert passage.ends_inside


@given(ANYTHING)
def test_a_text_has_the_terms_of_its_pieces(text: str) -> None:
    whole = [term for token in TOKEN.findall(text) for term in terms_of(token)]
    assert [term for piece in re.split(r"[\x00\s]+", text) for term in analyse.terms_of(piece)] == whole
    assert list(terms(text)) == whole


@examples()
@given(st.lists(st.sampled_from(["U.", "S", ".", "a", "b", "記", "'", "\u0301", "1", ",", "-", "_", " "])).map("".join))
@example("abU.S.T. U.S.a U.S.1.S.T.")
def test_initials_are_one_word_where_no_letter_follows_them(text: str) -> None:
    """The rule in its plain form, which begins anew at each letter of a run and takes time with its square."""
    pattern, times = re.subn(r"\(\?<!\(\?<!.*\n", "\n", TOKEN.pattern)
    assert times == 1
    plain = re.compile(pattern.replace("{2,}+", "{2,}"), re.VERBOSE)
    assert TOKEN.findall(text) == plain.findall(text)


def test_a_run_of_initials_takes_time_with_its_length() -> None:
    began = time.thread_time()
    assert len(list(terms("U.S." * 20_000 + "a"))) == 40_001
    assert time.thread_time() - began < allowed(2.0)


@given(text=st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=60))
@example("Skies dying U.S. O'Brien 155,221.5 YEARLY e\u0301tude")
def test_a_term_begins_as_its_token_does(text: str) -> None:
    """Marking a text passes over tokens by their first character alone."""
    for token in TOKEN.findall(text):
        for root, word in terms(token):
            if token[0] < "\x80":
                assert word[0] == token[0].lower()
                assert root[:1] in ("", word[0])
