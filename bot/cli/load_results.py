"""What `bot.py load` answers: as JSON for programs, in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.loading import LoadedPage, LoadReport, Recut, Rejected
    from bot.texts import Texts

_MOST_UNSURE = 20


class Done(Protocol):
    """What came of a run."""

    @property
    def succeeded(self) -> bool:
        """Whether there was anything to do it with."""
        ...

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        ...

    def in_words(self, texts: Texts) -> list[str]:
        """Return it in lines for a person."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, or split `again`."""

    report: LoadReport
    again: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether an article could be used; where pages are split again, none need be."""
        return bool(self.report.usable) or (self.again and not self.report.rejected)

    def as_json(self) -> dict[str, object]:
        """Return the report for a program."""
        report = self.report
        return {
            "loaded": report.loaded,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "rejected": _rejected_as_json(report),
            "unsure": [
                {"path": one.path, "articles": one.articles, "certainty": round(one.certainty, 4)}
                for one in report.unsure
            ],
        }

    def in_words(self, texts: Texts) -> list[str]:
        """Return the report in lines."""
        report = self.report
        return [
            texts("load-report", loaded=report.loaded, updated=report.updated, unchanged=report.unchanged),
            *_unsure_in_words(report.unsure, report.unsure_count, texts),
            *_rejected_in_words(report, texts),
        ]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What splitting stored pages again would change."""

    recut: Recut
    report: LoadReport

    @property
    def succeeded(self) -> bool:
        """Whether every page named is stored and can be split."""
        return not self.report.rejected

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        recut = self.recut
        return {
            "pages": recut.pages,
            "changed": recut.changed,
            "new": recut.new,
            "hidden": recut.hidden,
            "rejected": _rejected_as_json(self.report),
        }

    def in_words(self, texts: Texts) -> list[str]:
        """Return it in lines."""
        recut = self.recut
        told = texts("load-foreseen", pages=recut.pages, changed=recut.changed, new=recut.new, hidden=recut.hidden)
        return [told if recut.pages else texts("load-foreseen-none"), *_rejected_in_words(self.report, texts)]


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many pages are accepted as they are cut."""

    pages: int

    @property
    def succeeded(self) -> bool:
        """Always: a page that nobody doubts needs nothing."""
        return True

    def as_json(self) -> dict[str, object]:
        """Return it for a program."""
        return {"accepted": self.pages}

    def in_words(self, texts: Texts) -> list[str]:
        """Return it in a line."""
        return [texts("load-accepted", pages=self.pages)]


def _unsure_in_words(pages: tuple[LoadedPage, ...], count: int, texts: Texts) -> Iterator[str]:
    if not pages:
        return
    yield texts("load-unsure", count=count)
    for page in pages[:_MOST_UNSURE]:
        share = round(100 * page.certainty)
        yield f"  {page.path}  {texts('load-unsure-page', articles=page.articles, share=share)}"
    if count > _MOST_UNSURE:
        yield texts("load-rejected-more", count=count - _MOST_UNSURE)
    yield texts("load-unsure-how")


def _rejected_as_json(report: LoadReport) -> list[dict[str, object]]:
    return [{"path": one.path, "line": one.line, "reason": one.reason} for one in report.rejected]


def _rejected_in_words(report: LoadReport, texts: Texts) -> Iterator[str]:
    if not report.rejected:
        return
    yield texts("load-rejected", count=report.rejected_count)
    for one in report.rejected:
        yield f"  {_place(one)}  {texts.of_error(one.error)}"
    if (more := report.rejected_count - len(report.rejected)) > 0:
        yield texts("load-rejected-more", count=more)


def _place(rejected: Rejected) -> str:
    return rejected.path if rejected.line is None else f"{rejected.path}:{rejected.line}"
