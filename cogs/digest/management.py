"""Draw the digests of a guild for those who manage them: each with what it does, how it does, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from discord import SelectDefaultValue, SelectDefaultValueType, ui

from bot.archive import AfterDowntime, PauseReason, RunState, WhenEmpty
from bot.digest import StageCounts, reading_phrases, schedule_phrase, stage_phrase
from bot.runtime import zone_name
from cogs.shared import zone_choices, zone_warning
from cogs.ui import (
    BUTTON_LABEL,
    WARNING,
    Address,
    Answer,
    Button,
    escaped_line,
    label,
    lines,
    page_turns,
    panel,
    rule,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import DigestRun, Subscription
    from bot.search import SavedReading
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

PAGE: Final = 4
"""Digests on a page: a text and up to five buttons each."""

HISTORY: Final = 10
_MOST_RESENT: Final = 3
_FILTER: Final = 200
_READING: Final = 300
_WORD: Final = 60
_DATES: Final = 3
_OPEN_AGAIN: Final = frozenset({RunState.UNCERTAIN, RunState.FAILED})


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest, when it is due next, its last run, whether its zone may have been meant the other way round.

    `role_gone` tells that there is no longer the role that it pings.
    """

    digest: Subscription
    next_runs: tuple[datetime, ...]
    last: DigestRun | None = None
    doubtful: bool = False
    role_gone: bool = False


def draw_set(
    views: Sequence[DigestView],
    reading: SavedReading,
    found: tuple[int, int],
    doubtful: Sequence[str],
    viewer: Viewer,
) -> Answer:
    """Return digests that were set up, one for each time of day: how everything was read, and when they come.

    `found` is how many articles of the archive their filter lets through, and of how many; `doubtful` the words of it
    that look like a day, a time or a zone.
    """
    texts = viewer.texts
    read = escaped_line(texts("phrase-between").join(reading_phrases(reading, texts)), _READING)
    misplaced = texts.listed(f"*{escaped_line(word, _WORD)}*" for word in doubtful)
    body = panel(
        _set_title(views, texts),
        *(_described(view, texts) for view in views),
        lines(texts("digest-read", reading=read), _found(found, texts)) if read else None,
        texts("digest-misplaced", words=misplaced) if misplaced else None,
    )
    return Answer(body, buttons=_set_buttons(views, viewer, correcting=bool(misplaced)))


def _set_title(views: Sequence[DigestView], texts: Texts) -> str:
    names = [_name(view.digest) for view in views]
    return (
        texts("digest-set", name=names[0])
        if len(names) == 1
        else texts("digest-set-several", names=texts.listed(names))
    )


def _found(found: tuple[int, int], texts: Texts) -> str:
    matching, total = found
    return texts("digest-filter-finds", matching=matching, total=total)


def _set_buttons(views: Sequence[DigestView], viewer: Viewer, *, correcting: bool) -> list[Item]:
    if len(views) > 1:
        return [turn(viewer, all_of(views[0].digest), viewer.texts("button-all-digests")), *standing(viewer)]
    view = views[0]
    texts, digest = viewer.texts, view.digest
    home = Address("digest", (str(digest.key.number),))
    return [
        digest_button("edit", digest, home, texts("button-correct" if correcting else "button-edit")),
        digest_button("ask", digest, home, texts("button-remove")),
        turn(viewer, Address("preview", (str(digest.key.number), "0")), texts("button-preview")),
        *([_zone_button(digest, viewer)] if view.doubtful else []),
        *standing(viewer),
    ]


def _zone_button(digest: Subscription, viewer: Viewer) -> Item:
    return turn(viewer, Address("digest", (str(digest.key.number),)), viewer.texts("button-zone"))


def draw_digests(
    views: Sequence[DigestView], offset: int, total: int, viewer: Viewer, screen: str = "digests"
) -> Answer:
    """Return a page of the digests of a guild, or on the screen "mydigests" of a person, with the buttons of each."""
    texts = viewer.texts
    here = Address(screen, (str(offset),))
    items: list[Item | str | None] = [
        texts("digest-list-title" if screen == "digests" else "digest-me-title", total=total)
    ]
    for view in views:
        items += [rule(), _described(view, texts), _row(view, viewer, here)]
    turns = page_turns(viewer, lambda at: Address(screen, (str(at),)), offset, PAGE, total)
    return Answer(panel(*items), buttons=[*turns, *standing(viewer)])


def draw_digest(view: DigestView, viewer: Viewer) -> Answer:
    """Return one digest with its buttons."""
    here = Address("digest", (str(view.digest.key.number),))
    everything = turn(viewer, all_of(view.digest), viewer.texts("button-all-digests"))
    shown = _described(replace(view, doubtful=False), viewer.texts)
    ping = ui.ActionRow(_role_menu(view, here, viewer.texts)) if view.digest.reader is None else None
    body = panel(shown, *_zone_question(view, viewer.texts), _row(view, viewer, here), ping)
    return Answer(body, buttons=[everything, *standing(viewer)])


def all_of(digest: Subscription) -> Address:
    """Return where a digest stands in a list: among those of its server, or of its reader."""
    return Address("digests" if digest.reader is None else "mydigests", ("0",))


def _role_menu(view: DigestView, here: Address, texts: Texts) -> ui.RoleSelect[Any]:
    """Return the menu of the role to ping (`cogs.digest.buttons`)."""
    role = None if view.role_gone else view.digest.role  # Discord refuses a menu that presets a role which is gone
    return ui.RoleSelect(
        custom_id=f"b1:dgr:{view.digest.key.number}:{here}",
        placeholder=texts("digest-role-none"),
        min_values=0,
        max_values=1,
        default_values=[SelectDefaultValue(id=role, type=SelectDefaultValueType.role)] if role else [],
    )


def _zone_question(view: DigestView, texts: Texts) -> list[Item | str]:
    if not view.doubtful:
        return []
    key, zone = view.digest.key, view.digest.schedule.zone
    return [zone_warning(zone, texts), ui.ActionRow(*zone_choices(key.guild, key.number, zone, texts))]


def _row(view: DigestView, viewer: Viewer, here: Address) -> ui.ActionRow[Any]:
    digest, texts = view.digest, viewer.texts
    verb = "pause" if digest.is_active else "resume"
    buttons = [
        digest_button("edit", digest, here, texts("button-edit")),
        digest_button(verb, digest, here, texts(f"button-{verb}")),
        turn(viewer, Address("history", (str(digest.key.number),)), texts("button-history")),
    ]
    if view.doubtful and here.screen == "digests":
        buttons.append(_zone_button(digest, viewer))  # what may be sent again, the history offers too
    elif view.last is not None and view.last.state in _OPEN_AGAIN:
        buttons.append(resend_button(view.last, here, texts("button-resend")))
    else:
        buttons.append(turn(viewer, Address("preview", (str(digest.key.number), "0")), texts("button-preview")))
    return ui.ActionRow(*buttons, digest_button("ask", digest, here, texts("button-remove")))


def _described(view: DigestView, texts: Texts) -> str:
    digest = view.digest
    filtered = escaped_line(digest.filter, _FILTER) or texts("digest-no-filter")
    return lines(
        texts("digest-entry", name=_name(digest), schedule=schedule_phrase(digest.schedule, texts)),
        texts("zone-doubtful-digest", zone=zone_name(digest.schedule.zone)) if view.doubtful else None,
        texts("digest-where", channel=str(digest.channel), filter=filtered)
        if digest.reader is None
        else texts("digest-where-me", filter=filtered),
        _pings(view, texts),
        texts("digest-options", limit=digest.options.limit, options=_options(digest, texts)),
        _next(view, texts) if digest.is_active else _pause(digest, texts),
        _last(view.last, texts),
    )


def _pings(view: DigestView, texts: Texts) -> str | None:
    if view.digest.role is None:
        return None
    return texts("digest-role-gone") if view.role_gone else texts("digest-pings", role=f"<@&{view.digest.role}>")


def _options(digest: Subscription, texts: Texts) -> str:
    options = digest.options
    chosen = [
        "archive" if options.when_empty is WhenEmpty.ARCHIVE else "silence",
        "skip" if options.after_downtime is AfterDowntime.SKIP else "combine",
        *(["thread"] if options.thread else []),
    ]
    return texts("phrase-between").join(texts(f"digest-option-{name}") for name in chosen)


def _next(view: DigestView, texts: Texts) -> str:
    return texts("digest-next", runs=" · ".join(f"<t:{int(moment.timestamp())}:F>" for moment in view.next_runs))


def _pause(digest: Subscription, texts: Texts) -> str | None:
    pause = digest.pause
    if pause is None:
        return None
    since = str(int(pause.since.timestamp()))
    if pause.reason is PauseReason.PERSON:
        return texts("digest-paused-by", person=str(pause.by or 0), since=since)
    if digest.reader is not None:
        return texts("digest-paused-left" if pause.reason is PauseReason.LEFT else "digest-paused-closed", since=since)
    told = "yes" if pause.told else "no"
    return texts(f"digest-paused-{pause.reason.value}", since=since, owner=str(digest.owner), told=told)


def _last(run: DigestRun | None, texts: Texts) -> str | None:
    return texts("digest-last", run=run_line(run, texts)) if run is not None and run.state in _OPEN_AGAIN else None


def run_line(run: DigestRun, texts: Texts) -> str:
    """Return a run in a line: its dates, what became of it, and why."""
    days = texts.listed(texts("digest-day", date=day) for day in run.dates[-_DATES:])
    more = max(0, len(run.dates) - _DATES)
    posted = int(run.counts.get("posted", 0))
    sent, messages = int(run.counts.get("sent", 0)), int(run.counts.get("messages", 0))
    state = "partly" if run.state is RunState.FAILED and sent else run.state.value
    why = texts("digest-run-why", error=run.error or "-")
    return texts(f"digest-run-{state}", days=days, more=more, posted=posted, sent=sent, messages=messages, why=why)


def draw_history(digest: Subscription, runs: Sequence[DigestRun], viewer: Viewer) -> Answer:
    """Return the last runs of a digest, newest first, with buttons to send again what may be missing."""
    texts, here = viewer.texts, Address("history", (str(digest.key.number),))
    told = [lines(f"- {run_line(run, texts)}", _stages(run, texts)) for run in runs[:HISTORY]]
    again = [run for run in runs[:HISTORY] if run.state in _OPEN_AGAIN][:_MOST_RESENT]
    body = panel(
        texts("digest-history-title", name=_name(digest)),
        "\n".join(told) or texts("digest-history-empty"),
        ui.ActionRow(*(resend_button(run, here, _resend(run, texts)) for run in again)) if again else None,
    )
    back = turn(viewer, Address("digest", (str(digest.key.number),)), texts("button-back"))
    return Answer(body, buttons=[back, *standing(viewer)])


def _stages(run: DigestRun, texts: Texts) -> str | None:
    """Return what became of the articles of a run, where it came so far as to choose among them."""
    names = [stage.name for stage in fields(StageCounts)]
    if not all(name in run.counts for name in names):
        return None
    counts = StageCounts(*(int(run.counts[name]) for name in names))
    return f"  -# {stage_phrase(counts, texts, is_over=True)}" if counts.loaded else None


def _resend(run: DigestRun, texts: Texts) -> str:
    return (
        texts("button-resend-day", day=texts("digest-day", date=run.dates[-1])) if run.dates else texts("button-resend")
    )


def draw_removal(digest: Subscription, back: Address, viewer: Viewer) -> Answer:
    """Return the question whether a digest is really to be removed."""
    texts = viewer.texts
    question = texts("digest-remove-question", name=_name(digest), schedule=schedule_phrase(digest.schedule, texts))
    yes = digest_button("erase", digest, back, texts("button-remove-really"))
    return Answer(panel(question, accent=WARNING), buttons=[yes, turn(viewer, back, texts("button-keep"))])


def _name(digest: Subscription) -> str:
    return f"D{digest.key.number}"


def digest_button(verb: str, digest: Subscription, back: Address, words: str) -> Item:
    """Return a button that does something with a digest, and then leads to `back` (`cogs.digest.buttons`)."""
    return _button(f"b1:dg:{verb}:{digest.key.number}:{back}", words)


def resend_button(run: DigestRun, back: Address, words: str) -> Item:
    """Return a button that sends a run again, and then leads to `back`."""
    return _button(f"b1:dr:{run.id}:{back}", words)


def _button(custom_id: str, words: str) -> Button:
    return ui.Button(custom_id=custom_id, label=label(words, BUTTON_LABEL))
