"""What a quote and a verdict say of their source: its link, its end, its later versions, and that it is gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.articles.model import SHARED, Scope
from tests.e2e.test_quotation import menu_of, reference_of
from tests.fakes.newsroom import buttons_of, newsroom, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

FIRST = "The crane on the north quay lifts 40 tons, and it has never dropped one."
SECOND = "The crane on the north quay lifts 38 tons, and it has dropped only one."
AFTER = "Its driver counts them aloud. She is heard on the other side of the harbor."


async def loaded(services: Services, folder: Path, *paragraphs: str, scope: Scope = SHARED) -> None:
    """Load one article, or a new version of it."""
    record = {"id": "crane", "headline": "A crane is counted", "paragraphs": paragraphs, "published": "2025-11-22"}
    record |= {"source": "Harbor Gazette", "url": "https://example.org/crane", "authors": ["Lien Shu-chen"]}
    (folder / "crane.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    await services.loader.load([folder / "crane.jsonl"], scope=scope)


async def test_a_quote_links_to_its_words(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        answer = await room.say("!quote A1.p1.s1")
        assert text_of(answer).startswith(f"> {FIRST}\n")
        assert any("https://example.org/crane#:~:text=The%20crane" in str(link) for link in buttons_of(answer).values())
        assert "Harbor Gazette" in text_of(answer)
        assert "Lien Shu-chen" in text_of(answer)


async def test_a_quote_says_where_an_excerpt_ends(services: Services) -> None:
    async with newsroom(services) as room:
        menu = menu_of(await room.say("!search is:teaser"))
        teaser = menu["options"][0]["value"].partition(".")[0]
        assert "Excerpt: the source text ends here." in text_of(await room.say(f"!quote {teaser}"))
        whole = await reference_of(room, "A harbor is not scenery.")
        assert "Excerpt" not in text_of(await room.say(f"!quote {whole}"))


async def test_a_sentence_that_changed_since_is_said_to_have(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    await loaded(empty_services, tmp_path, SECOND, AFTER)
    async with newsroom(empty_services) as room:
        quoted = text_of(await room.say("!quote A1.p1.s1"))
        assert quoted.startswith(f"> {FIRST}\n")
        assert f"the newest version (`A1@2.p1.s1`) says “{SECOND}”" in quoted
        verified = text_of(await room.say(f"!verify {FIRST}"))
        assert verified.startswith("**Verbatim")
        assert f"- changed in a newer version: quoted “{FIRST}”, source “{SECOND}”" in verified
        assert "Changed since" not in text_of(await room.say("!quote A1@2.p1.s1"))


async def test_a_sentence_that_is_no_longer_there_is_said_to_be_gone(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    await loaded(empty_services, tmp_path, AFTER)
    async with newsroom(empty_services) as room:
        assert "no longer has this passage" in text_of(await room.say("!quote A1.p1.s1"))
        verified = text_of(await room.say(f"!verify {FIRST}"))
        assert f"- changed in a newer version: “{FIRST}” is no longer in the article" in verified


async def test_a_removed_reference_answers_as_one_that_never_was(empty_services: Services, tmp_path: Path) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await loaded(empty_services, tmp_path, FIRST, AFTER, scope=Scope(room.guild.id))
        assert text_of(await room.say("!quote G1.p1.s1")).startswith(f"> {FIRST}\n")
        await room.say("!library remove G1", by=room.morgan)
        removed = text_of(await room.say("!quote G1.p1.s1"))
        assert removed.replace("G1", "G7") == text_of(await room.say("!quote G7.p1.s1"))
        assert text_of(await room.say("!cite G1")).replace("G1", "G7") == text_of(await room.say("!cite G7"))
        assert text_of(await room.say(f"!verify {FIRST}")).startswith("**Not in the archive")


async def test_each_quotation_of_a_message_is_judged_by_itself(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say(f"!verify > {FIRST}\nand then\n> The crane on the north quay lifts 38 tons"))
        assert shown.startswith("**Verbatim")
        assert "**Altered: the source says something different.**" in shown
        assert "- changed (number): quoted “38”, source “40”" in shown
        shown = text_of(await room.say("!verify “The crane on the north quay … has never dropped one.”"))
        assert shown.startswith("**Elided:")
        shown = text_of(
            await room.say("!verify “The crane on the north quay lifts 40 tons, and it has … dropped one.”")
        )
        assert shown.startswith("**Elided, with a change of meaning")
        assert "- left out (including a negation): “never”" in shown
        shown = text_of(
            await room.say("!verify The crane on the north quay lifts 40 tons, and it has ~~never~~ dropped one.")
        )
        assert shown.startswith("**Altered")


async def test_what_cannot_be_seen_is_named(empty_services: Services, tmp_path: Path) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say(f"!verify {FIRST}{AFTER}")).replace("\\", "")
        assert "- space: “[paragraph break]” in the source, not quoted" in shown
        shown = text_of(await room.say(f"!verify {FIRST.replace(' 40', chr(0xA0) + '40')}")).replace("\\", "")
        assert "- space: quoted “[no-break space]”, source “[space]”" in shown
