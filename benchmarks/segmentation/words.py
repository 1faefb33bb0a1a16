"""Learn the two tables of words: how common each is, and how much it speaks for the first paragraph of a story."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from typing import Any

import numpy as np

from benchmarks.segmentation.regression import Array, fit_logistic
from bot.segmentation.boundaries.lead import lead_features
from bot.segmentation.text import vocabulary
from bot.segmentation.text.normalise import normalise
from bot.segmentation.text.terms import read_terms

_FOLDS = 5
_PENALTY = 8.0
_FEWEST_BLOCKS = 4
_FEWEST_STORIES = 20
_SHORTEST = 40
_KEY = 60
_CALENDAR = vocabulary.words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr mrs ms i"
)

Row = tuple[str, bool, str]


def read_paragraphs(gold: list[dict[str, Any]]) -> list[Row]:
    """Every different paragraph of a folder: its text, whether it is the first of its story, and the story."""
    found: dict[tuple[str, bool, str], Row] = {}
    for page in gold:
        if page["format"] != "text" or page["shape"] == "hardwrap":
            continue
        begun: set[int] = set()
        for unit in page["units"]:
            text, article = normalise(unit["text"]).strip(), unit["article"]
            if unit["role"] == "body" and article is not None:
                source = page["articles"][article]["src"]
                if len(text) >= _SHORTEST:
                    found.setdefault((source, article not in begun, text[:_KEY]), (text, article not in begun, source))
                begun.add(article)
    return list(found.values())


def learn_frequencies(rows: list[Row]) -> dict[str, Any]:
    """Count in how many paragraphs each term stands; rare terms say nothing and are left out."""
    texts = {text[:_KEY]: text for text, _, _ in rows}
    counts = Counter(term for text in texts.values() for term in read_terms(text))
    common = sorted(
        ((term, count) for term, count in counts.items() if count >= _FEWEST_BLOCKS), key=lambda one: (-one[1], one[0])
    )
    return {"blocks": len(texts), "blocks_with": dict(common)}


def learn_leads(rows: list[Row]) -> tuple[dict[str, Any], dict[str, float]]:
    """Learn the weights of lead words, and a score for every paragraph from a model that never saw its story.

    The second is what the model of the gaps must learn from; keys are the first 60 characters.
    """
    features = [lead_features(text) for text, _, _ in rows]
    names = _useful(rows, features)
    index = {name: at for at, name in enumerate(names)}
    design = np.zeros((len(rows), len(names)))
    for at, found in enumerate(features):
        for name, value in found.items():
            if name in index:
                design[at, index[name]] = value
    labels = np.array([float(lead) for _, lead, _ in rows])
    folds = np.array([zlib.crc32(source.encode()) % _FOLDS for _, _, source in rows])
    unseen: dict[str, float] = {}
    for fold in range(_FOLDS):
        weights, bias = _fit(design[folds != fold], labels[folds != fold])
        for at in np.flatnonzero(folds == fold):
            unseen[rows[at][0][:_KEY]] = float(np.clip(design[at] @ weights + bias, -8, 8))
    weights, bias = _fit(design, labels)
    kept = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.02}
    return {"bias": round(bias, 3), "weights": kept}, unseen


def _fit(design: Array, labels: Array) -> tuple[Array, float]:
    return fit_logistic(design, labels, np.ones(len(labels)), _PENALTY)


def _useful(rows: list[Row], features: list[dict[str, float]]) -> list[str]:
    """The features of at least 20 stories, without the names of people and places: those belong to these stories."""
    stories: dict[str, set[str]] = defaultdict(set)
    for (_, _, source), found in zip(rows, features, strict=True):
        for name in found:
            stories[name].add(source)
    capital, lower = Counter[str](), Counter[str]()
    for text, _, _ in rows:
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z]+", text):
            (capital if word[0].isupper() else lower)[word.lower()] += 1

    def is_name(feature: str) -> bool:
        word = feature.split(" ", 1)[-1]
        proper = capital[word] > 0.5 * (capital[word] + lower[word] + 0.1) or word[0].isdigit()
        return feature.startswith(("w ", "first ")) and word not in _CALENDAR and proper

    return sorted(name for name, where in stories.items() if len(where) >= _FEWEST_STORIES and not is_name(name))
