"""Lines that belong to the page and to no article: rules, "You might also like", section names."""

from __future__ import annotations

import re

from bot.segmentation.text.vocabulary import words

_LONGEST = 160
_SEPARATOR = re.compile(
    r"[\W_]{2,}|[□■◆◇●○★☆※§~=*_—–-]|[-–—]\s*30\s*[-–—]|[-–—(\[ ]{0,4}(?i:ends?|more|the end|完|全文完)[-–—)\] ]{0,4}|"
    r"(?:[xXoO]\s?){3,}"
)
_PHRASES = re.compile(
    r"(?:you (?:might|may) (?:also|be interested)|(?:read|see|view|show|load) (?:more|all|also|next)\b|(?:continue|"
    r"keep) reading|"
    r"(?:related|recommended|popular|trending|latest|more|other|top|most[ -]read|most[ -]viewed|"
    r"editors?[’']? picks?|also)"
    r"(?: (?:articles?|stories|news|posts?|reading|content|headlines|coverage|links|topics|from .{2,40}|"
    r"in .{2,30}|on .{2,40}|for you|by .{2,40}))+[:：]?$|"
    r"(?:related|recommended|trending|most read|editors?[’']? picks?|what to read next|up next|don[’']t miss|"
    r"in case you missed it|sponsored|"
    r"advertisement|advertising|promoted|comments?|share|tweet|print|e-?mail|subscribe|newsletter|sign up|log ?in|"
    r"menu|search|home|top|tags?)[:：]?$|"
    r"(?:story|article) continues below|(?:skip|jump) to |(?:click|tap) (?:here|to|for)\b|sign up (?:for|to|now|today)|"
    r"subscribe (?:to|now|here|today)|"
    r"share (?:this|on|via)|follow us|(?:this|forward this) (?:e-?mail|letter|newsletter)|you (?:receive|received|"
    r"are receiving|get) this|unsubscribe|view (?:this|in) (?:e-?mail|browser|your)|"
    r"manage (?:your )?(?:preferences|subscription)|"
    r"(?:all rights reserved|©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|[\w ]{2,40} all rights))|"
    r"your (?:daily|morning|evening|weekly) (?:briefing|digest|newsletter|update|roundup)|(?:good (?:morning|"
    r"evening|afternoon))\b.{0,60}(?:here|today|news|know)|"
    r"that[’']s (?:all|it) (?:for|from)|(?:here(?:[’']s| is) what you need|today[’']s (?:top )?(?:stories|"
    r"headlines|news)\b)|in (?:this|today[’']s) (?:issue|edition|newsletter)|"
    r"the (?:daily|morning|evening|weekly) (?:briefing|digest|newsletter|brief)$|thanks for reading|"
    r"(?:elsewhere|around the web|quick links|further reading|what we[’']re reading|"
    r"letters to the editor)\b[\w ]{0,20}[:：]?$|"
    r"\(?(?:please )?(?:continued|turn|see .{2,30}|jump)(?: (?:on|from|to))* (?:page |p\. ?)?[A-Z]?-?\d{1,3}\)?$|"
    r"for immediate release\b.{0,60}$|(?:under )?embargo(?:ed)?(?: until\b.{0,60})?$|(?:press|news|"
    r"media) release[:：]?$|"
    r"end of .{2,60}(?:digest|newsletter|issue)\b.{0,40}$|"
    r"(?:下|上)(?:接|轉|转)第?.{1,8}[版頁页]$|"
    r"(?:延伸閱讀|延伸阅读|相關新聞|相关新闻|相關報導|推薦閱讀|推荐阅读|更多(?:新聞|新闻|報導|文章)|你可能(?:也|還|"
    r"还)?(?:會|会)?(?:喜歡|喜欢|想看)|廣告|广告|猜你喜欢|热门|熱門|"
    r"(?:搜索|搜尋|掃碼|扫码)?(?:關注|关注).{0,4}(?:公眾號|公众号|微信|粉絲專頁).{0,30}|"
    r"點擊|点击|閱讀更多|阅读更多|繼續閱讀|看更多|分享|回首頁|訂閱|订阅)[^。，]{0,14}$)",
    re.IGNORECASE,
)
# `var adScript = document.createElement("script");`
_CODE = re.compile(
    r"(?:var|let|const) \w+ ?= ?.*|(?:\w+: ?|\()?function ?\w*\(.*\) ?\{.*|[\w$.\[\]]{3,}\([^)]*\);|"
    r"[\w$]+\.[\w$.\[\]]+ ?= ?.*;|[\w$]+\.[^ ]{3,}\);",
    re.ASCII,
)
_BREADCRUMBS = re.compile(r"(?:home|front page|首頁|首页) ?[»>›|/] ?\S", re.IGNORECASE)
_SECTIONS = words(
    "sports sport business world national nation international local politics opinion opinions editorial editorials "
    "features feature culture arts entertainment lifestyle life technology tech science health education travel food "
    "money markets economy finance taiwan asia china europe africa americas us uk usa region regional metro weather "
    "obituaries letters commentary analysis books film music theatre theater media front-page news briefs brief "
    "headlines society environment climate property motoring style fashion weekend magazine 國際 社會 政治 財經 體育 "
    "娛樂 生活 科技 地方 兩岸 評論 社論 專欄 投書 讀者投書 讀者來函 編輯室報告 文化 健康 国际 社会 财经 体育 娱乐 "
    "评论 要聞 要闻"
)
_STANDING = re.compile(
    r"(?:an? )?(?:corrections?(?: and clarifications?)?|clarifications?|errat(?:a|um)|obituary|from the archives?|"
    r"editor[’']?s[’']? note|quote of the day|the week ahead|(?:how )?to (?:submit|send) (?:a |your )?letters?|"
    r"letters policy|(?:news )?in brief|更正(?:啟事)?|編者的話)[:：]?",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+)+(?: \([A-Z0-9 ,.]{1,30}\))?")
_SECTION_JOINS = words("and & in the page pages section news desk / |")


def is_standing_head(text: str) -> bool:
    """Tell whether a heading is one that newspapers keep standing: corrections, obituaries, notes."""
    return len(text) <= _LONGEST and _STANDING.fullmatch(text.strip("#* ")) is not None


def is_slug(text: str) -> bool:
    """Tell whether a line is the name that an agency gives a story: `TYPHOON-KESTRA/RAIL (UPDATE 3)`."""
    return len(text) <= _LONGEST and _SLUG.fullmatch(text) is not None


def is_separator(text: str) -> bool:
    """Tell whether a line only divides: `* * *`, `-30-`, `□`."""
    return len(text) <= _LONGEST and _SEPARATOR.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Tell whether a line is the page's own: navigation, promotion, the name of a section."""
    if len(text) > _LONGEST:
        return False
    if _PHRASES.match(text.lstrip("#>*-–—•▶[(【 ")) or _BREADCRUMBS.match(text):
        return True
    return is_section(text) or is_code(text)


def is_code(text: str) -> bool:
    """Tell whether a line is a program's, which a scraper took for text: it may stand anywhere, and divides nothing."""
    return len(text) <= _LONGEST and _CODE.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a line is nothing but the name of a newspaper's section."""
    words = text.strip("#*=-–—[]【】<>〈〉《》 :：").lower().split()
    return (
        0 < len(words) <= 4
        and any(word in _SECTIONS for word in words)
        and all(word in _SECTIONS or word in _SECTION_JOINS for word in words)
    )
