# `bot.py backup` 與 `bot.py restore`。

cli-backup = 把資料庫完整一致地複製到一個檔案，機器人執行時也可以
cli-backup-examples =
    bot.py backup /srv/backup/broadsheet.db
cli-backup-file = 要產生的檔案
cli-backup-force = 檔案已存在時取代它
cli-restore = 用備份取代資料庫；原來的會改名保留
cli-restore-examples =
    bot.py restore /srv/backup/broadsheet.db
cli-restore-file = backup 產生的檔案，或更新時留下的副本
cli-restore-damaged = 備份有部分損毀也照樣使用；損毀的部分不會出現在任何回答中

backup-done = { $path }：{ $megabytes } MB，已檢查。
backup-stopped = 已停止；沒有產生 { $path }。
restore-done = { $database } 已還原為 { $path } 的資料庫（{ $megabytes } MB，已檢查）。
restore-kept = 原來的保留為 { $path }。
restore-stopped = 已停止；沒有變更任何內容。
copy-bar = { $share ->
    [all] 檢查中
   *[part] 複製中
}

error-backup-no-archive = { $path } 沒有可以備份的資料庫。
error-backup-exists = { $path } 已經存在，沒有變更它。請指定另一個檔案，或用 --force 取代。
error-backup-folder = { $path } 是資料夾。請指定其中的檔案。
error-backup-itself = { $path } 屬於資料庫本身。請指定另一個檔案。
error-restore-no-file = { $path } 沒有備份。
error-restore-itself = { $path } 屬於資料庫本身：無法從它還原。
error-copy-not-writable = 無法寫入 { $path }：{ $reason }。
error-copy-no-room = { $path } 所在的磁碟空間不足：需要 { $needed } MB，剩下 { $free } MB。
error-copy-busy = 另一個備份或還原正在寫入 { $path }。
error-copy-damaged = { $path } 已損毀：它的副本沒有通過檢查，沒有保留。
error-copy-rows-damaged = { $path } 含有已損毀的內容（第一項：{ $named }），所以沒有保留副本。請用 bot.py check 查看全部，並還原較早的備份。
error-restore-rows-damaged = { $path } 含有已損毀的內容（第一項：{ $named }），所以沒有變更任何東西。bot.py check --db { $path } 會列出全部。請還原較早的備份；或用 --damaged 還原這一份，不含損毀的部分。
error-restore-derived-damaged = { $path } 的索引或其他由文章產生的資料已損毀，所以沒有變更任何東西。請用 bot.py check --repair --db { $path } 修復，再還原。
error-copy-derived-damaged = { $path } 的索引或其他由文章產生的資料已損毀，所以沒有保留副本。沒有遺失任何內容：請停止機器人並執行 bot.py check --repair，再備份。
