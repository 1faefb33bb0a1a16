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
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def bibtex(source: Source) -> str:
    """Cite as an @article entry; `url`, `urldate` and `translator` are fields of biblatex, which BibTeX passes over."""
    day = source.published
    fields: list[tuple[str, str]] = []
    if source.authors:
        fields.append(("author", f"{{{_tex_names(source.authors)}}}"))
    title = f"[{source.title}]" if source.is_opening else source.title
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
    body = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@article{{{_key(source)},\n{body}\n}}"


def _key(source: Source) -> str:
    family = source.authors[0].family if source.authors else source.newspaper or ""
    plain = unicodedata.normalize("NFKD", family).encode("ascii", "ignore").decode().lower()
    year = str(source.published.year) if source.published else "nd"
    return f"{re.sub('[^a-z]', '', plain)}{year}{str(source.ref).split('.', 1)[0].lower().replace('@', 'v')}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _tex_names(names: Sequence[Name]) -> str:
    return " and ".join(_tex_name(name) for name in names)


def _tex_name(name: Name) -> str:
    if not name.given:
        # Braces keep a name that is not to be taken apart in one piece.
        return f"{{{_tex(name.full)}}}"
    return _tex(", ".join(part for part in (name.family, name.suffix, name.given) if part))


def _verbatim(url: str) -> str:
    """Return an address for a field that is read as it stands: only what would end it is encoded."""
    return re.sub(r"[{}\\\s]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)


def ris(source: Source) -> str:
    """Cite as a record of RIS, its lines ended as the format wants (CR LF)."""
    day = source.published
    fields = [("TY", "NEWS"), ("ID", str(source.ref))]
    fields += [("AU", _ris_name(name)) for name in source.authors]
    fields.append(("TI", f"[{source.title}]" if source.is_opening else source.title))
    fields += [("T2", source.newspaper)] if source.newspaper else []
    fields += [("A4", _ris_name(name)) for name in source.translators]
    if day:
        fields.append(("PY", str(day.year)))
        parts = (str(day.year), f"{day.month:02}" if day.month else "", f"{day.day:02}" if day.day else "")
        fields.append(("DA", "/".join(parts) + "/"))
    if source.url:
        fields += [("UR", _verbatim(source.url)), ("Y2", source.retrieved.strftime("%Y/%m/%d/"))]
    fields += [("LA", source.language)] if source.language != "und" else []
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields) + "ER  - \r\n"


def _ris_name(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part) if name.given else name.full


def csl_json(source: Source) -> str:
    """Cite as one item of CSL-JSON."""
    item: dict[str, Any] = {"id": str(source.ref), "type": "article-newspaper"}
    item["title"] = f"[{source.title}]" if source.is_opening else source.title
    if source.newspaper:
        item["container-title"] = source.newspaper
    if source.authors:
        item["author"] = [_csl_name(name) for name in source.authors]
    if source.translators:
        item["translator"] = [_csl_name(name) for name in source.translators]
    if day := source.published:
        item["issued"] = {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}
    if source.url:
        item["URL"] = source.url
        retrieved = source.retrieved
        item["accessed"] = {"date-parts": [[retrieved.year, retrieved.month, retrieved.day]]}
    if source.language != "und":
        item["language"] = source.language
    return json.dumps([item], ensure_ascii=False, indent=2)


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.full}
    parts = {"family": name.family, "given": name.given}
    return parts | {"suffix": name.suffix} if name.suffix else parts
