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
story-apart = -# Kept separate in this server: on <t:{ $moment }:D>, <@{ $person }> said it's a different story.
story-set-apart = ✓ { $article }, { $headline }, is now kept separate in this server.
error-story-alone = This article is already separate.
