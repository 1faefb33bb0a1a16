# `bot.py search` in a terminal.

cli-search = search the archive, as on Discord
cli-search-examples =
    bot.py search semiconductor after:2025
    bot.py search '"rare earth" -tariff' --limit 10
cli-search-query = what to search for; any text will do
cli-search-limit = how many articles to show at most (1 to 100)
cli-search-json = print one JSON object and nothing else
cli-search-batch = read JSON lines { "{" }"id", "query", "limit"{ "}" } from standard input and answer each with one JSON line

search-cli-used = Showing results for: { $used }
search-cli-missing = No article has: { $words }
search-cli-also = Also searched: { $words }
search-cli-without = without: { $words }
search-cli-cut = The query was too long, so its end was left out.
search-cli-partial = The search took too long and was stopped. These are the results up to then.
search-cli-suggestion = Did you mean: { $suggestion }
search-cli-none = Nothing found for "{ $query }".
search-cli-empty = The archive is empty. Load pages with: bot.py load PATH
search-cli-total = { $bound ->
    [yes] More than { $total } articles
   *[no] { $total ->
        [one] { $total } article
       *[other] { $total } articles
    }
}
search-cli-folded = also in { $refs }

error-search-no-query = What should I search for? Give a QUERY, or --batch.
error-search-bad-limit = The limit must be from 1 to 100, not { $limit }.
error-search-batch-line = The line isn't a JSON object with a text in "query" and a "limit" from 1 to 100.
