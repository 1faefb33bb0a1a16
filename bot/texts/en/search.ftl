# !search

command-search = Search the archive
command-search-more = Finds articles with all or most of your words, best first, and shows the best passage of each. Typos are corrected; words and names stay as you type them, and each result says which of them it lacks. A "phrase" in quotation marks must match exactly, -word leaves articles out, OR finds either word, and pre* finds every word that starts that way. Chinese needs no spaces. Narrow the search with author: source: title: after: before: on: is:full and is:teaser; with / they're options.
command-search-examples =
    { $prefix }search semiconductor
    { $prefix }search "national security" -budget
    { $prefix }search 大安 OR taipei
    { $prefix }search budget author:lee after:2025-04 is:full
option-search-query = Words, a "phrase", -word, OR, pre*
option-search-author = By someone with this name
option-search-source = From a source with these words in its name
option-search-title = With these words in the headline
option-search-kind = Full articles, or excerpts
option-search-after = Published after this day, such as 2025-04 or last-monday
option-search-before = Published before this day
option-search-on = Published on this day
option-search-sort = Best first, or the best ones by date

search-head = **{ $query }** · { $bound ->
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
search-missing = No article has { $words }.
search-also = -# Also searched: { $words }
search-nearest = -# Nearest to *{ $word }* in the archive: { $words }
search-without = -# without: { $words }
search-literally = Search as written
search-did-you-mean = Did you mean *{ $query }*?
search-try = Search
search-cut = -# The query was longer than 1,000 characters or 48 words. I left out the rest.
search-partial = -# The search took too long, so I stopped it. These are the best results up to then.
search-nothing = ### Nothing found for *{ $query }*
search-unreadable =
    ### Nothing to search for
    { "*" }{ $query }* has no word I can search for.
search-advice = -# Try fewer or different words, or see what's new with `{ $prefix }recent`.

## Why these results

reasons-title = ### Why these results
reasons-best = -# Best first. Rare words count more than common ones, and words count more in a headline, near the start of an article, and close together.
reasons-newest = -# The 200 best results, sorted by date.
reasons-named = **{ $headline }** · `{ $reference }`
reasons-word = - { $phrase ->
    [yes] the phrase { "" }
   *[no] { "" }
}*{ $asked }*{ $corrected ->
    [yes] , read as *{ $used }*
    [name] , by another name, *{ $used }*
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
reasons-byline = the author's name
reasons-more = - { $number ->
    [one] one more word
   *[other] { $number } more words
} from your search
reasons-lacking = - not in this article: { $words }
reasons-near = - *{ $left }* and *{ $right }* { $apart ->
    [1] next to each other
   *[other] within { $apart } words
} in `p{ $paragraph }`
reasons-recent = - published { $date }: newer articles come a little higher
reasons-teaser = - an excerpt: full articles come higher
reasons-filtered = - it fits your filters
reasons-folded = - the same story, shown once: { $references }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
