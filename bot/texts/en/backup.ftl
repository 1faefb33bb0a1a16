# `bot.py backup` and `bot.py restore`.

cli-backup = copy the archive to a file, consistently, also while the bot runs
cli-backup-file = the file to make
cli-backup-force = replace the file if it exists
cli-restore = put a backup in the place of the archive; what was there is kept under another name
cli-restore-file = a file that backup made, or a copy that an update left
cli-restore-damaged = take a backup of which something is damaged too; that part is left out of every answer

backup-done = { $path }: { $megabytes } MB, checked.
backup-stopped = Stopped; { $path } was not made.
restore-done = { $database } is the archive of { $path } again ({ $megabytes } MB, checked).
restore-kept = What was there before is kept as { $path }.
restore-stopped = Stopped; nothing was changed.
copy-bar = { $share ->
    [all] checking
   *[part] copying
}

error-backup-no-archive = There is no archive at { $path } to back up.
error-backup-exists = { $path } exists already, and was left as it is. Name another file, or replace it with --force.
error-backup-folder = { $path } is a folder. Name a file in it.
error-backup-itself = { $path } belongs to the archive itself. Name another file.
error-restore-no-file = There is no backup at { $path }.
error-restore-itself = { $path } belongs to the archive itself: there is nothing to restore from it.
error-copy-not-writable = { $path } cannot be written: { $reason }.
error-copy-no-room = The disk below { $path } has not enough room: it takes { $needed } MB, and { $free } MB are free.
error-copy-busy = { $path } is being written by another backup or restore.
error-copy-damaged = { $path } is damaged: the copy made of it did not pass the check, and was not kept.
error-copy-rows-damaged = { $path } holds what is damaged (first: { $named }), so the copy was not kept. See all of it with `bot.py check`, and restore an older backup.
error-restore-rows-damaged = { $path } holds what is damaged (first: { $named }), so nothing was changed. `bot.py check --db { $path }` names all of it. Restore an older backup; or take this one without what is damaged, with --damaged.
error-restore-derived-damaged = The index in { $path }, or something else that is made of its articles, is damaged, so nothing was changed. Mend it with `bot.py check --repair --db { $path }`, then restore it.
error-copy-derived-damaged = The index of { $path }, or something else that is made of its articles, is damaged, so the copy was not kept. Nothing is lost: stop the bot and run `bot.py check --repair`, then back up.
