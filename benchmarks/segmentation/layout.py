"""What all articles of one page share, drawn once: how they start and end, and what stands between them."""

from __future__ import annotations

import random
import re

from benchmarks.segmentation import phrases as p
from benchmarks.segmentation.stories import Story

Lines = list[tuple[str, int | None]]
"""Lines, each with the number of the story it belongs to, or None."""


class Layout:
    """What all articles of one page share."""

    def __init__(self, rng: random.Random, *, chinese: bool) -> None:
        self.rng, self.chinese = rng, chinese
        self.inner = rng.choice([0, 0, 0, 1])
        self.outer = self.inner + rng.choice([0, 0, 0, 0, 1, 2])
        self.separator = rng.choice(p.SEPARATORS) if rng.random() < 0.3 else None
        self.headed = (
            rng.choice([0.0, 0.0, 0.0, 0.5, 1.0, 1.0]) if not chinese else rng.choice([0.0] * 7 + [1.0, 1.0, 1.0])
        )
        self.mark = rng.choice(p.MARKS) if rng.random() < 0.25 else ""
        self.numbered = rng.random() < 0.05
        self.byline = rng.choice([0.0, 0.0, 0.7, 1.0]) if self.headed else rng.choice([0.0, 0.0, 0.0, 0.3])
        self.byline_form = rng.choice(p.BYLINES)
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
        self.sign_off = rng.choice(p.SIGN_OFFS) if rng.random() < (0.9 if self.slugs else 0.05) else None
        self.signed = not self.headed and not chinese and rng.random() < 0.15
        own = p.OWN_CHINESE_LINES if chinese else p.OWN_LINES
        self.over = rng.sample(own, rng.choice([1, 1, 2])) if rng.random() < 0.22 else []
        self.under = rng.sample(own, rng.choice([1, 1, 2])) if rng.random() < 0.2 else []
        self.under_credits = rng.random() < 0.2
        self.over_first = rng.random() < 0.5
        self.own_kept = rng.choice([1.0, 1.0, 1.0, 0.85])
        self.name = lambda: f"{rng.choice(p.GIVEN)} {rng.choice(p.FAMILY)}"

    def gap(self, lines: int) -> Lines:
        """Blank lines."""
        return [("", None)] * lines

    def masthead(self) -> Lines:
        """The name of the paper over the first story."""
        lines = self._fill(self.rng.choice(p.MASTHEADS)).split("\n")
        return [*((line, None) for line in lines), *self.gap(1), ("---", None), *self.gap(self.inner)]

    def links(self) -> Lines:
        """Titles without text under the last story."""
        titles = self.rng.sample(p.LINKS, self.rng.randint(2, 4))
        return [*self.gap(self.outer), (self.rng.choice(p.FURNITURE[:-1]), None), *((title, None) for title in titles)]

    def between(self) -> Lines:
        """What stands between two stories."""
        found: Lines = self.gap(self.outer)
        if self.separator:
            found += [(self.separator, None), *self.gap(self.inner)]
        if self.rng.random() < self.furniture:
            found += [(self.rng.choice(p.FURNITURE[:-1]), None), *self.gap(self.inner)]
        if self.rng.random() < self.sections:
            found += [(self.rng.choice(p.SECTIONS), None), *self.gap(self.inner)]
        return found

    def story(self, story: Story, *, first: bool) -> list[str]:
        """The lines of one story, blank lines between them."""
        lines = self._over(story)
        teaser = self.rng.random() < self.teasers and not (first and self.full_first)
        lines += self._text(story, teaser=teaser)
        lines += self._under(teaser=teaser)
        spaced = [part for line in lines for part in (line, *[""] * self.inner)]
        return spaced[: len(spaced) - self.inner] if self.inner else spaced

    def _over(self, story: Story) -> list[str]:
        rng = self.rng
        lines = [self._slug(story)] if self.slugs else []
        own = [self._fill(form) for form in self.over] if rng.random() < self.own_kept else []
        lines += own if self.over_first else []
        if rng.random() < self.headed and (story.headline or rng.random() < 0.3):
            lines.append(self._heading(story))
        lines += [] if self.over_first else own
        if rng.random() < self.byline and (lines or not self.chinese):
            lines += (rng.choice(p.CHINESE_BYLINES) if self.chinese else self._fill(self.byline_form)).split("\n")
        return lines

    def _slug(self, story: Story) -> str:
        words = [word.upper() for word in re.findall(r"[A-Za-z]{4,}", story.paragraphs[0])[:3]]
        return "-".join(words[:2]) + ("/" + words[2] if len(words) > 2 and self.rng.random() < 0.5 else "")

    def _text(self, story: Story, *, teaser: bool) -> list[str]:
        body = self._teaser(story) if teaser else self._body(story)
        if self.rng.random() < self.dateline:
            chinese = self.chinese
            form = self.rng.choice(p.CHINESE_DATELINES) if chinese else self._fill(self.rng.choice(p.DATELINES))
            body[0] = form + body[0]
        return body

    def _under(self, *, teaser: bool) -> list[str]:
        rng, lines = self.rng, list[str]()
        own = rng.random() < self.own_kept
        if not teaser and not self.signed and rng.random() < self.credited:
            lines += self._credits()
            own &= self.under_credits
        if self.signed and not teaser:
            lines.append(self._fill("{n}, {City}"))
        if self.sign_off and not teaser:
            lines.append(self.sign_off)
        return [*lines, *(self._fill(form) for form in self.under)] if own else lines

    def _heading(self, story: Story) -> str:
        if not self.chinese and self.rng.random() < 0.05:
            return self.mark.strip("*") + self.rng.choice(p.STANDING)
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
                found.append(rng.choice(p.SUBHEADS))
            found.append(paragraph)
            if rng.random() < self.captions:
                found.append(f"Photo: {rng.choice(p.AGENCIES)}")
        return found

    def _teaser(self, story: Story) -> list[str]:
        text = " ".join(story.paragraphs)
        kicker = self.rng.choice(p.KICKERS) if self.rng.random() < self.kickers and not self.chinese else ""
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
        found = [self._fill(self.rng.choice(p.AUTHOR))] if self.rng.random() < 0.8 else []
        return [*found, self._fill(self.rng.choice(p.CLOSING))] if self.rng.random() < 0.5 or not found else found

    def _fill(self, form: str) -> str:
        rng = self.rng
        city, name, subject = rng.choice(p.CITIES), self.name(), rng.choice(p.SUBJECTS)
        return form.format(
            n=name,
            N=name.upper(),
            m=self.name(),
            role=rng.choice(p.ROLES),
            place=rng.choice(p.PLACES),
            subject=subject,
            Subject=subject.title(),
            agency=rng.choice(p.AGENCIES),
            CITY=city,
            City=city.title(),
            day=rng.randint(1, 28),
            num=rng.randint(100, 9999),
            Word=rng.choice(p.OWN_WORDS),
            zh=rng.choice(p.HAN),
            zh2=rng.choice(p.HAN),
        )
