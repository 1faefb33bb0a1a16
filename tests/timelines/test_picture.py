"""The picture of a timeline shows its figures: right heights, colours that people tell apart, names in any script."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.timelines import Bar, Figures, alternative_text, draw_chart
from bot.timelines.picture import COLOURS, KEYS, OTHERS, SIZE
from tests.cogs.ui.texts import article_texts
from tests.examples import examples

FIRST = date(2025, 3, 3)


def figures(*rows: tuple[int, ...], names: tuple[str, ...] = ("Ledger", "Wire")) -> Figures:
    bars = (Bar(FIRST + timedelta(weeks=at), row[:-1], row[-1]) for at, row in enumerate(rows))
    return Figures(names, tuple(bars), 1, 0)


def pixels(png: bytes) -> dict[str, int]:
    """Return how often each colour is there."""
    image = Image.open(BytesIO(png))
    assert (image.format, image.size) == ("PNG", SIZE)
    counted = image.convert("RGB").getcolors(maxcolors=SIZE[0] * SIZE[1])
    assert counted is not None
    return {"#{:02X}{:02X}{:02X}".format(*colour): count for count, colour in counted if isinstance(colour, tuple)}


def test_a_bar_has_the_heights_of_its_figures() -> None:
    found = pixels(draw_chart(figures((4, 2, 0), (0, 1, 0)), "others"))
    assert found.get(OTHERS, 0) < 20  # of the edges of letters
    assert 1.1 < found[COLOURS[0]] / found[COLOURS[1]] < 1.5
    more = pixels(draw_chart(figures((4, 2, 9), (0, 1, 0)), "others"))
    assert more[OTHERS] > more[COLOURS[0]] > more[COLOURS[1]]


def test_a_name_that_the_font_cannot_draw_is_its_letter_alone() -> None:
    drawn = [draw_chart(figures((1, 1, 0), names=(name, "Wire")), "其他") for name in ("港口報", "早報", "", "Post")]
    assert drawn[0] == drawn[1] == drawn[2] != drawn[3]


@examples(4)
@given(
    names=st.lists(article_texts, min_size=1, max_size=len(KEYS)),
    rows=st.lists(st.integers(0, 10**7), min_size=1, max_size=40),
)
def test_any_figures_and_names_are_drawn(names: list[str], rows: list[int]) -> None:
    drawn = figures(*((count, *[0] * (len(names) - 1), count // 3) for count in rows), names=tuple(names))
    pixels(draw_chart(drawn, names[0]))
    assert len(alternative_text(drawn, "Articles.", 256)) <= 256


def test_the_words_for_the_picture_have_its_figures() -> None:
    assert alternative_text(figures((4, 2, 1), (0, 0, 0)), "Articles.", 256) == "Articles. 2025-03-03: 7."
    cut = alternative_text(figures(*[(1, 0, 0)] * 40), "Articles.", 256)
    assert cut.endswith("…")
    assert 230 < len(cut) <= 256
