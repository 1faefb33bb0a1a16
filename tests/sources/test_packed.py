"""Answers as servers pack them: with a header that is wrong, missing, or says more than there is."""

from __future__ import annotations

import gzip
import time
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.sources.decompression import Inflater
from tests.examples import examples
from tests.sources.site import answer
from tests.timing import allowed

if TYPE_CHECKING:
    from bot.sources.fetching import Fetcher
    from tests.sources.site import Site

TEXT = b"<html><body><p>" + b"The ferry office opens again on Monday. " * 50 + b"</p></body></html>"


def deflated(data: bytes) -> bytes:
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return raw.compress(data) + raw.flush()


PACKED = {
    "gzip": (gzip.compress(TEXT), "gzip"),
    "gzip in capitals": (gzip.compress(TEXT), "GZIP"),
    "gzip that nobody names": (gzip.compress(TEXT), ""),
    "gzip of two members": (gzip.compress(TEXT[:300]) + gzip.compress(TEXT[300:]), "gzip"),
    "gzip and rubbish": (gzip.compress(TEXT) + b"\0\0\0", "gzip"),
    "gzip of gzip": (gzip.compress(gzip.compress(TEXT)), "gzip, gzip"),
    "gzip of gzip, named once": (gzip.compress(gzip.compress(TEXT)), "gzip"),
    "gzip, named twice": (gzip.compress(TEXT), "gzip, gzip"),
    "named and not packed": (TEXT, "gzip"),
    "none": (TEXT, "none"),
    "the encoding of the text": (TEXT, "UTF-8"),
    "identity": (TEXT, "identity"),
    "deflate": (zlib.compress(TEXT), "deflate"),
    "deflate without its header": (deflated(TEXT), "deflate"),
    "brotli": (brotli.compress(TEXT), "br"),
    "zstd": (zstd.compress(TEXT), "zstd"),
    "zstd of two frames": (zstd.compress(TEXT[:200]) + zstd.compress(TEXT[200:]), "zstd"),
    "brotli in gzip": (gzip.compress(brotli.compress(TEXT)), "br, gzip"),
    "nothing": (b"", "gzip"),
}


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_what_is_packed_is_unpacked_however_it_arrives(name: str, size: int) -> None:
    packed, encoding = PACKED[name]
    inflater = Inflater(encoding, 1 << 20)
    body = b"".join(piece for at in range(0, len(packed), size) for piece in inflater.feed(packed[at : at + size]))
    assert body + b"".join(inflater.end()) == (TEXT if packed else b"")


def bomb(kind: str) -> bytes:
    zeros = bytes(64 << 20)
    if kind == "br":
        return brotli.compress(zeros, quality=4)
    if kind == "zstd":
        return zstd.compress(zeros)
    return gzip.compress(gzip.compress(zeros)) if kind == "gzip twice" else gzip.compress(zeros)


@pytest.mark.parametrize("kind", ["gzip", "gzip twice", "br", "zstd"])
def test_a_bomb_is_noticed_at_the_bound(kind: str) -> None:
    inflater = Inflater("" if "gzip" in kind else kind, 1 << 20)
    packed, size = bomb(kind), 0
    before = time.thread_time()
    with pytest.raises(SourceError) as raised:
        for piece in inflater.feed(packed):
            size += len(piece)
    assert raised.value.key == "fetch-too-large"
    assert size <= 1 << 20
    assert time.thread_time() - before < allowed(2)


@pytest.mark.parametrize(
    ("body", "encoding", "key"),
    [
        (TEXT, "compress", "fetch-encoding"),
        (TEXT, "gzip, gzip, gzip, gzip", "fetch-encoding"),
        (b"no gzip at all", "gzip", "fetch-broken"),
        (b"no zstd at all", "zstd", "fetch-broken"),
        (b"\xff\xff\xff no brotli", "br", "fetch-broken"),
        (gzip.compress(TEXT)[:-9], "gzip", "fetch-broken"),
        (brotli.compress(TEXT)[:-9], "br", "fetch-broken"),
        (zstd.compress(TEXT)[:-9], "zstd", "fetch-broken"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(body: bytes, encoding: str, key: str) -> None:
    with pytest.raises(SourceError) as raised:
        inflater = Inflater(encoding, 1 << 20)
        list(inflater.feed(body))
        list(inflater.end())
    assert raised.value.key == key


def test_a_frame_of_zstd_may_not_ask_for_much_memory() -> None:
    wide = {zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0}
    engine = zstd.ZstdCompressor(options=wide)
    packed = engine.compress(TEXT) + engine.flush()
    with pytest.raises(SourceError):
        list(Inflater("zstd", 1 << 20).feed(packed))


@examples(150)
@given(st.binary(max_size=400), st.sampled_from(["", "gzip", "deflate", "br", "zstd", "br, gzip"]), st.integers(1, 50))
def test_anything_is_unpacked_or_refused(data: bytes, encoding: str, size: int) -> None:
    inflater = Inflater(encoding, 10_000)
    try:
        for at in range(0, len(data), size):
            list(inflater.feed(data[at : at + size]))
        list(inflater.end())
    except SourceError as error:
        assert error.key in {"fetch-broken", "fetch-too-large"}


@pytest.mark.parametrize("name", PACKED)
async def test_servers_that_pack_so_are_understood(site: Site, fetcher: Fetcher, name: str) -> None:
    packed, encoding = PACKED[name]
    site.pages["/a"] = answer(packed, Content_Encoding=encoding) if encoding else answer(packed)
    assert (await fetcher.fetch(site.address("/a"))).content == (TEXT if packed else b"")
    assert site.asked[0].headers["accept-encoding"] == "gzip, deflate, br, zstd"


@pytest.mark.parametrize("location", ["/a b", "/a%20b", "a b", "/a b#part"])
async def test_a_blank_in_where_it_leads_is_escaped(site: Site, fetcher: Fetcher, location: str) -> None:
    site.pages |= {"/old": answer(status="301 Moved", Location=location), "/a%20b": answer("here")}
    assert (await fetcher.fetch(site.address("/old"))).content == b"here"
