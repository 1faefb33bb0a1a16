"""A person's boundaries: found beside the page or given with the load, obeyed, kept, changed and taken away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, VersionReason
from bot.errors import UsageError
from bot.loading import Loader, loader
from bot.segmentation import segment
from tests.archive.making import open_new
from tests.examples import examples
from tests.loading.conftest import Desk
from tests.loading.writing import BUDGET, CHINESE, HARBOR, LIBRARY, lines, page, teaser

if TYPE_CHECKING:
    from pathlib import Path

    from bot.loading import LoadReport

FERRY = "The ferry company will add a second evening crossing from April because the morning boats are full and the"

# Nothing stands between the articles, so that it is a person's word alone that divides them.
ALL = (*HARBOR, *LIBRARY, *BUDGET)
TEXT = lines(HARBOR, LIBRARY, BUDGET)
CORRECT = "1  # the pier\n4  # the library\n6\n"


async def by_hand(desk: Desk, page: Path, boundaries: Path) -> LoadReport:
    return await desk.loader.load([page], boundaries=boundaries)


async def test_a_sidecar_divides_its_page_and_is_no_page(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    assert await desk.counted() == (3, 0, 0)
    assert await desk.shown() == {1: HARBOR, 2: LIBRARY, 3: BUDGET}
    assert await desk.counted(desk.folder / "a.txt") == (0, 0, 3)


async def test_an_empty_sidecar_says_that_the_page_is_one_article(desk: Desk) -> None:
    desk.write("a.txt", page(HARBOR, LIBRARY))
    desk.write("a.txt.boundaries", "# one letter to the editor\n")
    assert await desk.counted() == (1, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
async def test_a_sidecar_of_any_editor(desk: Desk, encoding: str) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT.replace("\n", "\r\n").encode(encoding))
    assert await desk.counted() == (3, 0, 0)


async def test_a_correction_makes_versions_and_numbers_for_the_new_parts(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", "1\n")
    assert await desk.counted() == (1, 0, 0)
    desk.write("a.txt.boundaries", CORRECT)
    assert await desk.counted() == (2, 1, 0)
    # The largest part keeps the number.
    assert await desk.shown() == {1: HARBOR, 2: LIBRARY, 3: BUDGET}
    assert (await desk.article(1)).reason is VersionReason.RESEGMENTED
    assert tuple(p.text for p in (await desk.article(1, 1)).text.paragraphs) == ALL


async def test_what_a_correction_joins_is_out_of_sight_and_can_still_be_quoted(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", "1\n2\n4\n6\n")
    assert await desk.counted() == (4, 0, 0)
    before = await desk.everything()
    desk.write("a.txt.boundaries", CORRECT)
    assert await desk.counted() == (0, 1, 2)
    assert await desk.shown() == {1: HARBOR, 3: LIBRARY, 4: BUDGET}
    after = await desk.everything()
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {(1, 2)}
    assert await desk.size() == 3


async def test_a_division_that_comes_back_brings_its_numbers_back(desk: Desk) -> None:
    divisions = ("1\n4\n6\n", "1\n", "1\n4\n6\n", "1\n4\n", "1\n4\n6\n")
    desk.write("a.txt", TEXT)
    for division in divisions:
        desk.write("a.txt.boundaries", division)
        await desk.load()
    assert await desk.shown() == {1: HARBOR, 2: LIBRARY, 3: BUDGET}
    assert max(number for number, _ in await desk.everything()) == 3


async def test_a_sidecar_that_is_taken_away_gives_the_models_division_back(desk: Desk) -> None:
    sidecar = desk.write("a.txt.boundaries", "1\n2\n4\n5\n")
    desk.write("a.txt", TEXT)
    await desk.load()
    sidecar.unlink()
    await desk.load()
    model = segment(TEXT.encode())
    assert sorted((await desk.shown()).values()) == sorted(
        tuple(paragraph.text for paragraph in article.text.paragraphs) for article in model.articles
    )
    assert sum(await desk.counted()) == len(model.articles)


async def test_notes_and_order_change_nothing(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    generation = await desk.archive.articles.generation((SHARED,))
    desk.write("a.txt.boundaries", "6\n\n  4 # again\n1\n4\n")
    assert await desk.counted() == (0, 0, 3)
    assert await desk.archive.articles.generation((SHARED,)) == generation


async def test_an_edited_page_under_its_sidecar_is_edited(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    desk.write("a.txt", TEXT.replace("Sundays", "Mondays"))
    assert await desk.counted() == (0, 1, 2)
    assert (await desk.article(2)).reason is VersionReason.EDITED


async def test_a_page_that_moves_with_its_sidecar_or_without_is_known(desk: Desk) -> None:
    old = desk.write("a.txt", TEXT)
    sidecar = desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    old.rename(desk.folder / "b.txt")
    sidecar = sidecar.rename(desk.folder / "b.txt.boundaries")
    assert await desk.counted() == (0, 0, 3)
    sidecar.unlink()
    await desk.load()
    assert min(await desk.shown()) == 1
    assert max(number for number, _ in await desk.everything()) == 3


async def test_a_copy_that_is_divided_otherwise_takes_nothing_out_of_sight(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    desk.write("b.txt", TEXT)
    desk.write("b.txt.boundaries", "1\n")
    assert await desk.counted() == (0, 1, 3)
    assert set(await desk.shown()) == {1, 2, 3}
    generation = await desk.archive.articles.generation((SHARED,))
    assert await desk.counted() == (0, 0, 4)
    assert await desk.archive.articles.generation((SHARED,)) == generation


async def test_a_correction_has_no_say_in_what_came_from_elsewhere(desk: Desk) -> None:
    desk.write("a.txt", lines((teaser(HARBOR),), LIBRARY))
    desk.write("a.txt.boundaries", "1\n2\n")
    assert await desk.counted() == (2, 0, 0)
    desk.write("full.md", page(HARBOR))
    assert await desk.counted(desk.folder / "full.md") == (0, 1, 0)
    desk.write("a.txt.boundaries", "1\n2\n3\n")
    assert await desk.counted(desk.folder / "a.txt") == (1, 1, 1)
    assert (await desk.shown())[1] == HARBOR


async def test_a_removed_article_stays_removed_whatever_its_page_is_divided_into(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    await desk.archive.writer.remove([ArticleKey(SHARED, 2)])
    desk.write("a.txt.boundaries", "1\n4\n")
    await desk.load()
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    assert await desk.shown() == {1: HARBOR, 3: BUDGET}


async def test_a_person_can_remove_what_is_out_of_sight_already(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", "1\n2\n4\n6\n")
    await desk.load()
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    retired = ArticleKey(SHARED, 2)
    assert await desk.archive.articles.article(retired) is not None
    assert await desk.archive.writer.restore([retired]) == 0
    assert await desk.archive.writer.remove([retired]) == 1
    assert await desk.archive.articles.article(retired) is None
    assert await desk.archive.writer.restore([retired]) == 1
    assert 2 in await desk.shown()


async def test_boundaries_given_with_a_load_last_until_the_page_changes(desk: Desk) -> None:
    where = desk.write("a.txt", TEXT)
    given = desk.folder.parent / "mine"
    given.write_text(CORRECT)
    report = await by_hand(desk, where, given)
    assert (report.loaded, report.rejected) == (3, ())
    given.unlink()
    assert await desk.counted() == (0, 0, 3)
    desk.write("a.txt", TEXT.replace("Sundays", "Mondays"))
    await desk.load()
    model = segment(where.read_bytes())
    assert len(await desk.shown()) >= len(model.articles)
    assert "Mondays" in str(await desk.shown())


async def test_a_sidecar_overrules_what_was_given_and_takes_it_with_it(desk: Desk) -> None:
    where = desk.write("a.txt", page(HARBOR, LIBRARY))
    given = desk.folder.parent / "mine"
    given.write_text("1")
    await by_hand(desk, where, given)
    assert len(await desk.shown()) == 1
    sidecar = desk.write("a.txt.boundaries", "1")
    assert await desk.counted() == (0, 0, 1)
    sidecar.unlink()
    await desk.load()
    assert len(await desk.shown()) == 2


async def test_given_boundaries_overrule_the_sidecar_for_one_load(desk: Desk) -> None:
    where = desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", "1")
    given = desk.folder.parent / "mine"
    given.write_text(CORRECT)
    assert (await by_hand(desk, where, given)).loaded == 3
    await desk.load()
    assert await desk.shown() == {1: ALL}


@pytest.mark.parametrize("paths", [["a.txt", "b.txt"], ["."], ["c.jsonl"]])
async def test_given_boundaries_are_for_one_page(desk: Desk, paths: list[str]) -> None:
    for name in ("a.txt", "b.txt", "c.jsonl"):
        desk.write(name, TEXT)
    with pytest.raises(UsageError):
        await desk.loader.load([desk.folder / name for name in paths], boundaries=desk.folder / "b.txt")
    assert await desk.size() == 0


MALFORMED = [
    ("1\nfour\n", 2, "a.txt.boundaries, line 2: four isn't a line number."),
    ("0\n", 1, "a.txt.boundaries, line 1: 0 isn't a line number."),
    ("1\n4 and 6\n", 2, "a.txt.boundaries, line 2: 4 and 6 isn't a line number."),
    ("1\n9\n", None, "Line 9 comes after the last paragraph of the page, which starts on line 7:"),
    (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, None, "It isn't text."),
]


@pytest.mark.parametrize(("content", "line", "reason"), MALFORMED)
async def test_a_sidecar_that_cannot_be_used_is_told_and_its_page_left_as_it_is(
    desk: Desk, content: str | bytes, line: int | None, reason: str
) -> None:
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    await desk.load()
    sidecar = desk.write("a.txt.boundaries", content)
    desk.write("b.md", page((*BUDGET, "Another ending.")))
    report = await desk.load()
    assert report.loaded == 1
    (rejected,) = report.rejected
    # What can be seen only once the page is split has no line in the file.
    assert (rejected.path, rejected.line) == (str(sidecar), line)
    assert rejected.reason.startswith(reason)
    assert (await desk.shown())[1] == HARBOR


async def test_boundaries_of_html_are_told_to_mean_nothing(desk: Desk) -> None:
    desk.write("a.html", f"<html><body><article><p>{HARBOR[0]}</p><p>{HARBOR[1]}</p></article></body></html>")
    desk.write("a.html.boundaries", "1")
    (rejected,) = (await desk.load()).rejected
    assert rejected.reason == "The page is HTML, which has no lines to split at."


async def test_boundaries_of_json_lines_are_told_to_mean_nothing(desk: Desk) -> None:
    desk.write_records("a.jsonl", {"text": "A short report."})
    sidecar = desk.write("a.jsonl.boundaries", "1")
    report = await desk.load()
    assert (report.loaded, [one.path for one in report.rejected]) == (1, [str(sidecar)])
    assert "already separate" in report.rejected[0].reason


async def test_a_sidecar_without_its_page_and_one_that_is_named_itself(desk: Desk) -> None:
    alone = desk.write("gone.txt.boundaries", "1")
    (rejected,) = (await desk.load()).rejected
    assert rejected.reason == "It lists where the articles of gone.txt start, but that page isn't in the same folder."
    (rejected,) = (await desk.load(alone)).rejected
    assert rejected.reason == "It lists where the articles of a page start. Load the page, gone.txt, to use it."


async def test_a_sidecar_is_found_beside_a_link_and_beside_what_it_leads_to(desk: Desk) -> None:
    elsewhere = desk.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text(TEXT)
    (elsewhere / "a.txt.boundaries").write_text(CORRECT)
    (desk.folder / "link.txt").symlink_to(elsewhere / "a.txt")
    assert await desk.counted() == (3, 0, 0)
    desk.write("link.txt.boundaries", "1\n4\n")
    assert sum(await desk.counted()) == 2


async def test_processes_obey_sidecars(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MUCH", 0)
    desk.write("a.txt", TEXT)
    desk.write("a.txt.boundaries", CORRECT)
    desk.write("b.txt", page((*HARBOR, "More.")))
    desk.write("b.txt.boundaries", "500")
    report = await desk.load()
    assert (report.loaded, len(report.rejected)) == (3, 1)


# Teasers, Chinese, and lines too short to tell are among these; none that holds another, for those are stored as one.
_LINES = [*ALL, *CHINESE, FERRY, "Rain in the north.", "Letters are welcome at any length and in any hand."]
_DIVISIONS = st.lists(st.sets(st.integers(1, 12)), min_size=2, max_size=4)


@examples(10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(_LINES), _DIVISIONS)
async def test_every_reference_still_names_the_same_text_after_any_other_division(
    tmp_path: Path, paragraphs: list[str], divisions: list[set[int]]
) -> None:
    shutil.rmtree(tmp_path / "one", ignore_errors=True)
    folder = tmp_path / "one" / "pages"
    folder.mkdir(parents=True)
    archive = await open_new(tmp_path / "one" / "a.db")
    try:
        desk = Desk(archive, folder)
        desk.write("a.txt", "\n".join(paragraphs))
        named: dict[tuple[int, int], object] = {}
        for division in divisions:
            desk.write("a.txt.boundaries", "\n".join(map(str, division)))
            assert (await Loader(archive).load([folder])).rejected == ()
            now = await desk.everything()
            assert {key: now.get(key) for key in named} == named
            named = dict(now)
            shown = await desk.shown()
            # What a reader finds is the page as it is divided now: all of it, and nothing of another division.
            parts = segment("\n".join(paragraphs), boundaries=[one - 1 for one in division]).articles
            assert not any(part.duplicate_of for part in parts)
            assert sorted(shown.values()) == sorted(tuple(one.text for one in part.text.paragraphs) for part in parts)
    finally:
        await archive.close()
