"""What an article page is made of, before a layout takes hold of it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_NOTE = re.compile(r"\[\^(\d)\]")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True)
class Part:
    """A piece of an article. `kind` is p, h2, quote, ul or figure; lists hold an item on each line."""

    kind: str
    text: str

    @property
    def html(self) -> str:
        """The text with its inline markup."""
        return markup(self.text)

    @property
    def items(self) -> list[str]:
        """The items of a list, with their markup."""
        return [markup(line) for line in self.text.split("\n")]

    @property
    def paragraphs(self) -> list[str]:
        """What a reader would call paragraphs of the article."""
        return [] if self.kind in ("h2", "figure") else [plain(line) for line in self.text.split("\n")]


@dataclass(frozen=True)
class Story:
    """An article: `parts` written with [links](address) and *emphasis*."""

    slug: str
    headline: str
    deck: str
    authors: tuple[str, ...]
    date: str
    language: str
    section: str
    parts: tuple[Part, ...]

    @property
    def paragraphs(self) -> list[str]:
        """The body, a paragraph each."""
        return [text for part in self.parts for text in part.paragraphs]

    @property
    def beside(self) -> list[str]:
        """What may stand among the paragraphs and need not: headings inside, captions, the line under the headline."""
        return [plain(part.text) for part in self.parts if part.kind in ("h2", "figure")] + [self.deck]


def plain(text: str) -> str:
    """A text without its inline markup."""
    return _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", _NOTE.sub("", text)))


def markup(text: str) -> str:
    """A text with its inline markup as HTML."""
    noted = _NOTE.sub(
        r'<sup class="footnote-ref"><a href="#fn\1" id="fnref\1">\1</a></sup>', html.escape(text, quote=False)
    )
    return _EMPHASIS.sub(r"<em>\1</em>", _LINK.sub(r'<a href="\2">\1</a>', noted))


def story(
    slug: str, head: tuple[str, str, str, str], body: str, *, language: str = "en", section: str = "News"
) -> Story:
    """Write a story: `head` is (headline, deck, authors, date); `body` has a part in each block.

    `## ` begins a heading inside, `> ` a quotation, `- ` each item of a list, `! ` the caption of a picture.
    """
    headline, deck, authors, date = head
    kinds = {"## ": "h2", "> ": "quote", "! ": "figure"}
    parts: list[Part] = []
    for block in body.strip().split("\n\n"):
        if block.startswith("- "):
            parts.append(Part("ul", "\n".join(line.removeprefix("- ") for line in block.split("\n"))))
        else:
            kind = kinds.get(block[:2] + " " if block[:2] == "##" else block[:2], kinds.get(block[:3], "p"))
            text = block if kind == "p" else block.split(" ", 1)[1]
            joined = ("" if language in ("zh-Hant", "zh-Hans", "ja") else " ").join(text.split("\n"))
            parts.append(Part(kind, joined))
    return Story(slug, headline, deck, tuple(authors.split("; ")), date, language, section, tuple(parts))
