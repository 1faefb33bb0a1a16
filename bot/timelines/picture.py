"""Draw figures as a picture: a bar for each week, in the colours of the sources. It needs no font of the system."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.timelines.figures import Bar, Figures

COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7")
"""Those of Okabe and Ito, which people tell apart whatever colours they see."""

KEYS: Final = "ABCDE"
"""The letters of the sources: in a bar a number would be taken for a count."""

OTHERS: Final = "#8C8C8C"
SIZE: Final = (1_000, 520)
LEGIBLE: Final = 24
"""Characters of a source's name in a picture."""

_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 56, 984, 470
_DARK: Final = frozenset({"#0072B2"})
_INK, _PALE = "#222222", "#DDDDDD"
_TEXT, _SMALL = 17, 15
_LEAST_FOR_A_KEY: Final = 14
_WIDEST_BAR: Final = 56
_DATE_WIDTH: Final = 96


def draw_chart(figures: Figures, others: str) -> bytes:
    """Return the picture as a PNG; `others` is what sources without a name of their own are called.

    Every source has a letter, which is in its bars too. A name is drawn where the built-in font has its letters.
    """
    from PIL import Image, ImageDraw, ImageFont  # takes a while, and few ask for it

    image = Image.new("RGB", SIZE, "white")
    font, small = ImageFont.load_default(_TEXT), ImageFont.load_default(_SMALL)
    canvas = _Canvas(ImageDraw.Draw(image), font, small)
    highest = _rounded(max((bar.total for bar in figures.bars), default=1))
    canvas.scale(highest)
    canvas.bars(figures.bars, highest)
    canvas.legend(figures, others)
    held = BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


class _Canvas:
    """A picture that is being drawn, with two sizes of letters."""

    def __init__(self, draw: Any, font: Any, small: Any) -> None:
        self._draw = draw
        self._font = font
        self._small = small

    def scale(self, highest: int) -> None:
        """Draw lines for numbers of articles."""
        for step in range(_steps(highest) + 1):
            value = highest * step // _steps(highest)
            y = _height(value, highest)
            self._draw.line((_LEFT, y, _RIGHT, y), fill=_INK if not value else _PALE)
            self._draw.text((_LEFT - 8, y), str(value), fill=_INK, font=self._small, anchor="rm")

    def bars(self, bars: Sequence[Bar], highest: int) -> None:
        """Draw the bars, and days below as many of them as there is room for."""
        step = (_RIGHT - _LEFT) / max(1, len(bars))
        width = min(_WIDEST_BAR, max(3, int(step * 0.8)))
        every = max(1, -(-_DATE_WIDTH * len(bars) // (_RIGHT - _LEFT)))
        for at, bar in enumerate(bars):
            middle = int(_LEFT + step * (at + 0.5))
            self._bar(bar, middle - width // 2, width, highest)
            if at % every == 0:
                self._draw.line((middle, _BOTTOM, middle, _BOTTOM + 5), fill=_INK)
                place = min(max(middle, 48), SIZE[0] - 48)
                self._draw.text((place, _BOTTOM + 10), bar.monday.isoformat(), fill=_INK, font=self._small, anchor="mt")

    def _bar(self, bar: Bar, left: int, width: int, highest: int) -> None:
        below = 0
        parts = [*zip(bar.counts, COLOURS, KEYS, strict=False), (bar.others, OTHERS, "")]
        for count, colour, key in parts:
            if not count:
                continue
            bottom, top = _height(below, highest), _height(below + count, highest)
            self._draw.rectangle((left, top, left + width, bottom), fill=colour, outline="white")
            if bottom - top >= _LEAST_FOR_A_KEY <= width:
                at = (left + width // 2, (top + bottom) // 2)
                self._draw.text(at, key, fill="white" if colour in _DARK else "black", font=self._small, anchor="mm")
            below += count

    def legend(self, figures: Figures, others: str) -> None:
        """Draw what the colours mean, in two rows."""
        for place, (colour, words) in enumerate(_named(figures, others)):
            left, top = _LEFT + place % 3 * 306, 8 + place // 3 * 22
            self._draw.rectangle((left, top, left + 14, top + 14), fill=colour)
            self._draw.text((left + 22, top + 7), words, fill=_INK, font=self._font, anchor="lm")


def _named(figures: Figures, others: str) -> Iterator[tuple[str, str]]:
    for name, colour, key in zip(figures.sources, COLOURS, KEYS, strict=False):
        yield colour, f"{key} {_drawable(name)}".rstrip()
    if figures.others:
        yield OTHERS, _drawable(others) or "+"


def _drawable(name: str) -> str:
    """Return a name as far as the built-in font can draw it: in ASCII, or not at all."""
    name = " ".join(name.split())
    if not (name.isascii() and name.isprintable()):
        return ""
    return name if len(name) <= LEGIBLE else f"{name[: LEGIBLE - 3].rstrip()}..."


def _height(value: int, highest: int) -> int:
    return _BOTTOM - (_BOTTOM - _TOP) * value // highest


def _rounded(most: int) -> int:
    """Return the top of the scale: a number that has round parts."""
    unit = 1
    while True:
        for factor in (4, 5, 8, 10, 20):
            if factor * unit >= most:
                return factor * unit
        unit *= 10


def _steps(highest: int) -> int:
    return 5 if highest % 5 == 0 else 4


def alternative_text(figures: Figures, said: str, limit: int) -> str:
    """Return what the picture shows in words: `said`, then the number of each bar that has any, as far as they fit."""
    text = said
    for bar in figures.bars:
        more = f" {bar.monday.isoformat()}: {bar.total}." if bar.total else ""
        if len(text) + len(more) > limit - 2:
            return f"{text} …"
        text += more
    return text[:limit]
