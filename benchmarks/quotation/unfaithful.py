"""Cases whose words are not exact, or not together: altered, spliced, absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.quotation.cases import Case, Material, length
from benchmarks.quotation.collection import is_chinese
from benchmarks.quotation.faithful import ELLIPSES
from benchmarks.quotation.invented import ABSENT

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|had|does|did|will|would|should|could|can)\b(?! not|n’t)")
_NUMBER = re.compile(r"\d+")
_HAN_NUMBER = "一二三四五六七八九"
_MODALS = {
    "will": "may",
    "would": "will",
    "could": "must",
    "should": "may",
    "must": "can",
    "can": "should",
    "may": "will",
}
_NAMES = ("Harrison", "Okonkwo", "Petrov", "Delgado", "Winslow")
_HAN_NAMES = ("陳大文", "張志豪", "黃淑惠")


def altered(material: Material) -> Iterator[Case]:
    """One thing changed in a sentence."""
    changes: tuple[tuple[str, Callable[[Material, str], str | None], str | None], ...] = (
        ("dropped negation", _without_negation, "negation"),
        ("added negation", _with_negation, "negation"),
        ("changed number", _other_number, "number"),
        ("swapped name", _other_name, "name"),
        ("changed modal", _other_modal, "modal"),
        ("lower case", _lower_case, "case"),
        ("capitals", lambda _, text: text.upper() if not is_chinese(text) and text.upper() != text else None, None),
        ("dropped word", _without_word, None),
        ("added word", _with_word, None),
        ("another word", _another_word, None),
        ("words swapped", _swapped, None),
        ("first letter missing", lambda _, text: text[1:] if re.match(r"[A-Z][a-z]{2}", text) else None, None),
        (
            "comma dropped",
            lambda _, text: re.sub("[,，]", "", text, count=1) if re.search("[,，] ?[^\\d]", text) else None,
            None,
        ),
        ("full-width digits", lambda _, text: _full_width(text), "number"),
        ("simplified", _simplified, "script"),
        ("typography and a number", _number_and_quotes, "number"),
    )
    for passage in material.fit(fewest=9):
        for shape, change, names in changes:
            changed = change(material, passage.text)
            if changed and changed != passage.text and not any(changed in whole for whole in material.whole):
                yield Case(shape, changed, "altered", (passage.place,), names)
    yield from _sentence_dropped(material)
    yield from _elided_and_altered(material)


def _without_negation(_: Material, text: str) -> str | None:
    for negation in (
        r" not\b",
        r" never\b",
        r"(?<=[a-z])n’t\b",
        r"(?<=\W)no (?=[a-z])",
        "不(?=[是會怕能願])",
        "沒(?=有)",
        "沒有(?=[^，。])",
    ):
        if re.search(negation, text):
            return re.sub(negation, "", text, count=1)
    return None


def _with_negation(_: Material, text: str) -> str | None:
    if is_chinese(text):
        place = re.search("[是會能有](?![不沒])", text)
        return text[: place.start()] + "不" + text[place.start() :] if place else None
    found = _AUXILIARY.search(text)
    return f"{text[: found.end()]} not{text[found.end() :]}" if found else None


def _other_number(material: Material, text: str) -> str | None:
    numbers = list(_NUMBER.finditer(text))
    if numbers:
        found = material.chance.choice(numbers)
        return text[: found.start()] + str(int(found[0]) + material.chance.randint(1, 9)) + text[found.end() :]
    places = [index for index, character in enumerate(text) if character in _HAN_NUMBER and "百" in text]
    if not places:
        return None
    place = material.chance.choice(places)
    other = material.chance.choice([n for n in _HAN_NUMBER if n != text[place]])
    return text[:place] + other + text[place + 1 :]


def _other_name(material: Material, text: str) -> str | None:
    if is_chinese(text):
        name = re.search("高明哲|蘇維珍|邱文玲|馬子謙|宋雅靜|羅碧霞|拉娜", text)
        return text.replace(name[0], material.chance.choice(_HAN_NAMES)) if name else None
    name = re.search(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![a-z’])(?= [a-z])", text)
    return text[: name.start()] + material.chance.choice(_NAMES) + text[name.end() :] if name else None


def _other_modal(_: Material, text: str) -> str | None:
    found = re.search(r"\b(?:will|would|could|should|must|can|may)\b", text)
    return text[: found.start()] + _MODALS[found[0]] + text[found.end() :] if found else None


def _lower_case(_: Material, text: str) -> str | None:
    return text[0].lower() + text[1:] if re.match(r"[A-Z][a-z]", text) else None


def _without_word(material: Material, text: str) -> str | None:
    if is_chinese(text):
        place = material.chance.randrange(2, len(text) - 2)
        return text[:place] + text[place + 1 :] if re.match("[\u4e00-\u9fff]", text[place]) else None
    words = text.split(" ")
    place = material.chance.randrange(1, len(words) - 1)
    return " ".join(words[:place] + words[place + 1 :])


def _with_word(material: Material, text: str) -> str | None:
    if is_chinese(text):
        place = material.chance.randrange(2, len(text) - 2)
        return text[:place] + "極" + text[place:]
    words = text.split(" ")
    place = material.chance.randrange(1, len(words))
    return " ".join([*words[:place], material.chance.choice(["famously", "large", "indeed"]), *words[place:]])


def _another_word(material: Material, text: str) -> str | None:
    if is_chinese(text):
        place = material.chance.randrange(2, len(text) - 2)
        return text[:place] + "繁" + text[place + 1 :] if re.match("[\u4e00-\u9fff]", text[place]) else None
    places = list(re.finditer(r"(?<= )[a-z]{4,}(?= )", text))
    if not places:
        return None
    found = material.chance.choice(places)
    return text[: found.start()] + "marmalade" + text[found.end() :]


def _swapped(material: Material, text: str) -> str | None:
    words = text.split(" ")
    if len(words) < 8:
        return None
    place = material.chance.randrange(1, len(words) - 2)
    words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words)


def _full_width(text: str) -> str | None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    return wide if wide != text else None


def _simplified(_: Material, text: str) -> str | None:
    table = str.maketrans(
        "說這個來時間會後過學書國們電車長門開關點應對實現為發館員",
        "说这个来时间会后过学书国们电车长门开关点应对实现为发馆员",
    )
    return text.translate(table) if is_chinese(text) else None


def _number_and_quotes(material: Material, text: str) -> str | None:
    plain = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return _other_number(material, plain) if plain != text and _NUMBER.search(text) else None


def _sentence_dropped(material: Material) -> Iterator[Case]:
    pairs = list(material.neighbours())
    for one, middle in pairs:
        for again, other in pairs:
            if again is middle and length(middle.text) < 40:
                space = "" if is_chinese(one.text) else " "
                yield Case("sentence dropped", f"{one.text}{space}{other.text}", "altered", (one.place,))


def _elided_and_altered(material: Material) -> Iterator[Case]:
    for one, other in material.neighbours():
        changed = _other_number(material, one.text)
        if changed and changed != one.text:
            mark = material.chance.choice(ELLIPSES)
            yield Case("ellipsis and a number", f"{changed} {mark} {other.text}", "altered", (one.place,), "number")


def spliced(material: Material) -> Iterator[Case]:
    """Sentences and halves of sentences that do not stand together, or not in this order."""
    fit = material.fit(fewest=8)
    for one in fit:
        same = [
            p for p in fit if p.article is one.article and (p.paragraph, p.sentence) < (one.paragraph, one.sentence)
        ]
        other = [p for p in fit if p.article is not one.article and p.article.language == one.article.language]
        space = "" if is_chinese(one.text) else " "
        mark = material.chance.choice(ELLIPSES)
        if same:
            earlier = material.chance.choice(same)
            places = (one.place, earlier.place)
            yield Case("out of order", f"{one.text}{space}{earlier.text}", "spliced", places)
            yield Case("out of order, ellipsis", f"{one.text} {mark} {earlier.text}", "spliced", places)
        foreign = material.chance.choice(other)
        places = (one.place, foreign.place)
        yield Case("two articles", f"{one.text}{space}{foreign.text}", "spliced", places)
        yield Case("two articles, ellipsis", f"{one.text} {mark} {foreign.text}", "spliced", places)
        halves = _first_half(one.text), _second_half(foreign.text)
        if all(half and sum(whole.count(half) for whole in material.whole) == 1 for half in halves):
            yield Case("halves of two articles", f"{halves[0]} {mark} {halves[1]}", "spliced", places)
            if not is_chinese(one.text):
                yield Case("halves without a mark", f"{halves[0]} {halves[1]}", "spliced", places)
        third = material.chance.choice(other)
        if third.article is not foreign.article:
            text = f"{one.text}{space}{foreign.text}{space}{third.text}"
            yield Case("three articles", text, "spliced", (one.place, foreign.place, third.place))


def _first_half(text: str) -> str | None:
    comma = text.find("，") if is_chinese(text) else text.find(", ")
    half = text[:comma]
    return half if comma > 0 and length(half) >= 8 and "“" not in text and "「" not in text else None


def _second_half(text: str) -> str | None:
    comma = text.rfind("，") if is_chinese(text) else text.rfind(", ")
    half = text[comma + 1 :].strip()
    return (
        half if comma > 0 and length(half) >= 8 and "”" not in text and "「" not in text and half[0].isalpha() else None
    )


def absent(material: Material) -> Iterator[Case]:
    """Sentences that nobody in the collection wrote, and real ones with their words shuffled out of all order."""
    for text in ABSENT:
        yield Case("invented", text, "absent")
    for passage in material.fit("en", fewest=16):
        words = re.findall(r"[^\W_]+", passage.text)
        shuffled = words[::-1]
        yield Case("backwards", " ".join(shuffled), "absent")
