"""Compressed answers, inflated as they arrive and never beyond a bound."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any, Protocol, cast

import brotli
from backports import zstd

from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCODINGS = "gzip, deflate, br, zstd"
"""What is asked for; what else a server sends is refused."""

MOST_LAYERS = 3
"""How often an answer may be packed: some servers pack what they kept packed."""

_PIECE = 256 << 10
_EITHER_HEADER = 32 + zlib.MAX_WBITS
_GZIP_START = b"\x1f\x8b\x08"
_ZSTD_START = b"\x28\xb5\x2f\xfd"
_LONGEST_START = 8
_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,4}(?:<[!?a-zA-Z]|\{\s*\")")
_WINDOW_LOG = 23
"""Memory that an answer of zstd may ask for: 8 MiB (RFC 9659)."""

_NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
# What servers write that pack nothing; some name there what the text is written in.
_NOTHING = frozenset({"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "utf8", "iso-8859-1", "text"})


class _Engine(Protocol):
    """Inflates one layer, a piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` inflates to, in pieces of 256 KiB at most. Raises `_ERRORS`."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether it may end here."""
        ...


class _Gzip:
    """gzip, of several members, or deflate with its header or without; what stands behind the end is nothing."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._engine = zlib.decompressobj(_EITHER_HEADER)
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        rest = data
        while rest:
            piece = self._inflate(rest)
            if piece:
                yield piece
            rest = self._rest()

    def _inflate(self, data: bytes) -> bytes:
        try:
            piece = self._engine.decompress(data, _PIECE)
        except zlib.error:
            if self._started or self._is_gzip:
                raise
            # Some servers say deflate and leave out the header that belongs to it.
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
            self._started = True
            return self._inflate(data)
        self._started = True
        return piece

    def _rest(self) -> bytes:
        """What is still to be inflated; another member of a gzip file begins where one ends."""
        if not self._engine.eof:
            return self._engine.unconsumed_tail
        rest = self._engine.unused_data if self._is_gzip else b""
        if not rest.startswith(_GZIP_START[:2]):
            return b""
        self._engine = zlib.decompressobj(_EITHER_HEADER)
        return rest

    @property
    def is_complete(self) -> bool:
        return self._engine.eof or not self._started


class _BrotliEngine(Protocol):
    """What brotli offers; it brings no types."""

    def process(self, data: bytes, *, output_buffer_limit: int) -> bytes:
        """Return a piece of what the data inflates to; what is left comes with the next call."""
        ...

    def is_finished(self) -> bool:
        """Tell whether the end was read."""
        ...


_BROTLI = cast("Any", brotli)


class _Brotli:
    def __init__(self) -> None:
        self._engine: _BrotliEngine = _BROTLI.Decompressor()
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._started = True
        rest = data
        while not self._engine.is_finished():
            piece = self._engine.process(rest, output_buffer_limit=_PIECE)
            rest = b""
            if not piece:
                return
            yield piece

    @property
    def is_complete(self) -> bool:
        return not self._started or self._engine.is_finished()


class _Zstd:
    """zstd, of several frames."""

    def __init__(self) -> None:
        self._engine = self._fresh()
        self._started = False
        self._behind = b""

    @staticmethod
    def _fresh() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG})

    def feed(self, data: bytes) -> Iterator[bytes]:
        rest = data
        while rest or not self._engine.needs_input:
            if self._engine.eof:
                rest = self._behind + rest
                self._behind = rest[: len(_ZSTD_START)]
                if not rest.startswith(_ZSTD_START):
                    return
                self._engine, self._behind = self._fresh(), b""
            self._started = True
            piece = self._engine.decompress(rest, max_length=_PIECE)
            rest = b""
            if piece:
                yield piece
            if self._engine.eof:
                rest, self._behind = self._engine.unused_data, b""
                if not rest:
                    return

    @property
    def is_complete(self) -> bool:
        return not self._started or self._engine.eof


_ERRORS: tuple[type[Exception], ...] = (zlib.error, _BROTLI.error, zstd.ZstdError)


def _engine(name: str) -> _Engine:
    if name == "br":
        return _Brotli()
    return _Zstd() if name == "zstd" else _Gzip(is_gzip=name == "gzip")


class Inflater:
    """Inflates one body, packed once or several times, as its header says or as its first bytes show.

    Raises SourceError for more than `most` bytes, damage, or an encoding not asked for.
    """

    def __init__(self, encoding: str, most: int) -> None:
        names = [one.strip().lower() for one in encoding.split(",")]
        packed = [one for one in names if one not in _NOTHING]
        unknown = next((one for one in packed if one not in _NAMES), None)
        if unknown is not None or len(packed) > MOST_LAYERS:
            raise SourceError("fetch-encoding", encoding=(unknown or encoding)[:40])
        self._most = most
        self._sizes = [0] * (MOST_LAYERS + 1)
        self._layers: list[_Engine] = []
        self._start = b""
        # The last that was done is undone first.
        self._named = [_NAMES[one] for one in reversed(packed)]

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk inflates to, piece by piece, so that a bomb is noticed after one piece."""
        yield from self._through(0, chunk)

    def _through(self, depth: int, data: bytes, *, is_last: bool = False) -> Iterator[bytes]:
        if depth == len(self._layers):
            data, self._start = self._start + data, b""
            if not self._sizes[depth] and len(data) < _LONGEST_START and not is_last:
                self._start = data
                return
            name = self._name(depth, data)
            if name is None:
                yield self._counted(depth, data)
                return
            self._layers.append(_engine(name))
        try:
            for piece in self._layers[depth].feed(data):
                self._counted(depth, piece)
                yield from self._through(depth + 1, piece)
        except _ERRORS:
            raise SourceError("fetch-broken") from None

    def _name(self, depth: int, data: bytes) -> str | None:
        """What a layer is packed with: as its first bytes show, else as its header says; None for what is not."""
        if self._sizes[depth] or depth >= MOST_LAYERS or not data:
            return None
        named = self._named[depth] if depth < len(self._named) else None
        if data.startswith(_GZIP_START):
            return "gzip"
        # Servers that have unpacked a body forget to say so no longer.
        return None if _PLAIN.match(data) or (named == "gzip" and depth) else named

    def _counted(self, depth: int, piece: bytes) -> bytes:
        self._sizes[depth] += len(piece)
        if self._sizes[depth] > self._most:
            raise SourceError("fetch-too-large", limit=max(1, self._most >> 20))
        return piece

    def end(self) -> Iterator[bytes]:
        """Yield what is left. Raises SourceError where the body stopped too early."""
        while self._start:
            yield from self._through(len(self._layers), b"", is_last=True)
        if not all(layer.is_complete for layer in self._layers):
            raise SourceError("fetch-broken")
