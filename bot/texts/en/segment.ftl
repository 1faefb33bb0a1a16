# Splitting a page, on the command line.

cli-segment = split a page into articles and show where and why; stores nothing
cli-segment-examples =
    bot.py segment data/samples/01-opinion-harbor.txt
    bot.py segment page.html --json
cli-segment-path = the page: text, Markdown, HTML or a feed, in any common encoding
cli-segment-json = print one JSON object instead
cli-segment-batch = read JSON lines of pages from standard input and write JSON lines of articles
cli-segment-boundaries = a file with the numbers of the lines where articles start, one per line (a file PATH.boundaries next to the page is read anyway)

segment-page = { $path }: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $format }, { $encoding }
segment-divided-by = Split as { $path } says.
segment-article = Article { $number } · { $place } · { $whole ->
    [yes] whole
   *[no] cut off
} · { NUMBER($certainty, style: "percent") } sure
segment-lines = lines { NUMBER($first, useGrouping: 0) }–{ NUMBER($last, useGrouping: 0) }
segment-line = line { NUMBER($first, useGrouping: 0) }
segment-no-lines = no line numbers
segment-headline = headline
segment-place = filed from
segment-headline-generated = headline (generated)
segment-author = author
segment-translator = translator
segment-names = names
segment-dates = dates
segment-duplicate = same as
segment-duplicate-of = article { $number }
segment-evidence = boundary
segment-empty = { $path } has no articles.

error-segment-unreadable = Can't read { $path }: { $reason }.
error-segment-is-folder = { $path } is a folder. Name one page.
error-segment-refused = { $path }: { $reason }
error-segment-too-large = { $path } is larger than { NUMBER($megabytes) } MB, the limit for a page.
error-segment-what = Name a page to split, or use --batch.
error-segment-boundaries = { $path }, line { NUMBER($line, useGrouping: 0) }: { $held } isn't a line number. Write the number of each line where an article starts, one per line, counting from 1.
