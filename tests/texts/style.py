"""Finds what the style sheet (docs/developing.md, "How we write") has done away with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fluent.syntax import FluentParser, ast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Old:
    """A pattern of old, the words that replace it, and a sentence that has it (a test sees it found)."""

    pattern: str
    instead: str
    example: str


EVERYWHERE: Final = (
    Old(r"\bwhoever\b|\bwhomever\b", "the person who, people who, you", "Whoever runs the bot can see more."),
    Old(
        r"\b(?:of|for|from|to|in|by|with) (?:which|whom)\b",
        "that, where, a new sentence",
        "A list of which one is new.",
    ),
    Old(r"\bthat (?:it|they) (?:is|are) for\b", "say it in its own sentence", "Nothing that it is for was loaded."),
    Old(r"\b(?:by|of) (?:itself|themselves)\b", "on its own, automatically", "The bot registers them by itself."),
    Old(r"\bstands?\b(?! for\b|-)", "is", "The passage stands at A1."),
    Old(r"\b(?:lie|lies)\b", "is", "The database lies in a folder."),
    Old(r"\bbeside\b", "next to, as well as", "A file beside the page is read."),
    Old(r"\banew\b", "again", "Copy the token anew."),
    Old(r"\bfor ever\b", "forever", "It means the same words for ever."),
    Old(r"\b(?:some|any|every)body\b|\bone (?:needs|may|must)\b", "someone, anyone, everyone, you", "Somebody did it."),
    Old(r"\bmend(?:s|ed|ing)?\b", "fix, repair", "A person must mend it."),
    Old(r"(?<!there )\b(?:is|are) no (?!longer\b|more\b|one\b|bigger\b)", "isn't a, has no", "F9 is no feed."),
    Old(r"\bcalled? (?:A\d+|\{ \$reference \})|\bNothing is called\b", "There's no …", "Nothing is called A99."),
    Old(r"\bSomething is missing\b", "ask for it: What should I search for?", "Something is missing: query."),
    Old(r"\bdo(?:es)? not exist any more\b", "no longer exists", "It does not exist any more."),
    Old(
        r"\botherwise (?:than|since|in chat)\b|\b(?:cut|set|divided) otherwise\b",
        "differently",
        "It was cut otherwise.",
    ),
    Old(r"\b(?:wherein|thereof|whereof|thereby|hence|lest|upon|ere)\b", "plain words", "Hence it is left out."),
    Old(r"\bmay be had\b|\bis to be (?!posted)\w+ed\b|\bwants to be\b", "can, must", "The file may be had there."),
    Old(r"\btells? (?:of|that)\b|\btold (?:of|so)\b", "say, mention, announce", "No digest tells of it."),
    Old(r"\bin the place of\b|\bin the midst\b", "instead of, in the middle", "Put it in the place of the archive."),
)
"""What no sentence for readers has: the bot's own, and those of the documents."""

ANSWERS: Final = (
    Old(
        r"\b(?:can|do|does|did|is|are|was|were|has|have|could|will|would) ?not\b|\b[Tt]here is\b|\bI am\b",
        "the contraction",
        "There is nothing to search.",
    ),
    Old(r"(?<![$])\bclustered\b|\bmatch 0\b", "words a moderator knows", "3 clustered"),
    Old(
        r"\b(?:since|until|till|from|on|at|by|before|after) <t:\{ \$\w+ \}:R>", "Started <t:…:R>", "since <t:{ $at }:R>"
    ),
    Old(
        r"\b[Tt]he commands? (?:help|recent|settings|digest|library)\b",
        "`{ $prefix }help`",
        "The command help lists it.",
    ),
    Old(
        r"`(?:digest|library|settings|privacy|help|search|recent|quote|cite)\b",
        "`{ $prefix }…`",
        "`library feeds` does.",
    ),
)
"""What the bot, besides, never says."""

_CODE: Final = re.compile(r"```.*?```|^(?: {4}|\t)[^\n]*$|`[^`\n]*`|\]\([^)\n]*\)", re.DOTALL | re.MULTILINE)


def found(text: str, patterns: tuple[Old, ...]) -> Iterator[str]:
    """Yield the words of `text` that are of old, with what replaces them."""
    for old in patterns:
        for hit in re.finditer(old.pattern, text, re.IGNORECASE):
            line = text.count("\n", 0, hit.start()) + 1
            yield f"line {line}: {hit.group()!r} → {old.instead}"


def prose(text: str) -> str:
    """Return a page of Markdown without its code and addresses, every line where it was."""
    return _CODE.sub(lambda hit: "\n" * hit.group().count("\n") + "`", text)


def messages(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the keys and the sources of a catalogue's messages, but for examples that people type."""
    source = file.read_text(encoding="utf-8")
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message) and not entry.id.name.endswith("-examples"):
            yield entry.id.name, source[entry.span.start : entry.span.end].partition("=")[2]
