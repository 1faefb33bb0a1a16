"""Pages in the habits of many newspapers, each with what a reader would say of it.

A line that begins with `@@` is no part of its page: it says that an article starts below, and what is true of it
(`headline`, `by`, `at`, `translated`; people are divided by semicolons), or that what follows is `nobody`'s.
"""

from __future__ import annotations

from tests.segmentation.templates import chinese, credits, mail, markdown, newspapers, opinion, wire

TEMPLATES: dict[str, str] = {
    **newspapers.TEMPLATES,
    **credits.TEMPLATES,
    **opinion.TEMPLATES,
    **wire.TEMPLATES,
    **mail.TEMPLATES,
    **markdown.TEMPLATES,
    **chinese.TEMPLATES,
}
