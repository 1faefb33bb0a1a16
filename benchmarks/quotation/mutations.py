"""Never a false verbatim: random damage to real quotations, judged by `bot.py verify --batch`.

`python -m benchmarks.quotation.mutations --count 100000`. What may be called verbatim, and what typography, is decided
here by plain comparison with the pages, in other ways than the program's own.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quotation.cases import Case, Material
from benchmarks.quotation.run import answers

_INSERTED = (
    *"abcehinostuvxyzABIT0123456789.,;:!?()[]-–—'\"“”‘’…%$ ",
    *"不沒未的一二三會說是，。「」",
    "\u00a0", "\u200b", "\u00ad", "\u2009", "\u3000", "\n", "...", " not", " no ", "é", "ﬁ", "\u0301", "０",
)  # fmt: skip
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_MARK = r"[\s\[(]*(?:…|\.(?:\s?\.){2,}|[。．]{3,})[\s\])]*"
_ENDS = re.compile(f"^{_MARK}|{_MARK}$")


def mutated(text: str, chance: random.Random) -> str:
    """Return `text` with one to three random changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(_CHANGES)(text, chance)
    return text


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_INSERTED) + text[at:]


def _replace(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_INSERTED) + text[at + 1 :]


def _swap(text: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(text) - 1))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _flip_case(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at].swapcase() + text[at + 1 :]


def _change_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    change = chance.randrange(4)
    if change == 0:
        del words[at]
    elif change == 1:
        words.insert(at, words[at])
    elif change == 2:
        other = chance.randrange(len(words))
        words[at], words[other] = words[other], words[at]
    else:
        words.insert(at, chance.choice(("not", "never", "no", "only", "would", "said")))
    return " ".join(words) or text


def _cut(text: str, chance: random.Random) -> str:
    start, end = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
    return text[:start] + text[end:] if chance.random() < 0.5 and end - start < len(text) // 2 else text[: max(12, end)]


_CHANGES = (_delete, _insert, _replace, _swap, _flip_case, _change_words, _cut)


class Oracle:
    """Says what a text may be called."""

    def __init__(self, material: Material) -> None:
        self._paragraphs = [paragraph for article in material.articles for paragraph in article.paragraphs]
        self._letters = ["".join(map(_letters, article.paragraphs)) for article in material.articles]

    def is_verbatim(self, text: str) -> bool:
        """Tell whether the characters of `text`, ellipses at its ends aside, stand in one paragraph."""
        core = text.strip(" \t\r\n")
        cores = {core, _ENDS.sub("", core), _ENDS.sub("", _ENDS.sub("", core))}
        return any(self._stands(one.strip(" \t\r\n")) for one in cores)

    def _stands(self, core: str) -> bool:
        before = "(?<![A-Za-z0-9])" if core[:1].isalnum() else ""
        after = "(?![A-Za-z0-9])" if core[-1:].isalnum() else ""
        pattern = re.compile(f"{before}{re.escape(core)}{after}")
        return any(pattern.search(paragraph) for paragraph in self._paragraphs)

    def has_same_letters(self, text: str) -> bool:
        """Tell whether the letters and digits of `text`, case included, stand together in one article."""
        letters = _letters(text)
        return any(letters in whole for whole in self._letters)


def _letters(text: str) -> str:
    for ligature, plain in _LIGATURES.items():
        text = text.replace(ligature, plain)
    return "".join(character for character in text if character.isalnum())


def cases(material: Material, count: int, seed: int) -> list[str]:
    """Make `count` damaged quotations."""
    chance = random.Random(seed)
    fit = material.fit(fewest=8)
    return [mutated(chance.choice(fit).text, chance) for _ in range(count)]


def wrong(oracle: Oracle, text: str, verdict: str) -> bool:
    """Tell whether `verdict` says that more is right than is."""
    if verdict == "verbatim":
        return not oracle.is_verbatim(text)
    return verdict in ("typography", "cut") and not oracle.has_same_letters(text)


def main() -> int:
    """Run, print what was false, and tell by the exit status whether anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    material = Material(seed=options.seed)
    texts = cases(material, options.count, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        found = answers([Case("mutation", text, "") for text in texts], Path(folder), material)
        took = time.perf_counter() - began
    return _report(Oracle(material), texts, [answer.get("verdict", "error") for answer in found], took)


def _report(oracle: Oracle, texts: Sequence[str], verdicts: Sequence[str], took: float) -> int:
    false = [(text, verdict) for text, verdict in zip(texts, verdicts, strict=True) if wrong(oracle, text, verdict)]
    print(f"{len(texts)} mutations, {took:.0f} s: {dict(Counter(verdicts).most_common())}")
    print(f"{sum(verdict == 'verbatim' for _, verdict in false)} false verbatim, {len(false)} false in all")
    for text, verdict in false[:20]:
        print(f"  {verdict}: {text!r}")
    return 1 if false else 0


if __name__ == "__main__":
    raise SystemExit(main())
