"""The articles that a sceptical journalist checks quotations against."""

# ruff: noqa: E501 (paragraphs as they are printed)

from __future__ import annotations

ENERGY = (
    "The energy office said on Monday that imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons. “We did not plan for a second dry winter,” said its director, Huang Chih-wei, “and nobody should pretend that we did.”",
    "The director recalled a warning from his predecessor: “She told me, ‘Never promise a price you do not set,’ and I wrote it on the wall.” The wall has since been painted.",
    "Prices may rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%. A household of four would pay about NT$310 more a month.",
    "Critics disagree. According to the consumer union, the office has refused to publish its contracts; the union sued in August. The court has not ruled.",
    "The pipeline is 42km long and 1.2m wide, and it crosses the Zhuoshui River at a depth of 18 meters. Engineers check it every 10 days. It has leaked twice.",
    "Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.” She left on Sunday.",
)
GAS = (
    "能源局週一表示，二○二五年上半年液化天然氣進口量減少百分之三點五，為九百八十四萬噸。局長黃志偉說：「我們沒有料到第二個乾冬，誰都不該假裝料到了。」",
    "愛爾蘭工程師安妮・歐尼爾認為，修補「暫時夠用」。她星期天離開。輸氣管全長42公里，直徑1.2公尺，在18公尺深處穿越濁水溪。",
    "若備用容量低於15%，電價可能在明年一月十五日上漲。四口之家每月約多付310元。",
)
TUNNEL = (
    "Three things are missing from the plan: a budget, a date and a name. The mayor signed it anyway.",
    "The tunnel will open in spring. Nobody has seen the tunnel. Buses run every 12 minutes until midnight.",
    "It was, the mayor said, a matter of trust. The auditors counted 118 invoices, 26 of them unsigned.",
    "The committee voted 7-4 to wait. Its chair, Lo Pi-hsia (羅碧霞), abstained. “I will vote when I have read it,” she said.",
)
PAGES = (ENERGY, GAS, TUNNEL)
