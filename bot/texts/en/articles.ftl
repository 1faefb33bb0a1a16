# !article, !recent, !random

command-article = Read an article, by its reference
command-article-more = Shows the whole article in pages, with its credits, its source and a reference for every paragraph. With a paragraph in the reference it opens there. Whoever types / may pick an article by its headline.
command-article-examples =
    { $prefix }article A1
    { $prefix }article A1.p4
option-article-reference = A reference such as A17 or A17.p4, or words of its headline

command-recent = Show the newest articles
command-recent-more = Lists the articles that were loaded last, newest first.
command-recent-examples = { $prefix }recent

command-random = Show any one article
command-random-more = Picks an article from the archive, whole ones before excerpts.
command-random-examples = { $prefix }random

article-title = ## { $headline }
article-small = -# { $text }
article-no-text = -# This article has no text.
article-excerpt = -# Excerpt: the source text ends here.
article-page = -# Page { $page } of { $pages } · a paragraph is referred to as `{ $reference }`
article-older = -# This is version { $version }. The newest is `{ $newest }`.

recent-title =
    ### Newest articles
    -# { $total ->
        [one] one article
       *[other] { $total } articles
    } · page { $page } of { $pages }
recent-loaded = -# loaded <t:{ $moment }:R>
random-title = ### From the archive
