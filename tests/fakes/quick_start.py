"""Starts of the bot that do only once for a process what comes out the same each time: half of what a start costs.

Those are the modules of the cogs, which discord.py executes anew for each bot, and the translation of every command
into each of Discord's languages. A restart in a test executes the modules again (`forget_cogs`), as a new process does.
"""

from __future__ import annotations

import json
from functools import wraps
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_modules: dict[str, ModuleType] = {}
_payloads: dict[tuple[str, str], str] = {}


class _OnceLoader:
    """Gives out the module that was executed before, if there is one."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return _modules.get(spec.name) or self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        if module is not _modules.get(module.__name__):
            self._loader.exec_module(module)
            _modules[module.__name__] = module


def forget_cogs() -> None:
    """Let the next start execute the modules of the cogs again."""
    _modules.clear()


def _loading_once(load: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    @wraps(load)
    async def loading(self: Any, spec: ModuleSpec, key: str) -> None:
        spec.loader = _OnceLoader(spec.loader)  # type: ignore[assignment]
        await load(self, spec, key)

    return loading


def _translating_once(translate: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @wraps(translate)
    async def translating(self: Any, tree: Any, translator: Any) -> Any:
        key = translator.__class__.__qualname__, json.dumps(self.to_dict(tree), sort_keys=True)
        if key not in _payloads:
            _payloads[key] = json.dumps(await translate(self, tree, translator))
        return json.loads(_payloads[key])

    return translating


def quick_starts() -> Iterator[tuple[Any, str, Any]]:
    """Yield what is to be set where, so that starts are quick."""
    loading = "_load_from_module_spec"
    yield commands.bot.BotBase, loading, _loading_once(getattr(commands.bot.BotBase, loading))
    translating = "get_translated_payload"
    for kind in (app_commands.Command, app_commands.Group, app_commands.ContextMenu):
        yield kind, translating, _translating_once(getattr(kind, translating))
