# Sentences for the errors of bot/errors.py: "error-" and the error's key.

error-not-found = Nothing is called { $reference } in this archive.

## Settings

error-setting = { $variable } holds { $held }. It may hold { $variable ->
    [DISCORD_TOKEN] the token of a bot, as the Discord developer portal shows it
    [DISCORD_TOKEN_FILE] the path of a readable file with nothing in it but the token of a bot
    [DATABASE_URL] sqlite:/// and a path, such as sqlite:///data/broadsheet.db
    [LOG_LEVEL] DEBUG, INFO, WARNING or ERROR
    [LOG_FORMAT] text or json
    [LOG_FILE] the path of a file
    [BROADSHEET_METRICS_PORT] a port number from 1 to 65535
   *[other] the path of a folder
}.
error-setting-token-twice = DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set. Keep one of them.

## The archive

error-archive-busy = The database { $path } is in use: a bot, or another command that writes, is running on it. Stop it first, or use its own commands.
error-archive-locked = The database { $path } is locked by another program. Try again in a moment.
error-traces-later = It is deleted. Its last traces in the database could not be taken yet, because another program has it open or it is read for long; that is tried again every day by itself.
error-being-deleted = What this server has here is being deleted just now. Try again in a minute.
error-archive-too-new = The database { $path } was written by a newer version of Broadsheet (schema { NUMBER($version, useGrouping: 0) }, this one knows { NUMBER($known, useGrouping: 0) }). Update Broadsheet, or use the copy that the newer version made.
error-archive-too-old = The database { $path } was written by an older version of Broadsheet. Start the bot, or load anything, once: that brings it up to date.
error-archive-foreign = { $path } is not an archive of Broadsheet; nothing was changed in it.
error-archive-damaged = The database { $path } is damaged. Stop the bot and run `bot.py check --repair`; if that does not help, restore a backup, or move the file away and load the pages again.
error-archive-not-mended = The database cannot be mended: rows of the table { $table }, which nothing can make again, are damaged. Restore a backup.
error-article-damaged = { $reference } is damaged in the archive and is not shown, so that nothing wrong is quoted. Everything else answers. Whoever runs the bot can see more with: bot.py check
articles-left-out = -# { $damaged ->
    [one] One damaged article was
   *[other] { $damaged } damaged articles were
} left out. Whoever runs the bot can see more with: bot.py check
error-row-damaged = What is kept of this ({ $table }) is damaged in the archive, so it is not used. Whoever runs the bot can see more with: bot.py check
error-index-damaged = The search index is damaged. Nothing is lost: whoever runs the bot stops it and runs: bot.py check --repair
error-archive-read-only = The database { $path } cannot be written: the file, its folder or its disk is read-only.
error-archive-several-names = The database { $path } has several names (hard links), and each name would have a log of its own. Keep one of them: `find / -xdev -samefile { $path }` lists them.
error-archive-unfinished = The last change to the database { $path } was cut off and must be rolled back first. Start the bot once, or run `bot.py check --repair`, with an account that may write it.
error-archive-no-rights = The database { $path } cannot be read by this account: SQLite needs to write in { $folder } for that. Use the account that runs the bot, or a backup.
error-archive-full = The disk below { $path } is full. Nothing was lost; what was being stored was not kept.
error-disk-low = The disk below { $path } has { $free } MB left; with less than { $least } MB nothing more is stored. Whoever runs the bot must make room.
error-work-unwritable = Files cannot be laid out in the working folder { $path } ({ $reason }). Whoever runs the bot must let it write there.
error-work-full = The disk below { $path } is full: no file can be laid out there. Nothing was changed.
error-archive-disk = The disk below { $path } failed while it was being read or written.
error-archive-closed = The archive is closing.
error-deadline = That took too long and was stopped.
error-no-thread = Too much is being asked just now. Ask again in a minute.

## On Discord

error-example = -# For example: `{ $example }`
error-where = In <#{ $place }>:
error-too-fast = You are faster than I am. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
error-not-yours = Only the person who asked, and moderators, can do that here. Ask for yourself with the same command.
error-search-forgotten = Search again: this search is no longer kept. Searches are kept for a week, and fewer days where there are very many.
error-unknown-command = There is no such command. `{ $prefix }help` lists them all.
error-no-such-command = There is no command called { $name }. The command help lists them all.
error-argument-missing = Something is missing: { $name }.
error-argument-long = That is longer than { $most } characters. Shorten it.
error-argument-bad = That cannot be understood.
error-server-only = That works only in a server, not in private messages.
error-owner-only = Only the owner of this bot can do that.
error-not-allowed = That is not allowed here.
error-you-need = You need the permission { $permissions } for that.
error-bot-needs = I need the permission { $permissions } to answer there.
error-discord-forbids = Discord does not let me do that here: a permission is missing. Whoever manages the server can check my role and this channel.
error-choice-unknown = That is none of the choices of this menu. Ask anew with the command, and choose again.
error-button-unknown = That button leads nowhere here. Ask anew with the command.
error-outdated = Discord still shows an older form of this command. Reload Discord (Ctrl+R) and try again in a minute.
error-discord-failed = Discord could not be reached, or did not take the answer. Try again in a moment.
error-unexpected = Something went wrong that should not have. If it happens again, tell whoever runs this bot: reference { $reference }.
error-reference = -# Reference { $reference }
error-prefix = { $prefix } cannot be a prefix. It takes one to { $most } characters without spaces, the last one a sign such as ! or ? and none of / @ # < > : ` * _ ~ | \.
error-zone = There is no time zone called { $zone }. Perhaps: { $near }.
error-language = { $language } is not a language I have. I have: { $known }.
permission = { $name ->
    [view-channel] View Channel
    [send-messages] Send Messages
    [send-messages-in-threads] Send Messages in Threads
    [manage-guild] Manage Server
    [manage-messages] Manage Messages
    [read-message-history] Read Message History
    [create-public-threads] Create Public Threads
   *[other] { $plain }
}
