"""Compressed answers, inflated as they arrive and never beyond a bound."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCODINGS = "gzip, deflate"
"""What is asked for; what else a server sends is refused."""

_PIECE = 256 << 10
_EITHER_HEADER = 32 + zlib.MAX_WBITS
_GZIP = frozenset({"gzip", "x-gzip"})


class Inflater:
    """Inflates one body. Raises SourceError for more than `most` bytes, damage, or an encoding not asked for."""

    def __init__(self, encoding: str, most: int) -> None:
        name = encoding.strip().lower()
        if name not in {"", "identity", "deflate", *_GZIP}:
            raise SourceError("fetch-encoding", encoding=name[:40])
        self._most = most
        self._size = 0
        self._gzip = name in _GZIP
        self._engine = None if name in ("", "identity") else zlib.decompressobj(_EITHER_HEADER)
        self._started = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk inflates to, piece by piece, so that a bomb is noticed after one piece."""
        if self._engine is None:
            yield self._counted(chunk)
            return
        rest = chunk
        while rest:
            piece = self._inflate(rest)
            if piece:
                yield self._counted(piece)
            rest = self._rest()

    def _inflate(self, data: bytes) -> bytes:
        if self._engine is None:
            return data
        try:
            piece = self._engine.decompress(data, _PIECE)
        except zlib.error:
            if self._started or self._gzip:
                raise SourceError("fetch-broken") from None
            # Some servers say deflate and leave out the header that belongs to it.
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
            self._started = True
            return self._inflate(data)
        self._started = True
        return piece

    def _rest(self) -> bytes:
        """What is still to be inflated; another member of a gzip file begins where one ends."""
        if self._engine is None:
            return b""
        if self._engine.eof:
            rest = self._engine.unused_data if self._gzip else b""
            if rest.startswith(b"\x1f\x8b"):
                self._engine = zlib.decompressobj(_EITHER_HEADER)
                return rest
            return b""
        return self._engine.unconsumed_tail

    def _counted(self, piece: bytes) -> bytes:
        self._size += len(piece)
        if self._size > self._most:
            raise SourceError("fetch-too-large", limit=max(1, self._most >> 20))
        return piece

    def end(self) -> None:
        """Raise SourceError where the body stopped too early."""
        if self._engine is not None and self._started and not self._engine.eof:
            raise SourceError("fetch-broken")
