"""Pages by how they credit people: bylines, reporters, biographies, notes."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["by somebody in some place"] = f"""\
@@ headline: {s.ORCHARD.headline} | by: Ingrid Moe
{s.ORCHARD.headline}
By Ingrid Moe in Dongshi
{s.ORCHARD.lines}
@@ headline: {s.TUNNEL.headline} | by: Tomas Kral; Ada Okoye
{s.TUNNEL.headline}
By Tomas Kral in Brno and Ada Okoye in Vienna
{s.TUNNEL.lines}
@@ headline: {s.CLINIC.headline} | by: Ruth van der Meer
{s.CLINIC.headline}
By Ruth van der Meer, health correspondent
{s.CLINIC.lines}
"""

TEMPLATES["biographies of rare professions"] = f"""\
@@ by: Gwen Parry | at: the Institute of Coastal Mapping | translated: Olaf Berg
{s.SCHOOL.lines}
Gwen Parry is a cartographer at the Institute of Coastal Mapping.
Translated by Olaf Berg
@@ by: Hsiao Tzu-ling | at: Green Rivers Taiwan
{s.ORCHARD.lines}
Hsiao Tzu-ling (蕭子玲) is a campaigner and beekeeper with Green Rivers Taiwan.
@@ by: Mateo Ruiz; Carla Ruiz | at: the Valparaiso Maritime Museum
{s.LIGHTHOUSE.lines}
Mateo Ruiz and Carla Ruiz are boatbuilders and volunteers at the Valparaiso Maritime Museum.
"""

TEMPLATES["a person in the news is no author"] = f"""\
@@
The new bridge will carry her name, the parliament decided by one vote on Tuesday, and the debate was about little else.

{s.BRIDGE_MOTION}

Edda Thorsdottir is the president of the chamber and did not vote.

@@ nobody
* * *

@@
{s.WATER_BY_THE_HOUR}

The regulator has taken no interest so far. Its office is in the capital, where it rains.

Donald Trump is the president of the United States and has not been asked for his opinion.
"""

TEMPLATES["capitals, desks and datelines"] = f"""\
@@ headline: PEAR GROWERS BRING IN GOATS TO MOW | by: ANDREW LIM
PEAR GROWERS BRING IN GOATS TO MOW
By ANDREW LIM, Staff Writer
DONGSHI, March 3 — {s.ORCHARD.lines}
@@ headline: NIGHT TRAMS GET A YEAR TO PROVE THEMSELVES | by: SOFIA NYGREN
NIGHT TRAMS GET A YEAR TO PROVE THEMSELVES
By SOFIA NYGREN, Staff Writer
GOTHENBURG, March 4 — {s.TRAMS.lines}
"""

TEMPLATES["dates, reading times and addresses of reporters"] = f"""\
@@ headline: {s.BOOKS.headline} | by: Femke de Wit
{s.BOOKS.headline}

By Femke de Wit

Published 3 March 2025 at 6:00 · 4 min read

{s.BOOKS.spaced}

femke.dewit@example.org

@@ headline: {s.SCHOOL.headline} | by: Iain Muir
{s.SCHOOL.headline}

By Iain Muir

Published 4 March 2025 at 7:30 · 3 min read

{s.SCHOOL.spaced}

iain.muir@example.org
"""

TEMPLATES["notes at the end of articles"] = f"""\
@@ headline: {s.CHESS.headline} | by: Colm Brady
{s.CHESS.headline}

Colm Brady and agencies

{s.CHESS.spaced}

This article was amended on 4 March 2025. An earlier version said that the bishop had been a knight.

@@ headline: {s.FERRY.headline} | by: Aoife Keane
{s.FERRY.headline}

Aoife Keane in Inis Rua

{s.FERRY.spaced}

Additional reporting by Dara Flynn
"""

TEMPLATES["desks, times and notes of reporters"] = f"""\
@@ headline: Ministers agree to count the fish twice | by: Maria Lindgren; Pieter Vos
Ministers agree to count the fish twice

Brussels Bureau

March 9, 2025 Updated 7:14 p.m. ET

{s.DESKS_A}

The two methods have differed by a factor of four. Scientists trust the ships and fishermen trust the fishermen.

“We shall have two wrong numbers instead of one,” a delegate said, “but we can subtract them.”

Maria Lindgren reported from Brussels, and Pieter Vos from Den Helder.

A version of this article appears in print on March 10, 2025, Section A, Page 6.

@@ headline: Town clock stops at the hour of its own inauguration
Town clock stops at the hour of its own inauguration

Vienna Bureau

March 9, 2025 Updated 3:02 p.m. ET

{s.DESKS_B}

A clockmaker has found nothing wrong with it. He wound it and it went, and he has sent no bill.

The town is considering whether to let it stop again.

Georg Haas contributed reporting from Linz.

A version of this article appears in print on March 10, 2025, Section A, Page 9.
"""
