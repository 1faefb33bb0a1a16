# How pages are cut: !library unsure, !library resegment, "Split differently", questions about files.

command-library-unsure = List the pages that may be split wrong
command-library-unsure-more = These are pages I wasn't sure how to split into articles. Choose one to see how it's split, then accept that or split it differently.
command-library-unsure-examples = { $prefix }library unsure
command-library-resegment = See what would change if this server's pages were split again
command-library-resegment-more = A newer version may split pages better. Before anything changes, this shows how many articles would. References keep working, and digests don't announce it.
command-library-resegment-examples = { $prefix }library resegment

button-split-differently = Split differently
button-cuts-right = It's split right
button-at-lines = At these lines …
button-show-lines = Show the lines
button-see-cuts = See the split
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
division-unsure = ⚠ I'm not sure this page is split right.
division-cut = `{ NUMBER($number, useGrouping: 0) }` **{ $headline }** · { $words ->
    [one] 1 word
   *[other] { $words } words
}
division-none = -# No article.
division-more = -# … and { $count } more.
division-feed-items = -# A feed says where its articles start, so there's nothing to split differently.
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
    [rules] At horizontal rules
    [articles] At parts marked as articles
    [boxes] At repeated boxes
    [underlined] At underlined lines
    [overlined] At lines with a rule above
    [ornament] At titles between ornaments
    [numbered] At numbered titles
    [record] At record headers
    [listed] At titles from the table of contents
    [credit] At titles with an author
    [dated] At titles with a date
    [ruled] At titles below a rule
    [centred] At centered lines
    [capitals] At lines in capitals
    [left] At lines further left
   *[text] Where the subject changes
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
division-form-lines = Line numbers
division-form-about = As in "Show the lines", separated by spaces. Leave it empty for one article.
division-done = ✓ **{ $name }** is now { $articles ->
    [one] one article.
   *[other] { $articles } articles.
}
division-undo = -# References keep working, and digests don't announce it. You can undo it until { $moment }.
division-kept = ✓ **{ $name }** stays as it is.

held-title = ### How should I split { $name }?
    I'm not sure. I'd make { $articles ->
        [one] one article
       *[other] { $articles } articles
    } from it:
held-until = -# If no one answers by { $moment }, I don't store anything.
held-asked = { $files ->
    [one] ⚠ I'm not sure how to split one file. See the question below.
   *[other] ⚠ I'm not sure how to split { $files } files. See the questions below.
}
held-dropped = I didn't store anything from **{ $name }**.
held-unanswered = No one answered within a day, so I didn't store anything from **{ $name }**. Add it again with `{ $prefix }library add`.

unsure-none = No page needs a look: I was sure of all of them, or someone has checked them.
unsure-title = ⚠ { $pages ->
    [one] One page may be split wrong:
   *[other] { $pages } pages may be split wrong:
}
unsure-page = - { $name } · { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $share } % sure

recut-none = Splitting this server's pages again would change nothing.
recut-foreseen = { $pages ->
    [one] One page would be split differently
   *[other] { $pages } pages would be split differently
}: { $changed ->
    [one] 1 article would change
   *[other] { $changed } articles would change
}, { $new } would be new, { $hidden } would be hidden.
recut-stays = -# References keep working. Digests don't announce it. Pages that someone has split by hand stay as they are.
recut-done = ✓ I split this server's pages again.
library-old-pages = -# { $pages ->
    [one] An older version split 1 page.
   *[other] An older version split { $pages } pages.
} `{ $prefix }library resegment` shows what would change.

error-division-gone = The original page is no longer kept, so it can't be split differently. Add it again.
error-division-changed = This page has been split again since, or a newer one has replaced it. Find it with `{ $prefix }library unsure`, or add it again.
error-division-too-late = It's too late to undo that. Split the page differently instead.
error-division-many = A page can have at most { $most } articles.
error-division-beyond = There's no line { NUMBER($line, useGrouping: 0) }: the last one is { NUMBER($last, useGrouping: 0) }.
error-division-feed = A feed says where its articles start.
error-division-typed = Type line numbers, starting from 1, separated by spaces: 1 24 58
error-held-over = This question is closed: the file was stored, discarded, or waited too long. Add it again if you need it.
