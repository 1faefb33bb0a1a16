"""Lay the stories of a folder out anew, in more layouts than the folder has: the model is to learn no templates."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import Any

from bot.segmentation.cohesion import Vector, cosine, weigh
from bot.segmentation.normalise import normalise
from bot.segmentation.openings import describe
from bot.segmentation.terms import read_terms


def _listed(text: str) -> list[str]:
    return text.split(",")


_GIVEN = _listed(
    "Aoife,Ingrid,Tomás,Wei-lun,Pei-chun,Yu-hsuan,Marta,Olek,Priya,Samir,Hana,Jonas,Leila,Bo-yu,Ching-yi,Rosa,"
    "Viktor,Amara,Kenji,Ai-ling"
)
_FAMILY = _listed(
    "Okafor,Lindqvist,Moreau,Hsu,Tseng,Kao,Peng,Novak,Sato,Iyer,Haddad,Quinn,Ferreira,Yeh,Liao,Castellanos,"
    "Brandt,Osei,Mbeki,Fan"
)
_ROLES = _listed(
    "lecturer,postdoctoral researcher,retired civil servant,columnist,novelist,doctoral student,"
    "associate professor,policy analyst,former diplomat,freelance journalist,visiting fellow,high-school teacher,"
    "patent attorney,research assistant,pediatrician,software engineer"
)
_PLACES = _listed(
    "National Cheng Kung University,the University of Ghent,the Marine Policy Institute,"
    "Chung Yuan Christian University,the Institute of Public Health,Doctors for Clean Air,the Free Press Fund,"
    "Lund University,the Centre for Coastal Studies,Taipei Medical University"
)
_SUBJECTS = _listed(
    "labor law,urban planning,political economy,marine biology,media studies,East Asian history,public finance"
)
_AGENCIES = ["AFP", "AP", "Reuters", "Bloomberg", "CNA", "DPA", "The Guardian", "NY Times News Service"]
_CITIES = _listed(
    "TAIPEI,LONDON,GENEVA,Nairobi,SEOUL,KAOHSIUNG,Washington,MEXICO CITY,HONG KONG,New Delhi,TOKYO,BRUSSELS"
)
_SEPARATORS = [
    "* * *",
    "***",
    "---",
    "-----",
    "— — —",
    "• • •",
    "~ ~ ~",
    "###",
    "=====",
    "__________",
    "□",
    "◆",
    "※",
    "-30-",
    "*",
    "- - -",
    "……",
    "◇◇◇",
]
_FURNITURE = [
    "Read more",
    "Related articles",
    "You may also like",
    "Advertisement",
    "Share this article",
    "More from this section",
    "Most read",
    "Sign up for our newsletter",
    "Continue reading",
    "延伸閱讀",
]
_SECTIONS = [
    "WORLD",
    "Business",
    "SPORTS",
    "Opinion",
    "TAIWAN",
    "Culture",
    "LOCAL NEWS",
    "Science & Technology",
    "國際",
    "財經",
]
_SUBHEADS = [
    "Old wounds",
    "A long wait",
    "What comes next",
    "‘Nobody asked us’",
    "Counting the cost",
    "Room for doubt",
    "The other side",
    "Two views",
    "Mixed signals",
    "By the numbers",
    "How it began",
    "No easy answers",
]
_CLOSING = [
    "Translated by {n}",
    "Translated by staff writer {n}",
    "Translation: {n}",
    "Additional reporting by {agency}",
    "Edited by {n}",
    "This article first appeared in {place}.",
    "Copyright: {agency}",
]
_AUTHOR = [
    "{n} is a {role} at {place}.",
    "{n} is a {role}.",
    "{n} is a {role} in the Department of {Subject} at {place}.",
    "{n} teaches {subject} at {place}.",
    "{n} is the author of several books on {subject} and a {role} at {place}.",
    "— {n}, {place}",
    "The writer is a {role} at {place}.",
    "{n} and {m} are {role}s at {place}.",
    "{n}, a {role} at {place}, is writing a book about {subject}.",
    "{n} works for {place}.",
    "{n} is director of {place}.",
]
_BYLINES = [
    "By {n}",
    "By {n} / Staff reporter",
    "BY {N}",
    "By {n} and {m}",
    "By {n} in {City}",
    "{n} / Staff writer",
    "By {n}, {agency}",
    "By {n} and agencies",
    "{n} in {City}",
    "{n} | {Subject} correspondent",
    "{n} and agencies",
    "By {n}\nPublished March {day}, 2025 at 6:00",
    "By {n} in {City} and {m} in London",
    "March {day}, 2025",
]
_CHINESE_BYLINES = [
    "作者：林大同",
    "作者：林大同（大學教授）",
    "記者林大同／台北報導",
    "文／林大同",
    "撰文：林大同",
    "文／林大同\n譯／王小明",
    "作者：林大同\n翻譯：王小明",
    "【記者林大同／綜合報導】",
]
_CHINESE_DATELINES = [
    "（中央社台北4日電）",
    "〔記者林大同／台北報導〕",
    "【記者林大同台中報導】",
    "（記者林大同）",
    "【本報訊】",
]
_SIGN_OFFS = ["(ND) ab/cd", "(ND) kl", "ab/cde", "kl/ab/mn", "(END)", "-- ENDS --", "###", "desk@example.org"]
_MASTHEADS = [
    "THE {CITY} LETTER",
    "The {City} Bulletin\nIssue {day} | March {day}, 2025",
    "MORNING ROUNDUP\nNo. {day} — March {day}, 2025",
    "{City} Notes · Spring 2025",
]
_STANDING = ["Corrections and clarifications", "A correction", "From the archives", "In brief", "Obituary"]
_LINKS = ["Ten harbors you can swim in", "Why the night is longer in March", "How to read a tide table", "Six soups"]
_DATELINES = ["{CITY} — ", "{CITY} ({agency}) — ", "{CITY}: ", "{CITY}, March {day} ({agency}) - ", "({agency}) — "]
_KICKERS = ["ROOM TO GROW: ", "SHORT MEMORY: ", "COASTAL RISK: ", "NO DEAL: ", "SECOND CHANCE: ", "HARD NUMBERS: "]
# Lines that no list knows: a page repeats one over or under each of its stories, and by that alone it tells.
_OWN_WORDS = _listed(
    "Dispatch,Report,Interview,Source,Category,Keywords,Section,Updated,Item,Story,Ref,Region,Column,Desk,Notebook,"
    "Listing,Entry,Sent in,Told to,Compiled,Rubric,Serial,Archive no"
)
_OWN_LINES = [
    "{Word}: {n}",
    "{Word}: {Subject}",
    "{Word} {num}",
    "{Word} no. {num}",
    "{n} · {City}",
    "[{Word}]",
    "[{City}, {num}]",
    "{Word} / {City}",
    "{day}.3.2025, {City}",
    "{day}/3/2025",
    "{Word} from {n}, {City}",
    "{Subject} > {Word}",
    "{num} words, {day} minutes",
    "www.example.com/{num}",
    "~ {n}",
    "{n}",
    "{n} ({City})",
    "{City}",
    "{CITY}",
    "Dear editor:",
    "To the editors",
    "{Word} | {Subject} | {num}",
    "{Subject}",
    "# {num}",
    "<{Word} {num}>",
    "{n} // {Word}",
    "({Word} {num})",
    "Yours, {n}",
    "@{Word}{num}",
    "{agency}-{num}-{day}",
]
_OWN_CHINESE_LINES = [
    "欄目：{zh}",
    "{zh}／{zh2}",
    "2025/03/{day} {zh}",
    "第{num}則",
    "〔{zh}〕",
    "供稿：{zh}",
    "{zh2}",
    "來源：{zh}網 2025-03-{day}",
    "（{zh}／{zh2}）",
    "校對：{zh}",
]
_HAN = _listed("林大同,王小明,陳美華,李文,張國安,黃雅玲,吳思遠,何青,鄭重光")
_TURNING = 0.2
_CHINESE = 0.16
_CONTINUES = {"opens with connective", "opens with pronoun"}
_MARKS = ["## ", "# ", "### ", "▶ ", "■ ", "● ", "**"]


@dataclass(frozen=True, slots=True)
class Story:
    """The paragraphs of an article and, where the folder knows it, its headline."""

    paragraphs: list[str]
    headline: str | None
    chinese: bool
    vector: Vector
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page laid out: its lines, for each the story it belongs to (None: nobody's), and where the stories are from."""

    lines: list[str]
    owners: list[int | None]
    sources: list[str]


def read_stories(gold: list[dict[str, Any]]) -> list[Story]:
    """The whole articles of a folder, each once, as its longest version."""
    found: dict[str, Story] = {}
    for page in gold:
        if page["shape"] == "hardwrap":
            continue
        bodies: dict[int, list[str]] = {}
        for unit in page["units"]:
            if unit["role"] == "body" and unit["article"] is not None:
                bodies.setdefault(unit["article"], []).append(normalise(unit["text"]).strip())
        for index, paragraphs in bodies.items():
            article = page["articles"][index]
            old = found.get(article["src"])
            if not article["truncated"] and (old is None or len(paragraphs) > len(old.paragraphs)):
                text = " ".join(paragraphs)
                chinese = sum("\u3400" <= c <= "\u9fff" for c in text) > len(text) / 3
                headline = article["headline"] or (old.headline if old else None)
                found[article["src"]] = Story(paragraphs, headline, chinese, weigh(read_terms(text)), article["src"])
    return list(found.values())


def _turns(stories: list[Story]) -> list[list[str]]:
    """The ends of stories from a paragraph on that says by its first words that it continues something."""
    return [
        story.paragraphs[at:]
        for story in stories
        for at in range(1, len(story.paragraphs))
        if _CONTINUES & describe(story.paragraphs[at]).keys()
    ] or [["But that is another story."]]


class Printer:
    """Lays out pages at random; the same seed prints the same pages."""

    def __init__(self, stories: list[Story], seed: int) -> None:
        self.rng = random.Random(seed)
        self.english = [story for story in stories if not story.chinese]
        self.chinese = [story for story in stories if story.chinese]
        self.turns = _turns(self.english)

    def print_page(self) -> Page:
        """Lay one page out in a layout drawn for it."""
        rng = self.rng
        chinese = rng.random() < _CHINESE and len(self.chinese) > 12
        stories = self._choose(
            self.chinese if chinese else self.english, rng.choice([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10])
        )
        layout = _Layout(rng, chinese=chinese)
        if not chinese:
            stories = [self._turn(story) if rng.random() < _TURNING else story for story in stories]
        lines: list[tuple[str, int | None]] = []
        for number, story in enumerate(stories):
            if number:
                lines += layout.between()
            elif rng.random() < 0.1:
                lines += [(rng.choice(_FURNITURE + _SECTIONS), None), *layout.gap(1)]
            elif rng.random() < 0.06:
                lines += layout.masthead()
            lines += [(text, number if text else None) for text in layout.story(story, first=number == 0)]
        if rng.random() < 0.15:
            lines += layout.between()
        elif rng.random() < 0.06:
            lines += layout.links()
        sources = [story.source for story in stories]
        return Page([text for text, _ in lines], [owner for _, owner in lines], sources)

    def _turn(self, story: Story) -> Story:
        """A story that turns to another subject in the middle, as comment pages do more than the news does."""
        at = self.rng.randint(1, len(story.paragraphs))
        other = self.rng.choice(self.turns)
        return replace(
            story, paragraphs=[*story.paragraphs[:at], *other[: self.rng.randint(1, 5)], *story.paragraphs[at:]]
        )

    def _choose(self, pool: list[Story], count: int) -> list[Story]:
        """Stories of one page; on four pages in ten they are about the same things."""
        first = self.rng.choice(pool)
        if self.rng.random() < 0.4:
            sample = self.rng.sample(pool, min(len(pool), 250))
            near = sorted(sample, key=lambda story: -cosine(story.vector, first.vector))[: 2 * count + 2]
            return [
                first,
                *self.rng.sample([story for story in near if story is not first], min(count - 1, len(near) - 1)),
            ]
        return self.rng.sample(pool, min(count, len(pool)))


class _Layout:
    """What all articles of one page share."""

    def __init__(self, rng: random.Random, *, chinese: bool) -> None:
        self.rng, self.chinese = rng, chinese
        self.inner = rng.choice([0, 0, 0, 1])
        self.outer = self.inner + rng.choice([0, 0, 0, 0, 1, 2])
        self.separator = rng.choice(_SEPARATORS) if rng.random() < 0.3 else None
        self.headed = (
            rng.choice([0.0, 0.0, 0.0, 0.5, 1.0, 1.0]) if not chinese else rng.choice([0.0] * 7 + [1.0, 1.0, 1.0])
        )
        self.mark = rng.choice(_MARKS) if rng.random() < 0.25 else ""
        self.numbered = rng.random() < 0.05
        self.byline = rng.choice([0.0, 0.0, 0.7, 1.0]) if self.headed else rng.choice([0.0, 0.0, 0.0, 0.3])
        self.byline_form = rng.choice(_BYLINES)
        self.dateline = rng.choice([0.0, 0.0, 0.0, 0.6, 1.0])
        self.subheads = rng.choice([0.0, 0.0, 0.05, 0.2])
        self.credited = rng.choice([0.0, 0.0, 0.5, 0.9, 1.0])
        self.teasers = rng.choice([0.0, 0.0, 0.5, 1.0, 1.0])
        self.briefs = rng.choice([0.0, 0.0, 0.0, 0.5, 1.0])
        self.kickers = rng.choice([0.0, 0.0, 0.0, 0.8])
        self.full_first = rng.random() < 0.7
        self.furniture = rng.choice([0.0, 0.0, 0.0, 0.4])
        self.captions = rng.choice([0.0, 0.0, 0.05])
        self.sections = rng.choice([0.0, 0.0, 0.0, 0.3])
        self.cap = rng.choice([40, 50, 60, 75, 90, 100, 100, 120, 150])
        self.cap_in_words = rng.random() < 0.5 and not chinese
        self.dots = rng.choice([0.0, 0.0, 0.0, 0.5, 1.0])
        self.slugs = bool(self.headed) and not chinese and rng.random() < 0.12
        self.sign_off = rng.choice(_SIGN_OFFS) if rng.random() < (0.9 if self.slugs else 0.05) else None
        self.signed = not self.headed and not chinese and rng.random() < 0.15
        own = _OWN_CHINESE_LINES if chinese else _OWN_LINES
        self.over = rng.sample(own, rng.choice([1, 1, 2])) if rng.random() < 0.22 else []
        self.under = rng.sample(own, rng.choice([1, 1, 2])) if rng.random() < 0.2 else []
        self.under_credits = rng.random() < 0.2
        self.over_first = rng.random() < 0.5
        self.own_kept = rng.choice([1.0, 1.0, 1.0, 0.85])
        self.name = lambda: f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"

    def gap(self, lines: int) -> list[tuple[str, int | None]]:
        return [("", None)] * lines

    def masthead(self) -> list[tuple[str, int | None]]:
        """The name of the paper over the first story."""
        lines = self._fill(self.rng.choice(_MASTHEADS)).split("\n")
        return [*((line, None) for line in lines), *self.gap(1), ("---", None), *self.gap(self.inner)]

    def links(self) -> list[tuple[str, int | None]]:
        """Titles without text under the last story."""
        titles = self.rng.sample(_LINKS, self.rng.randint(2, 4))
        return [*self.gap(self.outer), (self.rng.choice(_FURNITURE[:-1]), None), *((title, None) for title in titles)]

    def between(self) -> list[tuple[str, int | None]]:
        found: list[tuple[str, int | None]] = self.gap(self.outer)
        if self.separator:
            found += [(self.separator, None), *self.gap(self.inner)]
        if self.rng.random() < self.furniture:
            found += [(self.rng.choice(_FURNITURE[:-1]), None), *self.gap(self.inner)]
        if self.rng.random() < self.sections:
            found += [(self.rng.choice(_SECTIONS), None), *self.gap(self.inner)]
        return found

    def story(self, story: Story, *, first: bool) -> list[str]:
        """The lines of one story, blank lines between them."""
        rng = self.rng
        lines: list[str] = []
        if self.slugs:
            words = [word.upper() for word in re.findall(r"[A-Za-z]{4,}", story.paragraphs[0])[:3]]
            lines.append("-".join(words[:2]) + ("/" + words[2] if len(words) > 2 and rng.random() < 0.5 else ""))
        own = [self._fill(form) for form in self.over] if rng.random() < self.own_kept else []
        lines += own if self.over_first else []
        if rng.random() < self.headed and (story.headline or rng.random() < 0.3):
            lines.append(self._heading(story))
        lines += [] if self.over_first else own
        if rng.random() < self.byline and (lines or not self.chinese):
            lines += (rng.choice(_CHINESE_BYLINES) if self.chinese else self._fill(self.byline_form)).split("\n")
        teaser = rng.random() < self.teasers and not (first and self.full_first)
        body = self._teaser(story) if teaser else self._body(story)
        if rng.random() < self.dateline:
            body[0] = (rng.choice(_CHINESE_DATELINES) if self.chinese else self._fill(rng.choice(_DATELINES))) + body[0]
        lines += body
        own_under = rng.random() < self.own_kept
        if not teaser and not self.signed and rng.random() < self.credited:
            lines += self._credits()
            own_under &= self.under_credits
        if self.signed and not teaser:
            lines.append(self._fill("{n}, {City}"))
        if self.sign_off and not teaser:
            lines.append(self.sign_off)
        lines += [self._fill(form) for form in self.under] if own_under else []
        spaced = [part for line in lines for part in (line, *[""] * self.inner)]
        return spaced[: len(spaced) - self.inner] if self.inner else spaced

    def _heading(self, story: Story) -> str:
        if not self.chinese and self.rng.random() < 0.05:
            return self.mark.strip("*") + self.rng.choice(_STANDING)
        if self.chinese:
            return f"{self.mark.strip('*')}{re.split('[，。！？：；,.]', story.paragraphs[0])[0][:24]}"
        text = story.headline or " ".join(story.paragraphs[0].split()[: self.rng.randint(4, 9)]).rstrip(".,;:")
        text = text.lstrip("#▶*0123456789. ")
        if self.numbered:
            return f"{self.rng.randint(1, 9)}. {text}"
        return f"**{text}**" if self.mark == "**" else f"{self.mark}{text}"

    def _body(self, story: Story) -> list[str]:
        rng = self.rng
        longest = rng.randint(1, 4) if rng.random() < self.briefs else rng.randint(3, 40)
        paragraphs = [part for part in story.paragraphs if part][:longest] or [story.headline or "Nothing."]
        found: list[str] = []
        for index, paragraph in enumerate(paragraphs):
            if index and not self.chinese and rng.random() < self.subheads:
                found.append(rng.choice(_SUBHEADS))
            found.append(paragraph)
            if rng.random() < self.captions:
                found.append(f"Photo: {rng.choice(_AGENCIES)}")
        return found

    def _teaser(self, story: Story) -> list[str]:
        text = " ".join(story.paragraphs)
        kicker = self.rng.choice(_KICKERS) if self.rng.random() < self.kickers and not self.chinese else ""
        if self.cap_in_words:
            words = text.split()
            cut = " ".join(words[: self.cap + self.rng.randint(0, 2)]) if len(words) > self.cap + 3 else text
        else:
            size = self.cap * (2 if self.chinese else 6)
            cut = text[:size] if self.chinese or self.rng.random() < 0.2 else text[: size + 1].rsplit(" ", 1)[0]
        dots = (
            self.rng.choice(["...", "…", " …", "[...]"])
            if self.rng.random() < self.dots and len(cut) < len(text)
            else ""
        )
        return [kicker + cut + dots]

    def _credits(self) -> list[str]:
        if self.chinese:
            return [
                self.rng.choice(
                    [
                        "（作者為大學教授）",
                        "作者：林大同",
                        "（編輯：王小明）1140503",
                        "（作者林大同為研究員）",
                        "翻譯：林以真",
                    ]
                )
            ]
        found = [self._fill(self.rng.choice(_AUTHOR))] if self.rng.random() < 0.8 else []
        return [*found, self._fill(self.rng.choice(_CLOSING))] if self.rng.random() < 0.5 or not found else found

    def _fill(self, form: str) -> str:
        rng = self.rng
        city, name, subject = rng.choice(_CITIES), self.name(), rng.choice(_SUBJECTS)
        return form.format(
            n=name,
            N=name.upper(),
            m=self.name(),
            role=rng.choice(_ROLES),
            place=rng.choice(_PLACES),
            subject=subject,
            Subject=subject.title(),
            agency=rng.choice(_AGENCIES),
            CITY=city,
            City=city.title(),
            day=rng.randint(1, 28),
            num=rng.randint(100, 9999),
            Word=rng.choice(_OWN_WORDS),
            zh=rng.choice(_HAN),
            zh2=rng.choice(_HAN),
        )
