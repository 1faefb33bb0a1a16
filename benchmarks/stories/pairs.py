"""Make pairs of articles that tell the same story, and pairs that only look like it; everything follows from the seed.

The same: a reprint, an edited, a shortened, an extended and a corrected copy, one with another dateline. Not the same:
two reports of one template with other figures or names, the same event in other words, a round-up that holds the story,
and a translation.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLACES: Final = [
    "Marlow",
    "Teasel",
    "Dunmore",
    "Achen",
    "Larkhill",
    "Oxwick",
    "Penrith",
    "Sallow",
    "Torrin",
    "Vane",
    "Quill",
    "Ambry",
]
_PEOPLE: Final = [
    "Renner",
    "Holt",
    "Marsh",
    "Okafor",
    "Lindqvist",
    "Tan",
    "Abara",
    "Castell",
    "Dorr",
    "Ives",
    "Novak",
    "Pryce",
    "Sato",
    "Ude",
]
_FIRST: Final = ["Ada", "Bruno", "Clara", "Dev", "Edith", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kemi", "Lars"]
_THINGS: Final = [
    "bridge",
    "harbour",
    "library",
    "waterworks",
    "tram line",
    "hospital wing",
    "market hall",
    "theatre",
    "stadium",
    "power station",
    "school",
]
_ACTS: Final = [
    "be closed until the autumn",
    "be sold to a neighbouring county",
    "be rebuilt in stone",
    "lose a third of its staff",
    "open two months late",
    "be run by volunteers",
    "charge for entry",
    "stay open through the night",
    "be moved across the river",
]
_SENTENCES: Final = (
    "{first} {name}, who speaks for the county, said the decision had been taken on {day} after {n} hours of debate.",
    "The {thing} in {place} was built in {year} and has cost the county {m} million since the last repairs.",
    "Opponents have collected {n} signatures and want the matter put to a vote before the {day} session.",
    "“We were told nothing,” said {first} {name}, who has worked there for {n} years.",
    "An inquiry led by {first} {name} found {n} faults, of which it called {k} serious.",
    "The ministry has promised {m} million towards the cost, on condition that {place} pays as much again.",
    "Similar plans were dropped in {place} in {year} when the money ran out halfway.",
    "A report on the alternatives is to be published in {month}; the county expects it to run to {n} pages.",
    "Shopkeepers along the road to {place} fear that they will lose custom, and ask to be compensated.",
    "The unions have not yet said what they will do, but a meeting has been called for {day} evening.",
    "Engineers who looked at the plans doubt that the work can be done within {k} months.",
    "Those who live nearby were invited to a hearing, and some {n} came although it rained.",
)
_WORDS: Final = {
    "said": "told reporters",
    "has cost": "is said to have cost",
    "want": "are asking for",
    "found": "has turned up",
    "promised": "held out",
    "dropped": "abandoned",
    "expects": "thinks it likely for",
    "fear": "are worried",
    "doubt": "are not convinced",
    "nearby": "in the neighbourhood",
    "although": "even though",
    "towards": "for",
}
_TEMPLATES: Final = (
    "{day} will begin with {sky} in {place} and {sky} later. Highs of {t} degrees on the coast and {u} inland, with"
    " winds of {n} kilometres an hour from the {wind}. Lows of {k} at night. The sun rises at 6:{mm} and sets at"
    " 17:{mm}. The outlook for the rest of the week is for {sky} in the north and {sky} in the south.",
    "Wheat for {month} delivery closed at {n} on the {place} exchange, up {k}, and maize at {u}, down {k}, in quiet"
    " trading. Some {n} hundred lots changed hands. Dealers said buyers were waiting for the crop report that is due at"
    " the end of the week, and that nobody wished to be caught short of it. Barley was not traded.",
    "{first} {name}, who lived in {place} for most of a long life, died on {day} at the age of {n}. There are a sister,"
    " {first}, and {k} nephews. The service will be held at St {first}'s on {day} at {k} o'clock, and the family asks"
    " that those who wish to give something give it to the library in {place}.",
    "{place} United beat {place} Rovers {k}-{u} at home on {day} before a crowd of {n} hundred. {name} scored in the"
    " {t}th minute and again from the spot; {name} was sent off shortly before the end. The side are now {k}th"
    " and play {place} away next {day}, when {name} will be missing with a strained knee.",
    "{name} and Company made a profit of {m} million in the quarter that ended in {month}, against {m} million a year"
    " before, on sales of {n} million. The dividend is {k} cents a share, payable on {u} {month}. The company said that"
    " orders stood at {n} million, and that it looked to the coming quarter with confidence.",
)
_CHINESE: Final = (
    "{cplace}市政府{cday}宣布，{cthing}將於{k}個月內關閉，並由{cname}負責後續工程。市府表示，工程費用約{n}億元，其中{k}億元由中央補助。"
    "附近居民共有{n}人參加說明會，不少人擔心交通受到影響。{cname}說，替代道路全長{u}公里，預計每天有{n}輛車通過。"
    "市議會將在{cday}審查預算，反對者已經收集{n}份連署，要求舉行公民投票。"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how the second was made of the first, and whether they tell the same story."""

    kind: str
    one: str
    other: str
    same: bool


class PairMaker:
    """Makes pairs."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pairs(self, each: int) -> Iterator[Pair]:
        """Yield so many pairs of each kind."""
        copies: dict[str, Callable[[list[str]], list[str]]] = {
            "reprint": list,
            "edited": self._edited,
            "shortened": lambda story: story[: max(5, len(story) // 2)],
            "extended": lambda story: [*story, *self._story()[1:5]],
            "dateline": lambda story: [
                f"{self._pick(_PLACES).upper()}, {self._pick(_DAYS)} (Union) — {story[0]}",
                *story[1:],
            ],
            "corrected": self._corrected,
            "edited and shortened": lambda story: self._edited(story)[:-3],
        }
        for _ in range(each):
            story = self._story()
            for kind, change in copies.items():
                yield Pair(kind, "\n".join(story), "\n".join(change(story)), same=True)
            yield Pair("other words", "\n".join(story), self._retold(story), same=False)
            around = [sentence for _ in range(4) for sentence in self._story()]
            yield Pair("round-up", "\n".join(story), "\n".join([*around, *story, *around[:3]]), same=False)
            yield Pair("same subject", "\n".join(story), "\n".join([story[0], *self._story()[1:]]), same=False)
            for template in _TEMPLATES:
                yield Pair("template", self._filled(template), self._filled(template), same=False)
                yield Pair("template, figures", *self._two_days(template), same=False)
            yield Pair("Chinese template", self._filled(_CHINESE), self._filled(_CHINESE), same=False)
            chinese = self._filled(_CHINESE)
            yield Pair("Chinese reprint", chinese, f"（本報訊）{chinese}", same=True)
            yield Pair("translation", "\n".join(story), chinese, same=False)

    def _pick(self, choices: list[str] | tuple[str, ...]) -> str:
        return self._random.choice(choices)

    def _filled(self, pattern: str) -> str:
        filled, rest = "", pattern
        while "{" in rest:
            before, _, after = rest.partition("{")
            name, _, rest = after.partition("}")
            filled += before + self._value(name)
        return filled + rest

    def _value(self, name: str) -> str:
        chance = self._random
        numbers = {
            "n": (13, 980),
            "k": (2, 9),
            "m": (2, 90),
            "t": (10, 39),
            "u": (11, 31),
            "year": (1890, 2019),
            "mm": (10, 59),
        }
        if name in numbers:
            return str(chance.randint(*numbers[name]))
        return self._pick(_LISTS[name])

    def _story(self) -> list[str]:
        count = self._random.randint(7, len(_SENTENCES))
        lead = f"The {self._pick(_THINGS)} in {self._pick(_PLACES)} is to {self._pick(_ACTS)}, the county council said."
        return [lead, *(self._filled(one) for one in self._random.sample(_SENTENCES, count))]

    def _edited(self, story: list[str]) -> list[str]:
        edited = [self._reworded(sentence) if self._random.random() < 0.35 else sentence for sentence in story]
        dropped = self._random.randrange(2, len(edited))
        return [sentence for at, sentence in enumerate(edited) if at != dropped]

    def _reworded(self, sentence: str) -> str:
        for word, other in _WORDS.items():
            sentence = sentence.replace(f" {word} ", f" {other} ")
        return sentence

    def _corrected(self, story: list[str]) -> list[str]:
        """Change one figure of the story."""
        text = "\n".join(story)
        figures = [word for word in text.replace(",", " ").split() if word.isdigit() and len(word) > 1]
        if not figures:
            return story
        wrong = self._pick(figures)
        return text.replace(f" {wrong} ", f" {int(wrong) + 3} ", 1).split("\n")

    def _retold(self, story: list[str]) -> str:
        """Tell the facts again: the same figures and names, hardly a run of words in common."""
        facts = [word.strip(".,“”;") for sentence in story for word in sentence.split()]
        telling = list(dict.fromkeys(word for word in facts if word[:1].isupper() or word.isdigit()))
        self._random.shuffle(telling)
        openings = (
            "It now emerges that",
            "According to papers seen here,",
            "Locals speak of",
            "Also named:",
            "And then",
        )
        parts = [" ".join(telling[at : at + 3]) for at in range(0, len(telling), 3)]
        return " ".join(f"{self._pick(openings)} {part} came into it one way or another." for part in parts)

    def _two_days(self, template: str) -> tuple[str, str]:
        """Fill a template twice with the same names and other figures."""
        state = self._random.getstate()
        names = {name: self._pick(values) for name, values in _LISTS.items()}
        self._random.setstate(state)
        fixed = template
        for name, value in names.items():
            fixed = fixed.replace(f"{{{name}}}", value)
        return self._filled(fixed), self._filled(fixed)


_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_LISTS: Final[dict[str, tuple[str, ...] | list[str]]] = {
    "place": _PLACES,
    "name": _PEOPLE,
    "first": _FIRST,
    "thing": _THINGS,
    "day": _DAYS,
    "month": ("January", "March", "May", "July", "September", "November"),
    "sky": ("mist", "rain", "bright spells", "cloud", "showers", "sleet"),
    "wind": ("west", "east", "north", "south"),
    "cplace": ("臺北", "臺中", "高雄", "新竹", "花蓮"),
    "cday": ("星期一", "星期二", "三月五日", "五月八日", "昨天"),
    "cthing": ("跨河大橋", "第三碼頭", "舊市場", "體育館", "中央圖書館"),
    "cname": ("林文雄", "陳大同", "黃美玉", "張志明", "李淑芬"),
}
