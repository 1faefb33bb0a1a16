# !library export, !library import and `bot.py export`.

command-library-export = Export this server's articles
command-library-export-more = Exports everything the server has added: every version, with references, credits, sources and dates. "jsonl" gives JSON lines; "markdown" adds a page for each article. Both come in ZIPs that you can import again. If there's more than fits, the answer says how to continue.
command-library-export-examples =
    { $prefix }library export
    { $prefix }library export markdown
    { $prefix }library export jsonl G4124
command-library-import = Import articles from an export
command-library-import-more = Attach the files of an export, or JSON lines of articles. Articles the server already has aren't added twice, a changed text becomes a new version, and digests don't announce any of it. References stay the same unless this server has already used the number.
command-library-import-examples = { $prefix }library import
option-library-form = JSON lines, or Markdown pages with them
option-library-first = The article to start with, such as G4124
option-library-import = A file from an export, or JSON lines

library-interrupted = A restart of the bot interrupted this. What was added until then stays. Run the command again for the rest.
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
} too long for one line and left out: { $some }.
library-export-more = ⚠ There's more. Continue with `{ $command }`.
library-export-how = -# To import the files, here or on another server, use `{ $prefix }library import`.
library-renumbered = ⚠ { $count ->
    [one] One article has a new reference, because this server has already used its
   *[other] { $count } articles have new references, because this server has already used their
} old number. Quotations with the old reference don't lead to it.
library-line = { $what }, line { NUMBER($line, useGrouping: 0) }

error-library-nothing-to-export = { $first ->
    [1] This server has no articles of its own to export yet. Add some with `{ $prefix }library add`.
   *[other] This server has no articles of its own from G{ NUMBER($first, useGrouping: 0) } on.
}
error-library-import-what = What should I import? Attach the files of an export, or JSON lines of articles.
error-library-busy = { $most } additions, imports or exports are already running on this server. Wait for one to finish, or stop one.
error-library-crowded = All servers together are keeping me too busy. Try again in a minute.
error-upload-lines = I can only import the files of an export, or JSON lines. To add pages, use `{ $prefix }library add`.
error-record-board-shared = Boards belong to a server, so they were left out here.
error-record-pins = { $number ->
    [one] One passage of the board { $board } was left out: its article isn't here.
   *[other] { $number } passages of the board { $board } were left out: their articles aren't here.
} Import all files of the export together.
error-record-newer = A newer version of this program wrote the line.

cli-export = write articles to a file, even while the bot runs: JSON lines that load can read again, or a ZIP that adds Markdown pages
cli-export-examples =
    bot.py export articles.jsonl
    bot.py export pages.zip --guild 123456789012345678
cli-export-file = the file to make: NAME.jsonl, or NAME.zip for Markdown
cli-export-guild = export the articles of the server with this Discord ID instead of the shared archive
cli-export-force = replace the file if it exists
export-done = { $path }: { $articles ->
    [one] one article
   *[other] { $articles } articles
}{ $left ->
    [0] .
   *[other] ; { $left } left out, because they're too long for one line.
}
export-stopped = Stopped. The file wasn't made.
error-export-kind = Name a file that ends in .jsonl or .zip.
error-export-exists = { $path } already exists and was left as it is. Choose another file, or replace it with --force.
error-export-unwritable = Can't write to { $path }: { $reason }.
error-export-nothing = There's nothing to export.
