"""Exports: what goes out comes back as it was, once, in files that can be sent."""

from __future__ import annotations

import json
import zipfile
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.archive.aliases import MOST_ALIASES
from bot.archive.histories import LARGEST_KEPT_NUMBER
from bot.archive.stored import NewText, Revision, SourceRecord
from bot.archive.workroom import WorkingFolder
from bot.articles.model import (
    SHARED,
    ArticleKey,
    ArticleText,
    Paragraph,
    Person,
    PersonRole,
    Scope,
    VersionReason,
)
from bot.articles.shingles import samples
from bot.config import ROOT
from bot.library.exporting import MOST_PARTS, SPARE, Exporter
from bot.library.uploads import Budget, Upload, unpacked
from bot.loading import Loader, LoadReport
from bot.segmentation.text.normalise import normalise, squeeze
from tests.archive.making import SteppingClock, new, open_new, store
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.archive.protocols import Archive

HERE, ELSEWHERE = Scope(42), Scope(77)


@asynccontextmanager
async def opened(folder: Path, name: str) -> AsyncIterator[Archive]:
    archive = await open_new(folder / f"{name}.db")
    try:
        yield archive
    finally:
        await archive.close()


async def exported(archive: Archive, scope: Scope = HERE) -> bytes:
    return b"".join([line async for lines in Exporter(archive, SteppingClock()).lines(scope) for line in lines])


async def load(archive: Archive, lines: bytes, scope: Scope = HERE) -> LoadReport:
    with TemporaryDirectory() as folder:
        room = WorkingFolder(Path(folder) / "archive.db")
        async with unpacked([Upload("export.jsonl", lines)], room, Budget(), only_lines=True) as found:
            return await Loader(archive).load_found(found, scope=scope)


def counted(report: LoadReport) -> tuple[int, int, int, int]:
    return report.loaded, report.updated, report.unchanged, report.rejected_count


async def everywhere(archive: Archive, scope: Scope = HERE) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (await exported(archive, scope)).splitlines()]


async def test_the_samples_come_back_as_they_were_and_only_once(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        await Loader(one).load([ROOT / "data" / "samples"], scope=HERE)
        lines = await exported(one)
        assert counted(await load(one, lines)) == (0, 0, lines.count(b"\n"), 0)
        first = await load(two, lines, ELSEWHERE)
        assert counted(first) == (lines.count(b"\n"), 0, 0, 0)
        assert first.renumbered == 0
        assert await exported(two, ELSEWHERE) == lines
        assert counted(await load(two, lines, ELSEWHERE)) == (0, 0, lines.count(b"\n"), 0)
        assert await exported(one) == await exported(two, ELSEWHERE) == lines
        keys = [ArticleKey(ELSEWHERE, number) for number in range(1, 5)]
        assert await two.articles.came_before(keys) == frozenset(keys), "digests don't announce"
        async with two.terms.reading((ELSEWHERE,), deadline=5) as reading:
            assert sum(segment.live_count for segment in reading.segments) == lines.count(b"\n")


line = st.text(min_size=1, max_size=60).map(lambda text: squeeze(normalise(text))).filter(bool)


@st.composite
def texts(draw: st.DrawFn) -> ArticleText:
    said = draw(st.lists(line, min_size=1, max_size=4))
    cuts = [draw(st.integers(1, len(one))) for one in said]
    paragraphs = tuple(
        Paragraph(
            one,
            draw(st.sampled_from(["body", "subheading", "caption"])),
            tuple(
                (start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
                for start, part in ((0, one[:cut]), (cut, one[cut:]))
                if part.strip()
            ),
        )
        for one, cut in zip(said, cuts, strict=True)
    )
    person = st.builds(Person, st.sampled_from(PersonRole), line, st.none() | line, st.none() | line)
    return ArticleText(
        headline=draw(line),
        headline_generated=draw(st.booleans()),
        summary=draw(line | st.just("")),
        paragraphs=paragraphs,
        people=tuple(draw(st.lists(person, max_size=2))),
        names=tuple(draw(st.lists(st.tuples(line, line), max_size=2))),
        dates=tuple(draw(st.lists(line, max_size=2))),
        published=draw(st.sampled_from([None, "2026-02-14", "1999-12-31"])),
        language=draw(st.sampled_from(["en", "zh-Hant", "und"])),
        truncated=draw(st.booleans()),
        certainty=draw(st.floats(0, 1)),
    )


def as_new(text: ArticleText, url: str | None = None, source_id: str | None = None) -> NewText:
    return NewText(text, "Daily", source_id, url, samples("\n".join(one.text for one in text.paragraphs)))


@examples(6, suppress_health_check=list(HealthCheck))
@given(
    articles=st.lists(st.lists(texts(), min_size=1, max_size=3), min_size=1, max_size=4),
    removed=st.integers(1, 5),
    address=st.sampled_from([None, "https://example.org/a?b=c"]),
)
async def test_any_archive_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[list[ArticleText]],
    removed: int,
    address: str | None,
) -> None:
    folder = tmp_path_factory.mktemp("archives")
    async with opened(folder, "a") as one, opened(folder, "b") as two:
        for number, versions in enumerate(articles, 1):
            async with one.writer.storing(HERE) as storing:
                assert await storing.create([as_new(versions[0], address, str(number))]) == (number,)
                await storing.keep_records([SourceRecord("feed", f"item {number}", "checksum", number)])
                for version in versions[1:]:
                    await storing.revise([Revision(number, as_new(version, address), VersionReason.EDITED)])
        await store(one, HERE, new("One more."))
        await one.writer.remove([ArticleKey(HERE, min(removed, len(articles)))])
        lines = await exported(one)
        report = await load(two, lines)
        assert (report.rejected, report.renumbered) == ((), 0)
        assert await exported(two) == lines
        assert counted(await load(two, lines)) == (0, 0, lines.count(b"\n"), 0)


async def test_versions_references_and_what_is_only_quotable_come_along(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        keys = await store(one, HERE, new("The first text of it."), new("Another."), new("A third."))
        async with one.writer.storing(HERE) as storing:
            await storing.revise([Revision(1, new("The second text of it."), VersionReason.EDITED)])
            await storing.retire([2])
        await one.writer.remove(keys[2:])
        assert counted(await load(two, await exported(one))) == (2, 0, 0, 0)
        for version in (1, 2):
            old, came = [await archive.articles.article(keys[0], version) for archive in (one, two)]
            assert old is not None
            assert came is not None
            assert (came.text, came.changed_at, came.reason) == (old.text, old.changed_at, old.reason)
        quotable = await two.articles.article(keys[1])
        assert quotable is not None, "what was retired can be quoted"
        assert [card.key.number for card in await two.articles.recent((HERE,), limit=9)] == [1]
        assert await store(two, HERE, new("And a fourth.")) == [ArticleKey(HERE, 3)]


async def test_a_changed_text_is_a_new_version_and_an_older_export_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one:
        (key,) = await store(one, HERE, new("The council met on Monday.", "It went on for long."))
        old = await exported(one)
        edited = old.replace(b"for long", b"for hours")
        assert counted(await load(one, edited)) == (0, 1, 0, 0)
        article = await one.articles.article(key)
        assert article is not None
        assert (article.version, article.reason) == (2, VersionReason.EDITED)
        assert article.text.paragraphs[1].text == "It went on for hours."
        assert article.text.paragraphs[1].sentences == ((0, 21),), "found anew"
        assert counted(await load(one, edited)) == (0, 0, 1, 0)
        assert counted(await load(one, old)) == (0, 0, 1, 0)


async def test_later_versions_are_added_one_by_one(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        (key,) = await store(one, HERE, new("One."))
        await load(two, await exported(one))
        for words in ("Two.", "Three."):
            async with one.writer.storing(HERE) as storing:
                await storing.revise([Revision(1, new(words), VersionReason.EDITED)])
        assert counted(await load(two, await exported(one))) == (0, 1, 0, 0)
        assert await exported(two) == await exported(one)
        assert (await two.articles.article(key, 2)) is not None


async def test_where_a_number_was_given_out_already_the_article_gets_another(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        await store(one, HERE, new("One."), new("Two."))
        await store(two, HERE, new("Something else."))
        report = await load(two, await exported(one))
        assert (report.loaded, report.renumbered) == (2, 2)
        assert [one["article"] for one in await everywhere(two)] == ["G1", "G2", "G3"]
        assert counted(await load(two, await exported(one))) == (0, 0, 2, 0)
        again = await load(one, await exported(two))
        assert counted(again) == (1, 0, 2, 0), "what came from here is known here by its key"


async def test_nobody_uses_the_numbers_up(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        await store(one, HERE, new("One."))
        forged = (await exported(one)).replace(b'"G1"', b'"G999999999"')
        assert (await load(two, forged)).renumbered == 1
        assert await store(two, HERE, new("Next.")) == [ArticleKey(HERE, 2)]
        largest = (await exported(one)).replace(b'"G1"', f'"G{LARGEST_KEPT_NUMBER}"'.encode())
        await load(two, largest, ELSEWHERE)
        assert await store(two, ELSEWHERE, new("Next.")) == [ArticleKey(ELSEWHERE, LARGEST_KEPT_NUMBER + 1)]


async def test_what_was_taken_out_does_not_come_back(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one:
        keys = await store(one, HERE, new("One."), new("Two."))
        lines = await exported(one)
        await one.writer.remove(keys[:1])
        assert counted(await load(one, lines)) == (0, 0, 2, 0)
        assert [card.key for card in await one.articles.recent((HERE,), limit=9)] == keys[1:]


async def test_an_export_holds_one_scope_and_nothing_of_another(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one:
        for scope, words in ((SHARED, "Everybody's."), (HERE, "Ours."), (ELSEWHERE, "Theirs.")):
            await store(one, scope, new(words))
            async with one.writer.storing(scope) as storing:
                await storing.keep_records([SourceRecord("feed", words, "", 1)])
        for scope, words in ((SHARED, b"Everybody's."), (HERE, b"Ours."), (ELSEWHERE, b"Theirs.")):
            lines = await exported(one, scope)
            assert [other for other in (b"Everybody's.", b"Ours.", b"Theirs.") if other in lines] == [words]


BROKEN: list[tuple[str, object, str]] = [
    ("broadsheet", 2, "record-newer"),
    ("broadsheet", "x", "record-field"),
    ("article", "17", "record-field"),
    ("key", "short", "record-field"),
    ("changed", "yesterday", "record-field"),
    ("changed", "0001-01-01T00:00:00+23:59", "record-field"),
    ("reason", "because", "record-field"),
    ("paragraphs", [], "record-empty"),
    ("paragraphs", [{"text": 3}], "record-field"),
    ("paragraphs", [{"text": "x", "kind": "advert"}], "record-field"),
    ("people", [{"name": ""}], "record-field"),
    ("people", [{"name": "x", "role": "editor"}], "record-field"),
    ("names", [["one"]], "record-field"),
    ("dates", "today", "record-field"),
    ("url", "javascript:alert(1)", "record-field"),
    ("certainty", 2, "record-field"),
    ("truncated", "no", "record-field"),
    ("known_as", [["web", "x"]], "record-field"),
    ("known_as", [["web", str(n), ""] for n in range(101)], "record-field"),
    ("earlier", ["x"], "record-field"),
    ("source", "x" * 1001, "record-field"),
]


@pytest.mark.parametrize(("field", "value", "reason"), BROKEN)
async def test_a_line_that_cannot_be_used_is_named_and_stops_nothing_else(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        await store(one, HERE, new("One."), new("Two."))
        first, second = await everywhere(one)
        lines = "\n".join(map(json.dumps, ({**first, field: value}, second)))
        report = await load(two, lines.encode())
        assert counted(report) == (1, 0, 0, 1)
        (rejected,) = report.rejected
        assert (rejected.line, rejected.error.key) == (1, reason)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


changes_of_a_line = st.dictionaries(
    st.sampled_from([field for field, _, _ in BROKEN]), json_values, min_size=1, max_size=3
)


@examples(8, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(changes_of_a_line, min_size=5, max_size=20))
async def test_any_line_is_loaded_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, changes: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    async with opened(folder, "a") as one:
        await store(one, HERE, new("One."))
        (line_,) = await everywhere(one)
        lines = [json.dumps({**line_, **change}) for change in changes]
        report = await load(one, "\n".join(lines).encode(), ELSEWHERE)
        assert report.usable + report.rejected_count == len(lines)
        assert all(one.error.key != "source-unexpected" for one in report.rejected)


async def test_parts_stay_below_what_may_be_sent_and_the_rest_is_named(tmp_path: Path) -> None:
    noise = ["".join(chr(0x4E00 + (n * k * 7919) % 20_000) for k in range(1, 2_000)) for n in range(1, 20)]
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        await store(one, HERE, *(new(words) for words in noise), new("x" * 40_000))
        largest = SPARE + 16_000
        (tmp_path / "parts").mkdir()
        exporter = Exporter(one, SteppingClock())
        export = await exporter.pack(HERE, tmp_path / "parts", markdown=True, largest=largest)
        assert len(export.parts) == MOST_PARTS
        assert export.next_number is not None
        assert export.articles == export.next_number - 1
        parts = list(export.parts)
        while export.next_number is not None:
            folder = tmp_path / f"from {export.next_number}"
            folder.mkdir()
            export = await exporter.pack(HERE, folder, markdown=False, first=export.next_number, largest=largest)
            parts += export.parts
        assert export.left_out == (20,)
        for part in parts:
            assert part.path.stat().st_size <= largest - SPARE
            upload = Upload(part.name, part.path.read_bytes())
            async with unpacked([upload], WorkingFolder(tmp_path / "a.db"), Budget()) as found:
                report = await Loader(two).load_found(found, scope=HERE)
            assert counted(report) == (part.articles, 0, 0, 0), "whole by itself; its pages are not loaded"
        assert await everywhere(two) == (await everywhere(one))[:19]


async def test_pages_of_markdown_say_what_an_article_says(tmp_path: Path) -> None:
    async with opened(tmp_path, "a") as one:
        await store(one, HERE, new("# no heading", "Second paragraph.", headline="A/B: “C”?", published="2026-02-14"))
        async with one.writer.storing(HERE) as storing:
            await storing.revise([Revision(1, new("Now it says this."), VersionReason.EDITED)])
        export = await Exporter(one, SteppingClock()).pack(HERE, tmp_path, markdown=True)
        with zipfile.ZipFile(export.parts[0].path) as packed:
            assert packed.namelist() == ["articles-1-1.jsonl", "earlier/G1@1 A B C.md", "G1 A headline.md"]
            page = packed.read("earlier/G1@1 A B C.md").decode()
        assert page == (
            '---\nreference: "G1"\nversion: 1\nsource: "Daily"\npublished: "2026-02-14"\n'
            'authors: ["Lee Li-sheng (李立勝), National Taiwan Normal University"]\n---\n\n'
            "# A/B: “C”?\n\n\\# no heading\n\nSecond paragraph.\n"
        )


@pytest.mark.parametrize("with_article", [True, False])
async def test_aliases_go_along_and_come_in_once(tmp_path: Path, with_article: bool) -> None:
    tied = (("賴清德", "William Lai"), ("TSMC", "台積電", "Taiwan Semiconductor"))
    async with opened(tmp_path, "a") as one, opened(tmp_path, "b") as two:
        for names in tied:
            await one.aliases.add(HERE.guild, names, SteppingClock().now())
        if with_article:
            await store(one, HERE, new("A text.", source_id="1"))
        export = await Exporter(one, SteppingClock()).pack(HERE, tmp_path, markdown=False)
        assert sum(part.articles for part in export.parts) == with_article
        room = WorkingFolder(tmp_path / "b.db")
        for _ in range(2):
            uploads = [Upload(part.name, part.path.read_bytes()) for part in export.parts]
            async with unpacked(uploads, room, Budget(), only_lines=True) as found:
                report = await Loader(two).load_found(found, scope=ELSEWHERE)
            assert report.rejected_count == 0
            assert {alias.names for alias in await two.aliases.aliases(ELSEWHERE.guild)} == set(tied)
        assert await two.aliases.aliases(HERE.guild) == ()


@pytest.mark.parametrize(
    "names", ['"Lai"', "[]", '["Lai"]', '["Lai", "Lai"]', '["Lai", 3]', f'["Lai", "{"x" * 61}"]', '["Lai", ""]']
)
async def test_a_line_that_ties_nothing_is_named(tmp_path: Path, names: str) -> None:
    async with opened(tmp_path, "a") as archive:
        report = await load(archive, f'{{"broadsheet": 1, "alias": {names}}}\n'.encode())
        assert [one.error.key for one in report.rejected] == ["record-field"]
        assert await archive.aliases.aliases(HERE.guild) == ()


async def test_aliases_beyond_as_many_as_may_be_are_named(tmp_path: Path) -> None:
    lines = "".join(f'{{"broadsheet": 1, "alias": ["a {n}", "b {n}"]}}\n' for n in range(MOST_ALIASES + 1))
    async with opened(tmp_path, "a") as archive:
        report = await load(archive, lines.encode())
        assert [one.error.key for one in report.rejected] == ["alias-cap"]
        assert len(await archive.aliases.aliases(HERE.guild)) == MOST_ALIASES
