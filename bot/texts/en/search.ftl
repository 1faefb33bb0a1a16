# !search

command-search = Search the archive
command-search-more = Finds articles with all or most of your words, best first, and shows the passage that fits best. What is no word is read as the nearest that the archive has; words and names stay as you type them, and each result says which of them it is without. A "phrase" in quotes is found as it stands, -word leaves articles out, OR finds either, and pre* finds every word that begins so. Chinese needs no spaces. author: source: title: after: before: on: is:full and is:teaser narrow the search down; in the slash form they are options.
command-search-examples =
    { $prefix }search semiconductor
    { $prefix }search "national security" -budget
    { $prefix }search 大安 OR taipei
    { $prefix }search budget author:lee after:2025-04 is:full
option-search-query = Words, a "phrase", -word, OR, pre*
option-search-author = By somebody of this name
option-search-source = From a source with these words in its name
option-search-title = With these words in the headline
option-search-kind = Whole articles, or excerpts
option-search-after = Published after this day, such as 2025-04 or last-monday
option-search-before = Published before this day
option-search-on = Published on this day
option-search-sort = Best first, or the newest of the best first

search-title = ### Results for *{ $query }*
search-count = -# { $bound ->
    [more] more than { $total } articles
   *[exact] { $total ->
        [one] one article
       *[other] { $total } articles
    }
}{ $pages ->
    [1] { "" }
   *[other] { " " }· page { $page } of { $pages }
}{ $order ->
    [newest] { " " }· newest first
   *[best] { "" }
}
search-newest-first = Newest first
search-best-first = Best first
button-why = Why these?
search-corrected = No match for *{ $asked }*; showing *{ $used }*.
search-literally = Search as written
search-missing = No article has { $words }.
search-also = -# Also searched: { $words }
search-nearest = -# Nearest to *{ $word }* in the archive: { $words }
search-without = -# without: { $words }
search-did-you-mean = Did you mean *{ $query }*?
search-try = Search
search-cut = -# The query was longer than 1,000 characters or 48 words; the rest of it was left out.
search-partial = -# The search took too long and was stopped: these are the best of what was found until then.
search-nothing = ### Nothing found for *{ $query }*
search-unreadable =
    ### Nothing to search for
    { "*" }{ $query }* holds no word that could be found.
search-advice = -# Try fewer or other words, or see what is new with `{ $prefix }recent`.

## Why these results

reasons-title = ### Why these results
reasons-best = -# Best first. Rare words count for more than common ones, and words count for more in the headline, early, and near one another.
reasons-newest = -# The 200 best results, the newest first.
reasons-named = **{ $headline }** · `{ $reference }`
reasons-word = - { $phrase ->
    [yes] the phrase { "" }
   *[no] { "" }
}*{ $asked }*{ $corrected ->
    [yes] , read as *{ $used }*
   *[no] { "" }
}: { $times ->
    [0] { "" }
    [one] once,{ " " }
   *[other] { $times } times,{ " " }
}in { $places }{ $other ->
    [yes] { " " }(as { $forms })
   *[no] { "" }
}
reasons-headline = the headline
reasons-byline = the byline
reasons-more = - { $number ->
    [one] one more word
   *[other] { $number } more words
} of the query
reasons-lacking = - not in it: { $words }
reasons-near = - *{ $left }* and *{ $right }* { $apart ->
    [1] side by side
   *[other] within { $apart } words
} in `p{ $paragraph }`
reasons-recent = - its date, { $date }, raises it by { $percent } %
reasons-teaser = - an excerpt, which counts { $percent } % less than a whole article
reasons-filtered = - it passes what the query filters by
reasons-folded = - the same story, shown once: { $references }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
