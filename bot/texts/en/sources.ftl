# Fetching from the web.

error-fetch-address = That isn't the address of a web page.
error-fetch-scheme = I only fetch addresses that start with http:// or https://.
error-fetch-credentials = The address contains a name or a password. I don't fetch pages that need one.
error-fetch-port = The address uses port { NUMBER($port, useGrouping: 0) }. I only use the web's own ports, 80 and 443.
error-fetch-downgrade = The page redirects from a secure address (https) to an insecure one (http), so I didn't follow it.
error-fetch-loop = The address redirects in a circle.
error-fetch-redirects = The address redirects more than { $most } times.
error-fetch-crowded = Too many requests are waiting for { $host }. Try again later.
error-fetch-slow = The site took longer than { $seconds } seconds.
error-fetch-unknown-host = I can't find a site called { $host }.
error-fetch-certificate = { $host } has no valid certificate, so I can't be sure it's really { $host }.
error-fetch-forbidden-address = { $host } isn't on the public internet. I only fetch public sites.
error-fetch-unreachable = I can't reach { $host }.
error-fetch-broken = The site's answer broke off or made no sense.
error-fetch-too-large = The site's answer is larger than { $limit } MB.
error-fetch-encoding = The site packed its answer in a way I didn't ask for ({ $encoding }).
error-fetch-busy = The site asked me to wait a while (status { NUMBER($status, useGrouping: 0) }).
error-fetch-forbidden = The site doesn't let me read that page (status { NUMBER($status, useGrouping: 0) }).
error-fetch-missing = The site has no such page.
error-fetch-gone = The site says the page is gone for good.
error-fetch-failing = The site has a problem (status { NUMBER($status, useGrouping: 0) }).
error-fetch-status = The site didn't answer with a page (status { NUMBER($status, useGrouping: 0) }).
error-fetch-robots = The site asks programs not to fetch that page.

## What a page turned out to be

error-web-no-page = That address isn't a web page or a feed: it's { $type }.
error-web-no-article = I couldn't find an article on the page.
error-web-wall = { $wall ->
    [paywall] The article is only for subscribers, and the page doesn't show it.
    [consent] The page only asks about cookies.
    [login] The page asks you to log in.
    [challenge] The site wants proof that a person is visiting.
   *[scripted] The page is empty until its scripts run, and I don't run scripts.
}
error-web-no-feed = There's no feed at that address.
error-feed-item-empty = An item of the feed (“{ $title }”) has no text, and no address to read it from.
error-feed-item-short = The feed has too little text of “{ $title }” for an article.
error-feed-item-later = It will be fetched later: I fetch { $most } pages of a feed at a time. Load the feed again for the next ones.
error-feed-items-beyond = { $count ->
    [one] There's one more item
   *[other] There are { $count } more items
} in the feed: I read the first { $most }.
error-feed-cap = This server has { $most } feeds, and can't have more. Remove one first: `{ $prefix }library feeds` lists them.
error-feed-cap-all = This bot has { $most } feeds for all servers together, and can't have more.
error-feed-known = This server already has that feed: { $feed }.
