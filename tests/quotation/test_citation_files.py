"""What leaves for programs keeps the rules of its format, whatever is in an article: CSL-JSON, RIS and BibTeX.

The rules are written here after the published descriptions: the schema of CSL-JSON (citation-style-language/schema,
`csl-data.json`), the specification of RIS of Research Information Systems (2001), and how BibTeX reads an entry.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Person, PersonRole
from bot.articles.references import Reference
from bot.quotation.citation.exports import bibtex, csl_json, ris
from bot.quotation.citation.person_names import name_of
from bot.quotation.citation.source import Day, Source
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the schema of CSL-JSON lets an item of ours have, each with its kind.
CSL_TEXTS = {"id", "title", "container-title", "URL", "language"}
CSL_NAMES = {"author", "translator"}
CSL_DATES = {"issued", "accessed"}
CSL_NAME_PARTS = {
    "family",
    "given",
    "suffix",
    "literal",
    "dropping-particle",
    "non-dropping-particle",
    "comma-suffix",
    "static-ordering",
    "parse-names",
}
RIS_KNOWN = {"TY", "ID", "AU", "TI", "T2", "A4", "PY", "DA", "UR", "Y2", "LA", "ER"}
RIS_WITHOUT_ASTERISK = {"AU", "A4", "T2"}
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def faults_of_csl(item: dict[str, Any]) -> Iterator[str]:
    """Yield what the schema of CSL-JSON has against an item."""
    if item.keys() - CSL_TEXTS - CSL_NAMES - CSL_DATES - {"type"}:
        yield "a property that the schema does not have"
    if item.get("type") != "article-newspaper" or not item.get("id"):
        yield "no type, or no id"
    if not all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys()):
        yield "a text that is none"
    for name in [one for role in CSL_NAMES & item.keys() for one in item[role]]:
        if (
            not name
            or name.keys() - CSL_NAME_PARTS
            or not all(isinstance(part, str) and part for part in name.values())
        ):
            yield f"a name: {name}"
        if "literal" in name and len(name) > 1:
            yield f"a name that is taken apart, and not: {name}"
    for value in [item[kind] for kind in CSL_DATES & item.keys()]:
        (parts,) = value["date-parts"]
        if value.keys() != {"date-parts"} or not 1 <= len(parts) <= 3 or not all(type(part) is int for part in parts):
            yield f"a date: {value}"


def faults_of_ris(file: str) -> Iterator[str]:
    """Yield what the specification of RIS has against a file."""
    *lines, end = file.split("\r\n")
    fields = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    if end or not all(fields):
        yield "a line that is no tag"
        return
    written = [(field[1], field[2]) for field in fields if field]
    if written[0][0] != "TY" or written[-1] != ("ER", ""):
        yield "a record that does not begin with TY and end with ER"
    if [tag for tag, _ in written].count("TY") != 1 or [tag for tag, _ in written].count("ER") != 1:
        yield "a record in a record"
    for tag, value in written[:-1]:
        if tag not in RIS_KNOWN or not value or UNSEEN.search(value):
            yield f"a field: {tag} {value!r}"
        if tag in RIS_WITHOUT_ASTERISK and ("*" in value or len(value) > 255):
            yield f"a name: {value}"
        if tag == "ID" and not re.fullmatch(r"[0-9A-Z]{1,20}", value):
            yield f"an id: {value}"
        if tag == "PY" and not re.fullmatch(r"\d{4}", value):
            yield f"a year: {value}"
        if tag in {"DA", "Y2"} and not re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/", value):
            yield f"a date: {value}"


def fields_of_bibtex(entry: str) -> dict[str, str]:
    """Read an entry as BibTeX does, which counts every brace, and return its fields; fail where it is none."""
    head = re.match(r"@article\{([a-z0-9]+),\n", entry)
    assert head, entry
    depth, rest, parts, part = 1, iter(entry[head.end() :]), [], ""
    for character in rest:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            break
        if character == "," and depth == 1:
            parts.append(part)
            part = ""
        else:
            part += character
    assert depth == 0
    assert next(rest, None) is None, entry
    pairs = [one.strip().split(" = ", 1) for one in [*parts, part]]
    assert all(re.fullmatch(r"[a-z]{3}|\{.*\}", value, re.DOTALL) for _, value in pairs)
    return {"": head[1], **dict(pairs)}


def outside_braces(value: str) -> str:
    """Return what is in no braces but those of the field itself."""
    kept, depth = "", 0
    for character in value:
        depth += {"{": 1, "}": -1}.get(character, 0)
        kept += character if depth == 1 else ""
    return kept


ANY = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    [
        "ER  - ",
        "a\r\nER  - \r\nTY  - JOUR",
        "Jane Doe*",
        "***",
        "\\",
        "{",
        "}",
        "100% {of\\} $x_1^2$ ~#&",
        "Lin Po-han and Chen, and",
        "von der Heide, Anna, Jr.",
        "Doe,Jane Smith",
        "港口\u2028關閉\x85",
        "\x00\x1b[0m",
        "\ud800",
        "x" * 300,
    ]
)
PEOPLE = st.lists(ANY.map(lambda name: name_of(Person(PersonRole.AUTHOR, name))), max_size=3).map(tuple)
DAYS = st.none() | st.builds(Day, st.integers(1, 9999), st.none() | st.integers(1, 12))
SOURCES = st.builds(
    Source,
    ref=st.builds(Reference, st.just(ArticleKey(SHARED, 2)), st.integers(1, 3)),
    title=ANY,
    is_opening=st.booleans(),
    authors=PEOPLE,
    affiliations=st.just(()),
    translators=PEOPLE,
    newspaper=st.none() | ANY,
    published=DAYS | st.just(Day(2026, 2, 3)),
    url=st.none() | ANY.map("https://example.org/".__add__),
    language=st.sampled_from(["und", "en", "zh-Hant"]),
    retrieved=st.just(date(2026, 2, 14)),
)


@given(SOURCES)
@examples(60)
def test_any_article_leaves_as_its_format_wants(source: Source) -> None:
    (item,) = json.loads(csl_json(source).encode())
    assert list(faults_of_csl(item)) == []
    assert list(faults_of_ris(ris(source).encode().decode())) == []
    fields = fields_of_bibtex(bibtex(source).encode().decode())
    assert not UNSEEN.search("".join(fields.values()))
    for role, people in (("author", source.authors), ("translator", source.translators)):
        named = [name for name in people if name.full.strip()]
        names = outside_braces(fields[role]).split(" and ") if role in fields else []
        assert len(names) <= len(named)
        assert all(name.count(",") <= 2 for name in names)


def test_the_rules_find_what_breaks_them() -> None:
    good = ris(replace(_PLAIN, newspaper="The Ledger"))
    assert list(faults_of_ris(good)) == []
    broken = [
        good.replace("ER  - ", "ER -"),
        good.replace("\r\n", "\n"),
        good.replace("The Ledger", "The * Ledger"),
        good.replace("The Ledger", "The\r\nLedger"),
        good.replace("The Ledger", "x\r\nER  - \r\nTY  - NEWS"),
        good.replace("A2V1", "A2@1"),
        good.replace("TY  - NEWS\r\n", ""),
    ]
    assert [list(faults_of_ris(one)) for one in broken if not list(faults_of_ris(one))] == []
    (item,) = json.loads(csl_json(_PLAIN))
    assert list(faults_of_csl(item)) == []
    for wrong in ({"shelf": "3"}, {"author": [{"name": "x"}]}, {"issued": {"date-parts": [[]]}}, {"type": "news"}):
        assert list(faults_of_csl(item | wrong)) != []


_PLAIN = Source(
    ref=Reference(ArticleKey(SHARED, 2), 1),
    title="Harbor {to} close",
    is_opening=False,
    authors=(name_of(Person(PersonRole.AUTHOR, "Tsai Po-han")), name_of(Person(PersonRole.AUTHOR, "陳立人"))),
    affiliations=(None, None),
    translators=(),
    newspaper=None,
    published=Day(2026, 2, 3),
    url="https://example.org/a",
    language="en",
    retrieved=date(2026, 2, 14),
)


def test_names_and_dates_are_taken_along() -> None:
    (item,) = json.loads(csl_json(_PLAIN))
    assert item["author"] == [{"family": "Tsai", "given": "Po-han"}, {"literal": "陳立人"}]
    assert item["issued"] == {"date-parts": [[2026, 2, 3]]}
    assert {"AU  - Tsai, Po-han", "AU  - 陳立人", "DA  - 2026/02/03/", "ID  - A2V1"} <= set(ris(_PLAIN).split("\r\n"))
    assert fields_of_bibtex(bibtex(_PLAIN))["title"] == r"{{Harbor \textbraceleft{}to\textbraceright{} close}}"
