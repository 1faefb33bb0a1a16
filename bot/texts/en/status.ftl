# !status

command-status = Show how the bot is doing
command-status-more = Version, since when it runs, Discord's latency, what the archive holds for this server, and its next digests. The owner of the bot sees more, where nobody else does: database, answers and failures of all servers. Needs Manage Server.
command-status-examples = { $prefix }status

status-title = ### Broadsheet { $version }
status-since = Running since <t:{ $moment }:R>.
status-lost = ⚠ Part of the connection to Discord is lost: some servers are not heard. It is looked for.
status-latency = Discord answers in { $milliseconds } ms.
status-reads = It reads its prefix in channels.
status-reads-not = Discord does not show it ordinary messages: slash commands, mentions, replies and private messages work, the prefix in channels does not.
status-unsure-pages = ⚠ { $pages ->
    [one] 1 page may be cut wrong
   *[other] { $pages } pages may be cut wrong
}. See it with `{ $prefix }library unsure`.
status-next-digest = Digest { $name } comes <t:{ $moment }:F> in <#{ $channel }>.
status-paused-digests = { $number ->
    [one] One digest is
   *[other] { $number } digests are
} paused; the command digest list says why.
status-no-digests = No digest is set up in this server.
status-digests-stand-still = Digests stand still: what posts them has not run for a while, or went wrong. Tell whoever runs this bot.
status-owner = **All servers** (for the owner of the bot alone)
status-guilds = It is in { $number ->
    [one] one server
   *[other] { $number } servers
}.
status-database = The database takes { $size } MiB.
status-answers = { $answered ->
    [one] One command or button was answered
   *[other] { $answered } commands and buttons were answered
} since the start, { $failed ->
    [0] and none failed.
    [one] and one failed: the log has it.
   *[other] and { $failed } failed: the log has them.
}
status-next-due = The next digest is due <t:{ $moment }:R>.
status-failures = { $number ->
    [0] No digest went wrong within a week.
    [one] One digest went wrong within a week.
   *[other] { $number } digests went wrong within a week.
}
