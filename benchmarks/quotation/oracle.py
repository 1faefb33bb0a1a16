"""What a damaged quotation may be called, by plain comparison with the pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.quotation.cases import Material

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_ELLIPSIS = r"(?:[…⋯‥]+|\.(?:\s?\.){2,}|[。．・·]{3,})"
_MARK = rf"[\s\[(<（［〔]*{_ELLIPSIS}[\s\])>）］〕]*"
_ENDS = re.compile(f"^{_MARK}|{_MARK}$")
_JOINTS = re.compile(rf"[\[〔［【][^\[\]〔〕［］【】]*[\]〕］】]|{_MARK}")
_GLOSS = re.compile("[(（][\u3400-\u9fff・·]+[)）]|(?<=[\u3400-\u9fff])[(（][A-Z][A-Za-z .’'-]+[)）]")
_SAID = re.compile(r"“[^“”]+”|「[^「」]+」")
_SPACE = " \t\r\n"
_QUOTES = "\"'`´“”„‟‘’‚‛«»‹›「」『』﹁﹂﹃﹄〝〞＂＇"
_DASH = re.compile("[-‐-―−─﹣－\ufe00-\ufe0f]")


class Oracle:
    """Says what a text may be called."""

    def __init__(self, material: Material) -> None:
        self._articles = [article.paragraphs for article in material.articles]
        self._letters = ["".join(map(_letters, article.paragraphs)) for article in material.articles]
        # What is said in an article, without what interrupts it.
        self._spoken = [
            "".join(_letters(said) for paragraph in article.paragraphs for said in _SAID.findall(paragraph))
            for article in material.articles
        ]
        # Names may be quoted without how they are written in another script.
        self._bare = [
            "".join(_letters(_GLOSS.sub("", one)) for one in article.paragraphs) for article in material.articles
        ]
        self._marks = ["".join(map(_marks, article.paragraphs)) for article in material.articles]

    def is_verbatim(self, text: str) -> bool:
        """Tell whether the characters of `text`, ellipses at its ends aside, stand in one article."""
        core = text.strip(_SPACE)
        cores = {core, _ENDS.sub("", core), _ENDS.sub("", _ENDS.sub("", core))}
        return any(self._stands(one.strip(_SPACE)) for one in cores)

    def has_same_letters(self, text: str) -> bool:
        """Tell whether the letters and digits of `text`, case included, stand together in one article."""
        letters = _letters(text)
        return any(letters in whole for whole in self._letters)

    def has_same_marks(self, text: str) -> bool:
        """Tell whether letters and marks of `text` stand together, a last stop and ellipses at its ends aside.

        Quotation marks, dashes and spaces may be any.
        """
        core = text
        for _ in range(3):
            core = _ENDS.sub("", core.strip(_SPACE + _QUOTES))
        cores = (core, _ENDS.sub("", core.removesuffix(".").removesuffix("。").strip(_SPACE)))
        return any(marks in whole for marks in map(_marks, cores) for whole in self._marks)

    def has_fragments_in_order(self, text: str) -> bool:
        """Tell whether the letters between ellipses and square brackets stand, one after the other, in one article."""
        fragments = [letters for part in _JOINTS.split(text) if (letters := _letters(part))]
        return any(_in_order(fragments, whole) for whole in (*self._letters, *self._bare, *self._spoken))

    def _stands(self, core: str) -> bool:
        pattern = re.compile(_bounded(core, core))
        return any(
            any(pattern.search(paragraph) for paragraph in paragraphs) or _over_breaks(core, paragraphs)
            for paragraphs in self._articles
        )


def _bounded(part: str, core: str) -> str:
    """Return a pattern for `part` that begins and ends inside no word, where `core` begins or ends with one."""
    before = "(?<![A-Za-z0-9])" if core[:1].isalnum() else ""
    after = "(?![A-Za-z0-9])" if core[-1:].isalnum() else ""
    return f"{before}{re.escape(part)}{after}"


def _over_breaks(core: str, paragraphs: tuple[str, ...]) -> bool:
    """Tell whether `core` begins in one paragraph and goes on in those after it."""
    for index, (one, other) in enumerate(pairwise(paragraphs)):
        for head, rest, is_apart in _cuts(core, other):
            ends = head and re.search(_bounded(head, head + "-") + "$", one)
            if not ends or not (is_apart or _is_wide(head[-1]) or _is_wide(other[0])):
                continue
            goes_on = rest.startswith(other) and _over_breaks(rest, (other, *paragraphs[index + 2 :]))
            if goes_on or re.match(_bounded(rest, "-" + rest), other):
                return True
    return False


def _cuts(core: str, following: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what stands in `core` before and from each place where the paragraph `following` may begin in it."""
    for found in re.finditer(re.escape(following[:1]), core):
        head = core[: found.start()].rstrip(_SPACE)
        yield head, core[found.start() :], len(head) < found.start()


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _in_order(fragments: list[str], whole: str) -> bool:
    position = 0
    for fragment in fragments:
        found = whole.find(fragment, position)
        if found < 0:
            return False
        position = found + len(fragment)
    return True


def _letters(text: str) -> str:
    for ligature, plain in _LIGATURES.items():
        text = text.replace(ligature, plain)
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())


def _marks(text: str) -> str:
    """Return the letters of a text with all marks but quotation marks, dashes, spaces and what cannot be seen."""
    for ligature, plain in _LIGATURES.items():
        text = text.replace(ligature, plain)
    text = re.sub(_ELLIPSIS, "…", unicodedata.normalize("NFC", text))
    return "".join(
        one for one in text if one not in _QUOTES and unicodedata.category(one)[0] not in "CZ" and not _DASH.match(one)
    )
