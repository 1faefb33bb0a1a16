"""What sites call the parts of a page that are not the article, and the headings they stand under."""

from __future__ import annotations

import re

from bot.segmentation.html.tree import Node
from bot.segmentation.text.vocabulary import words

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 300

# Dropped whatever they hold: nobody calls the article itself that.
_SURELY = words(
    "comment comments commentlist disqus discuss discussion respond cookie cookies consent gdpr onetrust newsletter "
    "signup paywall subscription subscriptions subscribe jp-relatedposts relatedposts sharedaddy outbrain taboola"
)
# Dropped unless much of the page's text is in them: words that also stand on what is around an article.
_LIKELY = words(
    "nav navbar navigation menu breadcrumb breadcrumbs crumbs footer masthead topbar share sharing "
    "social toolbar tools "
    "advert advertisement ad ads adslot dfp banner meter pagination pager skip tags keywords toc related recommend "
    "recommended recommendations recirc recirculation trending popular promo promote promotion sponsored "
    "sidebar rail widget "
    "poll reactions ufi bio meta byline print epic cta bookmark qr correction corrections contact pullquote "
    "player vjs carousel slideshow colophon copyright more most hot rank ranking button buttons upsell "
    "teaser teasers "
    "readmore prev next speechify tooltip modal popup lightbox appeal donate donation authors vcard "
    "infobox footnotes endnotes"
)
_PHRASES = re.compile(
    r"(?:read|see|load|show)-?(?:more|next|also)|more-(?:on|from|stories|news)|most-(?:read|viewed)|"
    r"author-(?:bio|box|card|info|name)|"
    r"about-the-author|key-events|pull-?quote|table-of-contents|up-next|print-link|hot-rank|app-qr|share-",
    re.IGNORECASE,
)
_ROLES = words("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar alert")
_SKELETON = words("#page html body main")
_NOT_NAMED = words("p article")

_HEADINGS = re.compile(
    r"(?:\d+ )?(?:comments?|responses?|replies|thoughts on|discussion)\b|(?:leave|post) a (?:reply|"
    r"comment)|join the (?:conversation|discussion)|"
    r"(?:related|recommended|popular|trending|latest|more|most (?:read|popular|viewed)|further reading|"
    r"up next|read (?:more|next)|keep reading|"
    r"you (?:may|might) (?:also )?(?:like|be interested))\b.{0,40}$|about the author|written by |"
    r"share this|sign up\b|subscribe\b|newsletter|"
    r"follow us|our cookies|support links|"
    r"kommentare?\b|diskussion|leserbriefe|mehr zum thema|das könnte sie|auch interessant|meistgelesen|teilen$|"
    r"comentarios?\b|también te|te puede interesar|lo más (?:leído|visto)|artículos relacionados|"
    r"noticias relacionadas|compartir$|"
    r"commentaires?\b|à lire aussi|sur le même (?:sujet|thème)|les plus lus|partager$|"
    r"leia (?:mais|também)|mais lidas|commenti\b|leggi anche|potrebbe interessarti|"
    r"(?:網友|网友|讀者|读者|用戶|用户)?(?:留言|評論|评论|討論|讨论)|延伸閱讀|延伸阅读|相關(?:新聞|報導|文章)|相关(?:新闻|报道|文章|阅读)|推薦|推荐|"
    r"熱門|热门|猜你喜歡|猜你喜欢|更多|関連記事|コメント|おすすめ|あわせて読みたい|人気記事",
    re.IGNORECASE,
)
LONGEST_HEADING = 80


def names_of(node: Node) -> str:
    """Return what a site calls an element."""
    return f"{node.get('class')} {node.get('id')} {node.get('data-testid')}"[:_LONGEST_NAME]


def is_surely_around(node: Node) -> bool:
    """Tell by its name whether an element is never the article."""
    return node.name not in _SKELETON | _NOT_NAMED and bool(_tokens(node) & _SURELY)


def is_likely_around(node: Node) -> bool:
    """Tell by its name whether an element is probably not the article."""
    if node.name in _SKELETON or node.name == "article":
        return False
    if node.name in ("aside", "footer", "nav", "form") or node.get("role") in _ROLES:
        return True
    return bool(_tokens(node) & (_LIKELY | _SURELY)) or _PHRASES.search(names_of(node)) is not None


def _tokens(node: Node) -> set[str]:
    return {token.lower() for token in _TOKEN.findall(names_of(node))}


def heads_something_else(text: str) -> bool:
    """Tell whether a heading opens what is not the article: comments, related pages, a form."""
    return len(text) <= LONGEST_HEADING and _HEADINGS.match(text.strip("»› :：")) is not None
