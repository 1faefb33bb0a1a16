# `bot.py backup` and `bot.py restore`.

cli-backup = copy the archive to a file, even while the bot runs
cli-backup-examples =
    bot.py backup /srv/backup/broadsheet.db
cli-backup-file = the file to make
cli-backup-force = replace the file if it exists
cli-restore = replace the archive with a backup; the old archive is kept under another name
cli-restore-examples =
    bot.py restore /srv/backup/broadsheet.db
cli-restore-damaged = use a backup even if part of it is damaged; answers leave that part out
cli-restore-file = a file made by backup, or a copy left by an update

backup-done = { $path }: { $megabytes } MB, checked.
backup-stopped = Stopped. { $path } wasn't made.
restore-done = { $database } was restored from { $path } ({ $megabytes } MB, checked).
restore-kept = The previous archive is kept as { $path }.
restore-stopped = Stopped. Nothing was changed.
copy-bar = { $share ->
    [all] checking
   *[part] copying
}

error-backup-no-archive = There's no archive at { $path } to back up.
error-backup-exists = { $path } already exists and was left as it is. Choose another file, or replace it with --force.
error-backup-folder = { $path } is a folder. Name a file in it.
error-backup-itself = { $path } is part of the archive. Choose another file.
error-restore-no-file = There's no backup at { $path }.
error-restore-itself = { $path } is part of the archive. Choose a backup.
error-restore-rows-damaged = { $path } contains damaged data (first: { $named }), so nothing was changed. List all of it with `bot.py check --db { $path }`. Restore an older backup, or restore this one without the damaged part, with --damaged.
error-restore-derived-damaged = The index in { $path }, or other data built from its articles, is damaged, so nothing was changed. Repair it with `bot.py check --repair --db { $path }`, then restore it.
error-copy-not-writable = Can't write to { $path }: { $reason }.
error-copy-no-room = There isn't enough room on the disk of { $path }: it takes { $needed } MB, and { $free } MB are free.
error-copy-busy = Another backup or restore is writing to { $path }.
error-copy-damaged = { $path } is damaged: its copy failed the check and wasn't kept.
error-copy-rows-damaged = { $path } contains damaged data (first: { $named }), so the copy wasn't kept. List all of it with `bot.py check`, and restore an older backup.
error-copy-derived-damaged = The index of { $path }, or other data built from its articles, is damaged, so the copy wasn't kept. Nothing is lost: stop the bot, run `bot.py check --repair`, then back up again.
