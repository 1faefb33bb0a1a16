"""Words by which an issue speaks of itself: how it greets, how to get it, to write for it, when the next one comes."""

from __future__ import annotations

import re

# How the text over the first article of an issue speaks of the issue itself.
_INTRODUCES = re.compile(
    r"\b(?:this|our|today['’]s|the (?:first|second|third|latest|newest|new)|another|previous|last|next)\s(?:\w+\s){0,3}"
    r"(?:newsletter|issue|edition|digest|bulletin|round-?up|weekly|update|e-?mail|mailing|monthly)\b|"
    r"\bwelcome (?:back )?to\b|\b(?:highlights|interesting things|news|updates) (?:for|from|of) (?:the|this|last)\b|"
    r"\bhere (?:are|is) (?:some|the|what|a)\b|^(?:hello|hey|hi|dear)\b|\bnewsletter (?:about|is|for)\b|"
    r"\bthis (?:week|month) (?:we|is all|in)\b|"
    r"\bnewsletter (?:de|di|da|der|dieser?)\b|\bdiese[rn]? (?:ausgabe|woche)\b|\bcette (?:semaine|lettre|édition)\b|"
    r"\besta (?:semana|edición)\b|\bпривет\b|今週の|今号|ニュースレター|"
    r"本期|本[周週][刊报報]|[这這][里裡裏][记記][录錄]|每[周週]|"
    r"[欢歡]迎(?:投稿|[来來]到)|[周週]刊(?:核心|[维維][护護]|由)|이번 ?[주호]|뉴스레터",
    re.IGNORECASE,
)
# What a periodical says of itself: how to get it, how to write for it, when the next issue comes.
_OF_ISSUE = re.compile(
    r"\b(?:(?:un)?subscri\w+|newsletters?|mailing list|(?:next|previous|last) (?:issue|week|month|edition)(?:'s)?|"
    r"back issues|this (?:issue|edition)|"
    r"archives?|feedback|(?:your|have) (?:suggestions?|contributions?|submissions?)|contribut(?:e|ions) to|"
    r"submit|article ideas|thank(?:s| you) (?:for|to)|until next|see you|stay tuned|follow us|"
    r"join us|write (?:for|to) us|sponsor\w*|"
    r"spread the word|share this|editors?|unsubscribe|privacy|"
    r"abonn\w+|nächste ausgabe|suscr[ií]\w+|inscri\w+|boletín|подпис\w+|рассылк\w+)\b|"
    r"订阅|訂閱|投稿|公[众眾][号號]|往期|上一期|下一期|本期|本[周週]刊|下[周週]|[扫掃][码碼]|[关關]注|推荐或自荐|自荐|同步更新|交流群|"
    r"[编編][辑輯]|招聘|[归歸][档檔]|感[谢謝]|[赞贊]助|購読|次回|お問い合わせ|구독",
    re.IGNORECASE,
)
_LONGEST = 600


def introduces_issue(text: str) -> bool:
    """Tell whether a text over the first article of a page speaks of the issue that it opens."""
    return _INTRODUCES.search(text[:_LONGEST]) is not None


def speaks_of_issue(text: str) -> bool:
    """Tell whether a text speaks of the periodical it stands in: how to get it, to write for it, its next issue."""
    return len(text) <= _LONGEST and _OF_ISSUE.search(text) is not None


def count_of_issue(text: str) -> int:
    """Count what in a text speaks of the periodical it stands in."""
    return len(_OF_ISSUE.findall(text))
