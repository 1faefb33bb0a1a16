# !library

command-library = Show what this server has added of its own
command-library-more = Articles and feeds that a server adds are its own: nobody else sees them. To change the library one needs Manage Server, or a role chosen in the settings.
command-library-examples = { $prefix }library
command-library-add = Add an article, a feed or files to this server's library
command-library-add-more = With the address of an article or a feed (of a page without an article, the feed it names is taken), or with files: text, Markdown, HTML, PDF, DOCX, RTF, mail (.eml), saved pages (.mhtml), tables (.csv, .json), JSON lines, a ZIP of them, or an OPML list of feeds. A feed is polled from then on; what it holds already comes in, and no digest announces it.
command-library-add-examples =
    { $prefix }library add https://example.org/news/feed
    { $prefix }library add https://example.org/2026/the-article
command-library-feeds = List this server's feeds and how they fare
command-library-feeds-more = Each with its next poll, and the reason where something is wrong.
command-library-feeds-examples = { $prefix }library feeds
command-library-feed = Change one of this server's feeds
command-library-feed-more = It can be edited, paused, resumed and removed.
command-library-feed-examples = { $prefix }library feed pause F2
command-library-feed-edit = Rename a feed, or choose between whole articles and summaries
command-library-feed-edit-more = Many feeds only sum their articles up. With "whole" the articles are fetched from their pages, as far as the site allows it.
command-library-feed-edit-examples =
    { $prefix }library feed edit F2 whole:no
    { $prefix }library feed edit F2 The Evening Post
command-library-feed-pause = Stop polling a feed for now
command-library-feed-pause-more = Nothing new comes from it until it is resumed.
command-library-feed-pause-examples = { $prefix }library feed pause F2
command-library-feed-resume = Poll a feed again
command-library-feed-resume-more = At once, with its failures forgotten.
command-library-feed-resume-examples = { $prefix }library feed resume F2
command-library-feed-remove = Remove a feed; its articles stay
command-library-feed-remove-more = Its articles can still be searched and quoted.
command-library-feed-remove-examples = { $prefix }library feed remove F2
command-library-sources = List where this server's own articles come from
command-library-sources-more = With the number of articles of each, and when the last came.
command-library-sources-examples = { $prefix }library sources
command-library-remove = Take an article out of this server's library
command-library-remove-more = Only articles of the server's own (G1, G2 and so on). It can be brought back for a day.
command-library-remove-examples = { $prefix }library remove G17
option-library-what = The address of an article or a feed
option-library-file = Text, Markdown, HTML, PDF, DOCX, mail, a table, JSON lines, or a ZIP of them
option-library-feed = The feed, such as F2
option-library-title = What to call it
option-library-whole = Fetch the whole articles that the feed only sums up
option-library-article = The article, such as G17
menu-add = Add to archive

button-cancel = Stop

library-fetching = Working on it …
library-working = Working on it: { $share } % …
library-cancelled = Stopped. What had been added by then stays.
library-feed-added = ✓ { $title } is now feed **{ $feed }** of this server. It is polled from now on; no digest announces what it held before.
library-feeds-added = ✓ { $feeds ->
    [one] One feed is
   *[other] { $feeds } feeds are
} added, and polled within minutes. No digest announces what they hold already.
library-counts = { $loaded ->
    [one] 1 article added
   *[other] { $loaded } articles added
}, { $updated } updated, { $unchanged } known already.
library-left = -# { $left ->
    [one] One more article is
   *[other] { $left } more articles are
} fetched little by little.
library-rejected = { $count ->
    [one] One thing could not be used:
   *[other] { $count } things could not be used:
}
library-rejected-one = - { $what } — { $reason }
library-rejected-more = -# … and { $count } more.
library-no-feeds = This server has no feeds yet. `{ $prefix }library add` with the address of a newspaper's feed adds one.
library-feeds-title = ### { $total ->
    [one] One feed
   *[other] { $total } feeds
}
library-feed = **{ $feed }** { $title }
    -# { $address }
library-feed-paused = ⏸ { $why ->
    [failing] Paused: it failed for days.
    [gone] Paused: the site says it is gone for good.
   *[person] Paused.
}
library-feed-next = Polled next { $moment }
library-feed-failing = ⚠ { $failures ->
    [one] It failed once.
   *[other] It failed { $failures } times.
} { $reason }
library-feed-waiting = ⚠ { $why ->
    [library-day-full] It waits for the next day: this server has brought in today as much as it may.
    [library-day-full-all] It waits for the next day: all servers together have brought in today as much as they may.
    [library-room] It waits for room: what this server has brought in takes as much space as it may.
    [loading-busy] It waits for its turn: too much was to be read for all servers together.
    [disk-low] It waits for room on the bot's disk. Whoever runs the bot must make some.
   *[library-full] It waits for room: this server has as many articles as it may.
}
library-feed-refused = ⚠ { $count ->
    [one] One item could not be used at the last poll:
   *[other] { $count } items could not be used at the last poll:
}
library-feed-summaries = -# Summaries only
library-feed-edited = ✓ { $feed } is changed.
library-feed-pausing = ✓ { $feed } is paused.
library-feed-resumed = ✓ { $feed } is polled again.
library-feed-removed = ✓ { $feed }, { $title }, is removed. Its articles stay.
library-empty = This server has added nothing of its own yet. `{ $prefix }library add` with an address or a file begins.
library-sources-title = ### { $total ->
    [one] One source
   *[other] { $total } sources
}
library-source = - **{ $source }** — { $articles ->
    [one] one article
   *[other] { $articles } articles
}, the last { $moment }
library-stats-title = ### This server's library
library-stats = { $articles ->
    [one] One article
   *[other] { $articles } articles
} ({ $teasers } of them excerpts) from { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $feeds ->
    [0] no feeds
    [one] one feed
   *[other] { $feeds } feeds
}.
library-stats-weeks = { $total ->
    [one] One article
   *[other] { $total } articles
} in the last { $weeks } weeks.
library-stats-figures = -# Week by week, the oldest first: { $figures }. The best had { $best }, the last { $last }.
library-removed = ✓ { $article }, { $headline }, is taken out. It can be brought back until { $moment }.
library-restored = ✓ { $article }, { $headline }, is back.
library-paused-owner = The feed { $feed }, { $title }, that you added on { $server } is no longer polled. { $reason } Once that is mended, `{ $prefix }library feed resume { $feed }` polls it again.

error-library-not-allowed = Only those who manage the server, or have a role chosen for the library, can change it.
error-library-full = This server has { $most } articles of its own, as many as it may have. Take some out first.
error-library-room = What this server has brought in takes { $most } MB, as much as it may. Old versions and removed articles count, since references to them stay. `privacy` deletes all of it.
error-library-offline = Nothing is fetched here: this is a preview without a network. Files can be added.
error-library-too-late = That was more than a day ago, and cannot be undone any more.
error-library-what = Say what to add: an address, or a file with the message.
error-library-own = Only articles of this server's own, such as G17, can be taken out. The shared archive is the operator's.
error-library-nothing-there = That message holds no address and no file.
error-library-feed = { $feed } is no feed. They are called F1, F2 and so on: `library feeds` lists them.
error-upload-kind = Files like that are not read. Add text, Markdown, HTML, feeds, PDF, DOCX, RTF, mail (.eml), saved pages (.mhtml), tables (.csv, .json), JSON lines, or ZIPs of them.
error-upload-empty = The ZIP holds no page: text, Markdown, HTML, feeds or JSON lines.
error-upload-broken = The ZIP is damaged, or packed in a way that is not read.
error-upload-locked = It is locked with a password.
error-upload-too-much = The ZIP holds more than { $files } files, or unpacks to more than { $limit } MB. What comes from here on was left out.
error-upload-nested = A ZIP inside a ZIP is not opened. Unpack it, and upload what it holds.
error-upload-name-long = Its name is longer than { $most } characters. Shorten it, or put it into fewer folders.
error-library-file-too-large = Files of more than { $limit } MB are not taken. Split it.
error-library-files-too-large = Files of more than { $limit } MB together are not taken at once. Send them in several messages.
error-library-file-gone = The file could not be had from Discord. Upload it again.
error-library-day-full-all = All servers together may bring in { $most } MB a day, and have. There is room again <t:{ $moment }:R>.
error-library-day-full = This server may bring in { $most } MB a day, and has { $left } MB of today left: this is more. There is room again <t:{ $moment }:R>.
