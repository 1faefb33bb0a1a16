# Loading pages.

## Why a page, or a line of a file, could not be used

error-source-missing = There's no such file or folder.
error-source-forbidden = I don't have permission to read it.
error-source-unreadable = Can't read it: { $reason }.
error-source-no-file = It's neither a file nor a folder.
error-source-too-deep = It has folders more than { $most } levels deep.
error-source-too-many = There are more than { $most } files. Everything after this one was left out: load the rest separately.
error-source-empty = It's empty.
error-source-too-large = It's larger than { $limit } MB, too large for a page. Split it, or write its articles as JSON lines.
error-source-binary = It isn't text.
error-source-encoding = I can't tell the encoding of its characters. Save it as UTF-8 and try again.
error-source-no-page = I can't read { $kind } files. Save it as DOCX, PDF, HTML or plain text, and load that.
error-source-other-kind = It's { $kind } under another name. Rename it so that it ends in { $suffix }, and load it again.
error-file-broken = It's damaged, or isn't a { $kind } file at all. Open it in the program that made it, save it again, and load that.
error-file-locked = It's locked with a password. Save it without one, and load that.
error-file-no-text = { $kind ->
    [PDF] It only has pictures of pages. Run it through text recognition (OCR), and load the result.
   *[other] It has no text.
}
error-file-too-many = It has more than { $most } pages or parts. Split it, and load the pieces.
error-file-table = It's a table of articles that are already separate, so there's nothing to split. Load it with: bot.py load
error-table-no-articles = It has no articles: I found no column or key named "text", "body" or "content". Give the one with the text such a name, and name others "title", "author", "date", "url", "source" and "id".
error-table-too-long = It has more than { $most } articles. Write them as JSON lines (.jsonl), which can be longer.
error-table-broken = The table breaks at line { NUMBER($line, useGrouping: 0) }.
error-json-broken = It isn't valid JSON: it breaks at line { NUMBER($line, useGrouping: 0) }. If every line is a JSON object of its own, name the file .jsonl.
error-source-sidecar = It lists where the articles of a page start. Load the page, { $page }, to use it.
error-source-sidecar-alone = It lists where the articles of { $page } start, but that page isn't in the same folder.
error-source-sidecar-too-large = It's larger than { $limit } MB, too large for a list of lines.
error-source-not-stored = The archive has no page that was last read from there.
error-source-no-article = It has no article: an article needs at least three words.
error-source-too-heavy = Splitting it takes more time or memory than a page may use.
error-loading-busy = All servers together have too much to read. Try again in a minute.
error-source-unexpected = Something went wrong with it ({ $kind }), and it's our fault. The log says where; please report it.
error-source-line-too-long = The line is longer than { $limit } MB.
error-boundaries-beyond = Line { NUMBER($line, useGrouping: 0) } comes after the last paragraph of the page, which starts on line { NUMBER($last, useGrouping: 0) }: no article can start there.
error-boundaries-no-lines = The page is { $format ->
    [rss] a feed
   *[other] HTML
}, which has no lines to split at.
error-boundaries-records = The file's articles are already separate, so there's nothing to split.
error-record-broken = The line isn't valid JSON: it breaks at column { $column }.
error-record-encoding = The line isn't UTF-8.
error-record-no-object = The line isn't a JSON object.
error-record-field = The field "{ $field }" has the wrong kind of value.
error-record-doubled = Line { $line } has the same id and another text. The last line counts, so this one was left out.
error-record-empty = The line has no text: add "paragraphs" or "text".

## The command

cli-load = load pages, folders of pages, JSON lines of articles, web pages and feeds into the archive, or split its pages again
cli-load-examples =
    bot.py load data/pages
    bot.py load page.md https://example.org/news/1 --source "East Ledger"
cli-load-path = a file, a folder with everything in it, or the address of a web page or a feed
cli-load-source = the newspaper or collection they come from, if they don't say so themselves
cli-load-boundaries = for one page: a file with the line numbers where its articles start, used instead of PAGE.boundaries next to it and until the page changes
cli-load-resegment = split stored pages again if an older version split them: all, or those read from PATH and below; their files aren't needed
cli-load-dry-run = with --resegment: only say how many articles would change
cli-load-guild = with --resegment or --accept: the pages of one server, by its Discord ID, instead of the shared ones
cli-load-accept = accept how stored pages are split, so that load, check and status stop listing them as unsure: all of them, or those read from PATH and below
cli-load-json = print the report as JSON

load-report = { $loaded ->
    [one] 1 article loaded
   *[other] { $loaded } articles loaded
}, { $updated } updated, { $unchanged } unchanged.
load-unsure = { $count ->
    [one] 1 page may be split wrong:
   *[other] { $count } pages may be split wrong:
}
load-unsure-page = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $share } % sure
load-unsure-how = Look at one with: bot.py segment PAGE. Split it yourself with PAGE.boundaries, or accept it with: bot.py load --accept PAGE
load-foreseen = { $pages ->
    [one] 1 page would be split differently:
   *[other] { $pages } pages would be split differently:
} { $changed ->
    [one] 1 article would change
   *[other] { $changed } articles would change
}, { $new } would be new, { $hidden } would be hidden (their references keep working). Nothing was changed.
load-foreseen-none = Splitting the stored pages again would change nothing.
load-accepted = { $pages ->
    [0] No page needed a look.
    [one] 1 page accepted as it is.
   *[other] { $pages } pages accepted as they are.
}
load-rejected = { $count ->
    [one] 1 page or line couldn't be used:
   *[other] { $count } pages or lines couldn't be used:
}
load-rejected-more = … and { $count } more.
load-nothing = Nothing could be loaded.
load-settling = Everything is loaded and can be searched. I'm still tidying the index; you can stop (Ctrl+C) without losing anything.
error-load-what = Name what to load, or split the stored pages again with --resegment.
error-load-boundaries-one = --boundaries splits one page. Name one file, not a folder or JSON lines.
error-load-addresses = An address can't be loaded with --boundaries or --resegment.
error-load-resegment-alone = Use --resegment or --accept, not both, and without --boundaries and --source: they work on stored pages.
error-load-only-stored = --dry-run goes with --resegment; --guild goes with --resegment or --accept.
error-load-guild = --guild takes a server's Discord ID, a number of 17 to 20 digits.
load-stopped = Stopped. What was loaded until then stays. Load again to continue.
