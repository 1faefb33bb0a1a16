"""Newsletters and mail: mastheads, rules, contents, wrapped text."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["a newsletter with a masthead and links"] = f"""\
@@ nobody
The Harbour Bulletin
Issue 42 | Thursday, March 6, 2025

@@ headline: {s.FERRY.headline}
## {s.FERRY.headline}

{s.FERRY.spaced}

@@ headline: {s.LIGHTHOUSE.headline}
## {s.LIGHTHOUSE.headline}

{s.LIGHTHOUSE.spaced}

@@ nobody
Elsewhere

Why puffins walk
A pier for sale, slightly used
How to read a tide table
"""

TEMPLATES["a newsletter between rules"] = f"""\
@@ nobody
MORNING ROUNDUP
No. 318 — March 6, 2025
Written in the night, read on the tram

---

@@ headline: {s.TRAMS.headline}
{s.TRAMS.headline}

{s.TRAMS.spaced}

@@ nobody
---

@@ headline: {s.BAKERY.headline}
{s.BAKERY.headline}

{s.BAKERY.spaced}

@@ nobody
---

Read more

Why the night is longer in March
Six soups from one machine
Where the taxis went

You are receiving this e-mail because you signed up on our website.
Unsubscribe | Manage preferences
"""

TEMPLATES["a newsletter with a list of contents"] = f"""\
@@ nobody
GARDEN LETTER · Spring 2025

In this issue:
- Beans to borrow
- Goats for hire
- Lilies under a roof

===

@@ headline: {s.SEEDS.headline}
{s.SEEDS.headline}

{s.SEEDS.spaced}

@@ nobody
===

@@ headline: {s.ORCHARD.headline}
{s.ORCHARD.headline}

{s.ORCHARD.spaced}

@@ nobody
===

@@ headline: {s.MARKET.headline}
{s.MARKET.headline}

{s.MARKET.spaced}
"""

TEMPLATES["a wrapped mail with headings and no rules"] = f"""\
@@ nobody
Return-Path: <desk@example.org>
From: Valley Desk <desk@example.org>
To: subscribers@example.org
Subject: Valley Desk, 6 March
Date: Thu, 6 Mar 2025 06:00:00 +0000

@@ headline: Goats for hire
GOATS FOR HIRE

Pear growers on the slopes have given up their mowers and hired
goats. Forty of them arrived on Monday in two trucks, and by the
evening of Wednesday the grass under three hectares of trees was
short enough to walk in without getting wet.

Diesel cost the growers more last season than they care to say.
The goats cost a little more, but leave something behind that the
trees are said to like.

@@ headline: The chess match
THE CHESS MATCH

The chess team of the prison beat the first board of the university
by four games to two on Thursday, in a match that was played by
telephone because only one of the two sides was able to travel.

In the third game a bishop was put on the wrong square, and the
players agreed, after a silence of some length, to let it stand.

@@ nobody
--{" "}
Valley Desk, 3 Mill Lane
Write to us at desk@example.org
"""

TEMPLATES["the digest of a mailing list"] = """\
@@ nobody
Subject: [valley-news] Digest, Vol 12, Issue 3
From: valley-news-request@example.org
Date: Mon, 10 Mar 2025 12:00:00 +0000

Today's Topics:

   1. Bridge closed for repairs (A. Novak)
   2. School wins prize (T. Iyer)


----------------------------------------------------------------------

@@ headline: Bridge closed for repairs | by: A. Novak
Message: 1
From: A. Novak <novak@example.org>
Subject: Bridge closed for repairs

The footbridge at the mill will be closed from Tuesday until the end of
the month, because two of its planks have been taken away by someone
who evidently needed planks.

Walkers are asked to use the ford, which is marked with a red post, or
to wait. The council expects the new planks on Friday.

@@ nobody
------------------------------

@@ headline: School wins prize | by: T. Iyer
Message: 2
From: T. Iyer <iyer@example.org>
Subject: School wins prize

The school in Upper Vale has won the county prize for arithmetic, for
the first time since the prize was founded, beating eleven schools that
have roofs.

Its headmaster said that the pupils had practised by counting drips.

@@ nobody
------------------------------

End of valley-news Digest, Vol 12, Issue 3
"""
