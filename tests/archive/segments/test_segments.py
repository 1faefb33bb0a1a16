"""Segments over an engine that is a dictionary: what is stored is found, and a merge is what one segment would be."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive.model import Field, IndexedArticle, IndexEntry
from bot.archive.segments.damage import POSTING_STREAMS, count_damaged_terms, is_consistent
from bot.archive.segments.dictionary import read_dictionary
from bot.archive.segments.documents import decode_documents, encode_documents, encode_term_counts
from bot.archive.segments.inversion import invert
from bot.archive.segments.merging import SegmentMerge
from bot.archive.segments.positions import read_positions
from bot.archive.segments.postings import OpenSegment, read_postings
from bot.archive.segments.renumbering import renumber
from bot.archive.segments.streams import Stream, StreamWriter, chunk_id
from bot.archive.terms import Segment
from bot.articles.model import SHARED, ArticleKey
from bot.search.analysis.analyser import analyse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.archive.segments.dictionary import TermDictionary
    from bot.archive.segments.streams import Chunk
    from bot.archive.terms import Documents, Flags


class MemoryEngine:
    """Keeps segments in memory."""

    def __init__(self) -> None:
        self._chunks: dict[int, bytes] = {}
        self._next = count(1)

    def store(self, entries: Sequence[IndexEntry]) -> tuple[int, TermDictionary, Documents]:
        segment = next(self._next)
        inverted = invert(entries, analyse)
        writer = StreamWriter(segment)
        self._insert([*writer.append(inverted.terms.encode()), *writer.finish()])
        documents = decode_documents(encode_documents(inverted.documents))
        return segment, read_dictionary(self, segment, encode_term_counts(inverted.term_counts)), documents

    def merge(self, segments: Sequence[tuple[int, TermDictionary, Documents, Flags]]) -> tuple[int, bytes, Documents]:
        target = next(self._next)
        renumbering = renumber([(segment, documents, live) for segment, _, documents, live in segments])
        merge = SegmentMerge(target, {segment: dictionary for segment, dictionary, *_ in segments}, renumbering)
        while (chunks := merge.next_chunks(self)) is not None:
            self._insert(chunks)
        self._insert(merge.last_chunks())
        documents = decode_documents(encode_documents(renumbering.documents))
        return target, encode_term_counts(list(merge.term_counts.values())), documents

    def streams(self, segment: int) -> dict[Stream, bytes]:
        return {stream: self.read_stream(segment, stream) for stream in Stream}

    def _insert(self, chunks: Sequence[Chunk]) -> None:
        assert not self._chunks.keys() & dict(chunks).keys()
        self._chunks |= chunks

    def read(self, ids: Collection[int]) -> dict[int, bytes]:
        return {number: self._chunks[number] for number in ids}

    def read_stream(self, segment: int, stream: Stream) -> bytes:
        ids = range(chunk_id(segment, stream), chunk_id(segment, stream + 1))
        return b"".join(self._chunks[number] for number in sorted(self._chunks) if number in ids)


def entry(number: int, *paragraphs: str, headline: str = "") -> IndexEntry:
    article = IndexedArticle(headline, paragraphs, authors=(("lee", "Lee"),) * (number % 2), day=number)
    return IndexEntry(ArticleKey(SHARED, number), "Harbour News", article)


WORDS = st.sampled_from(["walrus", "walruses", "penguin", "the", "of", "seal", "海象"])
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=3)
ARTICLES = st.tuples(PARAGRAPHS, st.integers(0, 2), st.booleans())
"""The paragraphs of an article, which of three segments it is in, and whether it is live."""


@settings(deadline=None, max_examples=40)
@given(st.lists(ARTICLES, min_size=1, max_size=12))
def test_a_merge_is_the_segment_that_the_live_articles_would_make(
    articles: list[tuple[list[str], int, bool]],
) -> None:
    engine = MemoryEngine()
    entries = [entry(number, *paragraphs, headline=paragraphs[0]) for number, (paragraphs, *_) in enumerate(articles)]
    segments: list[tuple[int, TermDictionary, Documents, Flags]] = []
    for place in range(3):
        chosen = [index for index, (_, home, _) in enumerate(articles) if home == place]
        if chosen:
            live = np.array([articles[index][2] for index in chosen])
            segments.append((*engine.store([entries[index] for index in chosen]), live))
    remaining = [one for one, (*_, is_live) in zip(entries, articles, strict=True) if is_live]
    merged, term_counts, documents = engine.merge(segments)
    if not remaining:
        assert not any(engine.streams(merged).values())
        return
    segment, dictionary, whole = engine.store(remaining)
    assert engine.streams(merged) == engine.streams(segment)
    assert list(read_dictionary(engine, merged, term_counts).fields) == list(dictionary.fields)
    assert documents.numbers.tolist() == whole.numbers.tolist()
    assert documents.paragraph_starts.tolist() == whole.paragraph_starts.tolist()


@pytest.fixture
def long() -> tuple[MemoryEngine, dict[int, OpenSegment]]:
    """A segment whose streams have many chunks."""
    engine = MemoryEngine()
    text = "walrus " * 90 + "penguin"
    number, dictionary, documents = engine.store([entry(number, text, f"seal{number}") for number in range(1, 900)])
    live = np.ones(len(documents), np.bool_)
    segment = Segment(number, SHARED, documents, dictionary.vocabularies(), live, len(live), 0)
    return engine, {number: OpenSegment(segment, dictionary)}


def test_postings_and_positions_are_read_across_chunks(long: tuple[MemoryEngine, dict[int, OpenSegment]]) -> None:
    engine, segments = long
    (walrus,) = read_postings(engine, segments, [Field.BODY], ["walrus"])
    assert walrus.documents.tolist() == list(range(899))
    assert set(walrus.counts.tolist()) == {90}
    wanted = np.array([0, 500, 898])
    ((indices, positions),) = read_positions(engine, segments, [(walrus, wanted)])
    assert indices.tolist() == [index for index in range(3) for _ in range(90)]
    assert positions.tolist() == [*range(90)] * 3


def test_a_segment_as_it_was_written_has_no_damage(long: tuple[MemoryEngine, dict[int, OpenSegment]]) -> None:
    engine, segments = long
    for number, one in segments.items():
        lengths = {stream: len(engine.read_stream(number, stream)) for stream in POSTING_STREAMS}
        assert is_consistent(one.dictionary, lengths)
        assert not is_consistent(one.dictionary, lengths | {Stream.COUNTS: lengths[Stream.COUNTS] - 1})
        assert not count_damaged_terms(engine, number, one.dictionary, 899)
        assert count_damaged_terms(engine, number, one.dictionary, 898)
