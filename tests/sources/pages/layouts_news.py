"""Layouts of newspapers' own sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sources.pages.layouts_common import authors, canonical, element, elements, linked_data, open_graph

if TYPE_CHECKING:
    from tests.sources.pages.story import Story


def semantic(story: Story) -> str:
    """Everything in the element that was made for it."""
    body = elements(story)
    body.insert(
        2,
        '<aside class="newsletter"><h3>Get the morning letter</h3><p>One e-mail at six, five stories, no '
        "shouting. You can leave whenever you like.</p><form><input type=email><button>Sign me up</button></form></aside>",
    )
    return f"""<!doctype html><html lang="{story.language}"><head><meta charset=utf-8><title>{story.headline} | The Valley Post</title>
{canonical(story)}{linked_data(story)}</head><body>
<dialog open class="consent"><h2>We value your privacy</h2><p>We and our 842 partners store and access information on your
device to show you advertisements that you did not ask for.</p><button>Accept all</button><button>Manage</button></dialog>
<header><a href="/">The Valley Post</a><nav><ul><li><a href=/news>News</a><li><a href=/sport>Sport</a><li><a href=/culture>Culture</a></ul></nav></header>
<main><article><header><p class=kicker>{story.section}</p><h1>{story.headline}</h1><p class=standfirst>{story.deck}</p>
<p class=byline>By <a rel=author href=/by/1>{authors(story)}</a></p><time datetime="{story.date}T06:00:00+01:00">Published {story.date}</time></header>
{"".join(body)}
<footer><p>Topics: <a href=/t/1>Islands</a> <a href=/t/2>Transport</a></p></footer></article>
<aside><h2>Most read</h2><ol><li><a href=/1>Mayor finds second staircase</a><li><a href=/2>Why the bells were late</a></ol></aside></main>
<section id=comments><h2>Comments (2)</h2><article><h3>harbourrat</h3><p>I was on the last one in 2015 and my cabin had a
fish in it. Not a picture of a fish.</p></article><article><h3>Elsa K</h3><p>Finally! My mother has waited for this since she was
seventy, and she intends to bring everything.</p></article></section>
<footer><p>© 2026 The Valley Post Ltd. Registered in the valley.</p></footer></body></html>"""


def no_article(story: Story) -> str:
    """A class called story, OpenGraph, share bars above and below."""
    share = '<div class="share-tools"><span>Share</span><a href=#>Facebook</a><a href=#>X</a><a href=#>Email this story to a friend</a></div>'
    return f"""<!DOCTYPE html><html><head><title>{story.headline}</title>{open_graph(story)}<meta name="author" content="{authors(story)}"></head>
<body class="page page--comments-enabled has-newsletter"><div id="top-nav"><a href=/>Home</a><a href=/news>News</a><a href=/obits>Obituaries</a></div>
<div id="wrap"><div class="story"><h1 class="story-title">{story.headline}</h1><h2 class="story-deck">{story.deck}</h2>
<div class="meta">By {authors(story)} · {story.date} · 4 min read</div>{share}
<div class="story-body">{"".join(elements(story))}</div>{share}
<div class="author-box"><img src=a.jpg><p>{story.authors[0]} has covered the valley since 2009 and owns two umbrellas.</p></div></div>
<div id="rail"><h4>Trending now</h4><a href=/a>Ten bridges you can walk under</a><p>Our readers have chosen, and three of them agree.</p></div></div>
<div class="footer-links"><p>Contact the newsroom, place an advertisement, or complain about either.</p></div></body></html>"""


def hashed(story: Story) -> str:
    """Divisions all the way down, with class names that a machine made."""
    body = "".join(
        f'<div class="css-{n}x9f"><div class="css-1fanzo5">{element(part)}</div></div>'
        for n, part in enumerate(story.parts)
    )
    return f"""<!doctype html><html lang={story.language}><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body><div id="app">
<div class="css-1aor85t"><div class="css-9a"><a class="css-1" href=/>Valley Post</a><a href=/w>World</a><a href=/b>Business</a><a href=/l>Log in</a></div></div>
<div class="css-qq1"><div class="css-h1"><h1 class="css-88wicj">{story.headline}</h1></div><p class="css-1n0orw4">{story.deck}</p>
<div class="css-18e8msd"><span>By </span><span class="css-1baulvz">{authors(story)}</span></div>{body}</div>
<div class="css-ad1"><span>Advertisement</span><p>Shoes that forgive. Now with laces, for those who have forgiven before.</p></div>
<div class="css-rr"><h2>More on this topic</h2><div><a href=/x><h3>What the tide left</h3><p>A walk along the line of things that nobody claimed.</p></a></div>
<div><a href=/y><h3>Quay to nowhere</h3><p>How the old pier lost its last ship and found a café.</p></a></div></div>
<div class="css-foot"><p>© 2026 The Valley Post Company</p><a href=/terms>Terms of Sale</a></div></div></body></html>"""


def spans(story: Story) -> str:
    """Paragraphs as spans in divisions, as some applications draw them; no paragraph element at all."""
    rows = "".join(
        f'<div data-block="true"><div><span data-text="true">{part.html}</span></div></div>'
        if part.kind in ("p", "quote")
        else element(part)
        for part in story.parts
    )
    return f"""<!doctype html><html><head><title>{story.headline} - Valley Post</title>{open_graph(story)}</head><body><div id=root>
<div role="navigation"><span>Menu</span><a href=/>Front page</a><a href=/s>Search</a></div>
<div role="main"><div data-testid="headline"><h1><span>{story.headline}</span></h1></div>
<div data-testid="byline"><span>{authors(story)}</span><time datetime="{story.date}">{story.date}</time></div>
<div data-testid="body">{rows}</div><div data-testid="reactions"><button>Like</button><button>Save</button><span>312 people liked this</span></div></div>
<div role="complementary"><h2>Recommended for you</h2><div><span>The cat that ran for council, and the council that ran from the cat.</span></div></div>
<div role="contentinfo"><span>Valley Post is printed on what is left over.</span></div></div></body></html>"""


def many_articles(story: Story) -> str:
    """An article element for the article, for each card beside it and for each comment."""
    cards = "".join(
        f'<article class="card"><h3><a href="/c/{n}">{title}</a></h3><p>{text}</p></article>'
        for n, (title, text) in enumerate(
            (
                (
                    "The harbour in numbers",
                    "Forty ships, nine cranes and a single working clock: the year as the harbour master counted it.",
                ),
                (
                    "Letters from the lower deck",
                    "What passengers wrote on the backs of their tickets, and what the purser wrote under it.",
                ),
                ("A map of every bench", "Four readers walked for a month so that others may sit down."),
            )
        )
    )
    comments = "".join(
        f'<li class="comment"><article id="c{n}" class="comment-body"><footer><b class="fn">{who}</b> <span class="says">says:</span></footer>'
        f'<div class="comment-content"><p>{text}</p></div><a class="comment-reply-link" href=#>Reply</a></article></li>'
        for n, (who, text) in enumerate(
            (
                ("Bo", "I read this twice, and I liked it better the first time, before I had thought about it."),
                ("Anon", "Who pays for this? I do, apparently, and nobody asked me."),
            )
        )
    )
    return f"""<!doctype html><html lang={story.language}><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body>
<header><nav><a href=/>Home</a></nav></header><main>
<article class="post"><h1>{story.headline}</h1><p class="byline">By {authors(story)}</p>{"".join(elements(story))}</article>
<section class="grid">{cards}</section><ol class="comment-list">{comments}</ol></main></body></html>"""


def live_blog(story: Story) -> str:
    """Entries with the hour over each, newest first, in elements of their own."""
    entries: list[str] = []
    for part in story.parts:
        if part.kind == "h2" and part.text[:2].isdigit():
            hour, title = part.text.split(" ", 1)
            entries.append(
                f'</div><div class="live-entry" id="e{len(entries)}"><time datetime="{story.date}T{hour}">{hour}</time><h3>{title}</h3>'
            )
        else:
            entries.append(element(part))
    body = "".join(entries).removeprefix("</div>")
    return f"""<!doctype html><html><head><title>{story.headline} – live</title>{canonical(story)}{linked_data(story, **{"@type": "LiveBlogPosting"})}</head><body>
<div class="site-header"><a href=/>Valley Post</a></div><main class="liveblog"><h1>{story.headline}</h1><p class="intro">{story.deck}</p>
<div class="key-events"><h2>Key events</h2><ul><li><a href="#e0">Wind falls</a></li><li><a href="#e2">Trains</a></li></ul></div>
<div class="updates">{body}</div></div><div class="load-more"><button>Load older updates</button></div></main>
<div class="footer"><p>This page updates by itself. You may blink.</p></div></body></html>"""


def gallery(story: Story) -> str:
    """Pictures that load late, a carousel, a player and its controls."""
    body: list[str] = []
    for part in story.parts:
        body.append(element(part))
        if len(body) == 2:
            body.append(
                '<figure class="lazy"><noscript><img src="/b.jpg" alt="The quay"></noscript><img data-src="/b.jpg" class="lazyload">'
                '<figcaption><span class="credit">Photograph: The Valley Post</span></figcaption></figure>'
            )
        if len(body) == 5:
            body.append(
                '<div class="video-player" aria-label="Video"><button>Play</button><span class="vjs-time">0:00 / 1:42</span>'
                '<p class="vjs-no-js">To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video</p></div>'
            )
    slides = "".join(f'<div class="slide"><img data-src="/{n}.jpg"><span>{n} of 3</span></div>' for n in (1, 2, 3))
    return f"""<!doctype html><html lang={story.language}><head><title>{story.headline}</title>{canonical(story)}{open_graph(story)}</head><body>
<nav class="main-nav"><a href=/>Home</a></nav><div class="article-page"><div class="article__header"><h1>{story.headline}</h1>
<div class="article__byline">By <span class="author">{authors(story)}</span></div></div><div class="carousel">{slides}</div>
<div class="article__body">{"".join(body)}</div></div></body></html>"""


def pull_quotes(story: Story) -> str:
    """Sentences of the text set large a second time, and a box of facts."""
    first = story.parts[0].html.split(".")[0]
    body = elements(story)
    body.insert(2, f'<aside class="pullquote"><p>{first}</p></aside>')
    body.insert(4, f'<blockquote class="pull-quote">{first}</blockquote>')
    return f"""<!doctype html><html><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body>
<header class="masthead"><a href=/>The Valley Post</a></header><article class="longread"><h1>{story.headline}</h1><p class="dek">{story.deck}</p>
<div class="byline">{authors(story)}</div>{"".join(body)}</article>
<div class="recirc"><h2>Keep reading</h2><a href=/1>The long way round the lake</a></div></body></html>"""


def magazine(story: Story) -> str:
    """Chapters as sections, a drop cap, advertisements and a letter to sign up for between them."""
    body: list[str] = []
    for at, part in enumerate(story.parts):
        if at == 0:
            body.append(
                f'<section class="chapter"><p class="has-dropcap"><span class="dropcap">{part.text[0]}</span>{part.html[1:]}</p>'
            )
        elif part.kind == "h2":
            body.append(
                f'</section><div class="ad-slot" id="dfp-{at}"><small>Advertisement</small><p>A mattress, finally, for people who think.</p></div>'
                f'<section class="chapter"><h2>{part.html}</h2>'
            )
        else:
            body.append(element(part))
        if at == 3:
            body.append(
                '<div class="inline-signup"><h4>Long stories, once a week</h4><p>Leave your address, and on Sunday something will come.</p><input type=email></div>'
            )
    return f"""<!doctype html><html lang={story.language}><head><title>{story.headline} — The Slope</title>{canonical(story)}{linked_data(story)}</head><body>
<header><h1 class="logo"><a href=/>The Slope</a></h1></header><main><div class="hero"><h1>{story.headline}</h1><p class="hero__dek">{story.deck}</p>
<p class="hero__by">Words by {authors(story)}</p></div>{"".join(body)}</section>
<div class="tags"><a href=/t/1>#slow</a><a href=/t/2>#water</a></div></main><footer><p>The Slope is a magazine of the Valley Post.</p></footer></body></html>"""


def footnotes(story: Story) -> str:
    """Numbers in the text and notes under it."""
    notes = "".join(
        f'<li id="fn{n}"><p>{text} <a href="#fnref{n}" class="footnote-backref">↩</a></p></li>'
        for n, text in ((1, "Annual report of the committee, table 9."), (2, "Measured with a wheel."))
    )
    return f"""<!doctype html><html><head><title>{story.headline}</title>{canonical(story)}<meta name="citation_author" content="{story.authors[0]}">
<meta name="date" content="{story.date}"></head><body><div class="container"><div class="header"><a href=/>Valley Review</a></div>
<div class="content"><h1>{story.headline}</h1><p class="author">{authors(story)}</p>{"".join(elements(story))}
<section class="footnotes"><hr><ol>{notes}</ol></section></div></div></body></html>"""


LAYOUTS = (semantic, no_article, hashed, spans, many_articles, live_blog, gallery, pull_quotes, magazine, footnotes)
