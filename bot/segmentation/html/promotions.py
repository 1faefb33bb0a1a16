"""Sentences that a site puts into its articles to be read further: newsletters, apps, accounts, tips."""

from __future__ import annotations

import re

_LONGEST = 300
_LETTER = r"(?:newsletters?|inbox|e-?mail (?:list|alerts?|updates?)|briefing)"
_NETWORK = (
    r"(?:twitter|facebook|instagram|youtube|tiktok|threads|telegram|whatsapp|linkedin|bluesky|mastodon|x|flipboard)"
)
_PROMOTION = re.compile(
    rf"(?:(?:please |click (?:here )?to |want more\? )?(?:sign up|subscribe|register)\b.{{0,120}}\b{_LETTER}\b|"
    rf"(?:get|receive) .{{0,120}}\b(?:in|to|into) your (?:e-?mail )?inbox\b|"
    rf"(?:like|love|enjoy(?:ed)?) (?:this|our) (?:story|article|post)\?|"
    rf"(?:follow|like|find|join) (?:us|me|@\w+|[\w’' ]{{2,40}}) on {_NETWORK}\b|"
    rf"(?:have|got) (?:a|any) (?:story |news |confidential )?tips?\??|"
    rf"(?:download|get) (?:our|the) (?:free )?(?:[\w’']+ ){{0,3}}app\b|"
    rf"(?:read|see|view) (?:more|also|next)\s?[:：]|also read\s?[:：]|"
    rf"(?:support (?:our|independent) journalism|become a (?:member|subscriber|supporter)|donate (?:now|today))\b|"
    rf"(?:訂閱|订阅).{{0,12}}(?:電子報|电子报|週報|周报)|(?:追蹤|關注|关注).{{0,12}}(?:粉絲專頁|公眾號|公众号|頻道))",
    re.IGNORECASE,
)


def promotes(text: str) -> bool:
    """Tell whether a short paragraph asks the reader for something on behalf of the site."""
    return len(text) <= _LONGEST and _PROMOTION.match(text) is not None
