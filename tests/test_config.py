"""Settings come from the environment and `.env`; a wrong one is named in a line, a secret is never shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.config import ROOT, Settings, read_settings
from bot.errors import ConfigurationError
from bot.texts import load_texts

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def read(**variables: str) -> Settings:
    return read_settings(_env_file=None, **variables)


def sentences(**variables: str) -> list[str]:
    with pytest.raises(ExceptionGroup) as caught:
        read(**variables)
    texts = load_texts()
    return [texts.of_error(error) for error in caught.value.exceptions if isinstance(error, ConfigurationError)]


def test_without_anything_set_the_archive_lies_in_data() -> None:
    settings = read()
    assert settings.token is None
    assert settings.database == ROOT / "data" / "broadsheet.db"


def test_the_environment_and_a_file_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOG_FORMAT", "json")
    monkeypatch.setenv("LOG_LEVEL", "")
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nLOG_FORMAT=text\nUNRELATED=1\n", encoding="utf-8")
    settings = read_settings(_env_file=tmp_path / ".env")
    assert settings.log_format == "json"
    assert settings.log_level == "INFO"
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN


def test_a_token_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="ascii")
    settings = read(DISCORD_TOKEN_FILE=str(tmp_path / "token"))
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN


def test_every_wrong_variable_gets_a_line_of_its_own() -> None:
    lines = sentences(LOG_LEVEL="LOUD", LOG_FORMAT="xml", DATABASE_URL="postgresql://me:hunter2@host/db")
    assert lines == [
        "DATABASE_URL is set to (31 characters, not shown). It must be sqlite:/// and a path, "
        "such as sqlite:///data/broadsheet.db.",
        "LOG_LEVEL is set to LOUD. It must be DEBUG, INFO, WARNING or ERROR.",
        "LOG_FORMAT is set to xml. It must be text or json.",
    ]


@pytest.mark.parametrize("wrong", ["swordfish", TOKEN + " trailing", "a.b.c"])
def test_a_wrong_token_is_named_and_not_shown(wrong: str) -> None:
    (line,) = sentences(DISCORD_TOKEN=wrong)
    assert line.startswith("DISCORD_TOKEN is set to (")
    assert wrong not in line


@pytest.mark.parametrize("name", ["missing", "", "."])
def test_a_token_file_that_cannot_be_used_is_named(tmp_path: Path, name: str) -> None:
    (line,) = sentences(DISCORD_TOKEN_FILE=str(tmp_path / name) if name != "" else os.devnull)
    assert line.startswith("DISCORD_TOKEN_FILE is set to /")


def test_two_tokens_are_one_too_many(tmp_path: Path) -> None:
    (line,) = sentences(DISCORD_TOKEN=TOKEN, DISCORD_TOKEN_FILE=str(tmp_path / "token"))
    assert line == "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set. Keep one of them."


def test_a_secret_is_in_no_repr() -> None:
    settings = read(DISCORD_TOKEN=TOKEN)
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_a_database_url_is_relative_to_the_checkout_or_absolute() -> None:
    assert read(DATABASE_URL="sqlite:///data/x%20y.db").database == ROOT / "data" / "x y.db"
    assert read(DATABASE_URL="sqlite:////srv/x.db").database == Path("/srv/x.db")


def test_feeds_have_a_port_and_an_address_of_their_own() -> None:
    assert read().rss_base is None
    assert read(BROADSHEET_RSS_URL="https://news.example.org/rss").rss_base is None
    assert read(BROADSHEET_RSS_PORT="9465").rss_base == "http://127.0.0.1:9465"
    assert read(BROADSHEET_RSS_PORT="9465", BROADSHEET_RSS_HOST="::1").rss_base == "http://[::1]:9465"
    given = read(BROADSHEET_RSS_PORT="9465", BROADSHEET_RSS_URL="https://news.example.org/rss/")
    assert given.rss_base == "https://news.example.org/rss"
    for wrong in (
        "news.example.org",
        "ftp://x.org",
        "https://",
        "https://u:p@x.org",
        "https://x.org/?a",
        "https://x/`",
    ):
        assert "BROADSHEET_RSS_URL" in sentences(BROADSHEET_RSS_URL=wrong)[0], wrong
    assert "BROADSHEET_RSS_HOST" in sentences(BROADSHEET_RSS_HOST="example.org")[0]
    assert "BROADSHEET_RSS_PORT" in sentences(BROADSHEET_RSS_PORT="0")[0]


def test_feeds_and_metrics_share_no_port() -> None:
    (line,) = sentences(BROADSHEET_RSS_PORT="9464", BROADSHEET_METRICS_PORT="9464")
    assert line.startswith("BROADSHEET_RSS_PORT and BROADSHEET_METRICS_PORT are both 9464.")
    assert ConfigurationError.exit_status == 78
