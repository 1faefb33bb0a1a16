"""Cases written by hand: a quotation, its verdict, the first place it is found at, and the kind of a difference."""

# ruff: noqa: E501 (a table of texts)

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """What a quotation must answer. `ref` None where nothing is found; `kind` "" where it does not matter."""

    text: str
    verdict: str
    ref: str | None
    kind: str = ""


V, T, C, E, M, A, S, X = "verbatim", "typography", "cut", "elided", "elided-meaning", "altered", "spliced", "absent"

CASES = (
    # Verbatim: whole sentences, ranges, harmless and marked parts.
    Case("The council will not close the ferry before June.", V, "A1.p1.s1"),
    Case("“A timetable is not a list of what pays.”", V, "A1.p2.s2"),
    Case("A timetable is not a list of what pays.", V, "A1.p2.s2"),
    Case("The old hull was built in 1974 for 460 passengers.", V, "A1.p3.s1"),
    Case("The crew are fond of it. A replacement would cost US$12.4 million and take two years — or three, if the yard is busy.", V, "A1.p3.s3-p4.s1"),
    Case("The crew are fond of it.\n\nA replacement would cost US$12.4 million and take two years — or three, if the yard is busy.", V, "A1.p3.s3-p4.s1"),
    Case("The crew are fond of it. The librarian, Kao Ming-che", C, "A2.p3.s1-s2", "attribution"),
    Case("engine starts on the third attempt", V, "A1.p3.s2"),
    Case("It rolls in a northeasterly swell", V, "A1.p3.s2"),
    Case("We build what is ordered … and nothing else.", C, "A1.p4.s2", "attribution"),
    Case("The minister promised [sic] a decision by Dec. 19.", V, "A1.p5.s1"),
    Case("… said on Friday that nobody had asked the crew.", V, "A1.p1.s3"),
    Case("the Tuesday sailing may be dropped ...", C, "A1.p1.s2", "condition"),
    Case("... the Tuesday sailing may be dropped", V, "A1.p1.s2"),
    Case("[...] the Tuesday sailing may be dropped.", V, "A1.p1.s2"),
    Case("If the subsidy falls below NT$3.5 million …", V, "A1.p1.s2"),
    Case("The narrowest library in the city is 2.6m wide. . . .", V, "A2.p1.s1"),
    Case("Readers signed a petition on paper.", V, "A2.p2.s1"),
    Case("Readers signed a petition on paper. Readers signed a petition on paper.", V, "A2.p2.s1-s2"),
    Case("He called it ‘a corridor with a pulse,’ and he was right.", C, "A2.p3.s2", "attribution"),
    Case("There are now 12, and one of those is in a different place.", V, "A4.p1.s2"),
    Case("counted 1,940 crossings in six days: 611 to fields, 402 to school and 388 to church", V, "A4.p3.s1"),
    Case("園區的草皮用的是自來水，工廠另有自己的管線，居民走過時看得見。", V, "A3.p2.s2"),
    Case("園區的草皮用的是自來水，工廠另有自己的管線", V, "A3.p2.s2"),
    Case("河水在三月最淺", V, "A3.p3.s1"),
    Case("居民走過時看得見。乾旱從一月開始，", V, "A3.p2.s2-p3.s1"),
    Case("居民走過時看得見。\n乾旱從一月開始", V, "A3.p2.s2-p3.s1"),
    Case("Island ferry keeps its Tuesday sailing for now", V, "A1@1"),
    Case("The crew of the lifeboat The old hull was built in 1974 for 460 passengers.", V, "A5.p1.s1-p2.s1"),
    # Typography: nothing else differs.
    Case('"A timetable is not a list of what pays."', T, "A1.p2.s2", "quotation-mark"),
    Case("'A timetable is not a list of what pays.'", T, "A1.p2.s2", "quotation-mark"),
    Case("«A timetable is not a list of what pays.»", T, "A1.p2.s2", "quotation-mark"),
    Case("“The crew are fond of it.”", T, "A2.p3.s1", "quotation-mark"),
    Case("“The crew are fond of it.", T, "A2.p3.s1", "quotation-mark"),
    Case("The council will\u00a0not close the ferry before June.", T, "A1.p1.s1", "space"),
    Case("The council will not close the ferry  before June.", T, "A1.p1.s1", "space"),
    Case("The council will not\nclose the ferry before June.", T, "A1.p1.s1", "space"),
    Case("The coun\u00adcil will not close the ferry before June.", T, "A1.p1.s1", "invisible"),
    Case("The council will not close the ferry before June.\u200b", T, "A1.p1.s1", "invisible"),
    Case("\u202aThe council will not close the ferry before June.\u202c", T, "A1.p1.s1", "invisible"),
    Case("A replacement would cost US$12.4 million and take two years -- or three, if the yard is busy.", T, "A1.p4.s1", "dash"),
    Case("A replacement would cost US$12.4 million and take two years—or three, if the yard is busy.", T, "A1.p4.s1", "space"),
    Case("A replacement would cost US$12.4 million and take two years – or three, if the yard is busy.", T, "A1.p4.s1", "dash"),
    Case("The yard's manager wrote: \"We build what is ordered ... and nothing else.\"", T, "A1.p4.s2", "ellipsis"),
    Case("the reﬂection of the river ﬁlls its one window, and the oﬃcial oﬃce is closed.", T, "A4.p5.s2", "ligature"),
    Case("The cafe\u0301 by the ruins sells tea, the reflection of the river fills its one window", T, "A4.p5.s2"),
    Case("Captain Lin Mei‑hua said on Friday that nobody had asked the crew.", T, "A1.p1.s3", "dash"),
    Case("現行規定只是“請”工廠減量一成，沒有罰則。", C, "A3.p1.s1", "condition"),
    Case("水庫蓄水率若低於百分之十五，現行規定只是“請”工廠減量一成，沒有罰則。", T, "A3.p1.s1", "quotation-mark"),
    Case("園區的草皮用的是自來水，　工廠另有自己的管線，居民走過時看得見。", T, "A3.p2.s2", "space"),
    Case("園區的草皮用的是自來水，\u200b工廠另有自己的管線，居民走過時看得見。", T, "A3.p2.s2", "invisible"),
    # Cut: what is missing turns the sentence around.
    Case("the Tuesday sailing may be dropped.", C, "A1.p1.s2", "condition"),
    Case("nobody had asked the crew.", C, "A1.p1.s3", "attribution"),
    Case("A replacement would cost US$12.4 million and take two years", C, "A1.p4.s1", "condition"),
    Case("If they rebuild by vehicles, they will rebuild none", C, "A4.p4.s1", "attribution"),
    Case("and the shelves stay where they are.", C, "A2.p4.s2", "negation"),
    Case("We carry oxygen, letters and 214 crates of cabbage", C, "A1.p2.s1", "attribution"),
    Case("現行規定只是「請」工廠減量一成", C, "A3.p1.s1", "negation"),
    Case("是還沒有決定蓋。」", C, "A3.p1.s2", "negation"),
    Case("The council will not close the ferry.", A, "A1.p1.s1", "punctuation"),
    Case("the Tuesday sailing may be dropped. Captain Lin Mei-hua said on Friday that nobody had asked the crew.", C, "A1.p1.s2-s3", "condition"),
    # Elided: marked, and harmless.
    Case("It rolls in a northeasterly swell … and its engine starts on the third attempt.", E, "A1.p3.s2", "ellipsis"),
    Case("It rolls in a northeasterly swell ... and its engine starts on the third attempt.", E, "A1.p3.s2", "ellipsis"),
    Case("It rolls in a northeasterly swell, . . . and its engine starts on the third attempt.", E, "A1.p3.s2", "ellipsis"),
    Case("It rolls in a northeasterly swell [...] and its engine starts on the third attempt.", E, "A1.p3.s2", "ellipsis"),
    Case("It rolls in a northeasterly swell […] its engine starts on the third attempt.", E, "A1.p3.s2", "ellipsis"),
    Case("The old hull was built in 1974 for 460 passengers. . . . The crew are fond of it.", E, "A1.p3.s1-s3", "ellipsis"),
    Case("[The ferry] rolls in a northeasterly swell", E, "A1.p3.s2", "bracket"),
    Case("It rolls in a northeasterly swell, [the ferry] leaks at the stern", E, "A1.p3.s2", "bracket"),
    Case("[T]he reflection of the river fills its one window", E, "A4.p5.s2", "bracket"),
    Case("[t]he old hull was built in 1974 for 460 passengers.", E, "A1.p3.s1", "bracket"),
    Case("“[T]he Tuesday sailing may be dropped.”", E, "A1.p1.s2", "bracket"),
    Case("The crew are fond [sic] of it.", E, "A2.p3.s1", "bracket"),
    Case("The crew [of the ferry] are fond of it.", E, "A2.p3.s1", "bracket"),
    Case("Readers sign[ed] a petition on paper.", E, "A2.p2.s1", "bracket"),
    Case("園區的草皮用的是自來水……居民走過時看得見。", E, "A3.p2.s2", "ellipsis"),
    Case("乾旱從一月開始，〔編按：今年〕河水在三月最淺", E, "A3.p3.s1", "bracket"),
    Case("The box for traffic … asks for vehicles per day.", E, "A4.p2.s2"),
    # Elided, and what is left out matters.
    Case("The council … close the ferry before June.", M, "A1.p1.s1", "negation"),
    Case("The council will […] close the ferry before June.", M, "A1.p1.s1", "negation"),
    Case("The council [will] close the ferry before June.", M, "A1.p1.s1", "negation"),
    Case("The crew are [not] fond of it.", M, "A2.p3.s1", "negation"),
    Case("Captain Lin Mei-hua … nobody had asked the crew.", M, "A1.p1.s3", "attribution"),
    Case("We carry oxygen, letters and 214 crates of cabbage … A timetable is not a list of what pays.", M, "A1.p2.s1-s2", "attribution"),
    Case("It rolls in a northeasterly swell … The islanders have heard that before.", M, "A1.p3.s2-p5.s2"),
    Case("There were 31 footbridges in the valley before the storm. … A steel footbridge costs NT$5.2 million.", M, "A4.p1.s1-p5.s1"),
    Case("現行規定……減量一成……罰則。", M, "A3.p1.s1", "negation"),
    Case("乾旱從一月開始……在十二月表決。", M, "A3.p3.s1-s2", "modal"),
    # Altered: words, numbers, names, case, marks.
    Case("The council will close the ferry before June.", A, "A1.p1.s1", "negation"),
    Case("The council will not close the ferry before July.", A, "A1.p1.s1", "name"),
    Case("The council may not close the ferry before June.", A, "A1.p1.s1", "modal"),
    Case("The old hull was built in 1947 for 460 passengers.", A, "A1.p3.s1", "number"),
    Case("The old hull was built in １９７４ for 460 passengers.", A, "A1.p3.s1", "number"),
    Case("Captain Chen Mei-hua said on Friday that nobody had asked the crew.", A, "A1.p1.s3", "name"),
    Case("the old hull was built in 1974 for 460 passengers.", A, "A1.p3.s1", "case"),
    Case("THE OLD HULL WAS BUILT IN 1974 FOR 460 PASSENGERS.", A, "A1.p3.s1", "case"),
    Case("It rolls in a northeasterly swell and it leaks at the stern", A, "A1.p3.s2"),
    Case("It rolls in a northeasterly swell it leaks at the stern", A, "A1.p3.s2", "punctuation"),
    Case("he council will not close the ferry before June.", A, "A1.p1.s1"),
    Case("The council will not close the ferry before Jun", A, "A1.p1.s1"),
    Case("A replacement would cost US$12", A, "A1.p4.s1", "number"),
    Case("12.4 million and take two years", A, "A1.p4.s1"),
    Case("There were 31 footbridges in the valley before the storm. The engineers brought a form with boxes for traffic", A, "A4.p1.s1-p2.s1"),
    Case("The old hull was built in 1974 for 460 passengers. The crew are fond of it.", A, "A1.p3.s1-s3"),
    Case("The council will not … close the harbor before June.", A, "A1.p1.s1"),
    Case("水庫蓄水率若低於百分之五十，現行規定只是「請」工廠減量一成，沒有罰則。", A, "A3.p1.s1", "number"),
    Case("水庫蓄水率若低於百分之十五，現行規定只是「請」工廠減量一成，有罰則。", A, "A3.p1.s1", "negation"),
    Case("水務局長陳文玲說：「不是不蓋，是還沒有決定蓋。」", A, "A3.p1.s2"),
    Case("水库蓄水率若低于百分之十五，现行规定只是「请」工厂减量一成，没有罚则。", A, "A3.p1.s1", "script"),
    Case("園區的草皮用的是自來水,工廠另有自己的管線,居民走過時看得見。", A, "A3.p2.s2", "punctuation"),
    # Spliced: the parts are there, but not so.
    Case("The crew are fond of it. The old hull was built in 1974 for 460 passengers.", S, "A1.p3.s3"),
    Case("It had 2,316 signatures by Friday evening. … Readers signed a petition on paper.", S, "A2.p2.s3"),
    Case("The old hull was built in 1974 for 460 passengers. The box for traffic asks for vehicles per day.", S, "A1.p3.s1"),
    Case("It rolls in a northeasterly swell … one of those is in a different place.", S, "A1.p3.s2"),
    Case("It rolls in a northeasterly swell and the reflection of the river fills its one window", S, "A4.p5.s2"),
    Case("園區的草皮用的是自來水，工廠另有自己的管線。水庫蓄水率若低於百分之十五", S, "A3.p2.s2"),
    # Absent: less than half of it is anywhere.
    Case("The submarine surfaced beside the opera house at dawn, painted yellow.", X, None),
    Case("It was what it was and there is no more of it.", X, None),
    Case("The ferry that the council keeps for the crew is what the harbor is for.", X, None),
    Case("昨夜在山頂發現了一顆從未記錄的彗星。", X, None),
    Case("passengers 460 for 1974 in built was hull old The", X, None),
    Case("🙂 🙃 🙂 five six seven eight nine", X, None),
)  # fmt: skip

TOO_SHORT = (
    "",
    "  ",
    "…",
    "“”",
    "The crew are fond",
    "!?!?!?!?",
    "[The whole of it is in brackets]",
    "不是不蓋",
    "1 2 3 4",
    "\u200b" * 40,
)
