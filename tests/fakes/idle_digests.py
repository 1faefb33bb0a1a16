"""An archive's digests where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.archive.digests import Heartbeat


class NoDigests:
    """Holds no digest, so that nothing is ever due."""

    heartbeat_: Heartbeat | None = None

    async def recover(self) -> int:
        return 0

    async def active(self, **_: Any) -> tuple[()]:
        return ()

    async def due(self, *_: Any, **__: Any) -> tuple[()]:
        return ()

    async def ready(self, *_: Any, **__: Any) -> tuple[()]:
        return ()

    async def next_due(self) -> None:
        return None

    async def next_ready(self) -> None:
        return None

    async def forget_old_runs(self, *_: Any) -> int:
        return 0

    async def beat(self, heartbeat: Heartbeat) -> None:
        self.heartbeat_ = heartbeat

    async def heartbeat(self) -> Heartbeat | None:
        return self.heartbeat_
