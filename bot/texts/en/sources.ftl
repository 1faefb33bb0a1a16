# Fetching from the web.

error-fetch-address = That is no address of a web page.
error-fetch-scheme = Only addresses that begin with http:// or https:// are fetched.
error-fetch-credentials = The address holds a name or a password. Pages that ask for one are not fetched.
error-fetch-port = The address names port { NUMBER($port, useGrouping: 0) }. Only the ports of the web, 80 and 443, are asked.
error-fetch-downgrade = The page leads from a secure address to one that is not, and is not followed there.
error-fetch-loop = The address leads back to itself, round and round.
error-fetch-redirects = The address leads on and on: more than { $most } times.
error-fetch-crowded = Too much is waiting for { $host } already. Try again later.
error-fetch-slow = The site took longer than { $seconds } seconds.
error-fetch-unknown-host = There is no site called { $host }, or its name cannot be looked up now.
error-fetch-certificate = { $host } cannot prove that it is { $host }: its certificate is not valid.
error-fetch-forbidden-address = { $host } is not on the open internet. Only public sites are asked.
error-fetch-unreachable = { $host } cannot be reached.
error-fetch-broken = The site broke off its answer, or it made no sense.
error-fetch-too-large = What the site sends is larger than { $limit } MB.
error-fetch-encoding = The site packs its answer in a way that was not asked for ({ $encoding }).
error-fetch-busy = The site asks to be left alone for a while (status { NUMBER($status, useGrouping: 0) }).
error-fetch-forbidden = The site does not let everybody read that page (status { NUMBER($status, useGrouping: 0) }).
error-fetch-missing = The site has no such page.
error-fetch-gone = The site says that the page is gone for good.
error-fetch-failing = Something is wrong at the site (status { NUMBER($status, useGrouping: 0) }).
error-fetch-status = The site answered with something else than a page (status { NUMBER($status, useGrouping: 0) }).
error-fetch-robots = The site asks programs not to fetch that page.

## What a page turned out to be

error-web-no-page = There is no web page or feed at that address, but something else ({ $type }).
error-web-no-article = The page holds no article that could be told from the rest of it.
error-web-wall = { $wall ->
    [paywall] The article is only for those who pay, and what the page shows of it is not the article.
    [consent] The page asks about cookies before it shows anything, and nobody is here to answer.
    [login] The page wants somebody to log in.
    [challenge] The site wants to be shown that a person is asking.
   *[scripted] The page is empty until scripts have run, and none are run here.
}
error-web-no-feed = There is no feed at that address, or no longer.
error-feed-item-empty = An item of the feed (“{ $title }”) brings no text and no address where it could be read.
error-feed-item-short = The feed brings too little of it (“{ $title }”) to be an article.
error-feed-item-later = It is still to be fetched: { $most } pages of a feed are fetched at a time. Load the feed again for the next ones.
error-feed-items-beyond = { $count ->
    [one] One more item is
   *[other] { $count } more items are
} in the feed: the first { $most } are read.
error-feed-cap = This server has { $most } feeds, as many as it may have. Remove one first: `library feeds` lists them.
error-feed-cap-all = This bot polls { $most } feeds for all servers together, as many as it may.
error-feed-known = This server has that feed already: { $feed }.
