"""The messages of a channel of the simulated Discord, each made when it is looked at.

simcord's `ChannelHandle.history` (simcord 3.2.1) copies every message of the channel at each call: a test that says a
thousand things and reads the last answer each time would copy half a million messages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, overload

from simcord.results import to_discord_message

if TYPE_CHECKING:
    import discord


class LateHistory(Sequence["discord.Message"]):
    """The messages of a channel, oldest first, that are made when they are asked for."""

    def __init__(self, env: Any, stored: Sequence[Any]) -> None:
        self._env = env
        self._stored = stored

    def __len__(self) -> int:
        return len(self._stored)

    @overload
    def __getitem__(self, place: int) -> discord.Message: ...
    @overload
    def __getitem__(self, place: slice) -> LateHistory: ...
    def __getitem__(self, place: int | slice) -> discord.Message | LateHistory:
        if isinstance(place, slice):
            return LateHistory(self._env, self._stored[place])
        return to_discord_message(self._env, self._stored[place])

    def __eq__(self, other: object) -> bool:
        return list(self) == other

    __hash__ = None  # type: ignore[assignment]


def late(history: Callable[..., list[discord.Message]]) -> Callable[..., Sequence[discord.Message]]:
    """Return simcord's `history` that makes its messages when they are looked at; who views one is left to simcord."""

    @wraps(history)
    def reading(handle: Any, *, viewer: Any = None) -> Sequence[discord.Message]:
        if viewer is not None:
            return history(handle, viewer=viewer)
        env = handle._env
        stored = env.backend.messages.get(handle.id, {}).values()
        return LateHistory(env, sorted((one for one in stored if one.visible_to(None)), key=lambda one: one.id))

    return reading
