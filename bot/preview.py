"""The whole bot in a local browser page: a simulated Discord on loopback, no token, no network.

The only importer of simcord, and lazily: an operator who runs on Discord does not need it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import tempfile
import webbrowser
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import discord

from bot.app import open_services
from bot.archive import is_in_use, lock_of
from bot.client import BroadsheetClient
from bot.config import ROOT
from bot.errors import BroadsheetError, ConfigurationError, UsageError
from bot.library import FolderWatcher
from bot.preview_life import Turns, let_pages_arrive, let_time_pass, set_up_digest
from bot.rss import feeds_served
from bot.runtime import until_stopped

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Iterable, Iterator

    from simcord import ChannelHandle, Env, GuildHandle, MemberActor

    from bot.app import Services
    from bot.config import Settings


logger = logging.getLogger(__name__)

SAMPLES = ROOT / "data" / "samples"
_SETTLE_SECONDS = 20.0
"""Less than the naps of what waits in the bot (60 s): a timer within it is waited for, and the start with it."""
_TEMPORARY = "broadsheet-preview-"
_DATABASE = "preview.db"
_SIMULATION_BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
_READER: Final = "alice"
_MODERATOR: Final = "morgan"

Tell: TypeAlias = "Callable[..., None]"


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """How to preview: the loopback port (0 takes a free one), pages instead of the usual ones, the database if kept."""

    port: int = 0
    pages: tuple[Path, ...] = ()
    database: Path | None = None
    open_browser: bool = True


class SimulatedClock:
    """The simulator's clock: it moves as the simulation moves it."""

    def __init__(self) -> None:
        self._env: Env | None = None

    def follow(self, env: Env) -> None:
        """Tell the time of that simulation from now on."""
        self._env = env

    def now(self) -> datetime:
        """Return the simulated moment, aware, in UTC."""
        return _SIMULATION_BEGINS if self._env is None else self._env.now()


async def run_preview(settings: Settings, options: PreviewOptions, announce: Callable[[str], None], tell: Tell) -> None:
    """Load the pages, start the bot in a simulated Discord and serve it until it is stopped.

    `announce` is given the address to open, `tell` the key of each step before that, and what fills its message.
    Raises ConfigurationError if the preview's parts are not installed, UsageError if the port is taken.
    """
    try:
        simcord = _simulator()
    except ImportError:
        raise ConfigurationError("preview-not-installed") from None
    await until_stopped(_preview(simcord, settings, options, announce, tell))


def _simulator() -> Any:
    """Import the simulator without its warnings: it tries a client with no rights and no voice, which is nobody's."""
    logging.disable(logging.WARNING)
    try:
        import simcord
    finally:
        logging.disable(logging.NOTSET)
    return simcord


async def _preview(
    simcord: Any, settings: Settings, options: PreviewOptions, announce: Callable[[str], None], tell: Tell
) -> None:
    clock = SimulatedClock()
    async with contextlib.AsyncExitStack() as stack:
        database = stack.enter_context(_database(settings, options))
        services = await stack.enter_async_context(open_services(settings, clock, database))
        pages = options.pages or _usual_pages(settings)
        named = "samples" if pages == (SAMPLES,) else "own"
        tell("preview-step-pages", pages=named)
        await services.loader.load(pages)
        tell("preview-step-start")
        await services.search.warm()
        client = BroadsheetClient(services, message_content=True, simulated=True, also=("cogs.preview",))
        env = simcord.Env(client, check_errors=False, shard_count=1, settle_timeout=_SETTLE_SECONDS)
        clock.follow(env)
        try:
            await stack.enter_async_context(feeds_served(services.rss, settings.rss_host, settings.rss_port))
        except BroadsheetError as error:  # as where the bot itself runs with the same settings
            logger.warning("no feeds in the preview", extra={"error": str(error)})
        await env.start()
        stack.push_async_callback(env.shutdown)
        stack.enter_context(env.time_context())
        await _serve(env, services, options, announce, named)


def _usual_pages(settings: Settings) -> tuple[Path, ...]:
    own = any(entry.name != "README.md" and not entry.name.startswith(".") for entry in _entries(settings.pages))
    return (settings.pages,) if own else (SAMPLES,)


def _entries(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


@contextlib.contextmanager
def _database(settings: Settings, options: PreviewOptions) -> Generator[Path]:
    """Keep the preview's archive apart from the bot's; only one made of the operator's own pages is worth keeping."""
    if options.database is not None:
        yield options.database
    elif options.pages or _usual_pages(settings) == (SAMPLES,):
        sweep()
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY) as folder:
            yield Path(folder) / _DATABASE
    else:
        yield settings.database.with_name(_DATABASE)


def sweep() -> None:
    """Delete what previews left that were killed: archives of ours that nobody holds open."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*"):
        with contextlib.suppress(OSError):
            ours = folder.lstat().st_uid == os.getuid() and folder.is_dir() and not folder.is_symlink()
            database = folder / _DATABASE
            # One that is just being made has no lock yet, and nothing else in it.
            if ours and lock_of(database).exists() and not is_in_use(database):
                shutil.rmtree(folder)


async def _serve(
    env: Env, services: Services, options: PreviewOptions, announce: Callable[[str], None], pages: str
) -> None:
    from simcord import SetupError

    guild, channel, viewers = await _furnish(env)
    if pages == "samples":
        await set_up_digest(env, services, channel, guild.id, viewers[-1].id)
    env.bot.dispatch("preview", channel.id, pages, (_READER, _MODERATOR))
    await env.settle()
    async with contextlib.AsyncExitStack() as stack:
        try:
            preview = await stack.enter_async_context(
                env.preview(channel, viewers=viewers, layout="channel", port=options.port or None)
            )
        except SetupError as error:
            raise UsageError("port-in-use", port=str(options.port)) from error
        announce(preview.url)
        if options.open_browser:
            webbrowser.open(preview.url)
        async with _beside(_goings_on(env, services, preview, channel, pages)):
            await preview.wait_closed()


def _goings_on(
    env: Env, services: Services, preview: Any, channel: ChannelHandle, pages: str
) -> Iterator[Coroutine[Any, Any, None]]:
    yield let_time_pass(env, preview, channel, Turns(preview, channel))
    yield FolderWatcher(services.loader, services.settings.pages).run()
    if pages == "samples":
        yield let_pages_arrive(services)


@contextlib.asynccontextmanager
async def _beside(goings_on: Iterable[Coroutine[Any, Any, None]]) -> AsyncGenerator[None]:
    tasks = [asyncio.create_task(one, name="what goes on in the preview") for one in goings_on]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _furnish(env: Env) -> tuple[GuildHandle, ChannelHandle, list[MemberActor]]:
    """Name the bot, and make a server with one channel, a reader and a moderator to view it as."""
    if env.bot.user is not None:
        await env.bot.user.edit(username="Broadsheet")
    guild = env.create_guild("The Newsroom")
    channel = guild.create_text_channel("general")
    may = discord.Permissions(manage_guild=True, manage_messages=True)
    moderators = guild.create_role("Moderators", permissions=may)
    reader = guild.add_member(env.create_user(_READER))
    moderator = guild.add_member(env.create_user(_MODERATOR), roles=[moderators])
    return guild, channel, [reader, moderator]
