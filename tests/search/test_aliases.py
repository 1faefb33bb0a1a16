"""Names that people tie are found by one another, in the scope for which they were tied."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.archive.aliases import LONGEST_NAME, MOST_NAMES
from bot.articles.model import SHARED, Person, PersonRole, Scope
from bot.errors import UsageError
from bot.library.aliases import WIDESPREAD, Aliases, read_names
from bot.search import SearchService, select
from bot.search.interpretation.ties import MOST_ALIKE
from bot.search.interpretation.ties import MOST_NAMES as OTHERS
from tests.archive.making import SteppingClock, new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive
    from bot.archive.stored import NewText

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
OWN, OTHER = Scope(7), Scope(8)
HERE, THERE = (SHARED, OWN), (SHARED, OTHER)


@pytest.fixture
async def tied(archive: Archive) -> Archive:
    await store(
        archive,
        SHARED,
        new("The Old Man of the Pass spoke in the valley.", source_id="pass"),
        new("昨天山口老人在台北說明。", source_id="chinese"),
        new("Boris Quellenberg was there as well.", source_id="latin"),
        new("The ferry was late.", source_id="ferry"),
    )
    await Aliases(archive, SteppingClock()).add(7, ["Boris Quellenberg", "山口老人", "Old Man of the Pass"])
    return archive


@pytest.mark.parametrize(
    "query",
    [
        "Boris Quellenberg",
        '"Boris Quellenberg"',
        "山口老人",
        '"山口老人"',
        '"Old Man of the Pass"',
        "昨天的山口老人在哪裡",
    ],
)
async def test_any_of_the_names_finds_all(tied: Archive, query: str) -> None:
    search = SearchService(tied, SteppingClock())
    answer = await search.search(HERE, query)
    assert {hit.card.source_id for hit in answer.hits[:3]} == {"pass", "chinese", "latin"}
    assert len(answer.reading.also_searched) == 2
    assert answer.reading.used == query
    elsewhere = await search.search(THERE, query)
    assert len({"pass", "chinese", "latin"} & {hit.card.source_id for hit in elsewhere.hits}) == 1
    assert elsewhere.reading.also_searched == ()


async def test_a_name_that_no_article_has_is_known_all_the_same(tied: Archive) -> None:
    await Aliases(tied, SteppingClock()).add(7, ["Feery", "Zebulon Marsh"])
    answer = await SearchService(tied, SteppingClock()).search(HERE, "feery")
    assert answer.reading.used == "feery"
    assert answer.reading.missing == ("feery",)


async def test_why_these_tells_the_other_name(tied: Archive) -> None:
    explained = await SearchService(tied, SteppingClock()).explain(HERE, '"Boris Quellenberg"')
    told = {
        hit.card.source_id: (found.asked, found.used, found.by_name)
        for hit, reasons in zip(explained.answer.hits, explained.evidence, strict=True)
        for found in reasons.found
    }
    assert told["latin"] == ("Boris Quellenberg", None, False)
    assert told["chinese"] == ("Boris Quellenberg", "山口老人", True)
    assert told["pass"] == ("Boris Quellenberg", "Old Man of the Pass", True)


@pytest.mark.parametrize("query", ["Quellenberg Boris", '"山口老人"', "山口老人 -ferry"])
async def test_a_digest_filter_knows_aliases(tied: Archive, query: str) -> None:
    here = await select(tied.terms, HERE, query, {}, NOW.date())
    there = await select(tied.terms, THERE, query, {}, NOW.date())
    assert (here.matching, there.matching) == (3, 1)
    excluded = await select(tied.terms, HERE, '-"Boris Quellenberg"', {}, NOW.date())
    assert excluded.matching == 3  # nobody is left out under another name


async def test_a_digest_filter_knows_no_sounds(archive: Archive) -> None:
    await store(
        archive,
        SHARED,
        new("陳建仁昨天說明政策。"),
        new("William Lai (賴清德) spoke.", names=(("William Lai", "賴清德"),)),
    )
    assert (await select(archive.terms, (SHARED,), "Chen Chien-jen", {}, NOW.date())).matching == 0
    await store(archive, SHARED, new("賴清德昨天說明政策。"))
    assert (await select(archive.terms, (SHARED,), "William Lai", {}, NOW.date())).matching == 2


async def test_a_name_in_more_than_ten_articles_is_asked_about(archive: Archive) -> None:
    await store(archive, SHARED, *(new(f"The harbor, part {number}.") for number in range(WIDESPREAD)))
    aliases = Aliases(archive, SteppingClock())
    assert (await aliases.propose(7, "harbor = Hafen")).widespread == ()
    await store(archive, OWN, new("The harbor of our own."))
    assert (await aliases.propose(8, "harbor = Port")).widespread == ()
    asked = await aliases.propose(7, "Kai = harbor")
    assert [(one.name, one.articles) for one in asked.widespread] == [("harbor", WIDESPREAD + 1)]
    assert [alias.names for alias in await aliases.of_guild(7)] == [("harbor", "Hafen")]
    confirmed = await aliases.confirm(7, asked.alias.number)
    assert confirmed.names == ("harbor", "Hafen", "Kai")
    with pytest.raises(UsageError, match="alias-too-late"):
        await aliases.confirm(7, asked.alias.number)


async def test_names_are_untied_and_tied_again(tied: Archive) -> None:
    aliases = Aliases(tied, SteppingClock())
    with pytest.raises(UsageError, match="alias-unknown"):
        await aliases.remove(8, "山口老人")
    removed, _ = await aliases.remove(7, "old man OF the pass")
    assert await aliases.of_guild(7) == ()
    await aliases.restore(7, removed.number)
    assert [alias.names for alias in await aliases.of_guild(7)] == [removed.names]
    with pytest.raises(UsageError, match="alias-too-late"):
        await aliases.restore(7, removed.number)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("賴清德 = William Lai = Lai Ching-te", ("賴清德", "William Lai", "Lai Ching-te")),
        ('"A b"＝ 「丙丁」', ("A b", "丙丁")),
        ("=".join(f"n{number}" for number in range(MOST_NAMES)), tuple(f"n{number}" for number in range(MOST_NAMES))),
        (f"{'a' * LONGEST_NAME} = b", ("a" * LONGEST_NAME, "b")),
    ],
)
def test_names_are_read(typed: str, names: tuple[str, ...]) -> None:
    assert read_names(typed) == names


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "alias-what"),
        ("賴清德", "alias-what"),
        ("賴清德 =", "alias-what"),
        ("! = ?", "alias-what"),
        ("賴清德 = 赖清德", "alias-same"),
        ("Lai = LAI", "alias-same"),
        (f"{'a' * (LONGEST_NAME + 1)} = b", "alias-long"),
        ("=".join(f"n{number}" for number in range(MOST_NAMES + 1)), "alias-names"),
    ],
)
def test_what_is_no_alias_is_said(typed: str, error: str) -> None:
    with pytest.raises(UsageError, match=error):
        read_names(typed)


async def test_more_than_eight_names_are_not_tied_together(archive: Archive) -> None:
    aliases = Aliases(archive, SteppingClock())
    await aliases.add(7, ["a1", "a2", "a3", "a4", "a5"])
    await aliases.add(7, ["b1", "b2", "b3", "b4"])
    with pytest.raises(UsageError, match="alias-names"):
        await aliases.add(7, ["a1", "b1"])
    assert len(await aliases.of_guild(7)) == 2


@pytest.fixture
async def bylines(archive: Archive) -> Archive:
    await store(
        archive,
        SHARED,
        *(
            _by(name, cjk, source_id=source_id)
            for source_id, name, cjk in (
                ("both", "Lin Mei-hua", "林美華"),
                ("latin", "Lin Mei-hua", None),
                ("chinese", "林美華", None),
                ("heard", "陳建仁", None),
                ("spelt", "Hsiao Mei-chin", None),
                ("pen", "Old Ferryman", None),
            )
        ),
    )
    await Aliases(archive, SteppingClock()).add(7, ["Old Ferryman", "林美華"])
    return archive


def _by(name: str, cjk: str | None, source_id: str) -> NewText:
    article = new(f"{source_id} is what is written here.", source_id=source_id, headline=source_id)
    people = (Person(PersonRole.AUTHOR, name, None, cjk),)
    return replace(article, text=replace(article.text, people=people))


@pytest.mark.parametrize(
    ("query", "here", "there"),
    [
        ("author:林美華", {"both", "latin", "chinese", "pen"}, {"both", "latin", "chinese"}),
        ("author:林美华", {"both", "latin", "chinese", "pen"}, {"both", "latin", "chinese"}),
        ('author:"Lin Mei-hua"', {"both", "latin", "chinese", "pen"}, {"both", "latin", "chinese"}),
        ('author:"Old Ferryman"', {"both", "latin", "chinese", "pen"}, {"pen"}),
        ('author:"Chen Chien-jen"', {"heard"}, {"heard"}),
        ('author:"Chen Jianren"', {"heard"}, {"heard"}),
        ("author:蕭美琴", {"spelt"}, {"spelt"}),
        ("author:lin", {"both", "latin"}, {"both", "latin"}),
        ("is -author:林美華", {"heard", "latin", "spelt", "pen"}, {"heard", "latin", "spelt", "pen"}),
    ],
)
async def test_an_author_is_found_by_every_name(bylines: Archive, query: str, here: set[str], there: set[str]) -> None:
    search = SearchService(bylines, SteppingClock())
    for scopes, expected in ((HERE, here), (THERE, there)):
        answer = await search.search(scopes, query, limit=20)
        assert {hit.card.source_id for hit in answer.hits} == expected
        assert answer.reading.corrections == ()


async def test_a_digest_filter_knows_the_names_of_authors_but_not_their_sound(bylines: Archive) -> None:
    for query, matching in (("author:林美華", 4), ('author:"Old Ferryman"', 4), ('author:"Chen Chien-jen"', 0)):
        assert (await select(bylines.terms, HERE, query, {}, NOW.date())).matching == matching


@pytest.mark.parametrize(("alike", "others"), [(MOST_ALIKE, MOST_ALIKE), (MOST_ALIKE + 1, 0)])
async def test_a_word_that_texts_tie_to_too_many_names_tells_none(archive: Archive, alike: int, others: int) -> None:
    names = [("Wang", f"王{character}明") for character in "大小中天"[:alike]]
    await store(archive, SHARED, *(new(f"Wang ({cjk}) spoke.", names=((latin, cjk),)) for latin, cjk in names))
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), "Wang")
    assert len(answer.reading.also_searched) == others
    await Aliases(archive, SteppingClock()).add(7, ["Wang", "王大明"])
    answer = await SearchService(archive, SteppingClock()).search(HERE, "Wang")
    assert "王大明" in answer.reading.also_searched


async def test_a_chinese_name_leads_to_all_its_latin_ones_up_to_eight(archive: Archive) -> None:
    latin = [f"{first} Lai" for first in ("Ann", "Ben", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida")]
    await store(archive, SHARED, *(new(f"{name} (賴清德) spoke.", names=((name, "賴清德"),)) for name in latin))
    answer = await SearchService(archive, SteppingClock()).search((SHARED,), "賴清德")
    assert len(answer.reading.also_searched) == OTHERS
