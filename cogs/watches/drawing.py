"""Draw what became of a watch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import Halt
from bot.runtime import open_zone
from cogs.ui import Answer, escaped_line, lines, panel, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Watch
    from bot.texts import Texts
    from bot.watches import Made
    from cogs.ui import Item, Viewer

FILTER: Final = 200
_GONE: Final = frozenset({Halt.CHANNEL, Halt.ROLE})
_WORD: Final = 40
_MOST_WORDS: Final = 6


def described(
    watch: Watch, texts: Texts, *, filter_shown: bool = True, server: str | None = None, lost: Halt | None = None
) -> str:
    """Return in a line what is watched for, where it is told, and what limits that.

    `server` is the name of its server, for those who read it elsewhere; `lost` is what is gone for certain.
    """
    lost = watch.paused if watch.paused in _GONE else lost
    facts = [texts("watch-place-me") if watch.channel is None else f"<#{watch.channel}>"]
    if lost is Halt.CHANNEL:
        facts = [texts("watch-lost", what=lost.value)]
    if server is not None:
        facts = [server]
    if watch.role is not None:
        pings = texts("watch-pings", role=f"<@&{watch.role}>")
        facts.append(texts("watch-lost", what=lost.value) if lost is Halt.ROLE else pings)
    if watch.per_day is not None:
        facts.append(texts("watch-at-most", most=watch.per_day))
    if watch.quiet is not None:
        facts.append(texts("watch-quiet-hours", hours=watch.quiet.replace("-", "–"), zone=watch.zone))
    if open_zone(watch.zone) is None:
        facts.append(texts("watch-zone-unknown", zone=escaped_line(watch.zone, _WORD), watch=str(watch.key)))
    if watch.paused is not None:
        facts.append(texts("watch-is-paused", why="" if watch.paused is lost else watch.paused.value))
    asked = escaped_line(watch.filter, FILTER) if filter_shown else "…"
    return lines(texts("watch-line", watch=str(watch.key), filter=asked), "-# " + " · ".join(facts))


def _may_show(watch: Watch, viewer: Viewer) -> bool:
    """Tell whether an answer may say what is watched for: what somebody watches for themselves is nobody else's."""
    return watch.reader is None or viewer.private or viewer.guild is None


def draw_changed(key: str, watch: Watch, viewer: Viewer) -> Answer:
    """Return an answer that says what was done with a watch."""
    line = described(watch, viewer.texts, filter_shown=_may_show(watch, viewer))
    body = panel(viewer.texts(key, watch=str(watch.key)), line)
    return Answer(body, buttons=standing(viewer))


def draw_removed(watch: Watch, undo: Item, viewer: Viewer) -> Answer:
    """Return an answer that says that a watch was removed, with a way back."""
    asked = escaped_line(watch.filter, FILTER) if _may_show(watch, viewer) else "…"
    said = viewer.texts("watch-removed", watch=str(watch.key), filter=asked)
    return Answer(panel(said), buttons=[undo, *standing(viewer)])


def draw_made(watch: Watch, made: Made, viewer: Viewer) -> Answer:
    """Return an answer that says what is watched for, and how that was read."""
    texts, reading = viewer.texts, made.reading
    idle = _named(reading.passed_over, texts)
    body = panel(
        texts("watch-made", watch=str(watch.key)),
        described(watch, texts),
        texts("watch-passed-over", words=idle) if idle else None,
    )
    return Answer(body, buttons=standing(viewer))


def doubted_words(made: Made, texts: Texts) -> str:
    """Return which words the archive does not have, and what it would take them for."""
    words = _named(made.doubted, texts)
    return texts("watch-doubted", words=words, meant=escaped_line(made.meant, FILTER))


def _named(words: Sequence[str], texts: Texts) -> str:
    return texts.listed(texts("watch-word", word=escaped_line(word, _WORD)) for word in words[:_MOST_WORDS])
