"""Part of the corpus and of the mutations, through the command line (all of it: `benchmarks/quotation`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.quotation.cases import Case, Material
from benchmarks.quotation.mutations import cases, wrong
from benchmarks.quotation.oracle import Oracle
from benchmarks.quotation.run import all_cases, answers, failure, sampled
from benchmarks.quotation.stranger import Stranger
from benchmarks.quotation.stranger_run import answers as strangers_answers
from benchmarks.quotation.stranger_run import failure as strangers_failure
from benchmarks.quotation.stranger_run import read_texts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.unmeasured

MUTATIONS = 180
SENTENCES = 4


@pytest.fixture(scope="module")
def material() -> Material:
    return Material(seed=7)


def test_every_verdict_over_the_sample_pages(material: Material, tmp_path: Path) -> None:
    corpus = all_cases(7)
    drawn = sampled(corpus, 5, 7)
    found = answers(drawn, tmp_path, material)
    failures = [(case, wrong) for case, answer in zip(drawn, found, strict=True) if (wrong := failure(case, answer))]
    assert not failures
    assert len(corpus) >= 2_000
    assert Counter(case.verdict for case in drawn).keys() == {
        "verbatim", "typography", "exact", "elided", "elided-meaning", "altered", "spliced", "absent", "error",
    }  # fmt: skip


def test_every_verdict_by_somebody_elses_habits(tmp_path: Path) -> None:
    stranger = Stranger(read_texts(None, 0, 7), 7, SENTENCES)
    made = stranger.cases()
    found = strangers_answers(made, stranger.pages, tmp_path)
    assert [
        (case, said) for case, answer in zip(made, found, strict=True) if (said := strangers_failure(case, answer))
    ] == []
    assert len({case.shape for case in made}) > 80
    assert {verdict for case in made for verdict in case.verdicts} == {
        "verbatim", "typography", "exact", "elided", "elided-meaning", "altered", "spliced", "absent",
    }  # fmt: skip


def test_no_damage_passes_for_verbatim(material: Material, tmp_path: Path) -> None:
    texts = cases(material, MUTATIONS, seed=7)
    found = answers([Case("mutation", text, "") for text in texts], tmp_path, material)
    oracle = Oracle(material)
    verdicts = [answer.get("verdict", "error") for answer in found]
    assert [(t, v) for t, v in zip(texts, verdicts, strict=True) if wrong(oracle, t, v)] == []
    assert verdicts.count("altered") > MUTATIONS // 2
