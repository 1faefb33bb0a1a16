# !article, !recent, !random

command-article = Read an article
command-article-more = Shows the whole article in pages, with its credits, its source and a reference for every paragraph. Give a paragraph's reference to open the article there, or words from the headline instead of a reference.
command-article-examples =
    { $prefix }article A1
    { $prefix }article harbor
    { $prefix }article A1.p4
option-article-reference = A reference such as A17 or A17.p4, or words from its headline

command-recent = Show the newest articles
command-recent-more = Lists the articles that were loaded most recently.
command-recent-examples = { $prefix }recent

command-random = Show a random article
command-random-more = Picks an article from the archive. Full articles come before excerpts.
command-random-examples = { $prefix }random

button-numbers = Sentence numbers
button-no-numbers = Hide numbers
button-related = Related

article-title = ## { $headline }
article-small = -# { $text }
article-no-text = -# This article has no text.
article-excerpt = -# Excerpt: the source text ends here.
article-page = -# Page { $page } of { $pages } · to refer to a paragraph, write `{ $reference }`
article-older = -# This is version { $version }. The newest is `{ $newest }`.

named-title = ### Which article?
    These have *{ $words }*:

recent-title =
    ### Newest articles
    -# { $total ->
        [one] one article
       *[other] { $total } articles
    } · page { $page } of { $pages }
recent-loaded = -# loaded <t:{ $moment }:R>
random-title = ### From the archive
