# The same story in several articles: where it is told, and who says otherwise

also-in = -# also in { $sources ->
    [one] one source:
   *[other] { $sources } sources:
} { $references }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
button-story = Same story
button-apart = Not this story
button-together = Put back
story-title = { $articles ->
    [one] ### No other article tells this story
   *[other]
        ### { $articles } articles tell this story
        -# { $sources ->
            [one] one source
           *[other] { $sources } sources
        } · oldest first
}
story-more = -# and { $more } more
story-apart = -# Stands alone in this server: <@{ $person }> said on <t:{ $moment }:D> that it is not of its story.
story-set-apart = ✓ { $article }, { $headline }, stands alone in this server from now on, whatever is loaded.
error-story-alone = This article stands alone already.
