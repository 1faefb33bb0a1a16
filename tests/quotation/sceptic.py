"""Quotations as a sceptical journalist sends them in, each with what it must be called and why."""

# ruff: noqa: E501 (a table of texts)

from __future__ import annotations

from typing import NamedTuple


class Quoted(NamedTuple):
    """What one quotation must answer: its verdict, its first place, and the kind of a difference ("" for any)."""

    what: str
    text: str
    verdict: str
    ref: str | None
    kind: str = ""


class Sent(NamedTuple):
    """What a message must answer: the verdict of each quotation found in it."""

    what: str
    message: str
    verdicts: tuple[str, ...]


V, T, P, E, M, A, S, X = "verbatim", "typography", "exact", "elided", "elided-meaning", "altered", "spliced", "absent"

QUOTED = (
    # Quotations with their attribution inside them.
    Quoted("both halves with the attribution between them", "“We did not plan for a second dry winter,” said its director, Huang Chih-wei, “and nobody should pretend that we did.”", V, "A1.p1.s2"),
    Quoted("two halves sewn together over the attribution", "We did not plan for a second dry winter, and nobody should pretend that we did.", E, "A1.p1.s2", "attribution"),
    Quoted("an ellipsis where the attribution was", "We did not plan for a second dry winter … and nobody should pretend that we did.", E, "A1.p1.s2", "attribution"),
    Quoted("he said in brackets where the attribution was", "We did not plan for a second dry winter [he said] and nobody should pretend that we did.", E, "A1.p1.s2", "attribution"),
    Quoted("the first half alone", "We did not plan for a second dry winter", V, "A1.p1.s2"),
    Quoted("the first half with an ellipsis", "We did not plan for a second dry winter …", V, "A1.p1.s2"),
    Quoted("the first half in its own marks and comma", "“We did not plan for a second dry winter,”", V, "A1.p1.s2"),
    Quoted("the second half alone", "nobody should pretend that we did", P, "A1.p1.s2"),
    Quoted("the second half after an ellipsis", "… nobody should pretend that we did.", V, "A1.p1.s2"),
    Quoted("the second half after an ellipsis, with a capital of the quoter's", "… Nobody should pretend that we did.", A, "A1.p1.s2", "case"),
    Quoted("the second half with its capital in brackets", "[N]obody should pretend that we did.", E, "A1.p1.s2", "bracket"),
    Quoted("the direct speech of a sentence without who spoke", "“I will vote when I have read it,”", V, "A3.p4.s3"),
    Quoted("a full stop for the comma before she said", "I will vote when I have read it.", P, "A3.p4.s3", "punctuation"),
    Quoted("a full stop for the comma before she said, in marks", "“I will vote when I have read it.”", P, "A3.p4.s3", "punctuation"),
    Quoted("direct speech with who spoke", "“I will vote when I have read it,” she said.", V, "A3.p4.s3"),
    Quoted("somebody else spoke", "“I will vote when I have read it,” he said.", A, "A3.p4.s3"),
    # Quotations inside quotations.
    Quoted("a quotation inside a quotation, whole", "The director recalled a warning from his predecessor: “She told me, ‘Never promise a price you do not set,’ and I wrote it on the wall.”", V, "A1.p2.s1"),
    Quoted("a quotation inside a quotation with straight marks", "The director recalled a warning from his predecessor: \"She told me, 'Never promise a price you do not set,' and I wrote it on the wall.\"", T, "A1.p2.s1", "quotation-mark"),
    Quoted("a quotation inside a quotation with double marks for single", "The director recalled a warning from his predecessor: “She told me, “Never promise a price you do not set,” and I wrote it on the wall.”", T, "A1.p2.s1", "quotation-mark"),
    Quoted("the inner marks left out", "The director recalled a warning from his predecessor: “She told me, Never promise a price you do not set, and I wrote it on the wall.”", A, "A1.p2.s1", "punctuation"),
    Quoted("only the inner quotation", "Never promise a price you do not set", V, "A1.p2.s1"),
    Quoted("the inner quotation in double marks", "“Never promise a price you do not set,”", T, "A1.p2.s1", "quotation-mark"),
    Quoted("the inner quotation without its negation", "Never promise a price you set", A, "A1.p2.s1", "negation"),
    Quoted("what was said without the colon that introduces it", "She told me, ‘Never promise a price you do not set,’ and I wrote it on the wall.", V, "A1.p2.s1"),
    # Reported speech.
    Quoted("reported speech without who reports", "imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons.", P, "A1.p1.s1", "attribution"),
    Quoted("reported speech with a capital of the quoter's", "Imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons.", A, "A1.p1.s1", "case"),
    Quoted("reported speech with its capital in brackets", "[I]mports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons.", E, "A1.p1.s1", "bracket"),
    Quoted("reported speech between two ellipses", "… imports of liquefied gas fell 3.5 percent in the first half of 2025 …", V, "A1.p1.s1"),
    Quoted("reported speech without its last number", "The energy office said on Monday that imports of liquefied gas fell 3.5 percent in the first half of 2025", P, "A1.p1.s1", "part"),
    Quoted("the day left out of reported speech", "The energy office said that imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons.", A, "A1.p1.s1"),
    Quoted("somebody's claim without according to", "the office has refused to publish its contracts", P, "A1.p4.s2", "alleged"),
    Quoted("somebody's claim with according to", "According to the consumer union, the office has refused to publish its contracts", P, "A1.p4.s2", "part"),
    Quoted("an attribution inside a sentence left out unmarked", "It was a matter of trust.", A, "A3.p3.s1", "attribution"),
    Quoted("an attribution inside a sentence left out with an ellipsis", "It was … a matter of trust.", M, "A3.p3.s1", "attribution"),
    Quoted("an attribution that the page does not have", "Nobody has seen the tunnel, the mayor said.", A, "A3.p2.s2", "attribution"),
    # Numbers, dates and units.
    Quoted("per cent for percent", "The energy office said on Monday that imports of liquefied gas fell 3.5 per cent in the first half of 2025, to 9,840,000 tons.", A, "A1.p1.s1"),
    Quoted("a sign for percent", "The energy office said on Monday that imports of liquefied gas fell 3.5% in the first half of 2025, to 9,840,000 tons.", A, "A1.p1.s1"),
    Quoted("percent for its sign", "Prices may rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15 percent.", A, "A1.p3.s1"),
    Quoted("a decimal comma", "… imports of liquefied gas fell 3,5 percent in the first half of 2025, to 9,840,000 tons.", A, "A1.p1.s1", "number"),
    Quoted("separators left out of a number", "… imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9840000 tons.", A, "A1.p1.s1", "number"),
    Quoted("spaces as separators of a number", "… imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9 840 000 tons.", A, "A1.p1.s1"),
    Quoted("a number rounded into millions", "… imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9.84 million tons.", A, "A1.p1.s1", "number"),
    Quoted("another year", "… imports of liquefied gas fell 3.5 percent in the first half of 2024, to 9,840,000 tons.", A, "A1.p1.s1", "number"),
    Quoted("a zero dropped from a price", "Prices may rise by NT$1.2 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", A, "A1.p3.s1", "number"),
    Quoted("a month written out", "Prices may rise by NT$1.20 per kilowatt-hour on January 15, 2026, if the reserve stays below 15%.", A, "A1.p3.s1"),
    Quoted("a date the other way around", "Prices may rise by NT$1.20 per kilowatt-hour on 15 Jan. 2026, if the reserve stays below 15%.", A, "A1.p3.s1"),
    Quoted("dollars without whose they are", "A household of four would pay about $310 more a month.", A, "A1.p3.s2"),
    Quoted("a unit spelt out", "The pipeline is 42 kilometers long and 1.2m wide, and it crosses the Zhuoshui River at a depth of 18 meters.", A, "A1.p5.s1"),
    Quoted("a unit parted from its number", "The pipeline is 42 km long and 1.2m wide, and it crosses the Zhuoshui River at a depth of 18 meters.", A, "A1.p5.s1"),
    Quoted("a British unit", "it crosses the Zhuoshui River at a depth of 18 metres", A, "A1.p5.s1"),
    Quoted("the harmless end of a sentence", "it crosses the Zhuoshui River at a depth of 18 meters", P, "A1.p5.s1", "part"),
    Quoted("an end inside a number", "The pipeline is 42km long and 1", A, "A1.p5.s1", "number"),
    Quoted("a vote set with an en dash", "The committee voted 7–4 to wait.", T, "A3.p4.s1", "dash"),
    Quoted("a vote turned around", "The committee voted 4-7 to wait.", A, "A3.p4.s1", "number"),
    Quoted("a vote in words", "The committee voted 7 to 4 to wait.", A, "A3.p4.s1"),
    # Conditions and modals.
    Quoted("a condition cut off", "Prices may rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026", P, "A1.p3.s1", "condition"),
    Quoted("a condition cut off with a full stop", "Prices may rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026.", P, "A1.p3.s1", "condition"),
    Quoted("a condition cut off and marked", "Prices may rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026 …", V, "A1.p3.s1"),
    Quoted("may made will", "Prices will rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", A, "A1.p3.s1", "modal"),
    Quoted("may left out with an ellipsis", "Prices … rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", M, "A1.p3.s1", "modal"),
    Quoted("may left out with brackets", "Prices [will] rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", M, "A1.p3.s1", "modal"),
    # Hyphens.
    Quoted("a line's end at a hyphen of the source", "Prices may rise by NT$1.20 per kilowatt-\nhour on Jan. 15, 2026, if the reserve stays below 15%.", T, "A1.p3.s1", "space"),
    Quoted("a hyphen of the quoter's at a line's end", "Prices may rise by NT$1.20 per kilo-\nwatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", T, "A1.p3.s1", "space"),
    Quoted("a soft hyphen inside a word", "Prices may rise by NT$1.20 per kilo\u00adwatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", T, "A1.p3.s1", "invisible"),
    Quoted("a hyphen left out of a compound", "Prices may rise by NT$1.20 per kilowatt hour on Jan. 15, 2026, if the reserve stays below 15%.", A, "A1.p3.s1"),
    Quoted("a hyphen that does not break", "Anne\u2011Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", T, "A1.p6.s1", "dash"),
    # Names.
    Quoted("straight marks around and inside a name", "Anne-Marie O'Neill, a visiting engineer from Cork, called the repairs \"good enough for now.\"", T, "A1.p6.s1", "quotation-mark"),
    Quoted("a hyphen left out of a name", "Anne Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", A, "A1.p6.s1"),
    Quoted("a letter left out of a name", "Ann-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", A, "A1.p6.s1", "name"),
    Quoted("an apostrophe left out of a name", "Anne-Marie ONeill, a visiting engineer from Cork, called the repairs “good enough for now.”", A, "A1.p6.s1", "name"),
    Quoted("the Chinese name left out of its brackets", "Its chair, Lo Pi-hsia, abstained. “I will vote when I have read it,” she said.", E, "A3.p4.s2-s3"),
    Quoted("the Chinese name left out, and a word changed", "Its chair, Lo Pi-hsia, resigned. “I will vote when I have read it,” she said.", A, "A3.p4.s2-s3"),
    Quoted("the Chinese name left out of part of a sentence", "The committee voted 7-4 to wait. Its chair, Lo Pi-hsia, abs", A, "A3.p4.s1-s2"),
    Quoted("the Chinese name in the other script", "Its chair, Lo Pi-hsia (罗碧霞), abstained.", A, "A3.p4.s2", "script"),
    Quoted("the Chinese name between full-width brackets", "Its chair, Lo Pi-hsia（羅碧霞）, abstained.", A, "A3.p4.s2"),
    # The end of a sentence.
    Quoted("a short sentence without its full stop", "The court has not ruled", V, "A1.p4.s3"),
    Quoted("an exclamation", "The court has not ruled!", A, "A1.p4.s3", "punctuation"),
    Quoted("a question", "The court has not ruled?", A, "A1.p4.s3", "punctuation"),
    Quoted("capitals", "THE COURT HAS NOT RULED.", A, "A1.p4.s3", "case"),
    Quoted("a word added", "The court has not yet ruled.", A, "A1.p4.s3"),
    Quoted("the negation dropped, somebody added", "The court has ruled, critics say.", A, "A1.p4.s3", "negation"),
    Quoted("an ellipsis at the end of a whole sentence", "The wall has since been painted...", V, "A1.p2.s2"),
    Quoted("an ellipsis at both ends of a whole sentence", "…The wall has since been painted.…", V, "A1.p2.s2"),
    Quoted("a word left out with an ellipsis", "The wall has … been painted.", E, "A1.p2.s2", "ellipsis"),
    Quoted("an ellipsis where nothing is left out", "The wall … has since been painted.", E, "A1.p2.s2"),
    Quoted("a sentence with an attribution left out with an ellipsis", "Critics disagree … The court has not ruled.", E, "A1.p4.s1-s3", "ellipsis"),
    Quoted("a sentence left out unmarked", "Critics disagree. The court has not ruled.", A, "A1.p4.s1-s3"),
    # Notes of the quoter's.
    Quoted("a footnote's number in brackets after the end", "The court has not ruled.[1]", E, "A1.p4.s3", "bracket"),
    Quoted("a footnote's number in brackets between sentences", "Engineers check it every 10 days.[12] It has leaked twice.", E, "A1.p5.s2-s3", "bracket"),
    Quoted("a footnote's number raised", "The court has not ruled.¹", A, "A1.p4.s3"),
    Quoted("sic in square brackets", "The auditors counted 118 invoices [sic], 26 of them unsigned.", E, "A3.p3.s2", "bracket"),
    Quoted("sic in round brackets", "The auditors counted 118 invoices (sic), 26 of them unsigned.", A, "A3.p3.s2"),
    Quoted("words in brackets for a number", "The auditors counted [more than a hundred] invoices, 26 of them unsigned.", E, "A3.p3.s2", "bracket"),
    Quoted("a negation in brackets", "The mayor [never] signed it anyway.", M, "A3.p1.s2", "negation"),
    Quoted("an emphasis in brackets", "The mayor signed it anyway. [emphasis added]", E, "A3.p1.s2", "bracket"),
    # Passages put together.
    Quoted("two sentences the other way around", "Nobody has seen the tunnel. The tunnel will open in spring.", S, "A3.p2.s2"),
    Quoted("sentences of two articles with an ellipsis", "The tunnel will open in spring … The court has not ruled.", S, "A3.p2.s1"),
    Quoted("sentences of two articles without a mark", "The mayor signed it anyway. The wall has since been painted.", S, "A3.p1.s2"),
    Quoted("sentences of two articles made one by a semicolon", "The court has not ruled; buses run every 12 minutes until midnight.", S, "A1.p4.s3"),
    # Paragraphs.
    Quoted("over a paragraph's break with a space", "It has leaked twice. Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", V, "A1.p5.s3-p6.s1"),
    Quoted("over a paragraph's break with an empty line", "It has leaked twice.\n\nAnne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", V, "A1.p5.s3-p6.s1"),
    Quoted("over a paragraph's break with nothing", "It has leaked twice.Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", T, "A1.p5.s3-p6.s1", "space"),
    Quoted("a line broken inside a sentence", "The wall has\nsince been painted.", T, "A1.p2.s2", "space"),
    Quoted("a space that does not break", "A household of four would pay about NT$310\u00a0more a month.", T, "A1.p3.s2", "space"),
    # As other printers set it.
    Quoted("a stop moved inside the closing mark", "Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now”.", T, "A1.p6.s1", "quotation-mark"),
    Quoted("a stop moved inside the closing mark and a word changed", "Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for ever”.", A, "A1.p6.s1", "word"),
    Quoted("words broken at two ends of lines", "Critics dis-\nagree. According to the consumer union, the office has re-\nfused to publish its contracts; the union sued in August.", T, "A1.p4.s1-s2", "space"),
    Quoted("a word broken at a line's end, and another changed", "Critics dis-\nagree. According to the consumer union, the office has agreed to publish its contracts; the union sued in August.", A, "A1.p4.s1-s2"),
    # Brackets that keep what they replace.
    Quoted("another tense of who says it in brackets", "The energy office [says] on Monday that imports of liquefied gas fell 3.5 percent in the first half of 2025, to 9,840,000 tons.", E, "A1.p1.s1", "bracket"),
    Quoted("another tense of a modal in brackets", "A household of four [will] pay about NT$310 more a month.", E, "A1.p3.s2", "bracket"),
    Quoted("another modal in brackets", "Prices [will] rise by NT$1.20 per kilowatt-hour on Jan. 15, 2026, if the reserve stays below 15%.", M, "A1.p3.s1", "modal"),
    Quoted("another tense of a negation in brackets", "We [do not] plan for a second dry winter", E, "A1.p1.s2", "bracket"),
    # Nowhere.
    Quoted("a paraphrase", "Gas imports dropped by about three and a half percent in early 2025, the office said.", X, None),
    Quoted("words of the page in a sentence nobody wrote", "Nobody knows what the union really wants from the director this winter.", X, None),
    Quoted("a denial that nobody made", "The energy office denies that any gas was ever imported from the moon.", X, None),
    # Chinese.
    Quoted("a Chinese sentence", "能源局週一表示，二○二五年上半年液化天然氣進口量減少百分之三點五，為九百八十四萬噸。", V, "A2.p1.s1"),
    Quoted("Chinese reported speech without who reports", "二○二五年上半年液化天然氣進口量減少百分之三點五", P, "A2.p1.s1", "attribution"),
    Quoted("another character for the naught of a Chinese year", "能源局週一表示，二〇二五年上半年液化天然氣進口量減少百分之三點五，為九百八十四萬噸。", A, "A2.p1.s1"),
    Quoted("half-width commas in Chinese", "能源局週一表示,二○二五年上半年液化天然氣進口量減少百分之三點五,為九百八十四萬噸。", A, "A2.p1.s1", "punctuation"),
    Quoted("a Chinese percentage in digits", "能源局週一表示，二○二五年上半年液化天然氣進口量減少3.5%，為九百八十四萬噸。", A, "A2.p1.s1", "number"),
    Quoted("simplified for traditional", "局长黄志伟说：「我们没有料到第二个干冬，谁都不该假装料到了。」", A, "A2.p1.s2", "script"),
    Quoted("the other Chinese quotation marks", "局長黃志偉說：『我們沒有料到第二個乾冬，誰都不該假裝料到了。』", T, "A2.p1.s2", "quotation-mark"),
    Quoted("Chinese direct speech without who spoke", "我們沒有料到第二個乾冬，誰都不該假裝料到了。", V, "A2.p1.s2"),
    Quoted("a Chinese negation dropped", "局長黃志偉說：「我們料到第二個乾冬，誰都不該假裝料到了。」", A, "A2.p1.s2", "negation"),
    Quoted("another Chinese name", "局長林志偉說：「我們沒有料到第二個乾冬，誰都不該假裝料到了。」", A, "A2.p1.s2"),
    Quoted("another middle dot in a name", "愛爾蘭工程師安妮·歐尼爾認為，修補「暫時夠用」。", A, "A2.p2.s1", "punctuation"),
    Quoted("no middle dot in a name", "愛爾蘭工程師安妮歐尼爾認為，修補「暫時夠用」。", A, "A2.p2.s1"),
    Quoted("full-width digits", "輸氣管全長４２公里，直徑1.2公尺，在18公尺深處穿越濁水溪。", A, "A2.p2.s3", "number"),
    Quoted("spaces between characters and digits", "輸氣管全長 42 公里，直徑 1.2 公尺，在 18 公尺深處穿越濁水溪。", T, "A2.p2.s3", "space"),
    Quoted("a Chinese ellipsis over something harmless", "輸氣管全長42公里……在18公尺深處穿越濁水溪。", E, "A2.p2.s3", "ellipsis"),
    Quoted("a Chinese condition cut off", "電價可能在明年一月十五日上漲。", P, "A2.p3.s1", "condition"),
    Quoted("a Chinese modal made certain", "若備用容量低於15%，電價將在明年一月十五日上漲。", A, "A2.p3.s1", "modal"),
    Quoted("a Chinese ellipsis over a modal", "電價……上漲。四口之家每月約多付310元。", M, "A2.p3.s1-s2", "modal"),
    Quoted("two Chinese sentences the other way around", "四口之家每月約多付310元。若備用容量低於15%，電價可能在明年一月十五日上漲。", S, "A2.p3.s2"),
    Quoted("a Chinese sentence and the harmless start of the next", "她星期天離開。輸氣管全長42公里", P, "A2.p2.s2-s3", "part"),
    Quoted("a character added to an office", "能源局長週一表示，二○二五年上半年液化天然氣進口量減少百分之三點五，為九百八十四萬噸。", A, "A2.p1.s1"),
    Quoted("a Chinese sentence that is nowhere", "昨天傍晚港口的燈塔忽然熄滅，三艘漁船繞道而行。", X, None),
)  # fmt: skip

SENT = (
    Sent("a block quote", "> The court has not ruled.", (V,)),
    Sent("a block quote over two lines of one sentence", "> “We did not plan for a second dry winter,” said its director, Huang Chih-wei,\n> “and nobody should pretend that we did.”\nIs that so?", (T,)),
    Sent("a block quote over two paragraphs", "> It has leaked twice.\n> \n> Anne-Marie O’Neill, a visiting engineer from Cork, called the repairs “good enough for now.”", (V,)),
    Sent("a block quote that leaves a sentence out", "> Critics disagree.\n> \n> The court has not ruled.", (A,)),
    Sent("a block quote to the message's end", "Look:\n>>> The wall has since been painted.", (V,)),
    Sent("two block quotes, the second altered", "> The court has not ruled.\nand then\n> The tunnel will open in autumn.", (V, A)),
    Sent("a block quote, and an altered quotation in marks below it", "> The court has not ruled.\nThey also wrote “the tunnel will open in autumn”.", (V, A)),
    Sent("a block quote with who wrote it", "> The court has not ruled.\n> — Daily Lamp", (V,)),
    Sent("a block quote with who sent it and a link", "> “The court has not ruled.”\n> — @nora, <https://lamp.example/a>", (V,)),
    Sent("a block quote whose last line begins with a dash and is a sentence", "> The court has not ruled.\n> — Nobody has seen the tunnel.", (S,)),
    Sent("words under an address with brackets in it", "[The court has not ruled.](https://lamp.example/a_(b))", (V,)),
    Sent("a sentence with speech in it, changed outside of the speech", "The committee voted 8-4 to wait. Its chair, Lo Pi-hsia (羅碧霞), abstained. “I will vote when I have read it,” she said.", (A,)),
    Sent("a Chinese sentence changed outside of its speech", "能源局週一表示，二○二五年上半年液化天然氣進口量減少百分之五點五，為九百八十四萬噸。局長黃志偉說：「我們沒有料到第二個乾冬，誰都不該假裝料到了。」", (A,)),
    Sent("talk around a quotation", "I cannot believe that this is what somebody would print in a newspaper, but here it is: “The court has not ruled.” Is it true?", (V,)),
    Sent("characters that HTML names", "&ldquo;The court has not ruled.&rdquo;", (V,)),
    Sent("an address behind the words", "The court has not ruled. https://lamp.example/a?x=1_2_3", (V,)),
    Sent("speech and who says it beside", "“I will vote when I have read it,” she said in the end", (V,)),
    Sent("quotation marks", "“The court has not ruled.”", (V,)),
    Sent("straight quotation marks", 'They wrote "The court has not ruled." on Monday', (V,)),
    Sent("British quotation marks", "They wrote ‘The court has not ruled.’ on Monday", (V,)),
    Sent("British quotation marks around an apostrophe", "They wrote ‘Anne-Marie O’Neill, a visiting engineer from Cork’ on Monday", (P,)),
    Sent("German quotation marks", "„The court has not ruled.“", (V,)),
    Sent("French quotation marks and their spaces", "« The court has not ruled. »", (V,)),
    Sent("two quotations in a sentence, one altered", "He wrote “The court has not ruled” and “The tunnel will open in autumn”.", (V, A)),
    Sent("two quotations side by side", "“The court has not ruled.” “Buses run every 12 minutes until midnight.”", (V, V)),
    Sent("a comma inside the closing mark", "“The court has not ruled,” they wrote.", (V,)),
    Sent("who wrote it behind a dash", "“The court has not ruled.” — Daily Lamp, Nov. 22", (V,)),
    Sent("a mark that is never closed", "“The court has not ruled.", (T,)),
    Sent("a quotation inside a quotation", "They wrote: “She told me, ‘Never promise a price you do not set,’ and I wrote it on the wall.”", (V,)),
    Sent("Chinese quotation marks", "他們寫「四口之家每月約多付310元。」", (V,)),
    Sent("a line broken between quotation marks", "“The court\nhas not ruled.”", (T,)),
    Sent("a code block with a language", "```text\nThe court has not ruled.\n```", (V,)),
    Sent("code inside a sentence", "The court has `not` ruled.", (V,)),
    Sent("bold inside a sentence", "The court has **not** ruled.", (V,)),
    Sent("italics with asterisks", "The court has *not* ruled.", (V,)),
    Sent("italics with underscores", "The court has _not_ ruled.", (V,)),
    Sent("underlined", "The court has __not__ ruled.", (V,)),
    Sent("a word behind a spoiler", "The court has ||not|| ruled.", (V,)),
    Sent("a word struck out", "The court has ~~not~~ ruled.", (A,)),
    Sent("a heading", "## The court has not ruled.", (V,)),
    Sent("small print", "-# The court has not ruled.", (V,)),
    Sent("an item of a list", "- The court has not ruled.", (V,)),
    Sent("a numbered item of a list", "1. The court has not ruled.", (V,)),
    Sent("a link around a word", "The [court](https://example.org/x) has not ruled.", (V,)),
    Sent("a link around everything, without its preview", "[The court has not ruled.](<https://example.org/a>)", (V,)),
    Sent("an address inside the sentence", "The court https://example.org/x has not ruled.", (A,)),
    Sent("a mention inside the sentence", "The <@123> court has not ruled.", (A,)),
    Sent("an emoji behind the sentence", "The court has not ruled. 😀", (A,)),
    Sent("a full stop behind a backslash", "The court has not ruled\\.", (V,)),
    Sent("a footnote's number inside the marks", "“The court has not ruled.[1]”", (E,)),
)  # fmt: skip
