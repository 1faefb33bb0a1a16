"""A line of text as every reader of lines hands it on, and the headers of mails that may stand on one."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAIL_HEADER = re.compile(
    r"(?:From|Message|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Message-ID|Received|Return-Path|MIME-Version|"
    r"(?:List|Content|"
    r"X)-[\w-]{1,30}): \S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a wrapped paragraph: its text without white space at the ends, the 0-based line it starts on, and
    how many blank lines stand before it."""

    text: str
    number: int
    blanks: int
