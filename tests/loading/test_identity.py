"""What is the same article again: loading twice, edited pages, teasers and their full articles, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from tests.loading.writing import BUDGET, CHINESE, HARBOR, LIBRARY, cjk_teaser, page, teaser

if TYPE_CHECKING:
    from tests.loading.conftest import Desk


def body(article: tuple[str, ...]) -> dict[str, object]:
    return {"paragraphs": list(article)}


async def test_loading_twice_changes_nothing(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR, LIBRARY))
    desk.write_records("b.jsonl", {"id": "1", **body(BUDGET)})
    assert await desk.counted() == (3, 0, 0)
    generation = await desk.archive.articles.generation((SHARED,))
    assert await desk.counted() == (0, 0, 3)
    assert await desk.archive.articles.generation((SHARED,)) == generation


async def test_a_changed_page_makes_a_version_of_what_changed_alone(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR, LIBRARY))
    await desk.load()
    desk.write("a.md", page(HARBOR, (LIBRARY[0], LIBRARY[1].replace("Sundays", "Mondays")), BUDGET))
    assert await desk.counted() == (1, 1, 1)
    changed = await desk.article(2)
    assert (changed.version, changed.reason) == (2, VersionReason.EDITED)
    assert "Mondays" in changed.text.paragraphs[-1].text
    assert "Sundays" in (await desk.article(2, 1)).text.paragraphs[-1].text
    assert (await desk.article(1)).latest == 1


async def test_articles_that_change_places_stay_themselves(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR, LIBRARY, BUDGET))
    await desk.load()
    desk.write("a.md", page(BUDGET, HARBOR, LIBRARY))
    assert await desk.counted() == (0, 0, 3)


async def test_a_page_changed_back_gives_a_third_version(desk: Desk) -> None:
    first = page(HARBOR)
    desk.write("a.md", first)
    await desk.load()
    desk.write("a.md", first.replace("two years", "three years"))
    assert await desk.counted() == (0, 1, 0)
    desk.write("a.md", first)
    assert await desk.counted() == (0, 1, 0)
    assert (await desk.article(1)).text == (await desk.article(1, 1)).text
    assert (await desk.article(1)).latest == 3


async def test_a_short_text_that_is_edited_stays_itself_and_another_one_is_new(desk: Desk) -> None:
    desk.write("a.md", "The council meets on Monday at noon.")
    await desk.load()
    desk.write("a.md", "The council meets on Tuesday at noon.")
    assert await desk.counted() == (0, 1, 0)
    desk.write("a.md", "Rain is expected in the north.")
    assert await desk.counted() == (1, 0, 0)
    assert await desk.size() == 2


async def test_a_page_that_moved_or_was_copied_is_recognised(desk: Desk) -> None:
    old = desk.write("a.md", page(HARBOR, LIBRARY))
    await desk.load()
    old.rename(desk.folder / "b.md")
    assert await desk.counted() == (0, 0, 2)
    desk.write("b.md", page(HARBOR, (*LIBRARY, "The mall has no comment.")))
    assert await desk.counted() == (0, 1, 1)


async def test_the_same_page_twice_in_one_load_is_one(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR, LIBRARY))
    desk.write("b.md", page(HARBOR, LIBRARY))
    assert await desk.counted() == (2, 0, 2)


async def test_what_leaves_a_page_stays_in_the_archive(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR, LIBRARY))
    await desk.load()
    desk.write("a.md", page(HARBOR))
    assert await desk.counted() == (0, 0, 1)
    assert await desk.size() == 2


@pytest.mark.parametrize(
    ("full", "cut"),
    [(HARBOR, teaser(HARBOR)), (HARBOR, "Exclusive: " + teaser(HARBOR)), (CHINESE, cjk_teaser(CHINESE))],
)
async def test_a_teaser_is_upgraded_by_its_full_article_and_keeps_its_number(
    desk: Desk, full: tuple[str, ...], cut: str
) -> None:
    desk.write("1.md", page(LIBRARY, (cut,)))
    assert await desk.counted() == (2, 0, 0)
    assert (await desk.article(2)).text.truncated
    desk.write("2.md", page(full, BUDGET))
    assert await desk.counted(desk.folder / "2.md") == (1, 1, 0)
    upgraded = await desk.article(2)
    assert (upgraded.latest, upgraded.reason, upgraded.source) == (2, VersionReason.UPGRADED, "2.md")
    assert [paragraph.text for paragraph in upgraded.text.paragraphs] == list(full)
    assert not upgraded.text.truncated
    assert (await desk.article(2, 1)).text.truncated
    assert await desk.counted() == (0, 0, 4)


@pytest.mark.parametrize(("full", "cut"), [(HARBOR, teaser(HARBOR)), (CHINESE, cjk_teaser(CHINESE))])
async def test_a_teaser_of_what_is_known_adds_nothing(desk: Desk, full: tuple[str, ...], cut: str) -> None:
    desk.write("1.md", page(full))
    desk.write("2.md", page(LIBRARY, (cut,)))
    assert await desk.counted() == (2, 0, 1)
    assert (await desk.article(1)).latest == 1


async def test_the_same_teaser_on_a_second_page_adds_nothing(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR, 70),)))
    await desk.load()
    desk.write("2.md", page(BUDGET, (teaser(HARBOR, 60),)))
    assert await desk.counted() == (1, 0, 2 + 1)


async def test_a_teaser_that_is_shortened_or_edited_on_its_page_makes_no_second_article(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR, 70),)))
    await desk.load()
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR, 60),)))
    assert await desk.counted() == (0, 1, 1)
    assert await desk.size() == 2


async def test_a_full_article_is_never_cut_down_to_its_teaser(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, HARBOR))
    await desk.load()
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    assert await desk.counted() == (0, 0, 2)
    assert (await desk.article(2)).latest == 1


async def test_a_teaser_and_its_full_article_in_one_load(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    desk.write("2.md", page(HARBOR))
    assert await desk.counted() == (2, 1, 0)
    assert await desk.size() == 2
    assert [p.text for p in (await desk.article(2)).text.paragraphs] == list(HARBOR)


async def test_full_articles_on_different_pages_stay_apart_even_when_they_are_the_same(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    desk.write("2.md", page(HARBOR, BUDGET))
    assert await desk.counted() == (4, 0, 0)


async def test_the_same_article_twice_on_one_page_is_one(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY, HARBOR))
    assert await desk.counted() == (2, 0, 1)


async def test_a_teaser_and_its_article_on_one_page_are_one(desk: Desk) -> None:
    desk.write("1.md", page((teaser(HARBOR),), LIBRARY, HARBOR))
    assert await desk.counted() == (2, 0, 1)
    assert await desk.size() == 2


ROUNDUP = (HARBOR[0], LIBRARY[0], *BUDGET, *HARBOR[1:], *LIBRARY[1:], "That was the week in the old quarter.")
LONG_TEASER = (*BUDGET, *LIBRARY, teaser(HARBOR, 80))


@pytest.mark.parametrize(
    "articles",
    [
        ((HARBOR[0],), (LIBRARY[0],), ROUNDUP),
        (ROUNDUP, (HARBOR[0],), (LIBRARY[0],)),
        ((teaser(HARBOR),), (teaser(LIBRARY, 50),), ROUNDUP),
        (ROUNDUP, (teaser(HARBOR),), (teaser(LIBRARY, 50),)),
        ((teaser(HARBOR, 80),), LONG_TEASER),
        (LONG_TEASER, BUDGET),
        (BUDGET, LONG_TEASER, ROUNDUP),
        (HARBOR, HARBOR[:2], (*HARBOR[:2], "The union has not answered.")),
    ],
)
async def test_no_paragraph_of_an_article_that_contains_others_is_lost(
    desk: Desk, articles: tuple[tuple[str, ...], ...]
) -> None:
    desk.write("1.md", page(*articles))
    await desk.load()
    shown = "\n".join(paragraph for article in (await desk.shown()).values() for paragraph in article)
    assert [paragraph for article in articles for paragraph in article if paragraph not in shown] == []


async def test_an_article_that_contains_a_teaser_of_another_is_not_the_same(desk: Desk) -> None:
    desk.write("1.md", page((HARBOR[0],), (LIBRARY[0],), ROUNDUP))
    assert await desk.counted() == (3, 0, 0)


async def test_a_long_teaser_does_not_vanish_into_the_short_one_of_another_page(desk: Desk) -> None:
    desk.write("1.md", page(BUDGET, (teaser(HARBOR),)))
    await desk.load()
    desk.write("2.md", page((*HARBOR, *LIBRARY[:1], teaser(BUDGET, 40))))
    await desk.load()
    assert LIBRARY[0] in {text for article in (await desk.shown()).values() for text in article}


async def test_a_teaser_under_a_later_cut_is_the_same_teaser_and_shows_all_of_it(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR, 60),)))
    await desk.load()
    desk.write("2.md", page(BUDGET, (teaser(HARBOR, 75),)))
    assert await desk.counted() == (1, 1, 2)
    assert (await desk.shown())[2] == (teaser(HARBOR, 75),)
    assert await desk.counted() == (0, 0, 4)


async def test_an_article_that_grows_on_its_page_and_is_cut_there_is_not_taken_for_its_teaser(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR))
    await desk.load()
    desk.write("1.md", page((*HARBOR, *LIBRARY[:1], teaser(BUDGET, 40))))
    assert await desk.counted() == (0, 1, 0)
    assert LIBRARY[0] in (await desk.article(1)).text.paragraphs[3].text


async def test_teasers_of_one_scope_never_meet_articles_of_another(desk: Desk) -> None:
    guild = Scope(77)
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    await desk.load()
    desk.write("2.md", page(HARBOR))
    assert await desk.counted(desk.folder / "2.md", scope=guild) == (1, 0, 0)
    assert (await desk.article(2)).latest == 1
    assert await desk.counted(desk.folder / "1.md", scope=guild) == (1, 0, 1)


async def test_a_removed_article_stays_removed(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    desk.write_records("2.jsonl", {"id": "b", **body(BUDGET)})
    await desk.load()
    await desk.archive.writer.remove([ArticleKey(SHARED, 1), ArticleKey(SHARED, 3)])
    assert await desk.counted() == (0, 0, 3)
    desk.write("1.md", page((*HARBOR, "An added line."), LIBRARY))
    desk.write_records("2.jsonl", {"id": "b", **body((*BUDGET, "More."))})
    assert await desk.counted() == (0, 0, 3)
    assert await desk.size() == 1


async def test_a_removed_teaser_stays_removed_when_its_article_arrives(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    await desk.load()
    await desk.archive.writer.remove([ArticleKey(SHARED, 2)])
    desk.write("2.md", page(HARBOR))
    assert await desk.counted(desk.folder / "2.md") == (0, 0, 1)
    assert await desk.size() == 1


async def test_a_record_is_known_by_its_source_and_id(desk: Desk) -> None:
    desk.write_records(
        "a.jsonl", {"id": 7, "source": "Daily", **body(HARBOR)}, {"id": "7", "source": "Weekly", **body(HARBOR)}
    )
    assert await desk.counted() == (2, 0, 0)
    (desk.folder / "a.jsonl").unlink()
    edited = {"id": "7", "source": "Daily", "headline": "The grain pier", **body(HARBOR)}
    desk.write_records("b.jsonl", edited, {"id": "8", "source": "Daily", **body(LIBRARY)})
    assert await desk.counted() == (1, 1, 0)
    assert (await desk.article(1)).text.headline == "The grain pier"
    assert (await desk.article(1)).source_id == "7"


async def test_records_without_a_source_belong_to_their_file(desk: Desk) -> None:
    desk.write_records("a.jsonl", {"id": "1", **body(HARBOR)})
    desk.write_records("b.jsonl", {"id": "1", **body(LIBRARY)})
    assert await desk.counted() == (2, 0, 0)
    assert (await desk.article(2)).source == "b.jsonl"


async def test_records_of_one_text_without_ids_are_the_same_again_at_every_load(desk: Desk) -> None:
    text = "The harbor is closed for a week, the office said."
    desk.write_records("a.jsonl", {"headline": "Closed", "text": text}, {"text": text}, {"text": text})
    assert (await desk.counted())[2] == 1
    for _ in range(2):
        assert await desk.counted() == (0, 0, 3)
    assert (await desk.article(1)).version == 1


async def test_of_an_id_that_stands_on_several_lines_of_a_file_the_last_counts_at_every_load(desk: Desk) -> None:
    first, last = body(HARBOR) | {"id": 7}, body(LIBRARY) | {"id": 7}
    desk.write_records("a.jsonl", first, body(BUDGET) | {"id": 8}, last, last)
    for counts in ((2, 0, 1), (0, 0, 3), (0, 0, 3)):
        report = await desk.load()
        assert (report.loaded, report.updated, report.unchanged) == counts
        assert [(one.line, one.error.key, one.error.data) for one in report.rejected] == [
            (1, "record-doubled", {"line": 4})
        ]
    assert await desk.shown() == {1: BUDGET, 2: LIBRARY}
    desk.write_records("a.jsonl", first, body(BUDGET) | {"id": 8}, last, body(HARBOR) | {"id": 7})
    assert ((await desk.load()).updated, await desk.shown()) == (1, {1: BUDGET, 2: HARBOR})
    assert [(await desk.load()).updated, (await desk.article(2)).version] == [0, 2]


async def test_lines_of_one_id_and_different_sources_are_articles_of_their_own(desk: Desk) -> None:
    desk.write_records(
        "a.jsonl", body(HARBOR) | {"id": 7, "source": "Daily"}, body(LIBRARY) | {"id": 7, "source": "Weekly"}
    )
    assert await desk.counted() == (2, 0, 0)
    assert await desk.counted() == (0, 0, 2)


async def test_a_record_without_an_id_is_known_by_its_text(desk: Desk) -> None:
    desk.write_records("a.jsonl", body(HARBOR), body(LIBRARY))
    await desk.load()
    desk.write_records("a.jsonl", body(LIBRARY), body(BUDGET), body(HARBOR))
    assert await desk.counted() == (1, 0, 2)
    assert (await desk.article(1)).source_id is None


async def test_a_record_upgrades_a_teaser_and_is_known_as_it_from_then_on(desk: Desk) -> None:
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    await desk.load()
    record = {"id": "h1", "source": "Daily", "url": "https://example.org/h1", **body(HARBOR)}
    lines = desk.write_records("2.jsonl", record)
    assert await desk.counted(lines) == (0, 1, 0)
    article = await desk.article(2)
    assert (article.source, article.source_id, article.url) == ("Daily", "h1", "https://example.org/h1")
    desk.write_records("2.jsonl", record | {"headline": "Pier to close"})
    assert await desk.counted(lines) == (0, 1, 0)
    assert (await desk.article(2)).latest == 3


async def test_a_source_name_is_given_to_what_names_none(desk: Desk) -> None:
    desk.write("a.md", page(HARBOR))
    desk.write_records("b.jsonl", {"id": "1", **body(LIBRARY)}, {"id": "2", "source": "Weekly", **body(BUDGET)})
    await desk.load(source="Daily")
    assert [(await desk.article(number)).source for number in (1, 2, 3)] == ["Daily", "Daily", "Weekly"]
