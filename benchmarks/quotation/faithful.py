"""Cases whose words are exact: verbatim, typography, part of a sentence, elided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.quotation.cases import Case, Material, length
from benchmarks.quotation.collection import Passage, is_chinese
from benchmarks.quotation.lexicon import core, turns, verdict_of_omission

ELLIPSES = ("…", "...", ". . .", "[…]", "[...]", "……", " … ", " ... ", "(…)", "⋯", ". . .", "[ … ]")


def verbatim(material: Material) -> Iterator[Case]:
    """Whole sentences, two of them, across paragraphs, and marked parts."""
    for passage in material.fit():
        yield Case("sentence", passage.text, "verbatim", (passage.place,))
    for one, other in material.neighbours():
        space = "" if is_chinese(one.text) else " "
        yield Case("two sentences", f"{one.text}{space}{other.text}", "verbatim", (one.place,))
    yield from _across(material)
    for passage in material.fit(fewest=14):
        for part, rest in _parts(passage):
            mark = material.chance.choice(ELLIPSES).strip()
            first = passage.text.startswith(part)
            text = f"{part} {mark}" if first else f"{mark} {part}"
            yield Case("marked part" + (" of weight" if core(rest) else ""), text, "verbatim", (passage.place,))


def _across(material: Material) -> Iterator[Case]:
    ends = {(p.article.number, p.paragraph): p for p in material.passages}
    starts = {(p.article.number, p.paragraph): p for p in reversed(material.passages)}
    for (number, paragraph), last in ends.items():
        first = starts.get((number, paragraph + 1))
        if first and all(length(p.text) >= 5 and p.text[-1] in ".。”」" for p in (last, first)):
            space = material.chance.choice(["\n\n", "\n", " ", " \n"])
            yield Case("across paragraphs", f"{last.text}{space}{first.text}", "verbatim", (last.place,))


def _parts(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield what stands before or after a comma, without it, and the rest of the sentence."""
    text = passage.text
    for comma in re.finditer(r",(?= )|，", text):
        before, after = text[: comma.start()], text[comma.end() :].strip()
        if re.search(r"[“”「」‘’]", text):
            continue
        if length(before) >= 6:
            yield before, after
        if length(after) >= 6 and not after[0].isdigit():
            yield after, before


def typography(material: Material) -> Iterator[Case]:
    """The same words set otherwise."""
    changes = (
        ("straight quotes", lambda t: t.translate(str.maketrans("“”‘’", "\"\"''"))),
        ("straight apostrophe", lambda t: t.replace("’", "'")),
        ("Western quotes in Chinese", lambda t: t.replace("「", "“").replace("」", "”")),
        ("no-break space", lambda t: t.replace(" ", "\u00a0", 2)),
        ("thin space", lambda t: t.replace(" ", "\u2009", 1)),
        ("two spaces", lambda t: t.replace(" ", "  ", 1)),
        ("line break", lambda t: t.replace(" ", "\n", 1)),
        ("soft hyphen", lambda t: _inside(material, t, "\u00ad")),
        ("zero-width space", lambda t: _inside(material, t, "\u200b")),
        ("word joiner", lambda t: _inside(material, t, "\u2060")),
        ("ligature", lambda t: t.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")),
        ("non-breaking hyphen", lambda t: t.replace("-", "\u2011")),
        ("en dash for hyphen", lambda t: t.replace("-", "–")),
        ("double hyphen", lambda t: t.replace("—", "--").replace("–", "--")),
        ("full-width space", lambda t: re.sub("(?<=[，。])", "\u3000", t, count=1)),
    )
    for passage in material.fit():
        for shape, change in changes:
            changed = change(passage.text)
            if changed.strip() != passage.text and changed == changed.strip():
                yield Case(shape, changed, "typography", (passage.place,))


def _inside(material: Material, text: str, character: str) -> str:
    places = [m.start() + 1 for m in re.finditer(r"[^\W\d_]{2}", text)]
    place = material.chance.choice(places)
    return text[:place] + character + text[place:]


def part(material: Material) -> Iterator[Case]:
    """Part of a sentence without an ellipsis, whatever the rest of it says; and with a stop where it goes on."""
    for passage in material.fit(fewest=12):
        for quoted, rest in _parts(passage):
            kind = core(rest)
            names = kind if kind in ("negation", "condition") else None
            yield Case(f"part without {kind or 'the rest'}", quoted, "exact", (passage.place,), names)
            if passage.text.startswith(quoted) and quoted[-1].isalpha():
                stop = "。" if is_chinese(quoted) else "."
                yield Case("part with a stop put behind it", quoted + stop, "exact", (passage.place,), "punctuation")


def elided(material: Material) -> Iterator[Case]:
    """Marked omissions and insertions: harmless, of weight, and over a paragraph."""
    for passage in material.fit(fewest=12):
        yield from _inside_a_sentence(material, passage)
        yield from _with_brackets(material, passage)
    pairs = list(material.neighbours())
    triples = [(a, b, c) for a, b in pairs for d, c in pairs if d is b]
    for one, middle, other in triples:
        mark = material.chance.choice(ELLIPSES)
        if not turns(middle.text):
            weight = core(middle.text) or "nothing"
            yield Case(f"sentence left out with {weight}", f"{one.text} {mark} {other.text}", "elided", (one.place,))
    fit = material.fit(fewest=6)
    for one in fit:
        later = [p for p in fit if p.article is one.article and p.paragraph >= one.paragraph + 2]
        if later:
            other, mark = material.chance.choice(later), material.chance.choice(ELLIPSES)
            first = next((p for p in material.passages if _follows(p, one)), None)
            if first is not None and not turns(first.text):
                yield Case("over a paragraph", f"{one.text} {mark} {other.text}", "elided", (one.place,))


def _follows(passage: Passage, one: Passage) -> bool:
    """Tell whether a passage is the next sentence of the article."""
    is_next = (passage.paragraph, passage.sentence) in ((one.paragraph, one.sentence + 1), (one.paragraph + 1, 0))
    return passage.article is one.article and is_next


def _inside_a_sentence(material: Material, passage: Passage) -> Iterator[Case]:
    text = passage.text
    if is_chinese(text):
        pieces = [m.start() + 1 for m in re.finditer("，", text)]
        spans = [(a, b) for a in pieces for b in pieces if a < b]
    else:
        words = [m.start() for m in re.finditer(r"(?<= )[^\W\d_]+ ", text)]
        spans = [(a, b) for a in words for b in words if a + 8 < b < a + 60 and a > 12 and len(text) - b > 12]
    material.chance.shuffle(spans)
    for start, end in spans[:6]:
        gap, mark = text[start:end], material.chance.choice(ELLIPSES)
        joint = mark if is_chinese(text) else f" {mark.strip()} "
        left, right = text[:start].rstrip(), text[end:].lstrip()
        quoted = f"{left}{joint}{right}"
        if length(left) + length(right) < 5:
            continue  # too short to be verified
        if verdict := verdict_of_omission(left, gap, right):
            yield Case(f"ellipsis over {core(f' {gap} ') or 'nothing'}", quoted, verdict, (passage.place,))


def _with_brackets(material: Material, passage: Passage) -> Iterator[Case]:
    text = passage.text
    if is_chinese(text):
        comma = text.find("，")
        if comma > 5:
            yield Case("brackets", f"{text[:comma]}［編按］{text[comma:]}", "elided", (passage.place,))
        return
    if found := re.search(r"(?<= )(?:it|they|them|he|she)(?= )", text):
        named = material.chance.choice(["[the government]", "[the office]", "[the city]"])
        yield Case("bracketed subject", text[: found.start()] + named + text[found.end() :], "elided", (passage.place,))
    if text[0].isupper() and text[1:2].islower() and not re.match(r"[A-Z]\w+ [A-Z]", text):
        yield Case("bracketed case", f"[{text[0].lower()}]{text[1:]}", "elided", (passage.place,))
    for comma in re.finditer(r", (?=[a-z]{2})", text):
        rest = text[comma.end() :]
        if length(rest) >= 6 and not re.search("[“”]", text):
            yield Case("bracketed case", f"[{rest[0].upper()}]{rest[1:]}", "elided", (passage.place,))
    words = [m.end() for m in re.finditer(r"(?<= )[a-z]+(?= )", text)]
    if words:
        place = material.chance.choice(words)
        for inserted in (" [sic]", " [in Taiwan]"):
            yield Case("bracketed insertion", text[:place] + inserted + text[place:], "elided", (passage.place,))
