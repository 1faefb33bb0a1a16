"""The text of a feed's item to its paragraphs, without what feeds add to it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.blocks import HtmlBlock, read_blocks
from bot.segmentation.html.tree import read_tree
from bot.segmentation.pages.feed_fields import Kind, Value
from bot.segmentation.text.normalise import normalise, squeeze

_TAG = re.compile(r"<[a-zA-Z/!]")
# In text that says to be no HTML, only what nobody would write in a sentence is HTML after all.
_SURELY_HTML = re.compile(
    r"</(?:p|a|b|i|em|strong|div|span|ul|ol|li|blockquote|h[1-6]|br|table)\s*>|<br\s*/?>|<p>|<a\s+href=|<img\s",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)
# Stands for a line break while HTML is read; no text may hold it.
_MARK = "\ufdd0"
_BULLET = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s")
_MOST_LINES = 20_000

_ELSEWHERE = (
    r"The (?:post|article|entry) .{1,300} (?:first appeared|appeared first|was first published) (?:on|at|in) .{1,200}",
    r"Der (?:Beitrag|Artikel) .{1,300} (?:erschien|ist) zuerst (?:auf|bei) .{1,200}",
    r"L[’'](?:article|entrée) .{1,300} est apparue? en premier sur .{1,200}",
    r"(?:La entrada|El artículo) .{1,300} (?:se publicó primero en|apareció primero en|aparece primero en) .{1,200}",
    r"(?:O post|O artigo) .{1,300} (?:apareceu primeiro|foi publicado primeiro) em .{1,200}",
    r"L[’'](?:articolo|entrada) .{1,300} (?:proviene da|sembra essere il primo su|ha aparegut primer a) .{1,200}",
    r"Het (?:bericht|artikel) .{1,300} (?:verscheen|is) (?:eerst|voor het eerst) (?:verschenen )?op .{1,200}",
    r"Inlägget .{1,300} dök först upp på .{1,200}",
    r"Innlegget .{1,300} dukket først opp på .{1,200}",
    r"Indlægget .{1,300} blev først (?:udgivet|vist) (?:den|på) .{1,200}",
    r"(?:Wpis|Artykuł) .{1,300} pochodzi z serwisu .{1,200}",
    r"(?:Запись|Сообщение) .{1,300} (?:впервые появилась|появились сначала|появилась сначала) (?:на|в) .{1,200}",
    r"[「『《“]?.{1,300}[」』》”]?\s?(?:最早|最先|首先)(?:出現|发表|發表|出现)(?:於|在|于)\s?.{1,200}",
    r"投稿 .{1,300} は .{1,200} に最初に表示されました。?",
)
_TAILS = re.compile("|".join(_ELSEWHERE), re.IGNORECASE | re.DOTALL)
_FURTHER = re.compile(
    r"\s*(?:\[?(?:Read|Continue|See|View) (?:more|reading|the full (?:story|article))\b.{0,60}\]?|"
    r"Weiterlesen\b.{0,60}|Lire la suite\b.{0,60}|(?:Leer más|Seguir leyendo|Sigue leyendo)\b.{0,60}|"
    r"(?:閱讀更多|繼續閱讀|继续阅读|阅读更多|閱讀全文|阅读全文|続きを読む).{0,30})$",
    re.DOTALL | re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:submitted|posted) by\s+/?u/[\w-]{1,40}(?:\s+to\s+/?r/[\w-]{1,40})?(?:\s*\[(?:link|comments|\d+ comments?)\])*"
)
_COUNTED = (
    r"views?|comments?|likes?|shares?|reads?|repl(?:y|ies)|votes?|points?|visits?|hits?|retweets?|reactions?|"
    r"followers?|subscribers?|Aufrufe|Kommentare?|vues?|commentaires?|partages?|visitas?|comentarios?|lecturas?|"
    r"visualizzazioni|commenti|reacties|visualizações|comentários|просмотр\w*|комментари\w*|"
    r"次?(?:瀏覽|浏览|閱讀|阅读|點閱|觀看|观看|回應|评论|留言|讚|赞|分享)|人氣|(?:則|条|篇)(?:留言|評論|评论)"
)
_NUMBER = r"\d[\d.,\u00a0 ]{0,12}(?:[kKmM]|萬|万)?"
_COUNT = rf"(?:(?:read |viewed )?{_NUMBER}\s?(?:{_COUNTED}|times)|(?:{_COUNTED})\s?[:：(（]\s?{_NUMBER}[)）]?)"
_AGO = r"(?:(?:updated|posted|published) )?\d{1,3} (?:seconds?|minutes?|mins?|hours?|days?|weeks?) ago"
_COUNTER = re.compile(rf"[\W_]*(?:{_COUNT}|{_AGO})(?:[\W_]+(?:{_COUNT}|{_AGO}))*[\W_]*", re.IGNORECASE)
_LONGEST_TAIL = 600
_LONGEST_COUNTER = 120
_SHARE_OF_LINKS, _ALL_LINKS = 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of an item, and what its markup says it is; `leads_away` tells that it is nothing but links."""

    text: str
    heading: bool = False
    caption: bool = False
    leads_away: bool = False


def paragraphs(body: Value, headline: str, source: str, paper: str) -> list[Part]:
    """Return the paragraphs of an item's text, which may be HTML, escaped once or twice, or plain lines.

    What is left out: that it appeared elsewhere first, that there is more to read, who submitted it, how often it was
    looked at; and all of a text that only says headline and source again, or is nothing but links. `paper` is what the
    feed calls itself.
    """
    parts = list(_markup(body.text)) if is_markup(body) else [Part(line) for line in _lines_of_text(body)]
    parts = [part for part in parts if not _is_counter(part.text)]
    while parts and (parts[-1].leads_away or _is_tail(parts[-1].text, headline, paper)):
        parts.pop()
    if parts and (cut := _FURTHER.sub("", parts[-1].text).strip()) != parts[-1].text:
        parts[-1:] = [Part(cut)] if cut else []
    return [] if _says_nothing([part.text for part in parts], headline, source) else parts


def is_markup(value: Value) -> bool:
    """Tell whether a text is HTML."""
    if value.kind is Kind.MARKUP:
        return True
    if value.kind is Kind.TEXT:
        return _SURELY_HTML.search(value.text) is not None
    return bool(_TAG.search(value.text)) or any(sign in value.text for sign in ("&lt;", "&amp;", "&#"))


def plain_field(value: Value | str) -> str:
    """Return a field of one line without its markup."""
    value = Value(value) if isinstance(value, str) else value
    if value.kind is Kind.TEXT and not is_markup(value):
        return squeeze(normalise(html.unescape(value.text)))
    if _TAG.search(value.text) or "&" in value.text:
        return squeeze(" ".join(block.text for block in read_blocks(read_tree(value.text))))
    return squeeze(normalise(value.text))


def _markup(source: str) -> Iterator[Part]:
    blocks = _blocks(source)
    if len(blocks) == 1 and _TAG.search(blocks[0].text):
        blocks = _blocks(blocks[0].text.replace(_MARK, "<br>"))
    linked = sum(block.linked for block in blocks)
    told = sum(len(block.text) for block in blocks)
    if blocks and linked >= _SHARE_OF_LINKS * told and not any(_is_told(block) for block in blocks):
        return
    for block in blocks:
        away = block.link_share >= _ALL_LINKS and not ends_properly(block.text)
        for text in _apart(block):
            yield Part(text, bool(block.level), block.place.inside_caption, away)


def _blocks(source: str) -> list[HtmlBlock]:
    return read_blocks(read_tree(_BREAK.sub(_MARK, source.replace(_MARK, " "))))


def _is_told(block: HtmlBlock) -> bool:
    """Tell whether a block says something that leads nowhere: a sentence, not the name of a link's source."""
    return ends_properly(block.text) and len(block.text) - block.linked > 40


def _apart(block: HtmlBlock) -> list[str]:
    """The paragraphs of a block that was broken into lines."""
    if _MARK not in block.text:
        return [block.text]
    parts = [_joined(part.split(_MARK)) for part in re.split(rf"{_MARK}\s*{_MARK}[\s{_MARK}]*", block.text)]
    return [squeeze(text) for part in parts for text in part if text.strip()]


def _lines_of_text(body: Value) -> list[str]:
    text = html.unescape(body.text) if body.kind is Kind.UNSTATED else body.text
    parts = re.split(r"\n\s*\n", normalise(text).replace(_MARK, " "))
    return [squeeze(one) for part in parts for one in _joined(part.split("\n", _MOST_LINES)) if one.strip()]


def _joined(lines: list[str]) -> list[str]:
    """Join lines that were only wrapped: where most of them end as sentences do, each is a paragraph."""
    told = [line.strip() for line in lines if line.strip()]
    ended = sum(ends_properly(line) for line in told[:-1])
    listed = sum(_BULLET.match(line) is not None for line in told)
    if 2 * ended >= len(told) - 1 or 2 * listed >= len(told):
        return told
    return [" ".join(told)]


def _is_tail(text: str, headline: str, paper: str) -> bool:
    if len(text) > _LONGEST_TAIL:
        return False
    if _POSTED.fullmatch(text):
        return True
    if _TAILS.fullmatch(text) is None:
        return False
    # An article may say where something appeared first, too.
    return not headline or any(name and _bare(name) in _bare(text) for name in (headline, paper))


def _is_counter(text: str) -> bool:
    return len(text) <= _LONGEST_COUNTER and _COUNTER.fullmatch(text) is not None


def _says_nothing(texts: list[str], headline: str, source: str) -> bool:
    if len(texts) != 1 or not headline:
        return False
    said = _bare(texts[0])
    return bool(said) and said in {_bare(headline), _bare(headline + source), _bare(source + headline)}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
