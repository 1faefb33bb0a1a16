"""Ask what addresses a name has, in threads of its own: a slow answer must not keep other work from its thread.

A question cannot be taken back: its thread is held until the system's resolver gives up, long after nobody waits for it
any more. So a server has a few threads and no more, and a name is asked for once at a time.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeAlias

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.runtime import CrowdedError, FairTurns
from bot.sources.requester import requester

_THREADS = 32
_THREADS_EACH = 4
_MOST_ADDRESSES = 16

_Question: TypeAlias = tuple[str, int, int]
_Info: TypeAlias = tuple[
    socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
]


class Resolver(AbstractResolver):
    """The machine's resolver."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="names")
        self._turns = FairTurns(_THREADS, each=_THREADS_EACH)
        self._asked: dict[_Question, asyncio.Future[list[_Info]]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a host. Raises OSError where it has none."""
        infos = await self._answer((host, port, family))
        return [
            ResolveResult(
                hostname=host,
                host=str(place[0]),
                port=port,
                family=found,
                proto=protocol,
                flags=socket.AI_NUMERICHOST,
            )
            for found, _, protocol, _, place in infos[:_MOST_ADDRESSES]
        ]

    async def _answer(self, question: _Question) -> list[_Info]:
        answer = self._asked.get(question)
        if answer is None:
            party = requester()
            try:
                await self._turns.take(party)
            except CrowdedError:
                raise OSError(errno.EAGAIN, "too many names are asked for") from None
            answer = asyncio.get_running_loop().run_in_executor(self._threads, _look_up, *question)
            self._asked[question] = answer
            answer.add_done_callback(partial(self._done, question, party))
        return await asyncio.shield(answer)

    def _done(self, question: _Question, party: int, answer: asyncio.Future[list[_Info]]) -> None:
        del self._asked[question]
        self._turns.give_back(party)
        if not answer.cancelled():
            answer.exception()  # seen, even where nobody waits for it any more

    async def close(self) -> None:
        """Let the threads go; those that still ask are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int, family: int) -> list[_Info]:
    return socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
