"""Layouts from which nothing is learned: pages in the habits of papers, agencies, blogs and mails, to judge by.

Each layout is a function that yields the lines of one story of a page; what all stories of a page share is drawn once,
in `Habit`. They were written before the model was judged by them, and no rule or weight was fitted to them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.segmentation.stories import Page, Story

_NAMES = [
    "Edda Holm",
    "Chuang Yi-ting",
    "Marcus Adeyemi",
    "Sofia Ribeiro",
    "Lo Kuan-wei",
    "Anneke de Vries",
    "Rafael Ortiz",
    "Hsiao Mei-ling",
    "Declan Burke",
    "Nadia Rahman",
]
_HAN = ["陳佳慧", "林志遠", "黃怡君", "張哲維", "吳曉雯", "周大川", "許明仁"]
_TOWNS = ["Lisbon", "Hualien", "Oslo", "Accra", "Tainan", "Bogota", "Leeds", "Osaka"]
_SCHOOLS = ["the University of Bergen", "Fu Jen Catholic University", "the Harbour Research Centre", "Keele University"]
_TRADES = ["economist", "botanist", "retired judge", "political scientist", "radio producer", "senior lecturer in law"]
_TOPICS = ["Politics", "Farming", "Courts", "Harbours", "Schools", "Energy"]
_PAPERS = ["Evening Ledger", "Straits Courier", "Northern Mail", "Island Observer"]
_AGENCIES = ["CNA", "dpa", "ANSA", "Kyodo", "NTB"]


@dataclass(frozen=True, slots=True)
class Habit:
    """What the stories of one page share: the dice, the paper, the cap of its teasers, how far apart things stand."""

    rng: random.Random
    paper: str
    cap: int
    blank: int
    wide: int

    def one(self, of: list[str]) -> str:
        """Draw one of several."""
        return self.rng.choice(of)

    def title(self, story: Story) -> str:
        """The headline of a story, or its first words."""
        if story.chinese:
            return re.split("[，。！？：；,.]", story.paragraphs[0])[0][:22]
        text = story.headline or " ".join(story.paragraphs[0].split()[: self.rng.randint(5, 9)]).rstrip(".,;:")
        return text.lstrip("#▶*0123456789. ")

    def date(self) -> str:
        """A date as newspapers write it."""
        return f"{self.one(['May', 'June', 'October'])} {self.rng.randint(1, 28)}, 2024"

    def cut(self, story: Story) -> str:
        """The beginning of a story, cut in mid-sentence."""
        if story.chinese:
            return "".join(story.paragraphs)[: self.cap]
        return " ".join(" ".join(story.paragraphs).split()[: self.cap])

    def body(self, story: Story, most: int = 14) -> list[str]:
        """The paragraphs of a story, some of its end left out."""
        return [part for part in story.paragraphs if part][: self.rng.randint(min(3, most), most)]


Layout = Callable[[Habit, Story, int], Iterator[str]]


def _kicker_and_deck(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.one(_TOPICS).upper()
    yield habit.title(story)
    yield f"Words: {habit.one(_NAMES)}"
    yield from habit.body(story)


def _blog_posts(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.title(story)
    yield f"Posted by {habit.one(_NAMES)} on {habit.date()} at 10:{habit.rng.randint(10, 59)} am"
    yield from habit.body(story)
    yield f"Filed under: {habit.one(_TOPICS)}, {habit.one(_TOPICS)}"


def _essays_and_teasers(habit: Habit, story: Story, number: int) -> Iterator[str]:
    if number and habit.rng.random() < 0.7:
        yield habit.cut(story)
        return
    yield from habit.body(story, 24)
    name, trade = habit.one(_NAMES), habit.one(_TRADES)
    forms = [
        f"The author, {name}, is an {trade} at {habit.one(_SCHOOLS)}.",
        f"{name} is a {trade} based in {habit.one(_TOWNS)}.",
        f"{name} is a {trade} with {habit.one(_SCHOOLS)}. The views expressed here are personal.",
    ]
    yield habit.one(forms)
    if habit.rng.random() < 0.5:
        yield f"Translation by {habit.one(_NAMES)}"


def _teasers_with_arrows(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.title(story)
    yield habit.cut(story) + habit.one(["... »", " (more)", "… Full story"])


def _agency_day(habit: Habit, story: Story, _: int) -> Iterator[str]:
    place = habit.one(_TOWNS)
    body = habit.body(story, 9)
    yield f"{habit.title(story)}"
    yield f"{place}, {habit.date().split(',')[0]} ({habit.one(_AGENCIES)}) -- {body[0]}"
    yield from body[1:]
    yield f"{habit.one(_AGENCIES).lower()}/{habit.one(['jk', 'pw', 'lt'])}"


def _datelines_only(habit: Habit, story: Story, _: int) -> Iterator[str]:
    body = habit.body(story, 8)
    yield f"{habit.one(_TOWNS).upper()}: {body[0]}"
    yield from body[1:]


def _run_in_heads(habit: Habit, story: Story, _: int) -> Iterator[str]:
    body = habit.body(story, 4)
    yield f"{habit.title(story).upper()} — {body[0]}"
    yield from body[1:]


def _bare(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield from habit.body(story)


def _initial_capitals(habit: Habit, story: Story, _: int) -> Iterator[str]:
    body = habit.body(story)
    words = body[0].split(" ")
    yield " ".join([word.upper() for word in words[:3]] + words[3:])
    yield from body[1:-1]
    yield (body[-1] if len(body) > 1 else "More was not known last night.") + habit.one([" ■", " ●", " (end)"])


def _letters(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield "Sir,"
    yield from habit.body(story, 4)
    yield habit.one(_NAMES)
    yield habit.one(_TOWNS)


def _starred_items(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield f"* {habit.title(story)} ({habit.one(_PAPERS)})"
    yield " ".join(habit.body(story, 3))
    yield f"https://example.org/{habit.rng.randint(1000, 9999)}"


def _copyright_under_each(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.title(story)
    yield f"{habit.one(_NAMES)}, {habit.one(_TOWNS)}"
    yield from habit.body(story)
    yield f"© 2024 {habit.paper}. Reproduction without permission is forbidden."


def _bold_and_italics(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield f"**{habit.title(story)}**"
    yield f"*{habit.one(_NAMES)}, {habit.paper}*"
    yield from habit.body(story)


def _indented(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.title(story)
    yield from (f"    {paragraph}" for paragraph in habit.body(story))


def _datebook(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield f"{habit.date()} | {habit.one(_TOPICS)}"
    yield habit.title(story)
    yield from habit.body(story, 6)
    yield f"({habit.one(_NAMES)})"


def _chinese_site(habit: Habit, story: Story, _: int) -> Iterator[str]:
    yield habit.title(story)
    yield f"2024-05-{habit.rng.randint(10, 28)} 10:{habit.rng.randint(10, 59)} 聯合新聞 記者{habit.one(_HAN)}／即時報導"
    yield from habit.body(story)
    yield f"責任編輯：{habit.one(_HAN)}"


def _chinese_datelines(habit: Habit, story: Story, _: int) -> Iterator[str]:
    body = habit.body(story, 8)
    place = habit.one(["台北", "高雄", "北京", "上海"])
    agency, day = habit.one(["本社", "新華社", "中央社"]), habit.rng.randint(1, 28)
    yield f"（{agency}記者{habit.one(_HAN)}{place}{day}日電）{body[0]}"
    yield from body[1:]


def _chinese_comment(habit: Habit, story: Story, number: int) -> Iterator[str]:
    if number and habit.rng.random() < 0.5:
        yield habit.cut(story) + habit.one(["", "……", "...（詳全文）"])
        return
    yield from habit.body(story)
    yield habit.one(
        [f"（作者{habit.one(_HAN)}為大學副教授）", f"（{habit.one(_HAN)}／自由撰稿人）", f"（翻譯：{habit.one(_HAN)}）"]
    )


LATIN: dict[str, Layout] = {
    "kicker and deck": _kicker_and_deck,
    "blog posts": _blog_posts,
    "essays and teasers": _essays_and_teasers,
    "teasers with arrows": _teasers_with_arrows,
    "agency day": _agency_day,
    "datelines only": _datelines_only,
    "run-in heads": _run_in_heads,
    "bare paragraphs": _bare,
    "initial capitals": _initial_capitals,
    "letters": _letters,
    "starred items": _starred_items,
    "copyright under each": _copyright_under_each,
    "bold and italics": _bold_and_italics,
    "indented": _indented,
    "datebook": _datebook,
}
CHINESE: dict[str, Layout] = {
    "Chinese site": _chinese_site,
    "Chinese datelines": _chinese_datelines,
    "Chinese comment": _chinese_comment,
    "Chinese bare": _bare,
}


def print_unseen(stories: list[Story], each: int, seed: int) -> Iterator[tuple[str, Page]]:
    """Print `each` pages in every layout that the stories allow; the same seed prints the same pages."""
    rng = random.Random(seed)
    for layouts, chinese in ((LATIN, False), (CHINESE, True)):
        pool = [story for story in stories if story.chinese is chinese]
        for name, layout in layouts.items():
            for _ in range(each if len(pool) > 8 else 0):
                yield name, _print(layout, rng.sample(pool, rng.choice([2, 3, 4, 5, 6])), rng)


def _print(layout: Layout, stories: list[Story], rng: random.Random) -> Page:
    blank = rng.choice([0, 0, 1])
    habit = Habit(rng, rng.choice(_PAPERS), rng.choice([55, 80, 110]), blank, blank + rng.choice([0, 0, 1]))
    lines: list[tuple[str, int | None]] = []
    for number, story in enumerate(stories):
        lines += [("", None)] * (habit.wide if number else 0)
        for at, line in enumerate(layout(habit, story, number)):
            lines += [("", None)] * (habit.blank if at else 0)
            lines.append((line, number))
    return Page([text for text, _ in lines], [owner for _, owner in lines], [story.source for story in stories])
