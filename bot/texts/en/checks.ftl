# `bot.py check`

cli-check = check settings, database, index and disk, one line each; the exit status is not 0 where something needs a person
cli-check-repair = build the index anew where it is not in step with the articles, and look for the stories of articles that an older version loaded (the bot must not be running)

check-settings = The settings are valid.
check-token = There is a token of the right shape. (It is not shown, and Discord was not asked.)
check-no-token = There is no token: the bot would open the preview instead of Discord. Set DISCORD_TOKEN, or DISCORD_TOKEN_FILE.
check-readable-secret = { $path } can be read by other users of this machine. Make it yours alone: chmod 600.
check-message-content = Discord granted the message content intent at the last start: the bot reads its prefix in channels.
check-no-message-content = Discord did not grant the message content intent at the last start: slash commands, mentions, replies and direct messages work, the prefix in channels does not.
check-message-content-unknown = The bot has not yet connected with this database, so it is not known whether Discord grants the message content intent.
check-gateway-lost = The bot lost its connection to Discord at { $at } and has not found it again, or was stopped meanwhile. It goes on trying by itself; check the network.
check-pages = The folder of pages { $path } can be read.
check-no-pages = There is no folder of pages at { $path }; nothing is loaded from it at start.
check-pages-unreadable = The folder of pages { $path } cannot be read.
check-disk = { $free } MiB are free below { $path }; the database takes { $size } MiB.
check-disk-short = { $free } MiB are free below { $path }, less than the database takes ({ $size } MiB): a backup or an update, which copy it, would fail.
check-disk-full = Only { $free } MiB are free below { $path } (the database takes { $size } MiB). Make room before anything more is loaded.
check-readable-by-others = Other accounts of this machine can read the database { $path }. Keep it to yours with: { $command }
check-folder-read-only = The folder { $path } cannot be written, so the database cannot be kept there.
check-work-unwritable = The working folder { $path } cannot be written, so files cannot be uploaded or exported. Give it to the account of the bot, or delete it while the bot is stopped.
check-no-database = There is no database at { $path } yet. The first start, or loading anything, makes it.
check-database = The database { $path } is sound: { $size } MiB, schema { NUMBER($schema, useGrouping: 0) }.
check-database-damaged = The database { $path } is damaged: { $fault }{ $more ->
    [0] { "" }
    [one] { " " }(and one more fault)
   *[other] { " " }(and { $more } more faults)
}. Stop the bot and run `bot.py check --repair`; if that does not help, restore a backup, or move the file away and load the pages again.
check-header-damaged = The header of the file { $path } is damaged: it may be read, and not written. Stop the bot and run: bot.py check --repair
check-article-damaged = { $reference }{ $guild ->
    [shared] { "" }
   *[other] { " " }of server { $guild }
} is damaged: something in it is no longer as it was stored. It is left out of what is searched, listed and quoted; everything else answers. Restore a backup.
check-articles-damaged = { $more ->
    [one] One more article is
   *[other] { $more } more articles are
} damaged.
check-rows-damaged = { $number ->
    [one] One row
   *[other] { $number } rows
} of the table { $table } { $number ->
    [one] is
   *[other] are
} damaged (first: { $first }). Restore a backup.
check-rows = Every row is as it was written{ $since ->
    [always] { "" }
   *[other] ; those from before { $since } are vouched for since then
}.
check-file-mended = The file { $path } was damaged and was written anew; nothing of it was lost. The damaged one is kept as { $kept }.
check-derived-damaged = What is made of the articles is damaged: { $tables }. Stop the bot and run: bot.py check --repair
check-derived-mended = What is made of the articles was damaged and was made anew: { $tables }.
check-backup = The newest backup is { $days ->
    [0] of today
    [one] a day old
   *[other] { $days } days old
}: { $path }, of { $at }, { $size } MiB.
check-backup-elsewhere = The newest backup is of { $at } and no longer at { $path }. If it was moved to another machine, all is well.
check-backup-old = The newest backup that is known of is { $days } days old ({ $path }, of { $at }). Make one now, and see why the regular one does not run: bot.py backup FILE
check-no-backup = No backup is known of. Make one regularly, and keep some on another machine: bot.py backup FILE

check-no-feeds = No feed is waiting to be read.
check-feeds = Feeds: the next is due at { $due }.
check-feed-failing = F{ NUMBER($number, useGrouping: 0) } of { $guild ->
    [shared] the shared archive
   *[other] server { $guild }
} ({ $title }) has failed { $failures ->
    [one] once
   *[other] { $failures } times
} since { $since }, and is tried again at { $due }. { $why }
check-feed-given-up = F{ NUMBER($number, useGrouping: 0) } of { $guild ->
    [shared] the shared archive
   *[other] server { $guild }
} ({ $title }) is no longer read, until somebody goes on with it or removes it (library feeds). { $why }

check-articles = The shared archive holds { $articles ->
    [one] one article
   *[other] { $articles } articles
} of { $paragraphs ->
    [one] one paragraph
   *[other] { $paragraphs } paragraphs
}.
check-no-articles = The shared archive is empty. Load pages with: bot.py load PATH
check-unsure-pages = { $pages ->
    [one] 1 page may be cut wrong
   *[other] { $pages } pages may be cut wrong
} (first: { $first }). Look at one with: bot.py segment PAGE. Accept them with: bot.py load --accept
check-unsure-pages-of-servers = { $pages ->
    [one] 1 page of a server may be cut wrong
   *[other] { $pages } pages of servers may be cut wrong
}. Their moderators see them with: !library unsure
check-index = The index is in step with the articles of all archives ({ $articles }).
check-index-out-of-step = The index is not in step with the articles ({ $missing } missing, { $stray } that should not be there, { $damaged } damaged entries; first: { $named }). Stop the bot and run: bot.py check --repair
check-index-rebuilt = The index was not in step with the articles and was built anew, over { $articles ->
    [one] one article
   *[other] { $articles } articles
}.
check-index-not-mended = The index is still not in step with the articles after it was built anew ({ $missing } missing, { $stray } that should not be there, { $damaged } damaged entries). Restore a backup, and report it.
check-stories-due = Stories are still to be looked for in up to { $articles ->
    [one] one article
   *[other] { $articles } articles
} that were loaded by an older version. A running bot does that beside everything else; without one: bot.py check --repair
check-stories-found = Stories were looked for in up to { $articles ->
    [one] one article
   *[other] { $articles } articles
} that were loaded by an older version; { $told } tell what an earlier one tells.
