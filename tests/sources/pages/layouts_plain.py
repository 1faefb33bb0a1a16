"""Layouts of other times, and of people who write their pages by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sources.pages.layouts_common import authors, canonical, element, elements, linked_data, open_graph

if TYPE_CHECKING:
    from tests.sources.pages.story import Story


def tables(story: Story) -> str:
    """Nested tables, fonts, capitals and two breaks for a paragraph: 1999."""
    text = "<BR><BR>\n".join(
        f"<B>{part.html}</B>"
        if part.kind == "h2"
        else "<BR>\n".join(f"&#149; {item}" for item in part.items)
        if part.kind == "ul"
        else part.html
        for part in story.parts
    )
    return f"""<HTML><HEAD><TITLE>{story.headline}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF TEXT=#000000><CENTER><TABLE WIDTH=600 BORDER=0><TR><TD COLSPAN=2 BGCOLOR=#003366><FONT COLOR=white SIZE=+3>The Valley Post Online</FONT></TD></TR>
<TR><TD WIDTH=120 VALIGN=top><FONT SIZE=-1><A HREF=index.html>Front Page</A><BR><A HREF=sports.html>Sports</A><BR><A HREF=classifieds.html>Classifieds</A><BR><BR>You are visitor number 004131</FONT></TD>
<TD VALIGN=top><FONT SIZE=+2><B>{story.headline}</B></FONT><BR><FONT SIZE=-1><I>By {authors(story)}</I></FONT><BR><BR><FONT FACE="Times">{text}</FONT><BR><BR>
<HR NOSHADE><FONT SIZE=-1><A HREF=index.html>Back to the front page</A> | <A HREF="mailto:web@valleypost.example">Send us mail</A></FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""


def unclosed(story: Story) -> str:
    """Nothing is closed that need not be, and some things are not that should be."""
    text = "".join(
        "<ul>" + "".join(f"<li>{item}\n" for item in part.items) + "</ul>"
        if part.kind == "ul"
        else f"<h3>{part.html}</h3>"
        if part.kind == "h2"
        else f"<blockquote>{part.html}</blockquote>"
        if part.kind == "quote"
        else f"<p>{part.html}\n"
        for part in story.parts
    )
    return f"""<html><head><title>{story.headline}</title><body><center><img src=logo.gif alt="Valley Post"></center><p align=center><a href=/>home</a> | <a href=/n>news</a> | <a href=/w>weather</a><hr>
<h1>{story.headline}</h1><p><i>{authors(story)}, {story.date}</i>{text}<hr><p><small>Copyright 2003 by the people who wrote it.</small>"""


def word_processor(story: Story) -> str:
    """Pasted from a word processor: classes and spans of its own, and empty paragraphs for distance."""
    text = "\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n".join(
        f'<p class=MsoNormal align=justify style="text-align:justify"><span lang=EN-GB style="font-family:&quot;Book Antiqua&quot;">{item}<o:p></o:p></span></p>'
        for part in story.parts
        for item in part.items
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Word"><title>{story.headline}</title></head><body lang=EN-GB>
<div id=header><a href="index.htm">Parish Gazette</a> <a href="events.htm">Events</a></div><div class=WordSection1><h1><span lang=EN-GB>{story.headline}<o:p></o:p></span></h1>
<p class=MsoNormal><b>By {authors(story)}</b></p>{text}</div><div id=footer><p>The Parish Gazette appears when it is ready.</p></div></body></html>"""


def divisions(story: Story) -> str:
    """Paragraphs as divisions, the text beside the menu in the same list of divisions."""
    text = "".join(f'<div class="t{n % 3}">{item}</div>' for n, part in enumerate(story.parts) for item in part.items)
    return f"""<!doctype html><html lang={story.language}><head><title>{story.headline} : Valley Post</title>{canonical(story)}{linked_data(story)}</head><body><div class="l1"><div class="l2"><div><a href=/>Post</a></div><div><a href=/n>News</a></div><div><a href=/c>Courts</a></div></div>
<div class="l3"><div class="hl">{story.headline}</div><div class="by">By {authors(story)}</div><div class="tx">{text}</div></div>
<div class="l4"><div class="h">Our cookies</div><div>By going on you agree that we may remember you, for better or worse.</div><div><a href=#>OK</a></div></div></div></body></html>"""


def portal(story: Story) -> str:
    """A portal of the mainland: full-width indents, the editor's name, an application to download."""
    text = "".join(
        f"<p>\u3000\u3000{part.html}</p>" if part.kind == "p" else f"<p>\u3000\u3000<strong>{part.html}</strong></p>"
        for part in story.parts
    )
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{story.headline}_河谷网</title>{canonical(story)}</head><body>
<div class="topnav"><a href=/>首页</a><a href=/n>新闻</a><a href=/s>体育</a><a href=/login>登录</a></div><div class="crumbs"><a href=/>河谷网</a> &gt; <a href=/n>社会</a> &gt; 正文</div>
<h1 class="main-title">{story.headline}</h1><div class="date-source"><span class="date">{story.date.replace("-", "年", 1).replace("-", "月")}日 10:24</span><a class="source" href=/>河谷晚报</a></div>
<div class="share-btns">分享到：<a href=#>微博</a><a href=#>微信</a></div><div class="article" id="artibody">{text}<p class="show_author">责任编辑：李某某</p></div>
<div class="app-qr"><p>扫码下载河谷新闻客户端，第一时间了解身边事</p></div><div class="keywords"><span>文章关键词：</span><a href=/k>步行</a></div>
<div class="blk-comment"><h3>网友评论</h3><div class="item"><p>我家的猫最近确实胖了，原来是因为这个。</p></div></div><div class="hot-rank"><h3>热门排行</h3><ul><li><a href=/1>市民广场的钟慢了三分钟</a></li><li><a href=/2>河边栏杆换新颜</a></li></ul></div>
<div class="footer">河谷网版权所有 不良信息举报电话</div></body></html>"""


def island_paper(story: Story) -> str:
    """A paper of the island: a reporter's line, promotions between paragraphs, further reading in the text."""
    body = [f"<p>{part.html}</p>" if part.kind == "p" else element(part) for part in story.parts]
    body.insert(2, '<div class="article-ad"><p>請繼續往下閱讀…</p></div>')
    body.append('<p class="promote">加入河谷報好友，新聞不漏接</p>')
    return f"""<!DOCTYPE html><html lang="zh-Hant"><head><title>{story.headline} | {story.section} | 河谷新聞網</title>{canonical(story)}{linked_data(story)}</head><body>
<header class="site-header"><a href=/>河谷新聞網</a><nav><a href=/a>要聞</a><a href=/b>{story.section}</a></nav></header>
<section class="article-content"><h1 class="article-content__title">{story.headline}</h1><section class="authors article-content__authors"><time>{story.date} 08:12</time><div class="article-content__author">河谷報／ 記者{story.authors[0]}／港區報導</div></section>
<section class="article-content__editor">{"".join(body)}</section><section class="keywords"><a href=/k>港口</a></section></section>
<div class="more-news"><h3>延伸閱讀</h3><ul><li><a href=/1>漁會理事改選　三人競爭一席</a></li></ul></div>
<section class="discuss-board"><h3>留言</h3><p>河谷網提供用戶留言功能，請謹慎發言，謝謝您的配合。</p><div class="discuss"><p>小時候在那裡釣過魚，一條也沒釣到。</p></div></section>
<footer><p>河谷報股份有限公司 版權所有</p></footer></body></html>"""


def broken_lines(story: Story) -> str:
    """One division with breaks and full-width indents, in an old encoding."""
    text = "<br><br>".join(f"\u3000\u3000{part.html}" for part in story.parts if part.kind != "figure")
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>河谷日報 - {story.headline}</title></head><body><table width="100%"><tr><td><a href=/>首頁</a> <a href=/l>昔日新聞</a></td></tr></table>
<div id="title"><h2>{story.headline}</h2></div><div id="content">{text}</div><div id="bottom"><a href=/p>上一則</a> <a href=/n>下一則</a><br>河谷日報 版權所有，未經許可不得轉載</div></body></html>"""


def interview(story: Story) -> str:
    """Questions in bold, answers under them, a poll beside."""
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body><div class="navbar"><a href=/>Valley Post</a></div>
<div class="interview"><h1>{story.headline}</h1><p class="intro">{story.deck}</p><div class="by">Interview: {authors(story)}</div>{"".join(elements(story)).replace("<em>", "<strong>").replace("</em>", "</strong>")}
<div class="poll-widget"><h4>Tell us</h4><p>How many clocks do you own that work?</p><button>Vote</button></div></div>
<div id="disqus_thread"><noscript>Please enable JavaScript to view the comments.</noscript></div></body></html>"""


def contents(story: Story) -> str:
    """A table of contents before the text, figures in a table inside it."""
    headings = [part for part in story.parts if part.kind == "h2"]
    listed = "".join(f'<li><a href="#s{n}">{part.html}</a></li>' for n, part in enumerate(headings))
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title>{open_graph(story)}</head><body><div class="page-wrapper sidebar-layout"><div class="top-header"><a href=/>The Post</a></div>
<div class="content-area"><h1>{story.headline}</h1><div class="post-meta"><span class="posted-by">by {authors(story)}</span><span class="comments-link"><a href=#c>3 comments</a></span></div>
<div id="toc_container" class="toc"><p class="toc_title">Contents</p><ul>{listed}</ul></div>{"".join(elements(story))}</div>
<div class="comments" id="c"><h3>3 comments</h3><div><b>Tess</b><p>You forgot the one in Harbour Road, which is the only one that matters.</p></div></div></div></body></html>"""


def foreign(story: Story) -> str:
    """A banner about cookies and a discussion whose elements have no telling names."""
    words = {
        "de": (
            "Wir verwenden Cookies und ähnliche Techniken, um Inhalte anzuzeigen, die Sie nicht bestellt haben.",
            "Alle akzeptieren",
            "Kommentare",
            "Schöner Artikel. Mein Nachbar hat auch Bienen, aber ohne Aktenzeichen.",
            "Das könnte Sie auch interessieren",
            "Von",
        ),
        "es": (
            "Usamos cookies propias y de terceros para recordar lo que usted preferiría olvidar.",
            "Aceptar todo",
            "Comentarios",
            "Mi abuelo navegó con esa luz toda su vida y nunca supo quién la encendía.",
            "También te puede interesar",
            "Por",
        ),
    }[story.language]
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body><div class="x1"><p>{words[0]}</p><button>{words[1]}</button></div>
<div class="x2"><ul><li><a href=/a>A</a></li><li><a href=/b>B</a></li></ul></div><div class="x3"><h1>{story.headline}</h1><p class="x4">{story.deck}</p><p class="x5">{words[5]} {authors(story)}</p>{"".join(elements(story))}</div>
<div class="x6"><h2>{words[4]}</h2><ul><li><a href=/1>Uno</a></li></ul></div><div class="x7"><h2>{words[2]}</h2><div><p>{words[3]}</p></div></div></body></html>"""


def credited(story: Story) -> str:
    """Credits under the text, a card for each author, corrections."""
    cards = "".join(
        f'<div class="author-bio"><h4>{name}</h4><p>{name} is a reporter on the climate desk and has never owned a car.</p></div>'
        for name in story.authors
    )
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title>{canonical(story)}{linked_data(story)}</head><body><div class="site-nav"><a href=/>Post</a></div><article><h1>{story.headline}</h1>
<div class="byline">By {authors(story)}</div><time datetime="{story.date}">{story.date}</time>{"".join(elements(story))}
<div class="article-footer"><p class="correction">Corrections: an earlier version of this article misspelled a rock.</p></div>{cards}
<div class="tools"><a href=#>Print</a><a href=#>Reuse this content</a></div></article></body></html>"""


def metered(story: Story) -> str:
    """All of the text, and a request to pay laid over it that can be dismissed."""
    body = elements(story)
    body.insert(
        2,
        '<div class="meter-prompt paywall-overlay"><h3>You have read 3 of 5 free articles this month</h3><p>Subscribe for one euro a week and read without being counted.</p><a href=/subscribe>See offers</a></div>',
    )
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.headline}</title>{canonical(story)}{linked_data(story, isAccessibleForFree=True)}</head><body><header><a href=/>Post</a></header>
<main><h1>{story.headline}</h1><p class="byline">By {authors(story)}</p><div class="content__article-body">{"".join(body)}</div>
<div class="epic"><h2>Now is the time</h2><p>Nine people read this to the end today. If two of them paid for it we could buy the good coffee.</p></div></main></body></html>"""


LAYOUTS = (
    tables,
    unclosed,
    word_processor,
    divisions,
    portal,
    island_paper,
    broken_lines,
    interview,
    contents,
    foreign,
    credited,
    metered,
)
