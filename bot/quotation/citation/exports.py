"""Citations for programs: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.citation.person_names import Name
    from bot.quotation.citation.source import Source

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX: Final = {
    # BibTeX counts the braces of \{ too.
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip

_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_NOT_IN_ADDRESS: Final = re.compile(r"[{}\\\s\x00-\x1f\x7f-\x9f]")
_LONGEST_NAME: Final = 255
"""Characters of a name or a newspaper in RIS (its specification of 2001), which has no asterisk in them either."""


def bibtex(source: Source) -> str:
    """Cite as an @article entry; `url`, `urldate` and `translator` are fields of biblatex, which BibTeX passes over."""
    day = source.published
    fields: list[tuple[str, str]] = []
    if source.authors:
        fields.append(("author", f"{{{_tex_names(source.authors)}}}"))
    title = _title(source)
    # The inner braces keep the capitals of the headline.
    fields.append(("title", f"{{{{{_tex(title)}}}}}"))
    if source.newspaper:
        fields.append(("journal", f"{{{_tex(source.newspaper)}}}"))
    if day:
        fields.append(("year", f"{{{day.year}}}"))
        fields += [("month", _MONTHS[day.month - 1])] if day.month else []
        fields += [("day", f"{{{day.day}}}")] if day.day else []
    if source.translators:
        fields.append(("translator", f"{{{_tex_names(source.translators)}}}"))
    if source.url:
        fields += [("url", f"{{{_verbatim(source.url)}}}"), ("urldate", f"{{{source.retrieved.isoformat()}}}")]
    fields = [(name, value) for name, value in fields if value.strip("{}")]
    body = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@article{{{_key(source)},\n{body}\n}}"


def _key(source: Source) -> str:
    family = source.authors[0].family if source.authors else source.newspaper or ""
    plain = unicodedata.normalize("NFKD", family).encode("ascii", "ignore").decode().lower()
    year = str(source.published.year) if source.published else "nd"
    return f"{re.sub('[^a-z]', '', plain)}{year}{str(source.ref).split('.', 1)[0].lower().replace('@', 'v')}"


def _title(source: Source) -> str:
    """Return the title, its opening words in brackets, or the reference where neither can be seen."""
    title = _plain(source.title) or str(source.ref)
    return f"[{title}]" if source.is_opening else title


def _plain(text: str) -> str:
    """Return a text as one line that can be written as UTF-8."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub(" ", text).strip())


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in _plain(text))


def _tex_names(names: Sequence[Name]) -> str:
    return " and ".join(_tex_name(name) for name in names if _plain(name.full))


def _tex_name(name: Name) -> str:
    parts = (name.family, name.suffix, name.given)
    if not name.given or any("," in part for part in parts):
        # Braces keep a name that is not to be taken apart in one piece.
        return f"{{{_tex(name.full)}}}"
    return _tex(", ".join(part for part in parts if part))


def _verbatim(url: str) -> str:
    """Return an address for a field that is read as it stands: only what would end it is encoded."""
    encoded = _NOT_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return _SURROGATE.sub("%EF%BF%BD", encoded)


def ris(source: Source) -> str:
    """Cite as a record of RIS, its lines ended as the format wants (CR LF)."""
    day = source.published
    # An ID has digits and capital letters alone.
    fields = [("TY", "NEWS"), ("ID", str(source.ref).split(".", 1)[0].replace("@", "V"))]
    fields += [("AU", _ris_name(name)) for name in source.authors]
    fields.append(("TI", _title(source)))
    fields += [("T2", _ris_words(source.newspaper))] if source.newspaper else []
    fields += [("A4", _ris_name(name)) for name in source.translators]
    if day:
        fields.append(("PY", f"{day.year:04}"))
        parts = (f"{day.year:04}", f"{day.month:02}" if day.month else "", f"{day.day:02}" if day.day else "")
        fields.append(("DA", "/".join(parts) + "/"))
    if source.url:
        fields += [("UR", _verbatim(source.url)), ("Y2", source.retrieved.strftime("%Y/%m/%d/"))]
    fields += [("LA", source.language)] if source.language != "und" else []
    written = [(tag, _plain(value)) for tag, value in fields]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in written if value) + "ER  - \r\n"


def _ris_name(name: Name) -> str:
    parts = (name.family, name.given, name.suffix) if name.given else (name.full,)
    return _ris_words(", ".join(part for part in parts if part))


def _ris_words(text: str) -> str:
    return _plain(text.replace("*", ""))[:_LONGEST_NAME].rstrip()


def csl_json(source: Source) -> str:
    """Cite as one item of CSL-JSON."""
    item: dict[str, Any] = {"id": str(source.ref), "type": "article-newspaper"}
    item["title"] = _title(source)
    if source.newspaper:
        item["container-title"] = _plain(source.newspaper)
    for role, names in (("author", source.authors), ("translator", source.translators)):
        if written := [_csl_name(name) for name in names if _plain(name.full)]:
            item[role] = written
    if day := source.published:
        item["issued"] = {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}
    if source.url:
        item["URL"] = _verbatim(source.url)
        retrieved = source.retrieved
        item["accessed"] = {"date-parts": [[retrieved.year, retrieved.month, retrieved.day]]}
    if source.language != "und":
        item["language"] = source.language
    return json.dumps([item], ensure_ascii=False, indent=2)


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": _plain(name.full)}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {kind: _plain(part) for kind, part in parts.items() if part}
