# Loading pages.

## Why a page, or a line of a file, could not be used

error-source-missing = There is no such file or folder.
error-source-forbidden = It may not be read: the permission is missing.
error-source-unreadable = It cannot be read: { $reason }.
error-source-no-file = It is neither a file nor a folder.
error-source-too-deep = Its folders lie more than { $most } deep in one another.
error-source-too-many = There are more than { $most } files; what comes after this one was left out. Load the rest by itself.
error-source-empty = It is empty.
error-source-too-large = It is larger than { $limit } MB, too large for a page. Split it, or write its articles as JSON lines.
error-source-binary = It is not text.
error-source-encoding = Its characters are in an encoding that cannot be told. Save it as UTF-8 and try again.
error-source-no-page = { $kind } files cannot be read. Save it as DOCX, PDF, HTML or plain text, and load that.
error-source-other-kind = It is { $kind } under another name. Rename it so that it ends in { $suffix }, and load it again.
error-file-broken = It is damaged, or no { $kind } file at all. Open it where it was made, save it anew, and load that.
error-file-locked = It is locked with a password. Save it without one, and load that.
error-file-no-text = { $kind ->
    [PDF] It holds pictures of pages and no text. Run it through text recognition (OCR), and load what comes out.
   *[other] It holds no text.
}
error-file-too-many = It has more than { $most } pages or parts. Split it, and load the pieces.
error-file-table = It is a table of articles that are already apart: nothing divides it. Load it with: bot.py load
error-table-no-articles = It holds no articles: no column or key named "text", "body" or "content" was found. Name the one with the text so, and others "title", "author", "date", "url", "source", "id".
error-table-too-long = It holds more than { $most } articles. Write them as JSON lines (.jsonl), which may be longer.
error-table-broken = It is no sound table: it breaks at line { NUMBER($line, useGrouping: 0) }.
error-json-broken = It is not valid JSON: it breaks at line { NUMBER($line, useGrouping: 0) }. Where every line is a JSON object of its own, name the file .jsonl.
error-source-sidecar = It holds the boundaries of a page. Load the page, { $page }, and they are obeyed.
error-source-sidecar-alone = It holds boundaries for { $page }, but there is no such page beside it.
error-source-sidecar-too-large = It is larger than { $limit } MB, too large for boundaries.
error-source-not-stored = No page that was last read there is in the archive.
error-source-no-article = It holds no article: three words are the least.
error-source-too-heavy = It takes more time or memory to split than a page may take.
error-loading-busy = Too much waits to be read already, for all servers together. Try again in a minute.
error-source-unexpected = Something went wrong with it that should not have ({ $kind }). The log says where; please report it.
error-source-line-too-long = The line is longer than { $limit } MB.
error-boundaries-beyond = Line { NUMBER($line, useGrouping: 0) } comes after the last paragraph of the page, which starts on line { NUMBER($last, useGrouping: 0) }: no article can start there.
error-boundaries-no-lines = The page is { $format ->
    [rss] a feed
   *[other] HTML
}, whose lines mean nothing: boundaries cannot divide it.
error-boundaries-records = The file holds articles that are already apart: boundaries cannot divide it.
error-record-broken = The line is not valid JSON: it breaks at column { $column }.
error-record-encoding = The line is not UTF-8.
error-record-no-object = The line holds no JSON object.
error-record-field = The field "{ $field }" holds something it may not hold.
error-record-empty = The line holds no text: neither "paragraphs" nor "text".
error-record-doubled = The same id stands again on line { $line }, with something else. The last line counts, so this one was left out.

## The command

cli-load = load pages, folders of pages, JSON lines of articles, web pages and feeds into the archive, or split its pages again
cli-load-path = a file, a folder with all that is below it, or the address of a web page or a feed
cli-load-source = the newspaper or collection they come from, where they do not say so themselves
cli-load-boundaries = for one page: a file with the numbers of the lines on which its articles start, instead of PAGE.boundaries beside it; it stays in force until the page changes
cli-load-resegment = split stored pages again that an older splitter split: all of them, or those read at and below PATH; the files are not needed
cli-load-dry-run = with --resegment: say how many articles would be cut otherwise, and change nothing
cli-load-guild = with --resegment or --accept: the pages of one server, by its Discord ID, instead of the shared ones
cli-load-accept = accept stored pages as they are cut: load, check and status stop listing them as unsure; all of them, or those read at and below PATH
cli-load-json = print the report as JSON

load-report = { $loaded ->
    [one] 1 article loaded
   *[other] { $loaded } articles loaded
}, { $updated } updated, { $unchanged } unchanged.
load-unsure = { $count ->
    [one] 1 page may be cut wrong:
   *[other] { $count } pages may be cut wrong:
}
load-unsure-page = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $share } % sure
load-unsure-how = Look at one with: bot.py segment PAGE. Cut it yourself with PAGE.boundaries, or accept it with: bot.py load --accept PAGE
load-foreseen = { $pages ->
    [one] 1 page would be cut otherwise:
   *[other] { $pages } pages would be cut otherwise:
} { $changed ->
    [one] 1 article would change
   *[other] { $changed } articles would change
}, { $new } would be new, { $hidden } would go out of sight (their references keep working). Nothing was changed.
load-foreseen-none = No stored page would be cut otherwise.
load-accepted = { $pages ->
    [0] No page was waiting for a look.
    [one] 1 page accepted as it is cut.
   *[other] { $pages } pages accepted as they are cut.
}
load-rejected = { $count ->
    [one] 1 page or line could not be used:
   *[other] { $count } pages or lines could not be used:
}
load-rejected-more = … and { $count } more.
load-nothing = Nothing could be loaded.
load-settling = Everything is loaded and can be searched. The index is being put in order; stopping now (Ctrl-C) loses nothing.
error-load-what = Name what to load, or split the stored pages again with --resegment.
error-load-boundaries-one = --boundaries divides one page: name one file, and no folder or JSON lines.
error-load-addresses = Addresses are fetched: they take no --boundaries and no --resegment.
error-load-resegment-alone = Use --resegment or --accept alone: they work on stored pages and take no --boundaries and no --source.
error-load-only-stored = --dry-run goes with --resegment; --guild goes with --resegment or --accept.
error-load-guild = --guild takes a server's Discord ID, a number of 17 to 20 digits.
load-stopped = Stopped. What had been loaded by then stays; load again to go on.
