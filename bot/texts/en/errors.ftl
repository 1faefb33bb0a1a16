# Sentences for the errors of bot/errors.py: "error-" and the error's key.

error-not-found = There's no { $reference } in this archive. Try `{ $prefix }search`.

error-no-digest = There's no digest { $digest } here that you can see. `/digest list` shows those of this server, `/digest me` your own.
error-no-feed = There's no feed { $feed } in this server. `{ $prefix }library feeds` lists them.
error-no-article = There's no article with *{ $words }* in this archive. Try other words, or `{ $prefix }search`.

## Settings

error-setting = { $variable } is set to { $held }. It must be { $variable ->
    [DISCORD_TOKEN] a bot's token, as shown in the Discord developer portal
    [DISCORD_TOKEN_FILE] the path of a readable file that contains only the bot's token
    [DATABASE_URL] sqlite:/// and a path, such as sqlite:///data/broadsheet.db
    [LOG_LEVEL] DEBUG, INFO, WARNING or ERROR
    [LOG_FORMAT] text or json
    [LOG_FILE] the path of a file
    [BROADSHEET_METRICS_PORT] a port number from 1 to 65535
   *[other] the path of a folder
}.
error-setting-token-twice = DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set. Keep one of them.

## The archive

error-archive-busy = The database { $path } is in use: a bot, or another command that writes, is running. Stop it first, or use its own commands.
error-archive-locked = Another program has locked the database { $path }. Try again in a moment.
error-traces-later = It's deleted. The last traces in the database couldn't be removed yet, because another program has it open or a long read is running. I'll try again every day.
error-being-deleted = This server's data is being deleted right now. Try again in a minute.
error-archive-too-new = A newer version of Broadsheet wrote the database { $path } (schema { NUMBER($version, useGrouping: 0) }; this version knows { NUMBER($known, useGrouping: 0) }). Update Broadsheet, or use the copy made by the newer version.
error-archive-too-old = An older version of Broadsheet wrote the database { $path }. To bring it up to date, start the bot once, or load anything.
error-archive-foreign = { $path } isn't a Broadsheet archive. Nothing was changed in it.
error-archive-damaged = The database { $path } is damaged. Stop the bot and run `bot.py check --repair`. If that doesn't help, restore a backup, or move the file away and load the pages again.
error-archive-not-mended = The database can't be repaired: rows of the table { $table } are damaged, and they can't be rebuilt. Restore a backup.
error-article-damaged = { $reference } is damaged in the archive, so I don't show it. Everything else works. The person who runs the bot can find out more with: bot.py check
articles-left-out = -# I left out { $damaged ->
    [one] one damaged article
   *[other] { $damaged } damaged articles
}. The person who runs the bot can find out more with: bot.py check
error-row-damaged = What's kept of this ({ $table }) is damaged in the archive, so I don't use it. The person who runs the bot can find out more with: bot.py check
error-index-damaged = The search index is damaged. Nothing is lost. The person who runs the bot must stop it and run: bot.py check --repair
error-archive-read-only = Can't write to the database { $path }: the file, its folder or its disk is read-only.
error-archive-moved = Someone moved, deleted or replaced the database { $path } while it was open, so nothing more is saved. Stop the bot, put the file back, and start it again.
error-archive-several-names = The database { $path } has several names (hard links), and each would have its own log. Keep one of them: `find / -xdev -samefile { $path }` lists them.
error-archive-unfinished = The last change to the database { $path } was cut off and must be rolled back first. With an account that can write to it, start the bot once, or run `bot.py check --repair`.
error-archive-no-rights = This account can't read the database { $path }: SQLite needs to write in { $folder } for that. Use the account that runs the bot, or a backup.
error-archive-full = The disk of { $path } is full. Nothing was lost; what was being stored wasn't kept.
error-disk-low = The disk of { $path } has { $free } MB left. Below { $least } MB, nothing more is stored. The person who runs the bot must make room.
error-work-unwritable = Can't put files into the working folder { $path } ({ $reason }). The person who runs the bot must let it write there.
error-work-full = The disk of { $path } is full, so there's no room for files. Nothing was changed.
error-archive-disk = The disk of { $path } failed during a read or a write.
error-archive-closed = The bot is stopping. Try again when it's back.
error-deadline = That took too long and was stopped.
error-no-thread = I'm too busy right now. Ask again in a minute.

## On Discord

error-example = -# For example: `{ $example }`
error-where = In <#{ $place }>:
error-too-fast = You're going too fast. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
error-not-yours = Only the person who asked, and moderators, can do that here. Use the same command yourself.
error-search-forgotten = Search again: this search is no longer kept. I keep searches for a week, or less if there are very many.
error-unknown-command = There's no such command. `{ $prefix }help` lists them all.
error-unknown-command-near = There's no such command. Did you mean `{ $prefix }{ $near }`?
error-no-such-command = There's no command { $name }. `{ $prefix }help` lists them all.
error-argument-missing = { $name ->
    [query] What should I search for?
    [reference] Which article?
    [passage] Which passage?
    [time] At what time?
    [feed] Which feed?
    [article] Which article?
    [prefix] Which prefix?
    [zone] Which time zone?
    [name] What should it be called?
    [what] What should I add?
    [about] What should the timeline be about?
    [filter_] What should I watch for?
    [watch] Which watch?
    [hours] Which quiet hours?
    [board] Which board?
    [passages] Which passages?
    [entry] Which entry of the board?
    [place] Where should it go? Add the number of its new place.
    [where] Where should I say it? Add reply, a channel, or off.
    [wanted] Add on or off.
   *[other] Add the { $name } after the command.
}
error-argument-long = That's longer than { $most } characters. Shorten it.
error-argument-bad = I can't read that.
error-argument-choice = I don't know { $given }. Choose one of these: { $known }.
error-server-only = That only works in a server, not in private messages.
error-owner-only = Only the bot's owner can do that.
error-not-allowed = You can't do that here.
error-you-need = You need the permission { $permissions } for that.
error-bot-needs = I need the permission { $permissions } to answer there.
error-discord-forbids = Discord doesn't let me do that here: I lack a permission. Ask someone who manages the server to check my role and this channel.
error-choice-unknown = This menu doesn't have that choice. Use the command again, and choose again.
error-button-unknown = That button doesn't work here. Use the command again.
error-outdated = Your Discord still shows an older form of this command. Reload Discord (Ctrl+R) and try again in a minute.
error-discord-failed = I couldn't reach Discord, or it refused the answer. Try again in a moment.
error-unexpected = Something went wrong, and it's my fault. If it happens again, tell the person who runs this bot: reference { $reference }.
error-reference = -# Reference { $reference }
error-prefix = { $prefix } can't be a prefix. Use one to { $most } characters without spaces, ending in a sign such as ! or ?, with none of / @ # < > : ` * _ ~ | \.
error-zone = I don't know the time zone { $zone }. Perhaps: { $near }.
error-language = I don't speak { $language }. I speak: { $known }.
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

# Where the bot may post of its own accord

error-target-no-channel = I can't find a channel { $channel } that you can see.
error-target-forum = <#{ $place }> is a forum. Choose one of its posts with # and its name, or ask me inside the post: I can't open a new one.
error-target-kind = I can't post there. Choose a text channel, an announcement channel or a thread.
error-target-you-need = You can only choose a channel where you can write. Choose another channel, or ask for { $permissions } in <#{ $place }>.
error-target-bot-needs = I still need { $permissions } in <#{ $place }>. Give me that, then try again.
