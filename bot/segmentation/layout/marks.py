"""What a line of plain text is by its own form: a rule, an underline, a tag, an item of a list, a field of a mail."""

from __future__ import annotations

import re

from bot.segmentation.text.dates import find_dates, is_date_line

_RULE = re.compile(r"[\W_]{3,}")
_LONG_RULE = 20
_MOST_SIGNS = 2
_UNEVEN, _UNEVEN_SHARE = 3, 0.15
MARKER = re.compile(r"(?:[-*+•▶■●◆þ»]|\(?\d{1,3}[.)]|[a-z][.)]|o(?= [A-Z])) ")
_DEEPER = re.compile(r"(?:\d+\.){1,4}\d+\.? ")
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,500})?/?>")
QUOTED = re.compile(r"(?:> ?)+")
MAIL_FIELD = re.compile(
    r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Subj|Reply-To|Sender|Organi[sz]ation|Newsgroups|Message(?:-ID)?|Received|"
    r"Return-Path|MIME-Version|References|Lines|Keywords|Distribution|Approved|(?:List|Content|X|"
    r"In)-[\w-]{1,30}):(?: \S|$)",
    re.IGNORECASE,
)
MBOX = re.compile(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} .{5,40}\d{4}$")
STOP = re.compile(r"[.!?…。！？:：;][\"'”’»)\]」』）]*$")
_LONGEST_WHEN = 70
_BESIDE = re.compile(
    r"\d\d?:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?|[+-]\d{4}\b|\(?\b(?:[A-Z]{2,4}T|GMT|UTC|UT|Z)\b\)?|"
    r"\bday \d+,?|\bdate:|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn and not written: three characters or more without a letter or a digit."""
    return len(text) <= 400 and _RULE.fullmatch(text) is not None


def is_long_rule(text: str) -> bool:
    """Tell whether a line is a rule that divides a page, and not one that underlines a word."""
    return len(text) >= _LONG_RULE and is_rule(text)


def is_underline(text: str, rule: str) -> bool:
    """Tell whether a rule underlines a line: it is as long, or broken where the words of the line are."""
    if not is_rule(rule) or len(set(rule) - {" "}) > _MOST_SIGNS or is_rule(text):
        return False
    title, line = len(text), len(rule)
    if abs(title - line) <= max(_UNEVEN, _UNEVEN_SHARE * title):
        return True
    spans, strokes = [len(word) for word in text.split()], [len(word) for word in rule.split()]
    return len(spans) == len(strokes) > 1 and all(abs(a - b) <= 1 for a, b in zip(spans, strokes, strict=True))


def is_tag(text: str) -> bool:
    """Tell whether a line begins with a tag of markup."""
    return text.startswith("<") and _TAG.match(text) is not None


def is_item(text: str) -> bool:
    """Tell whether a line begins as an item of a list does."""
    return MARKER.match(text) is not None or _DEEPER.match(text) is not None


def is_mail_field(text: str) -> bool:
    """Tell whether a line is a field of a mail's head, or the line that parts the mails of a mailbox."""
    return MAIL_FIELD.match(text) is not None or MBOX.match(text) is not None


def is_capitals(text: str) -> bool:
    """Tell whether a line is written in capitals; Chinese is in neither case."""
    letters = _LETTER.findall(text)
    return len(letters) >= 4 and text.isupper()


def unquoted(text: str) -> tuple[int, str]:
    """How deep a line is quoted (`> > `), and the line without these marks."""
    found = QUOTED.match(text)
    return (found.group().count(">"), text[found.end() :]) if found else (0, text)


def is_when(text: str) -> bool:
    """Tell whether a line says nothing but when, as mails say it, too: `Fri, 24 May 2002 03:33:29 +0000 (EDT)`."""
    if len(text) > _LONGEST_WHEN or not text[-1:].strip():
        return False
    if is_date_line(text):
        return True
    rest = _BESIDE.sub("", text)
    dates = find_dates([rest])
    return bool(dates) and is_date_line(rest.strip(" ,.()"))
