"""docs/settings.md and deploy/.env.example are made from the settings themselves, and say what they are now.

Run with BROADSHEET_WRITE_DOCS=1 to write them anew.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from bot.config import ROOT, Settings, read_settings

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

PAGE = ROOT / "docs" / "settings.md"
EXAMPLE = ROOT / "deploy" / ".env.example"

OPENING = """# Settings

What an operator sets, in the environment or in the file `.env` next to `bot.py`; the environment wins, and an empty
value counts as unset. They're checked at start: a wrong one stops the bot (exit status 78) with a line that names the
variable, its value (never a secret) and the values it can have. This page is made from the settings themselves.

A server makes its own choices (prefix, time zone, language, roles) with `!settings`. The command
line speaks the language of the locale it runs in ([Translating](translating.md)).

| variable | what it is | values | default |
|---|---|---|---|
"""
TOP = """# Settings of Broadsheet. Copy this file to .env next to bot.py, readable by you alone (chmod 600 .env), and
# remove the sign before a line to set it. It is made from bot/config.py; docs/settings.md says the same as a page.
"""


def variable(field: FieldInfo) -> str:
    return str(field.validation_alias)


def default(field: FieldInfo) -> str:
    if field.default is None:
        return ""
    return str(field.default).replace(f"{ROOT}/", "")


def choices(field: FieldInfo) -> str:
    allowed: tuple[Any, ...] = get_args(field.annotation)
    if allowed and all(isinstance(one, str) for one in allowed):
        return ", ".join(f"`{one}`" for one in allowed)
    names = {str: "text", Path: "a path", int: "a number"}
    kinds = [names[kind] for kind in (field.annotation, *allowed) if kind in names]
    return kinds[0] if kinds else "a number" if "int" in str(allowed) else "text"


def page() -> str:
    rows = [
        (f"`{variable(field)}`", field.description, choices(field), f"`{default(field)}`" if default(field) else "none")
        for field in Settings.model_fields.values()
    ]
    return OPENING + "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)


def example() -> str:
    parts = [TOP]
    for field in Settings.model_fields.values():
        may = f" May hold {choices(field)}.".replace("`", "") if "`" in choices(field) else ""
        said = f"{field.description}{may}".replace("`", "")
        parts.append(
            "\n".join([*(f"# {line}" for line in folded(said)), f"#{variable(field)}={default(field)}"]) + "\n"
        )
    return "\n".join(parts)


def folded(text: str, width: int = 110) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(("file", "made"), [(PAGE, page()), (EXAMPLE, example())], ids=["page", "example"])
def test_what_is_written_about_the_settings_is_what_they_are(file: Path, made: str) -> None:
    if os.environ.get("BROADSHEET_WRITE_DOCS"):
        file.write_text(made, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == made


def test_every_setting_is_described() -> None:
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.endswith(".")


def test_the_example_as_it_stands_sets_nothing_and_uncommented_sets_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(variable(field), raising=False)
    bare = read_settings(_env_file=None)
    assert read_settings(_env_file=EXAMPLE) == bare
    names = {variable(field) for field in Settings.model_fields.values()}
    lines = [line[1:] for line in EXAMPLE.read_text().splitlines() if line.startswith("#") and "=" in line]
    (tmp_path / ".env").write_text("\n".join(line for line in lines if line.partition("=")[0] in names))
    set_up = read_settings(_env_file=tmp_path / ".env")
    assert set_up.database == bare.database
    assert (set_up.log_level, set_up.log_format) == (bare.log_level, bare.log_format)
