"""Articles of ours for the loader's tests: whole ones, and what a page shows of them."""

from __future__ import annotations

HARBOR = (
    "The harbor authority said on Monday that the old grain pier would be closed before the summer,"
    " because its piles have been eaten by worms and its crane can no longer be insured. About forty"
    " stevedores work on the pier, most of them in their fifties, and the union has asked the city to find"
    " them places at the container terminal on the other side of the river. A spokesman for the mayor"
    " answered that talks had begun in January and that nobody would be sent home without an offer in"
    " writing. The pier was built in 1931, when sugar still left the island in sacks, and for two"
    " generations it was the first thing that sailors saw of the town.",
    "Fishermen who moor beneath it are less patient. They want to know where their boats will lie in the"
    " typhoon season, and they say that no plan anybody has shown them has room for more than half of the"
    " fleet.",
    "The authority expects the work to take two years.",
)
LIBRARY = (
    "Readers of the branch library in the old quarter have collected four thousand signatures against its"
    " move to the shopping mall beside the station, which the council approved in November without a"
    " debate. The building, a former bank with a vault that now holds the newspapers, needs a new roof and"
    " a lift, and the repairs would cost more than ten years of rent in the mall. Teachers of the three"
    " schools nearby say that their pupils walk there every afternoon and that few of them would take a"
    " bus. The council will answer in March.",
    "Until then the library stays open on Sundays, with volunteers behind the desk.",
)
BUDGET = (
    "The county will borrow less next year than in any year since the flood, the treasurer told the"
    " assembly, but only because two bridges and the new clinic have been put off again. Members of both"
    " parties asked why the clinic comes last when its land was bought six years ago. The treasurer said"
    " that prices for steel had risen by a third and that no builder had made an offer below the estimate.",
    "A vote is due before the end of the month.",
)
CHINESE = (
    "市府昨日宣布，舊港區的穀物碼頭將在夏天以前關閉，因為木樁遭到蟲蛀，起重機也無法再投保。碼頭上約有四十名裝卸工人，大多"
    "五十多歲，工會要求市府在河對岸的貨櫃碼頭替他們安排工作。市長發言人表示，協商從一月就開始，沒有人會在沒有書面承諾的情"
    "況下被解雇。這座碼頭建於一九三一年，當時蔗糖還是一袋一袋運出海島，兩代水手進港時最先看見的就是它。",
    "停泊在碼頭下方的漁民則沒有那麼多耐心，他們想知道颱風季節船要停在哪裡。",
)


def page(*articles: tuple[str, ...]) -> str:
    """A page of articles, each under a heading: a shape that every splitter splits alike."""
    return "\n\n".join("\n\n".join((f"# {' '.join(article[0].split()[:8])[:60]}", *article)) for article in articles)


def teaser(article: tuple[str, ...], words: int = 70) -> str:
    """The beginning of an article, cut in mid-sentence without an ellipsis."""
    return " ".join(article[0].split()[:words])


def cjk_teaser(article: tuple[str, ...], characters: int = 110) -> str:
    return article[0][:characters]


def lines(*articles: tuple[str, ...]) -> str:
    """A page of articles with nothing between them, a paragraph on a line."""
    return "".join(f"{paragraph}\n" for article in articles for paragraph in article)
