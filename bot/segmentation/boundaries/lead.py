"""How much a block reads like the first paragraph of a news story."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from bot.segmentation.blocks import openings

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:[’'][a-z]+)?|\d[\d,.]*")
_SENTENCE = re.compile(r"(.{40,400}?[.!?。！？][\"'”’」』]?)(?:\s|$|(?<=[。！？]))", re.DOTALL)
_READ = 420
_WORDS = 40


def first_sentence(text: str) -> str:
    """The first sentence of a block, roughly: what follows was often put there by somebody else."""
    found = _SENTENCE.match(text[:_READ])
    return found.group(1) if found else text[:_READ]


def lead_features(text: str) -> dict[str, float]:
    """The words of the first sentence that many stories use, and the sentence's shape."""
    text = text[len(openings.dateline(text[:_READ])) :] or text
    sentence = first_sentence(text)
    words = _WORD.findall(sentence)[:_WORDS]
    found = {f"w {word.lower().replace('’', chr(39))}": 1.0 for word in words}
    capitals = sum(1 for word in words[1:] if word[0].isupper())
    if words:
        found[f"first {words[0].lower()}"] = 1.0
    found["words"] = min(40, len(words)) / 20
    found["capitals"] = capitals / max(1, len(words) - 1) * 2
    found["numbers"] = min(3, sum(1 for word in words if word[0].isdigit())) / 3
    found["quotes"] = 1.0 if re.search(r"[\"“”「」]", sentence) else 0.0
    found["commas"] = min(4, sentence.count(",") + sentence.count("，")) / 4
    found["one sentence"] = 1.0 if len(text) - len(sentence) < 3 else 0.0
    return found


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    data = json.loads(Path(__file__).with_name("lead.json").read_text(encoding="utf-8"))
    return data["bias"], data["weights"]


def lead_score(text: str) -> float:
    """The log-odds that a block is the first paragraph of a story, by a regression over words; 0 knows nothing."""
    bias, weights = _weights()
    score = bias + sum(weights.get(name, 0.0) * value for name, value in lead_features(text).items())
    return max(-8.0, min(8.0, score))


def forget_tables() -> None:
    """Read the learned tables anew at the next call; the program that learns them needs it."""
    _weights.cache_clear()
