# Sentences for the errors of bot/errors.py: "error-" and the error's key.

error-not-found = Nothing is called { $reference } in this archive.

## Settings

error-setting = { $variable } holds { $held }. It may hold { $variable ->
    [DISCORD_TOKEN] the token of a bot, as the Discord developer portal shows it
    [DISCORD_TOKEN_FILE] the path of a readable file with nothing in it but the token of a bot
    [DATABASE_URL] sqlite:/// and a path, such as sqlite:///data/broadsheet.db
    [LOG_LEVEL] DEBUG, INFO, WARNING or ERROR
    [LOG_FORMAT] text or json
   *[other] the path of a folder
}.
error-setting-token-twice = DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set. Keep one of them.

## The archive

error-archive-busy = The database { $path } is in use: a bot, or another command that writes, is running on it. Stop it first, or use its own commands.
error-archive-locked = The database { $path } is locked by another program. Try again in a moment.
error-archive-too-new = The database { $path } was written by a newer version of Broadsheet (schema { NUMBER($version, useGrouping: 0) }, this one knows { NUMBER($known, useGrouping: 0) }). Update Broadsheet, or use the copy that the newer version made.
error-archive-too-old = The database { $path } was written by an older version of Broadsheet. Start the bot, or load anything, once: that brings it up to date.
error-archive-foreign = { $path } is not an archive of Broadsheet; nothing was changed in it.
error-archive-damaged = The database { $path } is damaged. Restore a backup, or move the file away and load the pages again.
error-archive-read-only = The database { $path } cannot be written: the file, its folder or its disk is read-only.
error-archive-full = The disk below { $path } is full. Nothing was lost; what was being stored was not kept.
error-archive-disk = The disk below { $path } failed while it was being read or written.
error-archive-closed = The archive is closing.
error-deadline = That took too long and was stopped.
