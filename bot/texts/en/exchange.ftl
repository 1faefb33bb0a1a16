# !library export, !library import and `bot.py export`.

command-library-export = Take this server's own articles along, as files
command-library-export-more = Everything the server has added: every version, with references, credits, sources and dates. "jsonl" gives JSON lines, "markdown" a page of each article beside them, both in ZIPs that the import takes back. What is too much for one export goes on from the article that it names.
command-library-export-examples =
    { $prefix }library export
    { $prefix }library export markdown
    { $prefix }library export jsonl G4124
command-library-import = Take in articles that an export has written
command-library-import-more = With the files of an export attached, or with JSON lines of articles. What the server has already is not added twice, a changed text becomes a new version, and no digest announces what comes in. References stay as they were where this server has had no such number.
command-library-import-examples = { $prefix }library import
option-library-form = JSON lines, or pages of Markdown beside them
option-library-first = The article to begin with, such as G4124
option-library-import = A file of an export, or JSON lines

library-interrupted = This was interrupted when the bot was restarted. What had been added by then stays; ask again for the rest.
library-export-part = { $articles ->
    [one] One article
   *[other] { $articles } articles
}
library-exported = ✓ { $articles ->
    [one] One article
   *[other] { $articles } articles
} in { $files ->
    [one] one file
   *[other] { $files } files
}.
library-export-long = { $count ->
    [one] One article is
   *[other] { $count } articles are
} too long for a line and left out: { $some }.
library-export-more = ⚠ There is more. `{ $command }` goes on.
library-export-how = -# `{ $prefix }library import` takes the files back, here or on another server.
library-renumbered = ⚠ { $count ->
    [one] One article has
   *[other] { $count } articles have
} a new reference, since this server has had its number before. Quotations by the old one do not lead there.
library-line = { $what }, line { NUMBER($line, useGrouping: 0) }

error-library-nothing-to-export = { $first ->
    [1] This server has no articles of its own to export yet. `library add` adds some.
   *[other] This server has no articles of its own from G{ NUMBER($first, useGrouping: 0) } on.
}
error-library-import-what = Attach what is to be taken in: the files of an export, or JSON lines of articles.
error-library-busy = { $most } such things are under way on this server already. Wait until one is done, or stop it.
error-library-crowded = Too much is under way on all servers together. Try again in a minute.
error-upload-lines = Only the files of an export, or JSON lines, can be imported. `library add` takes pages.
error-record-newer = The line was written by a newer version of this program.

cli-export = write articles to a file, also while the bot runs: JSON lines that load takes back, or pages of Markdown beside them in a ZIP
cli-export-file = the file to make: NAME.jsonl, or NAME.zip for Markdown
cli-export-guild = the articles of the server with this Discord id, instead of the shared archive
cli-export-force = replace the file if it exists
export-done = { $path }: { $articles ->
    [one] one article
   *[other] { $articles } articles
}{ $left ->
    [0] .
   *[other] ; { $left } too long for a line and left out.
}
export-stopped = Stopped; the file was not made.
error-export-kind = Name a file that ends in .jsonl or in .zip.
error-export-exists = { $path } exists already, and was left as it is. Name another file, or replace it with --force.
error-export-unwritable = { $path } cannot be written: { $reason }.
error-export-nothing = There are no articles to export.
