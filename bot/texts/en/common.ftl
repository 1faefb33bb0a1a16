# What stands on every answer on Discord.

language-name = English

button-read = Read
button-previous = ◀ Previous
button-next = Next ▶
button-share = Share
button-dismiss = Dismiss
button-source = Source
button-another = Another

option-private = Show the answer to you alone

shared-by = -# Shared by <@{ $person }>

date = { DATETIME($date, dateStyle: "medium") }
date-by-dateline = { $day } by its dateline
source-file = from { $file }

credit-author = { $names }
credit-translator = translated by { $names }
credit-at = { $name }, { $affiliation }
card-teaser = excerpt

archive-holds = The archive holds { $articles ->
    [one] one article
   *[other] { $articles } articles
} ({ $teasers ->
    [0] all whole
    [one] one of them an excerpt
   *[other] { $teasers } of them excerpts
}) from { $sources ->
    [one] one source
   *[other] { $sources } sources
}.
archive-holds-between = The archive holds { $articles ->
    [one] one article
   *[other] { $articles } articles
} ({ $teasers ->
    [0] all whole
    [one] one of them an excerpt
   *[other] { $teasers } of them excerpts
}) from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, published from { $oldest } to { $newest }.

archive-empty =
    ### The archive is empty
    Nothing has been loaded yet, so there is nothing to search or read.
    Whoever runs this bot puts pages into its folder `data/pages/` and starts it again, or runs `python bot.py load` with the files.
