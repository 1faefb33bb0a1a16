"""The fields that stand before a text: between rules (YAML, TOML), or alone at the top of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULES = ("---", "+++")
_FIELD = re.compile(r"""["']?([^\W\d][\w .-]{0,40}?)["']?[ \t]*[:=](?:[ \t]+(.*)|(["'\[{].*|\d.*|true|false|$))""")
_ITEM = re.compile(r"\s*-[ \t]+(.*)")
_TABLE = re.compile(r"\[{1,2}[\w .\"'-]{1,60}\]{1,2}")
_INDENT = re.compile(r"[ \t]")
_NESTED = re.compile(r"\s+[\w-]{1,40}:(?:\s|$)")
_NAME = re.compile(r"name:\s*")
_OPENED = ("", "|", ">", "|-", ">-", "[")
_LONGEST = 400
_NEAR = 200
_LONGEST_SOURCE = 200
_ABOUT = (
    "description",
    "excerpt",
    "summary",
    "subtitle",
    "category",
    "categories",
    "tags",
    "type",
    "layout",
    "series",
    "topic",
)
_BARE = re.compile(
    r"(title|date|slug|tags?|category|categories|authors?|summary|description|lang|language|status|modified|subtitle|"
    r"layout|permalink|published|keywords|source|url|template|save_as|image|cover)[ \t]*:(?:[ \t]+(.*)|$)",
    re.IGNORECASE,
)
_FEWEST_BARE, _MOST_BARE = 2, 30


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields before an article, and the lines (0-based, both included) that they stand on."""

    first: int
    last: int
    fields: dict[str, str]

    @property
    def title(self) -> str | None:
        """The headline, or the title of the page."""
        return self._first("title", "headline")

    @property
    def authors(self) -> str | None:
        """Who wrote it, as it is written there."""
        return self._first("author", "authors", "byline", "by")

    @property
    def published(self) -> str | None:
        """When, as it is written there."""
        return self._first("date", "published", "pubdate", "datetime")

    @property
    def address(self) -> str | None:
        """Its address on the web."""
        stated = self._first("url", "link", "source_url")
        return stated if stated and stated.startswith(("http://", "https://")) else None

    @property
    def source(self) -> str | None:
        """The newspaper, in 200 characters at most."""
        return (self._first("source") or "")[:_LONGEST_SOURCE] or None

    @property
    def about(self) -> str:
        """What else it says of the page: its description and what it is filed under."""
        return " ".join(self.fields.get(name, "") for name in _ABOUT)

    def _first(self, *names: str) -> str | None:
        return next((self.fields[name] for name in names if self.fields.get(name)), None)


def find_front_matter(lines: list[str]) -> list[FrontMatter]:
    """Find every run of fields between two rules, and one without rules at the top; each article may bring one.

    At most 400 lines each; nested fields belong to no article and are left out, as are comments.
    """
    found: list[FrontMatter] = []
    at = top = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    bare = _bare(lines, at)
    if bare is not None:
        found.append(bare)
        at = bare.last + 1
    while at < len(lines):
        matter = _between_rules(lines, at, top=at == top) if lines[at].rstrip() in _RULES else None
        if matter is not None:
            found.append(matter)
            at = matter.last
        at += 1
    return found


def take_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """Return the fields at the top of a page and the page without them; its lines keep their numbers."""
    if not text[:_NEAR].lstrip().startswith(_RULES):
        return None, text
    lines = text.split("\n", _LONGEST + _NEAR)
    first = next(iter(find_front_matter(lines[: _LONGEST + _NEAR])), None)
    if first is None or any(line.strip() for line in lines[: first.first]):
        return None, text
    return first, "\n" * (first.last + 1) + "\n".join(lines[first.last + 1 :])


def _between_rules(lines: list[str], first: int, *, top: bool) -> FrontMatter | None:
    """The fields that a rule opens; further down than the top of a page only those of an article, with a title."""
    rule = lines[first].rstrip()
    ends = (rule, "...") if rule == "---" else (rule,)
    fields = _Fields(toml=rule == "+++")
    for at in range(first + 1, min(len(lines), first + _LONGEST)):
        line = lines[at].rstrip()
        if line in ends:
            return FrontMatter(first, at, fields.read) if fields.read and (top or "title" in fields.read) else None
        if not fields.take(line):
            return None
    return None


class _Fields:
    """The fields read so far; values that go over several lines, lists and nested fields are followed by indent."""

    def __init__(self, *, toml: bool) -> None:
        self.read: dict[str, str] = {}
        self.toml = toml
        self.key = ""
        self.in_table = False

    def take(self, line: str) -> bool:
        """Read one line; False where it cannot stand among fields."""
        if not line.strip() or line.lstrip().startswith("#"):
            return True
        if self.toml and _TABLE.fullmatch(line):
            self.in_table = True
        item, field = _ITEM.fullmatch(line), _FIELD.fullmatch(line)
        if self.in_table:
            return True
        if item and self.key:
            self._go_on(_NAME.sub("", _unquote(item.group(1))), self._joint)
        elif field:
            self.key = field.group(1).strip().lower()
            self.read.setdefault(self.key, _unquote(field.group(2) or field.group(3) or "", self._joint))
        elif not self.key or not (_INDENT.match(line) or _closes(line)):
            return False
        elif not _NESTED.match(line):
            self._go_on(line.strip(" \t,]"), " ")
        elif self.key.startswith("author") and _NAME.match(line.strip()):
            self._go_on(_unquote(_NAME.sub("", line.strip())), self._joint)
        return True

    @property
    def _joint(self) -> str:
        """What parts the values of a list: names hold commas of their own."""
        return "; " if self.key.startswith("author") else ", "

    def _go_on(self, value: str, joint: str) -> None:
        before = self.read[self.key]
        self.read[self.key] = value if before in _OPENED else f"{before}{joint}{value}"


def _bare(lines: list[str], first: int) -> FrontMatter | None:
    """Fields without rules: `Title: …`, `Date: …`, up to a blank line."""
    fields: dict[str, str] = {}
    at = first
    while at < min(len(lines), first + _MOST_BARE) and (field := _BARE.fullmatch(lines[at].rstrip())):
        fields[field.group(1).lower()] = _unquote(field.group(2) or "")
        at += 1
    ended = at >= len(lines) or not lines[at].strip()
    told = "title" in fields and len(fields) >= _FEWEST_BARE
    return FrontMatter(first, at - 1, fields) if told and ended else None


def _closes(line: str) -> bool:
    """Tell whether a line goes on with a value of several lines."""
    return line.strip()[:1] in "]})\"'" or line.rstrip().endswith(",")


def _unquote(value: str, joint: str = ", ") -> str:
    """Take off quotes, the brackets of a list and a comment."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return joint.join(_unquote(part) for part in value[1:-1].split(",") if part.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'").strip()
    return re.sub(r"\s+#\s.*$", "", value).strip()
