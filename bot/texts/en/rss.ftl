# !rss: watches, boards and digests in a feed reader

command-rss = Read a watch, a board or a digest in a feed reader
command-rss-more = I give you a secret address for your feed reader. It shows what you can read here, and ends when you can't any more. Only you see it, once: I don't keep it. On its own, lists your addresses, each with a button that ends it. You can have ten.
command-rss-examples =
    { $prefix }rss W3
    { $prefix }rss B2
    { $prefix }rss D1
    { $prefix }rss
option-rss-what = A watch (W3), a board (B2) or a digest (D1); without one, lists your addresses

button-rss-show = Show address
button-rss-renew = New address
button-rss-revoke = Revoke

rss-offer = **{ $name }** in a feed reader: press the button for an address of your own. Only you will see it.
rss-address = Your address of **{ $name }**, for a feed reader:
rss-secret = -# Keep it to yourself: anyone who has it can read this feed. I don't keep it, so I can't show it again.
rss-known = You've had an address of **{ $name }** since <t:{ $at }:f>. I don't keep it, so I can't show it again. A new address ends the old one.
rss-revoked = Your address of **{ $name }** no longer works.
rss-had-none = You have no address of **{ $name }**.
rss-none = You have no addresses in this server yet. Get one with `{ $prefix }rss W3` for a watch, `{ $prefix }rss B2` for a board, or `{ $prefix }rss D1` for a digest.
rss-list = ### { $total ->
    [one] One address
   *[other] { $total } addresses
}
rss-line = **{ $name }**, made <t:{ $at }:f>

rss-title-watch = { $watch }: { $filter }
rss-title-board = { $board }: { $name }
rss-title-digest = { $digest }: { $filter }
rss-title-digest-all = Digest { $digest }
rss-about = { $kind ->
    [watch] What this watch told in Discord, the newest first.
    [board] What is on this board in Discord, the newest first.
   *[other] What this digest showed in Discord, the newest first.
}
rss-reference = { $reference } · { $origin }
rss-said = Said by { $speaker }.
rss-now = Now it says { $words } ({ $reference }).
rss-became = { $standing ->
    [changed] These words are no longer in the article.
    [removed] The article is no longer in the archive.
    [damaged] The article can't be read.
   *[other] These are other words than those that were pinned.
}

error-rss-off = Feed readers aren't served here. The person who runs the bot can turn it on with BROADSHEET_RSS_PORT.
error-rss-what = What should the feed be of? Try `{ $prefix }rss W3` for a watch, `{ $prefix }rss B2` for a board, or `{ $prefix }rss D1` for a digest.
error-rss-unknown = There's no { $name } here that you can read.
error-rss-not-now = I can't ask Discord right now. Try again in a minute.
error-rss-cap = This server has { $most } addresses for feed readers, as many as it can have. Revoke one first.
error-rss-cap-person = You have { $most } addresses for feed readers, as many as you can have. Revoke one first: `{ $prefix }rss` lists them.
error-rss-cap-all = All servers together have { $most } addresses for feed readers, as many as there can be. Ask the person who runs the bot.
error-rss-port = Can't serve feeds at { $host }, port { $port }: { $reason }. Set BROADSHEET_RSS_HOST and BROADSHEET_RSS_PORT to others, or leave the port empty.
error-setting-same-port = BROADSHEET_RSS_PORT and BROADSHEET_METRICS_PORT are both { $port }. Set one of them to another port: metrics aren't for readers.

check-rss = RSS is served at { $host }, port { $port }, for { $url }.
check-rss-unencrypted = The addresses of feeds at { $url } go through the network unencrypted: anyone on the way can read them. Put a proxy with TLS in front, and set BROADSHEET_RSS_URL.
check-rss-addresses = Addresses for feed readers: { $number }.
check-rss-off = There are { $number } addresses for feed readers, but none works: BROADSHEET_RSS_PORT isn't set.

status-rss = { $number ->
    [one] One address for feed readers.
   *[other] { $number } addresses for feed readers.
}
