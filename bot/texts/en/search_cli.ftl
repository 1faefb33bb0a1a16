# `bot.py search` in a terminal.

cli-search = search the archive, as the command on Discord does
cli-search-query = what to look for; any text is a query
cli-search-limit = how many articles to show at most (1 to 100)
cli-search-json = print one JSON object and nothing else
cli-search-batch = read JSON lines { "{" }"id", "query", "limit"{ "}" } on standard input and answer each with one JSON line

search-cli-used = Showing results for: { $used }
search-cli-cut = The query was too long; the end of it was left out.
search-cli-partial = The search ran out of time; this is what it had.
search-cli-missing = No article has: { $words }
search-cli-also = Also searched: { $words }
search-cli-without = without: { $words }
search-cli-suggestion = Did you mean: { $suggestion }
search-cli-none = Nothing in the archive answers "{ $query }".
search-cli-empty = The archive is empty. Load pages with: bot.py load PATH
search-cli-total = { $bound ->
    [yes] More than { $total } articles
   *[no] { $total ->
        [one] { $total } article
       *[other] { $total } articles
    }
}
search-cli-folded = also in { $refs }

error-search-no-query = There is nothing to search for: give a QUERY, or --batch.
error-search-bad-limit = { $limit } is no number of articles between 1 and 100.
error-search-batch-line = The line is not a JSON object with a "query" that is text and a "limit" from 1 to 100.
