"""Copy of agencies and offices: press releases, takes, sign-offs."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

TEMPLATES["press releases"] = f"""\
@@ nobody
FOR IMMEDIATE RELEASE

@@ headline: {s.SEEDS.headline}
{s.SEEDS.headline}

{s.SEEDS.spaced}

About the Ostrava Seed Bank

{s.SEED_BANK}

@@ nobody
###

FOR IMMEDIATE RELEASE

@@ headline: {s.BOOKS.headline}
{s.BOOKS.headline}

{s.BOOKS.spaced}

About Leiden Public Library

Leiden Public Library has four branches, 210,000 volumes and a bicycle. Its patron since 1964 is the city itself.

@@ nobody
-- ENDS --
"""

TEMPLATES["wire copy in several takes"] = f"""\
@@ headline: {s.TUNNEL.headline}
TUNNEL-BICYCLES
{s.TUNNEL.headline}
BRNO, Czech Republic (Inland Press) -- {s.TUNNEL.lines}
(END)
@@ headline: {s.CHESS.headline}
PRISON-CHESS/RESULT (CORRECTED)
{s.CHESS.headline}
GRAYMOOR, England (Inland Press) -- {s.CHESS.lines}
(END)
@@ headline: {s.FERRY.headline}
FERRY-FRIDAY
{s.FERRY.headline}
INIS RUA, Ireland (Inland Press) -- {s.FERRY.lines}
(END)
"""

TEMPLATES["wire copy signed off with initials"] = f"""\
@@ headline: {s.TRAMS.headline}
{s.TRAMS.headline}

OSLO, March 4 (NordNews) - {s.TRAMS.spaced}

lk/anm/ds

@@ headline: {s.CLINIC.headline}
{s.CLINIC.headline}

VIK, Norway, March 4 (NordNews) - {s.CLINIC.spaced}

hs/lk

@@ headline: {s.LIGHTHOUSE.headline}
{s.LIGHTHOUSE.headline}

SKERRY POINT, Scotland, March 5 (NordNews) - {s.LIGHTHOUSE.spaced}

anm/hs
"""
