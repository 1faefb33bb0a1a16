"""Article boundaries set by a person: read them, and check that they fit their page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import SourceError
from bot.loading.incoming import checksum_of
from bot.segmentation import decode, is_binary, read_boundaries
from bot.sources import read_sidecar as read_file_beside
from bot.sources import shown

if TYPE_CHECKING:
    from pathlib import Path

    from bot.archive import KnownPage
    from bot.segmentation import SegmentedPage


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The lines (from 0) on which articles start, and the file they were read from.

    `by_hand` is true if they were given with the load and not in a sidecar file. With `to_check` they were typed by a
    person and are checked for mistakes; otherwise the program wrote them.
    """

    starts: tuple[int, ...]
    path: str
    by_hand: bool
    to_check: bool = True


def read_sidecar(path: Path, *, by_hand: bool) -> Boundaries:
    """Read a file of boundaries in any common encoding. Raises SourceError with what is wrong with it."""
    content = read_file_beside(path)
    if is_binary(content):
        raise SourceError("source-binary")
    return Boundaries(read_boundaries(decode(content).text, path=path.name), shown(path), by_hand)


def still_in_force(known: KnownPage | None, content: bytes, path: str) -> Boundaries | None:
    """Return stored boundaries set by hand, if the page still has the same bytes: line numbers depend on them."""
    if known is None or not known.by_hand or known.boundaries is None:
        return None
    same = known.content_checksum == checksum_of(content)
    return Boundaries(known.boundaries, path, by_hand=True, to_check=False) if same else None


def check_against(page: SegmentedPage, starts: tuple[int, ...]) -> None:
    """Raise SourceError for boundaries that do not fit their page, so that mistakes are noticed."""
    lines = [block.line for block in page.blocks if block.line is not None]
    if page.blocks and not lines:
        raise SourceError("boundaries-no-lines", format=page.format.value)
    if starts and lines and starts[-1] > max(lines):
        raise SourceError("boundaries-beyond", line=starts[-1] + 1, last=max(lines) + 1)
