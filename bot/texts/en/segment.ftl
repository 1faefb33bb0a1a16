# Splitting a page, on the command line.

cli-segment = split a page into articles and show where it was divided and why; nothing is stored
cli-segment-path = the page: text, Markdown, HTML or a feed, in any common encoding
cli-segment-json = print one JSON object instead
cli-segment-batch = read JSON lines of pages on standard input and write JSON lines of articles
cli-segment-boundaries = a file with the line numbers on which articles start, one a line; a file PATH.boundaries beside the page is read anyway

segment-page = { $path }: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $format }, { $encoding }
segment-divided-by = Divided where { $path } says.
segment-article = Article { $number } · { $place } · { $whole ->
    [yes] whole
   *[no] cut off
} · { NUMBER($certainty, style: "percent") } sure
segment-lines = lines { NUMBER($first, useGrouping: 0) }–{ NUMBER($last, useGrouping: 0) }
segment-line = line { NUMBER($first, useGrouping: 0) }
segment-no-lines = no line numbers
segment-headline = headline
segment-headline-generated = headline (generated)
segment-author = author
segment-translator = translator
segment-names = names
segment-dates = dates
segment-duplicate = same as
segment-duplicate-of = article { $number }
segment-evidence = boundary
segment-empty = { $path } holds no article.

error-segment-unreadable = { $path } cannot be read: { $reason }.
error-segment-is-folder = { $path } is a folder. Name one page.
error-segment-refused = { $path }: { $reason }
error-segment-too-large = { $path } is larger than { NUMBER($megabytes) } MB, the most a page may have.
error-segment-what = Name a page to split, or use --batch.
error-segment-boundaries = { $path }, line { NUMBER($line, useGrouping: 0) }: { $held } is no line number. Write the number of each line on which an article starts, one a line, counting from 1.
