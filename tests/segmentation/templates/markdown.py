"""Markdown: front matter and headings."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["front matter of a whole page, headings of the second level"] = f"""\
@@ nobody
---
source: The Valley Post
date: 2025-03-06
---

@@ headline: {s.SCHOOL.headline} | by: Iain Muir
## {s.SCHOOL.headline}

*By Iain Muir*

{s.SCHOOL.spaced}

@@ headline: {s.CHESS.headline} | by: Colm Brady
## {s.CHESS.headline}

*By Colm Brady*

{s.CHESS.spaced}
"""

TEMPLATES["Markdown with underlined headings"] = f"""\
@@ headline: {s.TUNNEL.headline} | by: Jan Bohm
{s.TUNNEL.headline}
{"=" * len(s.TUNNEL.headline)}

**By Jan Bohm**

{s.TUNNEL.spaced}

@@ headline: {s.SEEDS.headline} | by: Eva Malá
{s.SEEDS.headline}
{"=" * len(s.SEEDS.headline)}

**By Eva Malá**

{s.SEEDS.spaced}
"""
