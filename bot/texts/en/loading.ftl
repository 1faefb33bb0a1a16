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
error-source-no-article = It holds no article: three words are the least.
error-source-too-heavy = It takes more time or memory to split than a page may take.
error-source-unexpected = Something went wrong with it that should not have ({ $kind }). The log says where; please report it.
error-source-line-too-long = The line is longer than { $limit } MB.
error-record-broken = The line is not valid JSON: it breaks at column { $column }.
error-record-encoding = The line is not UTF-8.
error-record-no-object = The line holds no JSON object.
error-record-field = The field "{ $field }" holds something it may not hold.
error-record-empty = The line holds no text: neither "paragraphs" nor "text".

## The command

cli-load = load pages, folders of pages and JSON lines of articles into the archive
cli-load-path = a file, or a folder with all that is below it
cli-load-source = the newspaper or collection they come from, where they do not say so themselves
cli-load-json = print the report as JSON

load-report = { $loaded ->
    [one] 1 article loaded
   *[other] { $loaded } articles loaded
}, { $updated } updated, { $unchanged } unchanged.
load-rejected = { $count ->
    [one] 1 page or line could not be used:
   *[other] { $count } pages or lines could not be used:
}
load-rejected-more = … and { $count } more.
load-nothing = Nothing could be loaded.
load-stopped = Stopped. What had been loaded by then stays; load again to go on.
