# !status

command-status = Show how the bot is doing
command-status-more = Shows the version, when the bot started, Discord's latency, what the archive has for this server, and the next digests. The bot's owner sees more in private: the database, and the answers and failures of all servers. Needs Manage Server.
command-status-examples = { $prefix }status

status-title = ### Broadsheet { $version }
status-since = Started <t:{ $moment }:R>.
status-lost = ⚠ Part of the connection to Discord is lost, so some servers can't reach me. I'm reconnecting.
status-latency = Discord answers in { $milliseconds } ms.
status-reads = Prefix commands work in channels.
status-reads-not = Discord doesn't show me ordinary messages: slash commands, mentions, replies and private messages work, prefix commands in channels don't.
status-unsure-pages = ⚠ { $pages ->
    [one] 1 page may be split wrong
   *[other] { $pages } pages may be split wrong
}. See `{ $prefix }library unsure`.
status-next-digest = Digest { $name } is due on <t:{ $moment }:F> in <#{ $channel }>.
status-paused-digests = { $number ->
    [one] One digest is
   *[other] { $number } digests are
} paused; `{ $prefix }digest list` says why.
status-no-digests = This server has no digests.
status-digests-stand-still = ⚠ Digests aren't being posted: the scheduler hasn't run for a while, or failed. Tell the person who runs this bot.
status-owner = **All servers** (only the bot's owner sees this)
status-guilds = I'm in { $number ->
    [one] one server
   *[other] { $number } servers
}.
status-database = The database takes { $size } MiB.
status-answers = I've answered { $answered ->
    [one] one command or button
   *[other] { $answered } commands and buttons
} since I started, { $failed ->
    [0] and none failed.
    [one] and one failed: see the log.
   *[other] and { $failed } failed: see the log.
}
status-next-due = The next digest is due <t:{ $moment }:R>.
status-changes = Changed quotations in the last week: { $told } told{ $untold ->
    [0] .
   *[other] , { $untold } not sent.
}
status-watches = Messages of watches in the last week: { $told } told{ $untold ->
    [0] .
   *[other] , { $untold } not sent.
}
status-rereading = { $number ->
    [one] One page is read again because it was quoted.
   *[other] { $number } pages are read again because they were quoted.
}
status-boards = { $number ->
    [one] One board
   *[other] { $number } boards
}; kept up to date in channels: { $shared }{ $unkept ->
    [0] .
   *[other] , no longer possible: { $unkept }.
}
status-failures = { $number ->
    [0] No digest has failed in the last week.
    [one] One digest has failed in the last week.
   *[other] { $number } digests have failed in the last week.
}
