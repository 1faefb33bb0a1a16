# How pages are cut: !library unsure, !library resegment, "Split differently", questions about files.

command-library-unsure = List the pages that may be cut wrong
command-library-unsure-more = Pages that I was not sure how to cut into articles. Choose one to see its cuts, to accept them, or to split it differently.
command-library-unsure-examples = { $prefix }library unsure
command-library-resegment = See what splitting this server's pages again would change
command-library-resegment-more = A newer version may cut pages better. This shows how many articles would change before anything does. References keep working, and no digest tells of it.
command-library-resegment-examples = { $prefix }library resegment

button-split-differently = Split differently
button-cuts-right = The cuts are right
button-at-lines = At these lines …
button-show-lines = Show the lines
button-see-cuts = See the cuts
button-other-unsure = Other unsure pages
button-store-cuts = { $articles ->
    [one] Store this article
   *[other] Store these { $articles } articles
}
button-store-one = Store as one article
button-store-nothing = Don't store it
button-recut = Split them again

division-title = ### { $name }
    { $articles ->
        [one] One article.
       *[other] { $articles } articles.
    }
division-unsure = ⚠ I'm not sure that the cuts are right.
division-cut = `{ NUMBER($number, useGrouping: 0) }` **{ $headline }** · { $words ->
    [one] 1 word
   *[other] { $words } words
}
division-none = -# No article.
division-more = -# … and { $count } more.
division-feed-items = -# A feed says itself where its articles start: there is nothing to split differently.
division-choose = Split it differently …
division-which = Split a page differently …
division-one = One article
division-way = { $form ->
    [headings] At headings
    [headings-with-text] At headings with text under them
    [linked-headings] At headings that are links
    [headings-of-any-level] At headings of any level
    [numbered-lines] At numbered lines
    [list-items] At list items
    [bold-lines] At bold lines
    [linked-lines] At lines that are links
    [quoted-lines] At quoted lines
    [mail] At mail headers
    [rules] At rules across the page
    [articles] At parts marked as articles
    [boxes] At repeated boxes
    [underlined] At underlined lines
    [overlined] At lines with a rule above
    [ornament] At titles between marks
    [numbered] At numbered titles
    [record] At record headers
    [listed] At titles named in the contents
    [credit] At titles with an author
    [dated] At titles with a date
    [ruled] At titles below a rule
    [centred] At centred lines
    [capitals] At lines in capitals
    [left] At lines further left
   *[text] Where the text changes its subject
} · { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}
division-count = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}
division-lines = ### The lines of { $name }
    Articles start at the lines marked ▶. To choose others, press *At these lines …* and type their numbers.
division-blocks = ### The paragraphs of { $name }
    Articles start at the paragraphs marked ▶. To choose others, press *At these lines …* and type their numbers.
division-line = { $starts ->
    [yes] ▶
   *[no] ·
} `{ NUMBER($number, useGrouping: 0) }` { $text }
division-form-title = Where do articles start?
division-form-lines = Numbers of the lines
division-form-about = As "Show the lines" counts them, with blanks between. Leave it empty for one article.
division-done = ✓ **{ $name }** is now { $articles ->
    [one] one article.
   *[other] { $articles } articles.
}
division-undo = -# References keep working, and no digest tells of it. You can undo it until { $moment }.
division-kept = ✓ **{ $name }** stays as it is cut.

held-title = ### How should I cut { $name }?
    I'm not sure. I would make { $articles ->
        [one] one article
       *[other] { $articles } articles
    } of it:
held-until = -# Answer until { $moment }. Without an answer, nothing is stored.
held-asked = { $files ->
    [one] ⚠ I'm not sure how to cut one file: see the question below.
   *[other] ⚠ I'm not sure how to cut { $files } files: see the questions below.
}
held-dropped = Nothing of **{ $name }** was stored.
held-unanswered = Nobody answered within a day: nothing of **{ $name }** was stored. Add it again with `{ $prefix }library add`.

unsure-none = No page is waiting for a look: I was sure of all of them, or somebody has looked.
unsure-title = ⚠ { $pages ->
    [one] One page may be cut wrong:
   *[other] { $pages } pages may be cut wrong:
}
unsure-page = - { $name } · { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $share } % sure

recut-none = No page of this server would be cut otherwise.
recut-foreseen = { $pages ->
    [one] One page would be cut otherwise
   *[other] { $pages } pages would be cut otherwise
}: { $changed ->
    [one] 1 article would change
   *[other] { $changed } articles would change
}, { $new } would be new, { $hidden } would go out of sight.
recut-stays = -# References keep working. No digest tells of it. Pages that somebody has cut stay as they are.
recut-done = ✓ The pages of this server were split again.
library-old-pages = -# { $pages ->
    [one] 1 page was cut by an older version.
   *[other] { $pages } pages were cut by an older version.
} `{ $prefix }library resegment` shows what would change.

error-division-gone = The page as it was is no longer kept, so it can't be split differently. Add it again.
error-division-changed = This page has been cut otherwise since, or replaced by a newer one. Find it with `library unsure`, or add it again.
error-division-too-late = It's too late to undo that. Split the page differently instead.
error-division-many = A page can have { $most } articles at most.
error-division-beyond = There is no line { NUMBER($line, useGrouping: 0) }: the last one is { NUMBER($last, useGrouping: 0) }.
error-division-feed = A feed says itself where its articles start.
error-division-typed = Type the numbers of lines, from 1, with blanks between: 1 24 58
error-held-over = This question is over: the file was stored, let go, or waited too long. Add it again if you need it.
