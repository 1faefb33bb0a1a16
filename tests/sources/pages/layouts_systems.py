"""Layouts as publishing systems make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sources.pages.layouts_common import address, authors, canonical, element, elements, linked_data, open_graph

if TYPE_CHECKING:
    from tests.sources.pages.story import Story


def wordpress_classic(story: Story) -> str:
    """A theme of ten years ago, with everything that plugins add under a post."""
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.headline} – Valley Post</title>{canonical(story)}
<link rel="alternate" type="application/rss+xml" title="Valley Post &raquo; Feed" href="/feed/"></head>
<body class="post-template-default single single-post postid-4411 single-format-standard"><div id="page" class="hfeed site">
<header id="masthead" class="site-header" role="banner"><a href=/>Valley Post</a><nav id="site-navigation"><div class="menu-main-container"><ul><li><a href=/about>About</a></li></ul></div></nav></header>
<div id="main" class="site-main"><div id="primary"><div id="content" role="main"><article id="post-4411" class="post-4411 post type-post category-news tag-sea">
<header class="entry-header"><h1 class="entry-title">{story.headline}</h1><div class="entry-meta"><span class="date"><time class="entry-date" datetime="{story.date}T08:00:00+00:00">{story.date}</time></span>
<span class="author vcard"><a class="url fn n" href=/a rel="author">{authors(story)}</a></span></div></header>
<div class="entry-content">{"".join(elements(story))}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block"><h3 class="sd-title">Share this:</h3><ul><li><a href=#>Click to share on Mastodon (Opens in new window)</a></li></ul></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3><p>A boat for the mainland</p></div></div>
<footer class="entry-meta">This entry was posted in <a href=/c>News</a> and tagged <a href=/t>sea</a>. Bookmark the <a href=/p>permalink</a>.</footer></article>
<nav class="nav-single"><span class="nav-previous"><a href=/prev>← Older and wiser</a></span></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on “{story.headline}”</h2><ol class="commentlist"><li class="comment"><p>First! And, I hope, the last word on the subject.</p></li></ol>
<div id="respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p></form></div></div></div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget"><h3>Recent Posts</h3><ul><li><a href=/1>Bench painted</a></li></ul></aside></div></div>
<footer id="colophon"><div class="site-info">Proudly powered by WordPress</div></footer></div></body></html>"""


def wordpress_blocks(story: Story) -> str:
    """A theme of blocks."""
    body: list[str] = []
    for part in story.parts:
        text = {
            "p": f'<p class="wp-block-paragraph">{part.html}</p>',
            "quote": f'<blockquote class="wp-block-quote is-layout-flow"><p>{part.html}</p></blockquote>',
            "h2": f'<h2 class="wp-block-heading">{part.html}</h2>',
        }.get(part.kind, element(part))
        body.append(text)
    body.insert(
        2,
        '<div class="wp-block-jetpack-subscriptions"><form><p>Type your email…</p><button>Subscribe</button></form></div>',
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.headline}</title>{open_graph(story)}</head><body class="wp-singular single"><div class="wp-site-blocks">
<header class="wp-block-template-part"><p class="wp-block-site-title"><a href=/>Valley Post</a></p></header><main class="wp-block-group">
<h1 class="wp-block-post-title">{story.headline}</h1><div class="wp-block-post-author-name">{authors(story)}</div><div class="wp-block-post-date"><time datetime="{story.date}T00:00:00+00:00">{story.date}</time></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{"".join(body)}</div>
<div class="wp-block-comments"><h2 class="wp-block-comments-title">One response</h2><ol class="wp-block-comment-template"><li><div class="wp-block-comment-content"><p>My uncle did this in 1969, without a committee.</p></div></li></ol></div>
<ul class="wp-block-latest-posts"><li><a href=/z>Autumn programme of the swimming hall</a></li></ul></main>
<footer class="wp-block-template-part"><p>Designed with care and a deadline</p></footer></div></body></html>"""


def ghost(story: Story) -> str:
    """Cards between paragraphs: a bookmark, a call to sign up."""
    body = elements(story)
    body.insert(
        1,
        '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/b"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Everything we know about piers</div>'
        '<div class="kg-bookmark-description">A growing list, with photographs of most of them.</div></div></a></figure>',
    )
    body.insert(
        4,
        '<div class="kg-card kg-signup-card"><h2>Sign up for Tidewater</h2><p>Twice a month, never on Monday.</p><form><input><button>Subscribe</button></form></div>',
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.headline}</title>{canonical(story)}{linked_data(story, **{"@type": "Article"})}</head>
<body class="post-template"><div class="gh-viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href=/>Tidewater</a><nav class="gh-head-menu"><a href=/about>About</a></nav></header>
<main id="site-main"><article class="article post"><header class="article-header gh-canvas"><h1 class="article-title">{story.headline}</h1><p class="article-excerpt">{story.deck}</p>
<div class="article-byline"><h4 class="author-name"><a href=/author>{authors(story)}</a></h4><time datetime="{story.date}">{story.date}</time> <span class="byline-reading-time">4 min read</span></div></header>
<section class="gh-content gh-canvas">{"".join(body)}</section></article>
<section class="footer-cta"><h2 class="footer-cta-title">Sign up for more like this.</h2><a href="#/portal">Enter your email</a></section>
<aside class="read-more-wrap"><div class="read-more"><article class="post-card"><h2 class="post-card-title">The map was wrong</h2><div class="post-card-excerpt">Three villages and where they actually are, as far as anyone can say.</div></article></div></aside></main>
<footer class="site-footer"><section class="copyright">Tidewater © 2026</section></footer></div></body></html>"""


def drupal(story: Story) -> str:
    """Fields in fields, named after what an editor typed them into."""
    names = "".join(f'<div class="field__item"><a href=/p>{name}</a></div>' for name in story.authors)
    return f"""<!DOCTYPE html><html lang="{story.language}" dir="ltr"><head><title>{story.headline} | Valley Post</title>{canonical(story)}{open_graph(story)}</head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><div id="block-branding">Valley Post</div></div></header>
<div class="region region-breadcrumb"><nav class="breadcrumb"><ol><li><a href=/>Home</a></li><li>{story.section}</li></ol></nav></div>
<main role="main"><a id="main-content"></a><div class="layout-content"><div class="region region-content"><div id="block-pagetitle"><h1 class="page-title"><span class="field field--name-title">{story.headline}</span></h1></div>
<article role="article" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Submitted by <span class="field--name-uid"><span>webmaster</span></span> on <span>{story.date}</span></div></footer>
<div class="node__content"><div class="field field--name-field-author field__items">{names}</div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{"".join(elements(story))}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item"><a href=/t>Harbours</a></div></div>
<section class="field field--name-comment"><h2 class="title">Comments</h2><article class="comment"><div class="comment__content"><p>Thank you for writing this down before everyone who knew it had moved away.</p></div></article></section></div></article></div></div>
<aside class="layout-sidebar-second"><div class="region region-sidebar-second"><h2>Navigation</h2><ul class="menu"><li><a href=/archive>Archive</a></li></ul></div></aside></main>
<footer role="contentinfo"><div class="region region-footer">Powered by Drupal</div></footer></div></div></body></html>"""


def newsletter_platform(story: Story) -> str:
    """A letter on the web: buttons and forms between the paragraphs, a preview of the discussion under them."""
    body = elements(story)
    widget = (
        '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>Thanks for reading Salt! Subscribe for free to receive new posts and support my work.</p></div>'
        '<form><input placeholder="Type your email..."><button>Subscribe</button></form></div></div>'
    )
    body.insert(2, widget)
    body.append('<p class="button-wrapper"><a class="button primary" href="/s"><span>Share</span></a></p>')
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.headline} - by {authors(story)} - Salt</title>{canonical(story)}{linked_data(story)}</head><body>
<div id="entry"><div class="main-menu"><div class="topbar"><a href=/>Salt</a><button>Sign in</button></div></div>
<div class="single-post-container"><div class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title published">{story.headline}</h1><h3 class="subtitle">{story.deck}</h3>
<div class="byline-wrapper"><a href=/@a>{authors(story)}</a><div class="pencraft">{story.date}</div></div><div class="post-ufi"><a class="like-button">48</a><a class="comment-button">7</a></div></div>
<div class="available-content"><div class="body markup">{"".join(body)}</div></div></article></div>
<div class="post-footer"><div class="comments-page"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><div class="comment-body"><p>The line about the piano made me laugh on a train, which is not done here.</p></div></div></div></div></div></div></div></body></html>"""


def reading_platform(story: Story) -> str:
    """Everything in nested divisions; applause, a call to join and an author card around the text."""
    body = "".join(
        f'<p class="pw-post-body-paragraph mb mc">{part.html}</p>' if part.kind == "p" else element(part)
        for part in story.parts
    )
    return f"""<!doctype html><html lang="en"><head><title>{story.headline} | by {authors(story)} | Shelf</title>{canonical(story)}{open_graph(story)}<meta name="author" content="{story.authors[0]}"></head><body><div id="root"><div class="a b c">
<div class="d e"><a href=/>Open in app</a><a href=/up>Sign up</a><a href=/in>Sign in</a></div><div class="f"><article><div class="g"><section><div><div class="h"><div class="i j k">
<div><h1 class="pw-post-title l m">{story.headline}</h1></div><div class="speechify-ignore"><div class="n"><a href=/@a>{authors(story)}</a><span>·</span><a>Follow</a></div><div><span>5 min read</span><span>·</span><span>{story.date}</span></div>
<div class="o"><span>Listen</span><span>Share</span></div></div>{body}</div></div></div></section></div></article></div>
<div class="p"><div class="pw-multi-vote-icon"><span>1.2K claps</span></div><h2>Written by {authors(story)}</h2><p>Writes about small boats and large kitchens. 3,400 followers.</p></div>
<div class="q"><h2>Recommended from Shelf</h2><div><h3>I left my desk for a kiln</h3><p>And I would do it again, with gloves.</p></div></div></div></div></body></html>"""


def amp(story: Story) -> str:
    """A page for telephones, made of elements of its own."""
    body = elements(story)
    body.insert(3, '<amp-ad width=300 height=250 type="doubleclick"><div placeholder>Advertisement</div></amp-ad>')
    return f"""<!doctype html><html ⚡ lang="{story.language}"><head><meta charset="utf-8"><title>{story.headline}</title>{canonical(story)}{linked_data(story)}<style amp-custom>p{{margin:1em}}</style></head><body>
<amp-consent id="c"><div class="lightbox"><div><p>This site stores small files on your telephone so that it can follow you home. May it?</p><button on="tap:c.accept">Accept</button></div></div></amp-consent>
<amp-sidebar id="side" layout="nodisplay"><ul><li><a href=/>Home</a></li><li><a href=/w>Weather and its causes</a></li></ul></amp-sidebar>
<header><a href=/>VP</a></header><main><article><h1>{story.headline}</h1><div class="amp-byline">By {authors(story)}</div><amp-img src=/a.jpg width=800 height=600></amp-img>
{"".join(body).replace("<img ", "<amp-img ")}
<amp-social-share type="email"></amp-social-share></article><amp-list src=/more><div role="list"><p>Loading more from the Post</p></div></amp-list></main><footer><p>Full site</p></footer></body></html>"""


def web_forms(story: Story) -> str:
    """The whole page in one form, as a system of the early century made them; paragraphs in a table cell."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>
    {story.headline}
</title><meta name="author" content="{authors(story)}" /><meta name="date" content="{story.date}" /></head><body><form method="post" action="./Article.aspx?id=77" id="aspnetForm">
<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" /></div><div id="ctl00_pnlHeader"><span id="ctl00_lblDate">Today is Tuesday</span><a href="/Default.aspx">Home</a><a href="/Login.aspx">Login</a></div>
<table width="100%"><tr><td class="leftcol"><div id="ctl00_LeftMenu"><a href=1>Council</a><br /><a href=2>Roads</a></div></td>
<td class="maincol"><span id="ctl00_lblTitle" class="ArticleTitle"><h2>{story.headline}</h2></span><span id="ctl00_lblAuthor">By {authors(story)}</span>
<div id="ctl00_divBody" class="ArticleText">{"".join(elements(story))}</div><input type="submit" value="Print" /></td>
<td class="rightcol"><div class="poll"><b>Poll</b><p>Do you cross the bridge more often than you would like?</p><input type="radio" />Yes<input type="radio" />Also yes</div></td></tr></table>
<div id="ctl00_Footer"><p>Best viewed at 1024 by 768</p></div></form></body></html>"""


def press_office(story: Story) -> str:
    """A public body: details in a list, contacts in a box, a way to print."""
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.headline} - County of Elm</title>{canonical(story)}<meta name="dc.date" content="{story.date}"><meta name="dc.creator" content="{authors(story)}"></head><body>
<div id="cookie-banner" role="region" aria-label="Cookies"><p>We use some essential cookies to make this website work. We would like to set additional ones.</p><button>Accept additional cookies</button></div>
<div class="header-wrapper"><a href=/>County of Elm</a><div class="search"><label>Search</label><input></div></div>
<div id="main-content"><h1>{story.headline}</h1><div class="metadata"><dl><dt>From:</dt><dd><a href=/o>Press Office</a></dd><dt>Published</dt><dd>{story.date}</dd></dl></div>
<div class="print-link"><button>Print this page</button></div><div class="body-text">{"".join(elements(story))}</div>
<div class="contact-details"><h2>Contact</h2><p>Press Office, County Hall, Elm. Weekdays from nine to five, and then the machine.</p></div>
<div class="share-this-page"><h2>Share this page</h2><ul><li><a href=#>Share on Facebook</a></li></ul></div></div>
<div class="footer-wrapper"><h2>Support links</h2><ul><li><a href=/h>Help</a></li></ul><p>All content is available under a licence with a long name.</p></div></body></html>"""


def microdata(story: Story) -> str:
    """The article marked up by properties in the text."""
    names = "".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{name}</span></span> '
        for name in story.authors
    )
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title></head><body><div class="hd"><a href=/>Post</a></div>
<div itemscope itemtype="https://schema.org/NewsArticle"><link itemprop="mainEntityOfPage" href="{address(story)}"><h1 itemprop="headline">{story.headline}</h1><p itemprop="description">{story.deck}</p>
<p>{names}<meta itemprop="datePublished" content="{story.date}T05:30:00Z"></p><div itemprop="articleBody">{"".join(elements(story))}</div></div>
<div class="promo-strip"><a href=/p><b>Puzzle of the day</b> Six letters, a kind of disappointment.</a></div>
<div class="bottom"><p>Complaints are read aloud on Fridays.</p></div></body></html>"""


LAYOUTS = (
    wordpress_classic,
    wordpress_blocks,
    ghost,
    drupal,
    newsletter_platform,
    reading_platform,
    amp,
    web_forms,
    press_office,
    microdata,
)
