"""Pages written for the tests, in the shapes that readers bring."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEED = SHARED / "seeds" / "000_a6e70938b2a9d303.txt"

HARBOUR = [
    "The harbour authority in Keelung has decided to close its oldest pier to cargo and open it to the public next "
    "spring.",
    "Mayor Hsieh Kuo-liang (謝國樑) said on March 3 that the pier, built in 1928, would become a park with a ferry "
    "landing.",
    "“The city turned its back on the water for a century,” he said. “We are turning round.”",
    "Fishing crews who moor there are less pleased. The authority has offered them berths on the far side of the bay.",
]
HARBOUR_CREDITS = [
    "Wu Pei-shan is a lecturer in urban planning at National Taiwan Ocean University.",
    "Translated by Martin Coe",
]
BEES = [
    "Beekeepers in the hills above Nantou lost a third of their hives over the winter, the county’s agriculture "
    "office said yesterday.",
    "Officials blame a mite that feeds on larvae and spreads when colonies are moved to follow the longan blossom.",
    "Keepers who left their hives in one place lost far fewer, a survey of 214 apiaries found.",
]
LIBRARY_TEASER = (
    "When the public library in Hualien County (花蓮) reopened after the earthquake, its staff found that readers had "
    "kept borrowed books safe in tents, in cars and, in one case, in a fishing boat. Of the 1,900 volumes on loan "
    "that morning, all but twelve came back, many with letters of apology for coffee stains. The director now wants "
    "to exhibit the letters beside the books, and she has asked for the"
)
RAIL_TEASER = (
    "The island’s railway has promised for years to replace the signals on its eastern line, and for years the work "
    "has slipped. A report leaked last week shows why: of four contractors who bid, two had never built a signal, one "
    "was bankrupt, and the fourth asked for twice the budget. Engineers say that the old relays can be kept running "
    "until the end of the decade, but only if spare parts can be found in"
)
TYPHOON_TEASER = (
    "Forecasters had warned fruit growers in Pingtung that the first typhoon of the season would come early, but "
    "nobody expected it in April. Mango trees stood in blossom when the wind rose, and by the next morning the ground "
    "in some orchards was white. The county has opened a relief fund, yet growers complain that its forms ask for "
    "photographs of fruit that never had the time to form, and that the office in"
)

SEED_SHAPED = "\n".join([*HARBOUR, *HARBOUR_CREDITS, LIBRARY_TEASER, RAIL_TEASER, TYPHOON_TEASER])
