# !library

command-library = Show what this server has added
command-library-more = Articles and feeds that a server adds belong to it, and no one else sees them. To change the library, you need Manage Server or a role chosen in the settings.
command-library-examples = { $prefix }library
command-library-add = Add an article, a feed or files to this server's library
command-library-add-more = Give the address of an article or a feed, or attach files: text, Markdown, HTML, PDF, DOCX, RTF, mail (.eml), saved pages (.mhtml), tables (.csv, .json), JSON lines, a ZIP of them, or an OPML list of feeds. If a page has no article, I take the feed it names. I check a feed regularly. I also take what it already has, and digests don't announce that.
command-library-add-examples =
    { $prefix }library add https://example.org/news/feed
    { $prefix }library add https://example.org/2026/the-article
command-library-feeds = List this server's feeds and how they're doing
command-library-feeds-more = Shows when each feed is checked next, and what's wrong if it fails.
command-library-feeds-examples = { $prefix }library feeds
command-library-feed = Change one of this server's feeds
command-library-feed-more = You can edit, pause, resume and remove it.
command-library-feed-examples = { $prefix }library feed pause F2
command-library-feed-edit = Rename a feed, or choose between full articles and summaries
command-library-feed-edit-more = Many feeds only have summaries. With "whole", I fetch the full articles from their pages, as far as the site allows it.
command-library-feed-edit-examples =
    { $prefix }library feed edit F2 whole:no
    { $prefix }library feed edit F2 The Evening Post
command-library-feed-pause = Stop checking a feed for now
command-library-feed-pause-more = Nothing new comes from it until you resume it.
command-library-feed-pause-examples = { $prefix }library feed pause F2
command-library-feed-resume = Check a feed again
command-library-feed-resume-more = I check it right away and forget its failures.
command-library-feed-resume-examples = { $prefix }library feed resume F2
command-library-feed-remove = Remove a feed; its articles stay
command-library-feed-remove-more = You can still search and quote its articles.
command-library-feed-remove-examples = { $prefix }library feed remove F2
command-library-sources = List where this server's own articles come from
command-library-sources-more = Shows how many articles each source has, and when the last one arrived.
command-library-sources-examples = { $prefix }library sources
command-library-remove = Remove an article from this server's library
command-library-remove-more = Only works for the server's own articles (G1, G2 and so on). You can bring it back for a day.
command-library-remove-examples = { $prefix }library remove G17
command-library-alias = Tie names that mean the same, so that each finds the others
command-library-alias-more = Put = between the names. From then on, searching for one of them finds the others too, also after author: and in a digest's filter, in this server only. If a name is in more than ten articles, I ask first. Without names, I list what's tied.
command-library-alias-examples =
    { $prefix }library alias 賴清德 = William Lai = Lai Ching-te
    { $prefix }library alias
command-library-alias-list = List the names this server has tied
command-library-alias-list-more = A server can tie 200 groups of names. Names that an article ties itself, such as "William Lai (賴清德)", aren't listed.
command-library-alias-list-examples = { $prefix }library alias list
command-library-alias-remove = Untie names
command-library-alias-remove-more = Give any of them. You can undo it for a day.
command-library-alias-remove-examples = { $prefix }library alias remove William Lai
option-library-names = Names with = between them, such as 賴清德 = William Lai
option-library-name = One of the names
option-library-what = The address of an article or a feed
option-library-file = Text, Markdown, HTML, PDF, DOCX, mail, a table, JSON lines, or a ZIP of them
option-library-feed = The feed, such as F2
option-library-title = What to call it
option-library-whole = Fetch full articles where the feed only has summaries
option-library-article = The article, such as G17
menu-add = Add to archive

button-cancel = Stop
button-tie = Tie them

library-fetching = Working on it …
library-working = Working on it: { $share } % …
library-cancelled = Stopped. What was added until then stays.
library-feed-added = ✓ { $title } is now feed **{ $feed }** of this server. I check it from now on. Digests don't announce what it already has.
library-feeds-added = ✓ { $feeds ->
    [one] I added one feed and will check it within minutes. Digests don't announce what it already has.
   *[other] I added { $feeds } feeds and will check them within minutes. Digests don't announce what they already have.
}
library-paragraphs = { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
}
library-counts = { $loaded ->
    [one] 1 article added
   *[other] { $loaded } articles added
}, { $updated } updated, { $unchanged } already known.
library-left = -# { $left ->
    [one] One more article will follow soon.
   *[other] { $left } more articles will follow bit by bit.
}
library-rejected = { $count ->
    [one] I couldn't use one thing:
   *[other] I couldn't use { $count } things:
}
library-rejected-one = - { $what } — { $reason }
library-rejected-more = -# … and { $count } more.
library-no-feeds = This server has no feeds yet. Add one with `{ $prefix }library add` and the address of a newspaper's feed.
library-feeds-title = ### { $total ->
    [one] One feed
   *[other] { $total } feeds
}
library-feed = **{ $feed }** { $title }
    -# { $address }
library-feed-paused = ⏸ { $why ->
    [failing] Paused, because it failed for days.
    [gone] Paused, because the site says it's gone for good.
   *[person] Paused.
}
library-feed-next = Next check { $moment }
library-feed-failing = ⚠ { $failures ->
    [one] It failed once.
   *[other] It failed { $failures } times.
} { $reason }
library-feed-waiting = ⚠ { $why ->
    [library-day-full] It waits until tomorrow: this server has reached today's limit.
    [library-day-full-all] It waits until tomorrow: all servers together have reached today's limit.
    [library-room] It waits for room: this server has used all its space.
    [loading-busy] It waits its turn: all servers together have too much to read.
    [disk-low] It waits for room on the bot's disk. The person who runs the bot must make some.
   *[library-full] It waits for room: this server has as many articles as it can have.
}
library-feed-refused = ⚠ { $count ->
    [one] I couldn't use one item at the last check:
   *[other] I couldn't use { $count } items at the last check:
}
library-feed-summaries = -# Summaries only
library-feed-edited = ✓ I changed { $feed }.
library-feed-pausing = ✓ I paused { $feed }.
library-feed-resumed = ✓ I check { $feed } again.
library-feed-removed = ✓ I removed { $feed }, { $title }. Its articles stay.
library-empty = This server hasn't added anything yet. Start with `{ $prefix }library add` and an address or a file.
library-sources-title = ### { $total ->
    [one] One source
   *[other] { $total } sources
}
library-source = - **{ $source }** — { $articles ->
    [one] one article
   *[other] { $articles } articles
}, last one { $moment }
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
library-stats-figures = -# Week by week, oldest first: { $figures }. The best week had { $best }, the last one { $last }.
library-removed = ✓ I removed { $article }, { $headline }. You can bring it back until { $moment }.
library-restored = ✓ { $article }, { $headline }, is back.
alias-tied = ✓ { $names }. A search for one of them finds the others too.
alias-spread = **{ $name }** is in { $articles } articles
alias-question = { $spread }. Anyone who searches for another of these names would find all of those too. Should I tie { $names }?
alias-untied = ✓ I untied { $names }. You can undo this until { $moment }.
alias-none = No names are tied in this server. Tie some with `{ $prefix }library alias 賴清德 = William Lai`.
alias-title = ### { $total ->
    [one] One alias
   *[other] { $total } aliases
} of { $most }
library-paused-owner = I've stopped checking the feed { $feed }, { $title }, which you added on { $server }. { $reason } When that's fixed, resume it with `{ $prefix }library feed resume { $feed }`.

error-alias-what = Give at least two names with = between them, such as `賴清德 = William Lai`.
error-alias-same = Two of those names are the same to me: capitals, accents and the Chinese script don't matter.
error-alias-long = A name can have { $most } characters.
error-alias-names = I can tie at most { $most } names. Remove the alias and tie fewer.
error-alias-cap = There are { $most } aliases already, as many as there can be. Remove one first.
error-alias-cap-all = All servers together have { $most } aliases, as many as there can be. Ask the person who runs the bot.
error-alias-unknown = *{ $name }* isn't tied to anything.
error-alias-too-late = That was more than a day ago, or it's done already. Type the names again.
error-library-not-allowed = To change the library, you need Manage Server or a role chosen in the settings.
error-library-full = This server has { $most } articles of its own, and can't have more. Remove some first.
error-library-room = This server has used all its space, { $most } MB. Old versions and removed articles count, because their references still work. `{ $prefix }privacy` can delete all of it.
error-library-offline = A preview has no network, so I can't fetch an address here. To add pages, put files into the folder `data/pages/`: I notice them within seconds.
error-library-too-late = That was more than a day ago, so it can't be undone.
error-library-what = What should I add? Give an address, or attach a file.
error-library-own = You can only remove this server's own articles, such as G17. The shared archive belongs to the person who runs the bot.
error-library-nothing-there = That message has no address and no file.
error-library-feed = There's no feed { $feed }. They're called F1, F2 and so on: `{ $prefix }library feeds` lists them.
error-upload-kind = I can't read files like that. I read text, Markdown, HTML, feeds, PDF, DOCX, RTF, mail (.eml), saved pages (.mhtml), tables (.csv, .json), JSON lines, and ZIPs of them.
error-upload-empty = The ZIP has no pages: no text, Markdown, HTML, feeds or JSON lines.
error-upload-broken = The ZIP is damaged, or packed in a way I can't read.
error-upload-locked = It's locked with a password.
error-upload-too-much = The ZIP has more than { $files } files, or unpacks to more than { $limit } MB. I left out everything from here on.
error-upload-nested = I don't open a ZIP inside a ZIP. Unpack it, and upload what's inside.
error-upload-name-long = Its name is longer than { $most } characters. Shorten it, or put it into fewer folders.
error-library-file-too-large = I don't take files larger than { $limit } MB. Split it.
error-library-files-too-large = I don't take more than { $limit } MB of files at once. Send them in several messages.
error-library-file-gone = I couldn't get the file from Discord. Upload it again.
error-library-day-full-all = All servers together have added { $most } MB today, the limit for a day. Try again <t:{ $moment }:R>.
error-library-day-full = This server can add { $most } MB a day and has { $left } MB left for today. These files are larger. Try again <t:{ $moment }:R>.
