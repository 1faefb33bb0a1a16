"""Files that are no pages are refused by name, and nothing of them is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.loading.conftest import Desk

TEXT = b"The harbour office closed the basin to small boats on Friday, a week before the regatta of the town.\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.mhtml", TEXT, "MHTML"),
        ("a.CSV", TEXT, "CSV"),
        ("a.json", TEXT, "JSON"),
        ("a.txt", b"{\\rtf1\\ansi " + TEXT + b"}", "RTF"),
        ("a.txt", b"%PDF-1.7\n" + TEXT, "PDF"),
    ],
)
async def test_a_file_that_is_no_page_is_refused_by_name(desk: Desk, name: str, content: bytes, kind: str) -> None:
    report = await desk.load(desk.write(name, content))
    assert report.loaded == 0
    (rejected,) = report.rejected
    assert (rejected.error.key, rejected.error.data["kind"]) == ("source-no-page", kind)
