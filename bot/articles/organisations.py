"""Names that belong to no person: news agencies, papers, ministries, desks. A citation turns none of them round."""

from __future__ import annotations

import re


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# The agencies whose names stand in bylines and datelines.
_AGENCIES = _listed(
    "ap|associated press|afp|agence france presse|reuters|thomson reuters|bloomberg|bloomberg news|upi|"
    "united press international|dpa|deutsche presse agentur|efe|ansa|tass|itar tass|interfax|ria novosti|xinhua|"
    "xinhua news agency|china news service|kyodo|kyodo news|jiji|jiji press|yonhap|yonhap news agency|cna|"
    "central news agency|focus taiwan|pti|press trust of india|ani|ians|anadolu|anadolu agency|aa|bernama|antara|"
    "pa|pa media|press association|aap|australian associated press|cp|canadian press|belga|anp|ntb|ritzau|stt|apa|"
    "keystone sda|pap|ctk|čtk|mti|agerpres|tanjug|hina|bta|lusa|europa press|ukrinform|kcna|newswire|pr newswire|"
    "globe newswire|business wire|dow jones|dow jones newswires|mcclatchy|tribune news service|agencies|wires|"
    "wire services|news services|中央社|新華社|新华社|法新社|路透社|美聯社|美联社|共同社|時事社|时事社|韓聯社|韩联社|"
    "德新社|塔斯社|中新社|中通社|彭博社|彭博|澎湃新聞|澎湃新闻|綜合外電|外電"
)
_BROADCASTERS = _listed(
    "bbc|bbc news|cnn|npr|pbs|cbs|cbs news|nbc|nbc news|abc|abc news|al jazeera|al jazeera english|dw|deutsche welle|"
    "rfi|nhk|nhk world|ard|zdf|orf|rai|rtve|sky news|fox news|euronews|voa|voice of america|rfa|radio free asia"
)
# An organisation's name ends in one of these; a person's hardly does.
_LAST = _listed(
    "press|agency|agencies|news|times|organization|organisation|ministry|survey|university|institute|institution|"
    "foundation|association|society|council|committee|commission|bureau|department|office|government|union|bank|"
    "group|inc|ltd|llc|plc|corp|corporation|gmbh|company|team|staff|desk|service|services|center|centre|college|"
    "school|authority|federation|alliance|network|coalition|party|gazette|herald|tribune|weekly|magazine|media|"
    "newsroom|contributors|contributor|correspondents|reporters|editors|secretariat|parliament|congress|trust|"
    "project|initiative|observatory|museum|library|academy|league|programme|program|forum|lab|laboratory|"
    "laboratories|partnership|directorate|headquarters|consortium|studio|studios|collective|board|writer|writers"
)
_LAST_OF_THREE = _listed("watch|review|journal|post|daily|international|report|reporter|line")
_FIRST = re.compile(
    r"(?:ministry|department|office|bank|university|institute|institution|cent(?:er|re)|council|committee|commission|"
    r"bureau|government|house|court|school|college|friends|doctors|reporters|voice|city|county|state|embassy|"
    r"federation|association|society|academy|museum|chamber|ports?|bishops) (?:of|for|on|without|and) ",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[^\w\s&]+")
_CHINESE = re.compile(
    r"[\u3400-\u9fff]{2,}(?:社|報|报|台|臺|網|网|中心|部|局|署|院|會|会|大學|大学|公司|集團|集团|聯盟|联盟|編輯部|编辑部|雜誌|杂志|新聞|新闻|"
    r"週刊|周刊|委員會|委员会)"
)


_FILE = re.compile(
    r"\.(?:txt|text|md|markdown|jsonl?|html?|xhtml|mhtml|mht|xml|rss|atom|eml|rtf|csv|tsv|docx|pdf)$", re.IGNORECASE
)


def is_file_name(source: str) -> bool:
    """Tell whether a source is the name of a file: a page without a source of its own is known by it."""
    return _FILE.search(source) is not None


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency: `AFP`, `the Associated Press`, `中央社`."""
    return _plain(name) in _AGENCIES


def is_organisation(name: str) -> bool:
    """Tell whether a name belongs to an organisation, a desk or a board, and not to a person.

    Known agencies and broadcasters, what begins with `The`, and names with a word that only organisations have in
    that place: `World Health Organization`, `Ministry of Finance`, `Human Rights Watch`, `Quay Gazette Staff`.
    """
    plain = _plain(name)
    words = plain.split()
    if not words:
        return False
    if plain in _AGENCIES or plain in _BROADCASTERS or name.strip().lower().startswith("the "):
        return True
    several = len(words) > 1
    return (
        (several and words[-1] in _LAST)
        or (len(words) > 2 and words[-1] in _LAST_OF_THREE)
        or _FIRST.match(plain) is not None
        or _CHINESE.fullmatch(name.strip()) is not None
    )


def _plain(name: str) -> str:
    words = _NOT_LETTERS.sub(" ", name.replace(".", "")).casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
