"""Settings from the environment and `.env`, read and validated once at start; secrets never appear in a text."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: the project runs from it, and `data/` and `.env` lie in it."""

_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)
_TOKEN_BYTES = 1_000
_URL = re.compile(r"[!#-;=?-\[\]_a-z~]{1,200}", re.ASCII)


def _sqlite_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "sqlite" or parts.netloc or len(parts.path) < 2:
        raise ValueError
    return value


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value().strip()):
        raise ValueError
    return SecretStr(value.get_secret_value().strip())


def _host(value: str) -> str:
    if value != "localhost":
        ip_address(value)
    return value


def _web_url(value: str) -> str:
    parts = urlsplit(value)
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    if not is_web or parts.query or parts.fragment or not _URL.fullmatch(value):
        raise ValueError
    return value


class Settings(BaseSettings):
    """What an operator may set. `docs/settings.md` and `deploy/.env.example` are made from this."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        None,
        validation_alias="DISCORD_TOKEN",
        description="The bot's token. Without one, the preview starts instead.",
    )
    token_file: Path | None = Field(
        None,
        validation_alias="DISCORD_TOKEN_FILE",
        description="A file that contains only the token; use it instead of `DISCORD_TOKEN`, not with it.",
    )
    database_url: Annotated[str, AfterValidator(_sqlite_url)] = Field(
        f"sqlite:///{ROOT / 'data' / 'broadsheet.db'}",
        validation_alias="DATABASE_URL",
        description="Where the archive is: `sqlite:///data/archive.db` (from the checkout) or "
        "`sqlite:////srv/archive.db` (absolute: four strokes).",
    )
    pages: Path = Field(
        ROOT / "data" / "pages",
        validation_alias="BROADSHEET_PAGES",
        description="The folder of pages read at every start.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", validation_alias="LOG_LEVEL", description="The least severe entries to log."
    )
    log_format: Literal["text", "json"] = Field(
        "text", validation_alias="LOG_FORMAT", description="How entries are written, one per line, on standard error."
    )
    log_file: Path | None = Field(
        None,
        validation_alias="LOG_FILE",
        description="A file that gets the log too; at 10 MB it is put aside, and five old ones are kept.",
    )
    metrics_port: Annotated[int, Field(ge=1, le=65_535)] | None = Field(
        None,
        validation_alias="BROADSHEET_METRICS_PORT",
        description="A port on this machine for `/healthz` and `/metrics`.",
    )

    rss_port: Annotated[int, Field(ge=1, le=65_535)] | None = Field(
        None,
        validation_alias="BROADSHEET_RSS_PORT",
        description="A port for RSS of watches, boards and digests, and for nothing else. Without one, there is none.",
    )
    rss_host: Annotated[str, AfterValidator(_host)] = Field(
        "127.0.0.1",
        validation_alias="BROADSHEET_RSS_HOST",
        description="The address of this machine that RSS is served on. A proxy on the same machine finds `127.0.0.1`.",
    )
    rss_url: Annotated[str, AfterValidator(_web_url)] | None = Field(
        None,
        validation_alias="BROADSHEET_RSS_URL",
        description="What readers type before the secret part of an address, such as `https://news.example.org/rss`. "
        "Without it, the host and the port.",
    )

    @property
    def rss_base(self) -> str | None:
        """What every address of a feed begins with, without a stroke at its end; None where there are no feeds."""
        if self.rss_port is None:
            return None
        host = f"[{self.rss_host}]" if ":" in self.rss_host else self.rss_host
        return (self.rss_url or f"http://{host}:{self.rss_port}").rstrip("/")

    @property
    def database(self) -> Path:
        """The file of the archive; `sqlite:///name` is relative to the checkout, `sqlite:////name` absolute."""
        return ROOT / unquote(urlsplit(self.database_url).path)[1:]


_SECRET = {"DISCORD_TOKEN", "DATABASE_URL"}


def read_settings(**given: Any) -> Settings:
    """Read and validate the settings; `given` (by variable name) wins over the environment.

    Raises an ExceptionGroup of ConfigurationError, one for each wrong variable.
    """
    try:
        settings = Settings(**given)
    except ValidationError as error:
        problems = [_problem(str(detail["loc"][0]), detail["input"]) for detail in error.errors()]
        raise ExceptionGroup("settings", problems) from None
    if settings.rss_port is not None and settings.rss_port == settings.metrics_port:
        raise ExceptionGroup("settings", [ConfigurationError("setting-same-port", port=str(settings.rss_port))])
    return _with_token_of_file(settings)


def _problem(variable: str, held: object) -> ConfigurationError:
    text = held.get_secret_value() if isinstance(held, SecretStr) else str(held)
    shown = f"({len(text)} characters, not shown)" if variable in _SECRET else text[:80]
    return ConfigurationError("setting", variable=variable, held=shown)


def _with_token_of_file(settings: Settings) -> Settings:
    if settings.token_file is None:
        return settings
    if settings.token is not None:
        raise ExceptionGroup("settings", [ConfigurationError("setting-token-twice")])
    try:
        with settings.token_file.open(encoding="ascii") as file:
            token = _token(SecretStr(file.read(_TOKEN_BYTES)))
    except (OSError, ValueError):
        problem = ConfigurationError("setting", variable="DISCORD_TOKEN_FILE", held=str(settings.token_file)[:80])
        raise ExceptionGroup("settings", [problem]) from None
    return settings.model_copy(update={"token": token})
