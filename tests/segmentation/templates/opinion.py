"""Pages of opinion: letters, commentary, columns."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["letters to the editor"] = f"""\
@@ nobody
Letters to the editor

@@ by: Margaret Doyle
Sir, — {s.LETTER_ON_FERRIES}

My father, who sold the tickets, kept a black armband in the drawer for those who asked.

Margaret Doyle, Inis Rua

@@ by: Patrick Ahern
Sir, — {s.LETTER_ON_TRAMS}

Patrick Ahern, Cork

@@ by: Joan Sweeney; Liam Sweeney
Sir, — {s.LETTER_ON_BOOKS}

Joan Sweeney and Liam Sweeney, Galway
"""

TEMPLATES["commentary with notes in italics"] = f"""\
@@ headline: {s.LIGHTHOUSE.headline} | by: Morag Sinclair | at: the University of the Highlands
# {s.LIGHTHOUSE.headline}

{s.LIGHTHOUSE.spaced}

*Morag Sinclair is an archivist at the University of the Highlands.*

@@ headline: {s.BAKERY.headline} | by: Anna Riis
# {s.BAKERY.headline}

{s.BAKERY.spaced}

*Anna Riis is a baker and the author of two cookery books.*
"""

TEMPLATES["a page of opinion, its names in capitals"] = f"""\
@@ nobody
OPINION

@@ headline: Why the night bus matters | by: Dana Whitlock | at: the United Service Workers
Why the night bus matters
By DANA WHITLOCK

{s.OPINION_A}

{s.OPINION_B}

There is a simple alternative. Let the bus run every hour instead of every half hour, and heat it.

Dana Whitlock is a cleaner and a shop steward with the United Service Workers.

@@ headline: Do not plant palms in the north | by: Tobias Rehn | at: Gothenburg Botanical Garden
Do not plant palms in the north
By TOBIAS REHN

Every spring the town gardeners put forty palms along the esplanade, and every autumn they dig up forty dead palms.

{s.OPINION_C}

Tobias Rehn, a former head gardener at Gothenburg Botanical Garden, is writing a history of the hedge.

@@ headline: To submit a letter
TO SUBMIT A LETTER
Letters must not exceed 200 words and must carry the writer’s name and address. Write to letters@example.com.
"""
