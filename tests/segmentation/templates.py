"""Pages in the habits of many newspapers, each with what a reader would say of it.

A line that begins with `@@` is no part of its page: it says that an article starts below, and what is true of it
(`headline`, `by`, `at`, `translated`; people are divided by semicolons), or that what follows is `nobody`'s.
"""

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

TEMPLATES["Chinese reporters in brackets"] = f"""\
@@ headline: {s.ZH_FERRY.headline.replace("　", " ")} | by: 周士傑
{s.ZH_FERRY.headline}
〔記者周士傑／台東報導〕{s.ZH_FERRY.lines}
@@ headline: {s.ZH_SCHOOL.headline.replace("　", " ")} | by: 葉佳蓉
{s.ZH_SCHOOL.headline}
〔記者葉佳蓉／南投報導〕{s.ZH_SCHOOL.lines}
@@ headline: {s.ZH_TEA.headline.replace("　", " ")} | by: 許哲瑋
{s.ZH_TEA.headline}
〔記者許哲瑋／南投報導〕{s.ZH_TEA.lines}
"""

TEMPLATES["Chinese reporters in black brackets, with a note"] = f"""\
@@ headline: {s.ZH_BRIDGE.headline.replace("　", " ")} | by: 郭雅婷
{s.ZH_BRIDGE.headline}

【記者郭雅婷台中報導】{s.ZH_BRIDGE.spaced}

@@ headline: {s.ZH_SCHOOL.headline.replace("　", " ")} | by: 石念慈
{s.ZH_SCHOOL.headline}

【記者石念慈南投報導】{s.ZH_SCHOOL.spaced}

（編按：本文刊出後，縣府表示鐘已修好。）
"""

TEMPLATES["Chinese writers and translators over the text"] = f"""\
@@ headline: {s.ZH_TEA.headline.replace("　", " ")} | by: 呂明軒 | translated: 方子瑜
{s.ZH_TEA.headline}

文／呂明軒
譯／方子瑜

{s.ZH_TEA.spaced}

@@ headline: {s.ZH_FERRY.headline.replace("　", " ")} | by: 高若琳
{s.ZH_FERRY.headline}

文／高若琳

{s.ZH_FERRY.spaced}

@@ headline: {s.ZH_BRIDGE.headline.replace("　", " ")} | by: 江宜臻
{s.ZH_BRIDGE.headline}

撰文：江宜臻

{s.ZH_BRIDGE.spaced}
"""

TEMPLATES["a Chinese page without blank lines"] = f"""\
@@ headline: {s.ZH_SCHOOL.headline.replace("　", " ")} | by: 姚志豪
{s.ZH_SCHOOL.headline}
記者姚志豪／南投報導
{s.ZH_SCHOOL.lines}
@@ headline: {s.ZH_BRIDGE.headline.replace("　", " ")} | by: 温佩珊
{s.ZH_BRIDGE.headline}
記者温佩珊／台中報導
{s.ZH_BRIDGE.lines}
@@ headline: {s.ZH_TEA.headline.replace("　", " ")} | by: 丁以寧
{s.ZH_TEA.headline}
記者丁以寧／南投報導
{s.ZH_TEA.lines}
"""

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

TEMPLATES["Chinese opinion under standing heads"] = """\
@@ headline: 【社論】水價不能只靠喊
【社論】水價不能只靠喊

水價二十年沒有調整，漏水率卻年年排在前面，主管機關每次都說要研究，研究到委員換了三任。

漏掉的水比兩座水庫還多。與其再蓋一座，不如先把管線換掉，這筆帳不難算。

@@ nobody
《讀者投書》

@@ headline: 公園的椅子為什麼要有扶手 | by: 張美玉 | at: 台中，退休教師
公園的椅子為什麼要有扶手

◎ 張美玉（台中，退休教師）

家附近的公園新換了一批長椅，每張中間都多了兩道扶手。里長說是為了讓長輩好起身，可是長輩坐的那一頭剛好沒有。

我量過，扶手之間是四十五公分，躺不下一個人，也放不下一袋菜。

@@ nobody
〈編輯室報告〉

@@
本報自四月一日起調整版面，地方新聞增為兩版，副刊移至週末。讀者若有意見，歡迎來信。
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

Message: 1
From: A. Novak <novak@example.org>
@@ headline: Bridge closed for repairs
Subject: Bridge closed for repairs

The footbridge at the mill will be closed from Tuesday until the end of
the month, because two of its planks have been taken away by someone
who evidently needed planks.

Walkers are asked to use the ford, which is marked with a red post, or
to wait. The council expects the new planks on Friday.

@@ nobody
------------------------------

Message: 2
From: T. Iyer <iyer@example.org>
@@ headline: School wins prize
Subject: School wins prize

The school in Upper Vale has won the county prize for arithmetic, for
the first time since the prize was founded, beating eleven schools that
have roofs.

Its headmaster said that the pupils had practised by counting drips.

@@ nobody
------------------------------

End of valley-news Digest, Vol 12, Issue 3
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
