"""Lines of a page of Markdown that are meant for the program which builds the site, and say nothing to a reader."""

from __future__ import annotations

import re

_TAG = re.compile(r"\s*\{%-?.{0,2000}-?%\}\s*|\s*\{:[^{}]{0,400}\}\s*|\s*\{\{.{0,400}\}\}\s*|@def \w.{0,2000}")
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}")
_END = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"(?<=\S)[ \t]*\{:? ?[#.][\w:.# -]{1,200}\}[ \t]*$")
_MOST_COMMENT = 200


def without_templates(lines: list[str]) -> list[str]:
    """Blank the lines that only a template engine reads (Liquid, kramdown's and Franklin's), and drop what a heading
    is called in its address (`{#name}`); every line keeps its number."""
    shown: list[str] = []
    fence = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        opened = _FENCE.match(line)
        if opened and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opened.group().strip()
        if fence or opened:
            shown.append(line)
        elif (end := _end_of_comment(lines, at)) is not None:
            shown += [""] * (end + 1 - at)
            at = end
        elif _TAG.fullmatch(line):
            shown.append("")
        else:
            shown.append(_ATTRIBUTES.sub("", line) if line.startswith("#") else line)
        at += 1
    return shown


def _end_of_comment(lines: list[str], at: int) -> int | None:
    """The line on which a comment ends that begins on a line and fills it; none where it does not end soon."""
    if _COMMENT.match(lines[at].lstrip()) is None:
        return None
    for end in range(at, min(len(lines), at + _MOST_COMMENT)):
        found = _END.search(lines[end])
        if found is not None:
            return end if not lines[end][found.end() :].strip() else None
    return None
