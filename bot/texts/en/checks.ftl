# `bot.py check`

cli-check = check settings, database, index and disk, one line each; the exit status is 0 unless someone must fix something
cli-check-examples =
    bot.py check
    bot.py check --repair
cli-check-repair = rebuild the index if it doesn't match the articles, and look for shared stories in articles that an older version loaded (stop the bot first)

check-settings = The settings are valid.
check-token = The token has the right form. (It isn't shown, and Discord wasn't asked.)
check-no-token = There's no token, so the bot would open the preview instead of Discord. Set DISCORD_TOKEN or DISCORD_TOKEN_FILE.
check-readable-secret = Other users of this machine can read { $path }. Keep it to yourself: chmod 600.
check-message-content = Discord granted the message content intent at the last start: prefix commands work in channels.
check-no-message-content = Discord didn't grant the message content intent at the last start: slash commands, mentions, replies and direct messages work, prefix commands in channels don't.
check-message-content-unknown = The bot hasn't connected with this database yet, so it doesn't know whether Discord grants the message content intent.
check-gateway-lost = The bot lost its connection to Discord at { $at }. It's still trying to reconnect, or it was stopped. Check the network.
check-pages = The pages folder { $path } can be read.
check-no-pages = There's no pages folder at { $path }, so nothing is loaded from it at start.
check-pages-unreadable = The pages folder { $path } can't be read.
check-disk = { $free } MiB are free on the disk of { $path }. The database takes { $size } MiB.
check-disk-short = { $free } MiB are free on the disk of { $path }, less than the database takes ({ $size } MiB). A backup or an update needs a copy and would fail.
check-disk-full = Only { $free } MiB are free on the disk of { $path } (the database takes { $size } MiB). Make room before you load anything else.
check-readable-by-others = Other accounts on this machine can read the database { $path }. To keep it to yourself, run: { $command }
check-folder-read-only = Can't write to the folder { $path }, so the database can't be kept there.
check-work-unwritable = Can't write to the working folder { $path }, so no one can upload or export files. Give it to the bot's account, or delete it while the bot is stopped.
check-no-database = There's no database at { $path } yet. The first start or load makes it.
check-database = The database { $path } is sound: { $size } MiB, schema { NUMBER($schema, useGrouping: 0) }.
check-database-damaged = The database { $path } is damaged: { $fault }{ $more ->
    [0] { "" }
    [one] { " " }(and one more fault)
   *[other] { " " }(and { $more } more faults)
}. Stop the bot and run `bot.py check --repair`. If that doesn't help, restore a backup, or move the file away and load the pages again.
check-header-damaged = The header of the file { $path } is damaged: reading may work, writing doesn't. Stop the bot and run: bot.py check --repair
check-article-damaged = { $reference }{ $guild ->
    [shared] { "" }
   *[other] { " " }of server { $guild }
} is damaged: part of it has changed since it was stored. Searches, lists and quotations leave it out; everything else works. Restore a backup.
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
   *[other] ; for rows from before { $since }, that's known only from then on
}.
check-file-mended = The file { $path } was damaged and has been rewritten. Nothing was lost. The damaged file is kept as { $kept }.
check-derived-damaged = Data built from the articles is damaged: { $tables }. Stop the bot and run: bot.py check --repair
check-derived-mended = Data built from the articles was damaged and has been rebuilt: { $tables }.
check-backup = The newest backup is { $days ->
    [0] from today
    [one] a day old
   *[other] { $days } days old
}: { $path }, made at { $at }, { $size } MiB.
check-backup-elsewhere = The newest backup was made at { $at } and is no longer at { $path }. If you moved it to another machine, all is well.
check-backup-old = The newest known backup is { $days } days old ({ $path }, made at { $at }). Back up now, and find out why the regular backup doesn't run: bot.py backup FILE
check-no-backup = There's no known backup. Back up regularly, and keep some copies on another machine: bot.py backup FILE

check-no-feeds = No feed is waiting to be read.
check-feeds = Feeds: the next is due at { $due }.
check-changes = Changed quotations: { $told } told in the last 7 days, { $waiting } waiting.
check-boards = Boards: { $boards } with { $entries } quotations. In channels, { $kept } are kept up to date, and { $waiting } are waiting.
check-boards-failed = Boards in channels: { $failed } can't be kept up to date any more. `!board` says why, in their servers.
check-changes-failed = Changed quotations in the last 7 days: { $failed } messages couldn't be sent, and { $uncertain } may not have been. `!changes` lists the passages.
check-watches = Watches: { $watches } watching, { $told } messages told in the last 7 days, { $waiting } waiting.
check-watches-failed = Watches in the last 7 days: { $failed } messages couldn't be sent, and { $uncertain } may not have been. The log says why.
check-watch-zone = W{ NUMBER($number, useGrouping: 0) } of server { $guild } waits: this system doesn't know the time zone { $zone }. Install tzdata, or type `!watch quiet W{ NUMBER($number, useGrouping: 0) } off` in that server.
check-watch-zones-more = { $number ->
    [one] One more watch waits for its time zone.
   *[other] { $number } more watches wait for their time zones.
}
check-rereading = Pages read again because they were quoted: { $pages }. The next is due at { $due }.
check-feed-failing = F{ NUMBER($number, useGrouping: 0) } of { $guild ->
    [shared] the shared archive
   *[other] server { $guild }
} ({ $title }) has failed { $failures ->
    [one] once
   *[other] { $failures } times
} since { $since }. The next try is at { $due }. { $why }
check-feed-given-up = F{ NUMBER($number, useGrouping: 0) } of { $guild ->
    [shared] the shared archive
   *[other] server { $guild }
} ({ $title }) isn't read any more. Someone must resume or remove it (!library feeds). { $why }

check-articles = The shared archive has { $articles ->
    [one] one article
   *[other] { $articles } articles
} with { $paragraphs ->
    [one] one paragraph
   *[other] { $paragraphs } paragraphs
}.
check-no-articles = The shared archive is empty. Load pages with: bot.py load PATH
check-unsure-pages = { $pages ->
    [one] 1 page may be split wrong
   *[other] { $pages } pages may be split wrong
} (first: { $first }). Look at one with: bot.py segment PAGE. Accept them with: bot.py load --accept
check-unsure-pages-of-servers = { $pages ->
    [one] 1 page of a server may be split wrong
   *[other] { $pages } pages of servers may be split wrong
}. Their moderators can see them with: !library unsure
check-index = The index matches the articles of all archives ({ $articles }).
check-index-out-of-step = The index doesn't match the articles ({ $missing } missing, { $stray } that shouldn't be there, { $damaged } damaged entries; first: { $named }). Stop the bot and run: bot.py check --repair
check-index-rebuilt = The index didn't match the articles and was rebuilt from { $articles ->
    [one] one article
   *[other] { $articles } articles
}.
check-index-not-mended = The index was rebuilt and still doesn't match the articles ({ $missing } missing, { $stray } that shouldn't be there, { $damaged } damaged entries). Restore a backup, and report it.
check-stories-due = Up to { $articles ->
    [one] one article
   *[other] { $articles } articles
} from an older version haven't been compared for shared stories yet. A running bot does that in the background; without one, run: bot.py check --repair
check-stories-found = Up to { $articles ->
    [one] one article
   *[other] { $articles } articles
} from an older version were compared for shared stories; { $told } tell the same story as an earlier one.
