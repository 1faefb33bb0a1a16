"""Draw what a guild has chosen as one form, each setting with the control that changes it.

The id of a control holds a stamp of what the form shows, so that nobody changes what somebody else has just changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ChannelType, SelectDefaultValue, SelectDefaultValueType, SelectOption, ui

from bot.changes import OFF, REPLY
from bot.guilds import MOST_NAMED, SETS, SETTINGS_HOLDER, Setting, stamp_of
from bot.runtime import zone_name
from bot.texts import languages, load_texts
from cogs.shared import zone_choices, zone_warning
from cogs.ui import SELECT_OPTIONS, SELECT_TEXT, Answer, beside, button, label, lines, panel, row, rule, standing

if TYPE_CHECKING:
    from bot.archive import GuildSettings
    from bot.guilds import Change, StaleChoiceError
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

TYPED: Final = (Setting.PREFIX, Setting.ZONE)
TOGGLED: Final = (Setting.FULL_RESULTS, Setting.PLAIN_TEXT, Setting.REREADING)
ROLES: Final = (Setting.DIGEST_ROLES, Setting.LIBRARY_ROLES)
CHANNELS: Final = (Setting.COMMAND_CHANNELS, Setting.UNFURL_CHANNELS)
CHANNEL_TYPES: Final = [
    ChannelType.text,
    ChannelType.news,
    ChannelType.forum,
    ChannelType.voice,
    ChannelType.stage_voice,
]
"""Where people write; a thread belongs to its channel."""

_MOST_NAMED_TWICE: Final = 8
"""Roles or channels that are named of each side of a change."""


def draw_settings(
    chosen: GuildSettings, viewer: Viewer, *notes: str, undo: int | None = None, doubtful: bool = False
) -> Answer:
    """Return the settings of a guild; `notes` say what became of some, and by `undo` that change can be undone.

    `doubtful` asks what was meant by the time zone.
    """
    texts = viewer.texts
    items: list[Item | str | None] = [texts("settings-title"), lines(*notes) or None, rule()]
    items += [beside(_described(typed, chosen, texts), _typed(typed, chosen, texts)) for typed in TYPED]
    items += _zone_question(chosen, viewer) if doubtful else []
    items += [_described(Setting.LANGUAGE, chosen, texts), row(_language_menu(chosen, texts))]
    # In one text: with two, a form with every question has more components than Discord takes.
    items.append(lines(*(_described(setting, chosen, texts) for setting in (*TOGGLED, Setting.CHANGES))))
    toggles = [_toggle(toggled, chosen, texts) for toggled in TOGGLED]
    items.append(ui.ActionRow(*toggles, _typed(Setting.CHANGES, chosen, texts)))
    for setting in CHANNELS:
        items += [_described(setting, chosen, texts), row(_channel_menu(setting, chosen, texts))]
    for setting in ROLES:
        items += [_described(setting, chosen, texts), row(_role_menu(setting, chosen, texts))]
    undoing = [undo_button(undo, texts)] if undo is not None else []
    return Answer(panel(*items), buttons=[*undoing, *standing(viewer)])


def _zone_question(chosen: GuildSettings, viewer: Viewer) -> list[Item | str]:
    choices = zone_choices(viewer.guild or 0, SETTINGS_HOLDER, chosen.zone, viewer.texts)
    return [zone_warning(chosen.zone, viewer.texts), ui.ActionRow(*choices)]


def undo_button(change: int, texts: Texts) -> Item:
    """Return the button that undoes the change of that number."""
    return button(f"b1:undo:{change}", texts("button-undo"))


def change_sentence(setting: Setting, change: Change, texts: Texts) -> str:
    """Return what a change made of a setting: from what, to what."""
    before, after = (value_of(setting, settings, texts, most=_MOST_NAMED_TWICE) for settings in _sides(change))
    key = "settings-unchanged" if change.number is None else "settings-changed"
    return texts(key, name=name_of(setting, texts), before=before, after=after)


def stale_sentence(error: StaleChoiceError, texts: Texts) -> str:
    """Return what is said to the second of two who change a setting at once: what it is now."""
    value = value_of(error.setting, error.current, texts, most=_MOST_NAMED_TWICE)
    return texts("settings-stale", name=name_of(error.setting, texts), value=value)


def _sides(change: Change) -> tuple[GuildSettings, GuildSettings]:
    return change.before, change.after


def name_of(setting: Setting, texts: Texts) -> str:
    """Return what a setting is called."""
    return texts(f"settings-{_key(setting)}")


def value_of(setting: Setting, settings: GuildSettings, texts: Texts, *, most: int = MOST_NAMED) -> str:
    """Return the value of a setting as it is shown, naming `most` roles or channels."""
    match setting:
        case Setting.PREFIX:
            return f"`{settings.prefix}`"
        case Setting.ZONE:
            return f"`{zone_name(settings.zone)}`"
        case Setting.LANGUAGE:
            return _language_name(settings.language)
        case Setting.PLAIN_TEXT:
            return texts("settings-on" if settings.plain_text else "settings-off")
        case Setting.REREADING:
            return texts("settings-on" if settings.rereading else "settings-off")
        case Setting.CHANGES:
            return _told_where(settings.changes, texts)
        case Setting.FULL_RESULTS:
            return texts("settings-full" if settings.full_results else "settings-compact")
        case _:
            return _mentions(setting, settings, texts, most) or texts(f"settings-{_key(setting)}-none")


def _key(setting: Setting) -> str:
    return setting.value.replace("_", "-")


def _described(setting: Setting, chosen: GuildSettings, texts: Texts) -> str:
    shown = texts("settings-entry", name=name_of(setting, texts), value=value_of(setting, chosen, texts))
    return lines(shown, texts(f"settings-{_key(setting)}-about"))


def _mentions(setting: Setting, settings: GuildSettings, texts: Texts, most: int) -> str:
    # The client mentions nobody: a role shows by its name, in its colour, and is not called.
    sign = "@&" if setting in ROLES else "#"
    ids = sorted(ids_of(setting, settings))
    named = " ".join(f"<{sign}{one}>" for one in ids[:most])
    return texts("settings-and-more", named=named, more=len(ids) - most) if len(ids) > most else named


def ids_of(setting: Setting, settings: GuildSettings) -> frozenset[int]:
    """Return the roles or channels that a setting names."""
    value = setting.of(settings)
    return value if isinstance(value, frozenset) and setting in SETS else frozenset()


def _told_where(changes: str, texts: Texts) -> str:
    return {OFF: texts("settings-off"), REPLY: texts("settings-changes-reply")}.get(changes, f"<#{changes}>")


def _language_name(language: str) -> str:
    return load_texts(language)("language-name")


def _id(setting: Setting, chosen: GuildSettings) -> str:
    return f"b1:set:{_key(setting)}:{stamp_of(setting, chosen)}"


def _typed(setting: Setting, chosen: GuildSettings, texts: Texts) -> Item:
    return button(_id(setting, chosen), texts("button-change-named", name=name_of(setting, texts)))


def _toggle(setting: Setting, chosen: GuildSettings, texts: Texts) -> Item:
    words = f"button-{_key(setting)}-{'off' if setting.of(chosen) else 'on'}"
    return button(_id(setting, chosen), texts(words))


def _language_menu(chosen: GuildSettings, texts: Texts) -> Item:
    names = {language: label(_language_name(language), SELECT_TEXT) for language in languages()[:SELECT_OPTIONS]}
    options = [
        SelectOption(label=name, value=language, default=language == chosen.language)
        for language, name in names.items()
    ]
    name = name_of(Setting.LANGUAGE, texts)
    return ui.Select(custom_id=_id(Setting.LANGUAGE, chosen), options=options, placeholder=name)


def _role_menu(setting: Setting, chosen: GuildSettings, texts: Texts) -> Item:
    menu: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id=_id(setting, chosen),
        placeholder=texts(f"settings-{_key(setting)}-none"),
        min_values=0,
        max_values=MOST_NAMED,
        default_values=_present(setting, chosen, SelectDefaultValueType.role),
    )
    return menu


def _channel_menu(setting: Setting, chosen: GuildSettings, texts: Texts) -> Item:
    menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=_id(setting, chosen),
        placeholder=texts(f"settings-{_key(setting)}-none"),
        channel_types=CHANNEL_TYPES,
        min_values=0,
        max_values=MOST_NAMED,
        default_values=_present(setting, chosen, SelectDefaultValueType.channel),
    )
    return menu


def _present(setting: Setting, chosen: GuildSettings, kind: SelectDefaultValueType) -> list[SelectDefaultValue]:
    return [SelectDefaultValue(id=one, type=kind) for one in sorted(ids_of(setting, chosen))[:MOST_NAMED]]
