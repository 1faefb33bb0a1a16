"""Draw what a guild has chosen, with the controls that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import SelectDefaultValue, SelectDefaultValueType, SelectOption, ui

from bot.choices import MOST_ROLES
from bot.texts import languages, load_texts
from cogs.ui.answer import Answer, beside, lines, panel, rule
from cogs.ui.controls import standing
from cogs.ui.cutting import label
from cogs.ui.limits import SELECT_OPTIONS, SELECT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.model import GuildSettings
    from bot.choices import Change
    from bot.texts import Texts
    from cogs.ui.answer import Button, Item
    from cogs.ui.viewer import Viewer

TYPED = ("prefix", "zone")
ROLES = ("digest-roles", "library-roles")
FIELDS = (*TYPED, "language", *ROLES)


def draw_settings(chosen: GuildSettings, viewer: Viewer, changed: str | None = None) -> Answer:
    """Return the settings of a guild; `changed` says what has just become of one."""
    texts = viewer.texts
    items: list[Item | str | None] = [texts("settings-title"), changed, rule()]
    for field in TYPED:
        edit: Button = ui.Button(label=texts("button-change"), custom_id=f"b1:edit:{field}")
        items.append(beside(_described(field, chosen, texts), edit))
    items += [_described("language", chosen, texts), _row(_language_menu(chosen, texts))]
    for field in ROLES:
        items += [_described(field, chosen, texts), _row(_role_menu(field, chosen, texts))]
    return Answer(panel(*items), buttons=standing(viewer))


def change_sentence(field: str, change: Change, texts: Texts) -> str:
    """Return what a change made of a setting: from what, to what."""
    before, after = (value_of(field, settings, texts) for settings in (change.before, change.after))
    return texts("settings-changed", name=texts(f"settings-{field}"), before=before, after=after)


def value_of(field: str, settings: GuildSettings, texts: Texts) -> str:
    """Return the value of a setting as it is shown."""
    match field:
        case "prefix":
            return f"`{settings.prefix}`"
        case "zone":
            return f"`{settings.zone}`"
        case "language":
            return _language_name(settings.language)
        case _:
            return _mentions(_roles(field, settings)) or texts("settings-nobody")


def _described(field: str, chosen: GuildSettings, texts: Texts) -> str:
    name = texts(f"settings-{field}")
    return lines(
        texts("settings-entry", name=name, value=value_of(field, chosen, texts)), texts(f"settings-{field}-about")
    )


def _roles(field: str, settings: GuildSettings) -> frozenset[int]:
    return settings.digest_roles if field == "digest-roles" else settings.library_roles


def _mentions(roles: Iterable[int]) -> str:
    # The client mentions nobody: a role shows by its name, in its colour, and is not called.
    return " ".join(f"<@&{role}>" for role in sorted(roles))


def _language_name(language: str) -> str:
    return load_texts(language)("language-name")


def _row(item: Item) -> ui.ActionRow[Any]:
    return ui.ActionRow(item)


def _language_menu(chosen: GuildSettings, texts: Texts) -> Item:
    names = {language: label(_language_name(language), SELECT_TEXT) for language in languages()[:SELECT_OPTIONS]}
    options = [
        SelectOption(label=name, value=language, default=language == chosen.language)
        for language, name in names.items()
    ]
    return ui.Select(custom_id="b1:language", options=options, placeholder=texts("settings-language"))


def _role_menu(field: str, chosen: GuildSettings, texts: Texts) -> Item:
    present = [SelectDefaultValue(id=role, type=SelectDefaultValueType.role) for role in sorted(_roles(field, chosen))]
    menu: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id=f"b1:roles:{field}",
        placeholder=texts(f"settings-{field}"),
        min_values=0,
        max_values=MOST_ROLES,
        default_values=present[:MOST_ROLES],
    )
    return menu
