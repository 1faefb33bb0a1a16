# What stands on every answer on Discord.

language-name = English

button-read = Read
button-read-number = Read { $number }
button-previous = ◀ Previous
button-next = Next ▶
button-share = Share
button-dismiss = Dismiss
button-source = Source
button-another = Another

list-between = { ", " }
marks-outer = “”
marks-inner = ‘’
phrase-between = { "; " }
parts-between = { ", " }
people-between = { "; " }

option-private = Show the answer only to you

shared-by = -# Shared by <@{ $person }>

date = { DATETIME($date, dateStyle: "medium") }
filed-from = filed from { $place }
date-by-dateline = { $day } (from its dateline)
source-file = from { $file }

credit-author = { $names }
credit-translator = translated by { $names }
credit-at = { $name }, { $affiliation }
card-teaser = excerpt

archive-holds = The archive has { $articles ->
    [one] one article
   *[other] { $articles } articles
} ({ $teasers ->
    [0] all complete
    [one] one of them an excerpt
   *[other] { $teasers } of them excerpts
}) from { $sources ->
    [one] one source
   *[other] { $sources } sources
}.
archive-holds-between = The archive has { $articles ->
    [one] one article
   *[other] { $articles } articles
} ({ $teasers ->
    [0] all complete
    [one] one of them an excerpt
   *[other] { $teasers } of them excerpts
}) from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, published from { $oldest } to { $newest }.

archive-empty =
    ### The archive is empty
    There's nothing to search or read yet.
    To load pages, the person who runs this bot puts them into the folder `data/pages/`, or runs `python bot.py load` with the files.
