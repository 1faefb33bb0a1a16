"""What sites call the parts of a page that are not the article, and the headings they stand under."""

from __future__ import annotations

import re
from enum import Enum

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
_STANDFIRST = words(
    "standfirst dek deck subtitle subheadline strapline subhed caption credit keypoints takeaways highlights"
)
_KEY_POINTS = re.compile(r"key-?points|take-?aways|at-a-glance|story-?highlights|table-of-contents", re.IGNORECASE)
# Parts of an article are called so too: what is free, what is behind "more", what a subscription opened.
_ALSO_ON_TEXT = words("teaser teasers more readmore paywall print premium")
_FACTS = words("fact facts factbox explainer glossary timeline")
_POSTS = words("tweet instagram tiktok bluesky mastodon toot telegram facebook")
_ROLES = words("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar alert")
_BIO = re.compile(
    r"author-?(?:bio|box|info|card|description)|about-?the-?author|(?:^|\s)bio(?:graphy)?(?:\s|$)", re.IGNORECASE
)
_CAPTION_BOXES = words("figure div p span small cite section dd")
_PICTURES = words("image img photo picture figure thumbnail media")
_NO_CAPTION = words("table code quote tweet embed")
_MOST_IN_PICTURE, _MOST_LINES = 40, 2
_SKELETON = words("#page html body main")
_NOT_NAMED = words("p article")
_NEVER_NAMED = words("article tr tbody thead")

_HEADINGS = re.compile(
    r"(?:\d+ )?(?:comments?|responses|replies|thoughts on|discussion|what (?:our |the )?readers (?:say|think))\b|"
    r"(?:leave|post) a (?:reply|"
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
_COMMENTS = re.compile(
    r"(?:\d+ (?:comments?|responses|replies|thoughts on\b.*)|comments?|responses|reader comments?|"
    r"what (?:our |the )?readers (?:say|think)|readers[’'] (?:comments|opinions)|have your say|"
    r"join the (?:conversation|discussion)|leave a (?:reply|comment)|\d+ kommentare?|kommentare|leserkommentare|"
    r"comentarios|commentaires|commenti|(?:網友|网友|讀者|读者|用戶|用户)(?:留言|評論|评论|討論|讨论)|留言)"
    r"(?: \(?\d+\)?)?$",
    re.IGNORECASE,
)
LONGEST_HEADING = 80

_CHROME = words("nav footer menu form")
_BOXES = words("div section ul ol p")
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|masthead|cookie|consent|share|sharing|social|"
    r"toolbar|advert|ads?|banner|"
    r"subscribe|newsletter|signup|paywall|comments?|pagination|pager|skip|tags?|toc)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_RELATED_NAME = re.compile(
    r"related|recommend|more-?(?:stories|news|from|on|articles)|also-?(?:like|read)|read-?(?:next|more)|"
    r"most-?(?:read|popular|viewed)|trending|popular|"
    r"teasers?\b|up-?next|outbrain|taboola|promo|sidebar|further|latest",
    re.IGNORECASE,
)
_CARD_NAME = re.compile(r"card|teaser|item|entry|promo|story", re.IGNORECASE)
_BYLINE_NAMES = words("byline bylines by author authors writer writers contributor contributors reporter reporters")


class Part(Enum):
    """The part of a page that a block stands in."""

    MAIN = "main"
    RELATED = "related"
    CHROME = "chrome"


def part_of(node: Node, above: Part, *, inside_article: bool) -> Part:
    """Return the part of a page that an element opens, or goes on with: the outermost one named decides."""
    if node.name == "main":
        return Part.MAIN
    if above is not Part.MAIN or node.name in ("body", "html"):
        return above
    if node.name in _CHROME or (node.name == "header" and not inside_article):
        return Part.CHROME
    names = f"{node.get('class')} {node.get('id')} {node.get('role')}"[:_LONGEST_NAME]
    if node.name == "aside" or (node.name in _BOXES | {"header"} and _RELATED_NAME.search(names)):
        return Part.RELATED
    return Part.CHROME if node.name in _BOXES and _CHROME_NAME.search(names) else above


def is_card(node: Node) -> bool:
    """Tell whether an element holds one item of a list of stories."""
    named = f"{node.get('class')} {node.get('id')} {node.get('role')}"[:_LONGEST_NAME]
    return node.name in ("article", "li", "tr") or (node.name == "div" and _CARD_NAME.search(named) is not None)


def names_author(node: Node) -> bool:
    """Tell by its name whether an element says who wrote the article."""
    by_form = "author" in (*node.get("rel").split(), *node.get("itemprop").split()) or node.name == "address"
    return by_form or bool(_BYLINE_NAMES & _tokens(node))


def is_in_byline(node: Node) -> bool:
    """Tell whether an element for authors is around a block."""
    return any(names_author(one) for one in node.lineage if one.name not in ("body", "main", "article"))


def names_caption(node: Node) -> bool:
    """Tell whether an element says what a picture shows: by its name, or because it holds the picture."""
    if node.name in ("figcaption", "caption"):
        return True
    if node.name not in _CAPTION_BOXES:
        return False
    tokens = _tokens(node)
    if "caption" in tokens or node.name == "figure":
        return not tokens & _NO_CAPTION and not any(
            isinstance(one, Node) and one.name in ("blockquote", "table", "pre") for one in node.children
        )
    return bool(tokens & _PICTURES) and _holds_picture(node)


def _holds_picture(node: Node) -> bool:
    """Tell whether an element is a picture with a line or two beside it."""
    todo, seen, pictures, blocks = [node], 0, 0, 0
    while todo and seen < _MOST_IN_PICTURE:
        one = todo.pop()
        seen += 1
        pictures += one.name in ("img", "picture", "amp-img")
        blocks += one.name in ("p", "li", "h2", "h3", "article")
        todo += [child for child in one.children if isinstance(child, Node)]
    return bool(pictures) and not todo and blocks <= _MOST_LINES


def introduces_author(node: Node) -> bool:
    """Tell whether a block stands in a box about the author."""
    return any(_BIO.search(names_of(one)) for one in node.lineage if one.name not in _SKELETON)


def names_of(node: Node) -> str:
    """Return what a site calls an element."""
    return f"{node.get('class')} {node.get('id')} {node.get('data-testid')}"[:_LONGEST_NAME]


def is_surely_around(node: Node) -> bool:
    """Tell by its name whether an element is never the article."""
    return node.name not in _SKELETON | _NOT_NAMED and bool(_tokens(node) & _SURELY)


def is_likely_around(node: Node) -> bool:
    """Tell by its name whether an element is probably not the article."""
    if node.name in _SKELETON | _NEVER_NAMED:
        return False
    if node.name in ("aside", "footer", "nav", "form") or node.get("role") in _ROLES:
        return True
    return bool(_tokens(node) & (_LIKELY | _SURELY)) or _PHRASES.search(names_of(node)) is not None


def _tokens(node: Node) -> set[str]:
    return {token.lower() for token in _TOKEN.findall(names_of(node))}


def is_beside_text(node: Node) -> bool:
    """Tell by its name whether an element between headline and text tells what the article says, and is not of it."""
    return bool(_tokens(node) & _STANDFIRST) or _KEY_POINTS.search(names_of(node)) is not None


def may_hold_text(node: Node) -> bool:
    """Tell whether the names for which an element is left out also stand on parts of articles."""
    around = _tokens(node) & (_LIKELY | _SURELY)
    return bool(around) and around <= _ALSO_ON_TEXT and _PHRASES.search(names_of(node).replace("read-more", "")) is None


def is_factual(node: Node) -> bool:
    """Tell whether what stands beside the text is a part of it: facts, figures, an explanation."""
    return bool(_tokens(node) & _FACTS) or re.search(r"fact-?box", names_of(node), re.IGNORECASE) is not None


def is_post(node: Node) -> bool:
    """Tell whether a quotation is a post of a social network that the article shows."""
    return bool(_tokens(node) & _POSTS)


def heads_comments(text: str) -> bool:
    """Tell whether a heading opens what readers say."""
    return len(text) <= LONGEST_HEADING and _COMMENTS.match(text.strip("»› :：")) is not None


def heads_something_else(text: str) -> bool:
    """Tell whether a heading opens what is not the article: comments, related pages, a form."""
    return len(text) <= LONGEST_HEADING and _HEADINGS.match(text.strip("»› :：")) is not None
