"""Pages of newspapers: sections, desks, pictures, questions and answers."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["names and desks under headlines"] = f"""\
@@ headline: {s.CHESS.headline} | by: Colm Brady
{s.CHESS.headline}

Colm Brady | Crime correspondent
Friday March 14 2025, 12.01am

{s.CHESS.spaced}

@@ headline: {s.TRAMS.headline} | by: Pavla Dvorak
{s.TRAMS.headline}

Pavla Dvorak | Transport editor
Friday March 14 2025, 9.30am

{s.TRAMS.spaced}
"""

TEMPLATES["sections of a newspaper"] = f"""\
@@ nobody
BUSINESS
@@ headline: {s.BAKERY.headline}
{s.BAKERY.headline}
{s.BAKERY.lines}
@@ nobody
ARTS & BOOKS
@@ headline: {s.BOOKS.headline}
{s.BOOKS.headline}
{s.BOOKS.lines}
@@ nobody
HEALTH
@@ headline: {s.CLINIC.headline}
{s.CLINIC.headline}
{s.CLINIC.lines}
"""

TEMPLATES["a numbered list of stories"] = f"""\
@@ headline: {s.MARKET.headline}
1. {s.MARKET.headline}

{s.MARKET.spaced}

@@ headline: {s.FERRY.headline}
2. {s.FERRY.headline}

{s.FERRY.spaced}

@@ headline: {s.SEEDS.headline}
3. {s.SEEDS.headline}

{s.SEEDS.spaced}
"""

TEMPLATES["an interview in questions and answers"] = f"""\
@@ headline: ‘I have never liked the sea’ | by: Nora Lund
‘I have never liked the sea’

By Nora Lund

The man who raised the bell of the steamer Alma from 60 metres is afraid of water. He talked to us on dry land.

Q: When did you learn to dive?

A: {s.DIVER_LEARNS}

Q: And why was it?

A: {s.DIVER_RINGS}

Q: Will you dive again?

A: No. I will go and ring it.

@@ headline: {s.SCHOOL.headline} | by: Iain Muir
{s.SCHOOL.headline}

By Iain Muir

{s.SCHOOL.spaced}
"""

TEMPLATES["pull quotes between paragraphs"] = f"""\
@@ headline: {s.ORCHARD.headline} | by: Mei-chun Tsao
{s.ORCHARD.headline}

By Mei-chun Tsao

{s.ORCHARD.paragraphs[0]}

“Bark is for goats that have been badly brought up”

{s.ORCHARD.paragraphs[1]}

{s.ORCHARD.paragraphs[2]}

@@ headline: {s.LIGHTHOUSE.headline} | by: Peter Innes
{s.LIGHTHOUSE.headline}

By Peter Innes

{s.LIGHTHOUSE.paragraphs[0]}

‘A price that was paid for their silence’

{s.LIGHTHOUSE.paragraphs[1]}

{s.LIGHTHOUSE.paragraphs[2]}
"""

TEMPLATES["captions of pictures"] = f"""\
@@ headline: {s.MARKET.headline} | by: Lotte Claes
{s.MARKET.headline}
By Lotte Claes
Traders unload tulips at the western door of the former depot on Friday. Photograph: Lotte Claes
{s.MARKET.lines}
@@ headline: {s.TUNNEL.headline} | by: Jan Bohm
{s.TUNNEL.headline}
By Jan Bohm
The northern mouth of the tunnel, which was bricked up in 1986. Photo: County Archive
{s.TUNNEL.lines}
"""

TEMPLATES["jumps to other pages"] = f"""\
@@ headline: {s.TRAMS.headline} | by: Pavla Dvorak
{s.TRAMS.headline}
By Pavla Dvorak
{s.TRAMS.lines}
@@ nobody
Continued on A4
@@ headline: {s.CLINIC.headline} | by: Liv Aasen
{s.CLINIC.headline}
By Liv Aasen
{s.CLINIC.lines}
@@ nobody
See CLINIC on page 7
"""

TEMPLATES["a live report by the clock"] = f"""\
@@ headline: Storm Ragna: bridge closed, 40,000 without power | by: Sam Teller
Storm Ragna: bridge closed, 40,000 without power

By Sam Teller

09.15

{s.STORM_AT_NINE}

10.40

{s.STORM_AT_ELEVEN}

12.05

The first ferry in four hours has just come in. Passengers describe the crossing as long.

@@ headline: {s.BAKERY.headline} | by: Anna Riis
{s.BAKERY.headline}

By Anna Riis

{s.BAKERY.spaced}
"""

TEMPLATES["news in brief"] = f"""\
@@ nobody
NEWS IN BRIEF

@@
BRNO: {s.TUNNEL.lead}

@@
VIK: {s.CLINIC.lead}

@@
OSTRAVA: {s.SEEDS.lead}

@@
LEIDEN: {s.BOOKS.lead}
"""

TEMPLATES["corrections and an obituary"] = f"""\
@@ headline: {s.MARKET.headline} | by: Lotte Claes
{s.MARKET.headline}

By Lotte Claes

{s.MARKET.spaced}

@@ headline: Corrections and clarifications
Corrections and clarifications

{s.MARKET_CORRECTED}

@@ headline: Otto Lindgren, maker of sundials, 1931-2025
Otto Lindgren, maker of sundials, 1931-2025

{s.SUNDIALS}

His largest dial covers a square in Lund. It is four minutes fast, and he never said why.

He is survived by two daughters and by the dials.
"""
