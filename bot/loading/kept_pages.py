"""Store the bytes of web pages, so that the person who added one can have it split differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import SourcePage
from bot.loading.incoming import FROM_WEB, body_of, checksum_of, divided_checksum
from bot.loading.pages.read_page import SPLITTER
from bot.loading.report import LoadedPage
from bot.runtime import background
from bot.segmentation import PageFormat

if TYPE_CHECKING:
    from bot.archive import Archive, Storing
    from bot.articles import Scope
    from bot.loading.incoming import IncomingRecord

_AS_ONE: Final = ()
_SURE = 1.0


async def keep_web_page(
    archive: Archive, scope: Scope, record: IncomingRecord, content: bytes, charset: str | None
) -> LoadedPage | None:
    """Store the web page of an article as a page with one article, and return it as a loaded page.

    A page divided by a person is left unchanged. Returns None if the article has been removed or its text is from
    another origin.
    """
    address = record.article.url or record.source_id
    content = await background.run(in_utf8, content, charset)
    async with archive.writer.storing(scope) as storing:
        origin = f"{FROM_WEB}{address}"
        before = (await storing.pages_from({origin})).get(origin)
        if before is not None and (before.boundaries or before.content_checksum == checksum_of(content)):
            return LoadedPage(address, before.checksum, len(before.numbers), _SURE, unsure=False)
        page = await _page_of(storing, record, content, origin)
        if page is not None:
            await storing.keep_pages([page])
    return None if page is None else LoadedPage(address, page.checksum, 1, _SURE, unsure=False)


async def _page_of(storing: Storing, record: IncomingRecord, content: bytes, origin: str) -> SourcePage | None:
    found = (await storing.records({record.identity})).get(record.identity)
    article = (await storing.known({found.number})).get(found.number) if found else None
    if article is None or article.removed or body_of(article.text) != record.article.body:
        return None
    checksum = checksum_of(content)
    return SourcePage(
        origin=origin,
        checksum=divided_checksum(checksum, _AS_ONE),
        content_checksum=checksum,
        source=record.article.source,
        format=PageFormat.HTML.value,
        encoding="utf-8",
        content=content,
        segmenter=SPLITTER.version,
        numbers=(article.number,),
        given={article.number: article.version},
        boundaries=_AS_ONE,
        by_hand=True,
    )


def in_utf8(content: bytes, charset: str | None) -> bytes:
    """Convert bytes to UTF-8 with a byte order mark if the HTTP header names a charset: it is not stored."""
    if charset is None or content.startswith(b"\xef\xbb\xbf"):
        return content
    try:
        return content.decode(charset).encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return content
