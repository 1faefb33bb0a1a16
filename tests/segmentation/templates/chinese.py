"""Chinese pages: reporters, writers and translators, opinion."""

from __future__ import annotations

from tests.segmentation import stories as s

TEMPLATES: dict[str, str] = {}

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

TEMPLATES["Chinese opinion under standing heads"] = """\
@@ headline: 【社論】水價不能只靠喊
【社論】水價不能只靠喊

水價二十年沒有調整，漏水率卻年年排在前面，主管機關每次都說要研究，研究到委員換了三任。

漏掉的水比兩座水庫還多。與其再蓋一座，不如先把管線換掉，這筆帳不難算。

@@ nobody
《讀者投書》

@@ headline: 公園的椅子為什麼要有扶手 | by: 張美玉
公園的椅子為什麼要有扶手

◎ 張美玉（台中，退休教師）

家附近的公園新換了一批長椅，每張中間都多了兩道扶手。里長說是為了讓長輩好起身，可是長輩坐的那一頭剛好沒有。

我量過，扶手之間是四十五公分，躺不下一個人，也放不下一袋菜。

@@ nobody
〈編輯室報告〉

@@
本報自四月一日起調整版面，地方新聞增為兩版，副刊移至週末。讀者若有意見，歡迎來信。
"""
