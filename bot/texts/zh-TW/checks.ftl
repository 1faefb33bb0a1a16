# `bot.py check`

cli-check = 檢查設定、資料庫、索引與磁碟，每項一行；有需要人處理的問題時，結束狀態不是 0
cli-check-examples =
    bot.py check
    bot.py check --repair
cli-check-repair = 索引與文章不一致時重建索引，並比對舊版載入的文章是否報導同一件事（機器人不能正在執行）

check-settings = 設定有效。
check-token = 權杖的格式正確。（不會顯示權杖，也沒有向 Discord 查證。）
check-no-token = 沒有權杖：機器人會開啟預覽，而不是連上 Discord。請設定 DISCORD_TOKEN 或 DISCORD_TOKEN_FILE。
check-readable-secret = 這部電腦的其他使用者可以讀取 { $path }。請改為只有你能讀取：chmod 600。
check-message-content = 上次啟動時，Discord 給了訊息內容意圖（Message Content Intent）：在頻道中讀得到前綴指令。
check-no-message-content = 上次啟動時，Discord 沒有給訊息內容意圖（Message Content Intent）：斜線指令、提及、回覆與私訊可以用，頻道中的前綴指令不行。
check-message-content-unknown = 機器人還沒有用這個資料庫連上 Discord，所以不知道 Discord 是否給了訊息內容意圖（Message Content Intent）。
check-gateway-lost = 機器人於 { $at } 與 Discord 斷線，之後仍在重新連線，或已停止執行。請檢查網路。
check-pages = 可以讀取版面的資料夾 { $path }。
check-no-pages = { $path } 沒有版面的資料夾；啟動時不會從那裡載入任何內容。
check-pages-unreadable = 無法讀取版面的資料夾 { $path }。
check-disk = { $path } 所在的磁碟剩下 { $free } MiB；資料庫占 { $size } MiB。
check-disk-short = { $path } 所在的磁碟剩下 { $free } MiB，比資料庫（{ $size } MiB）小：備份與更新需要複製它，會失敗。
check-disk-full = { $path } 所在的磁碟只剩 { $free } MiB（資料庫占 { $size } MiB）。請先清出空間，再載入更多內容。
check-readable-by-others = 這部電腦的其他帳號可以讀取資料庫 { $path }。若只要自己的帳號能讀，請執行：{ $command }
check-folder-read-only = 無法寫入資料夾 { $path }，所以資料庫不能放在那裡。
check-work-unwritable = 無法寫入工作資料夾 { $path }，所以不能上傳或匯出檔案。請把它交給機器人的帳號，或在機器人停止時刪除它。
check-no-database = { $path } 還沒有資料庫。第一次啟動或載入任何內容時會建立。
check-database = 資料庫 { $path } 完好：{ $size } MiB，結構版本 { NUMBER($schema, useGrouping: 0) }。
check-database-damaged = 資料庫 { $path } 已損毀：{ $fault }{ $more ->
    [0] { "" }
   *[other] （另有 { $more } 處）
}。請停止機器人並執行 bot.py check --repair；若沒有用，請還原備份，或移走檔案後重新載入版面。
check-header-damaged = 檔案 { $path } 的檔頭已損毀：或許可以讀取，但不能寫入。請停止機器人並執行：bot.py check --repair
check-article-damaged = { $guild ->
    [shared] { "" }
   *[other] 伺服器 { $guild } 的{ " " }
}{ $reference } 已損毀：其中有內容與儲存時不同。搜尋、列表與引用都不包含它；其他功能照常。請還原備份。
check-articles-damaged = 另有 { $more } 篇文章已損毀。
check-rows-damaged = 資料表 { $table } 有 { $number } 列已損毀（第一列：{ $first }）。請還原備份。
check-rows = 每一列都與寫入時相同{ $since ->
    [always] { "" }
   *[other] ；{ $since } 以前的資料自當時起有檢查碼
}。
check-file-mended = 檔案 { $path } 已損毀，已重新寫成；沒有遺失任何內容。損毀的檔案保留為 { $kept }。
check-derived-damaged = 由文章產生的資料已損毀：{ $tables }。請停止機器人並執行：bot.py check --repair
check-derived-mended = 由文章產生的資料曾損毀，已重新產生：{ $tables }。
check-backup = 最新的備份{ $days ->
    [0] 是今天的
   *[other] 已有 { $days } 天
}：{ $path }（{ $at }，{ $size } MiB）。
check-backup-elsewhere = 最新的備份是 { $at } 的，已不在 { $path }。如果已移到另一部電腦，就沒有問題。
check-backup-old = 已知最新的備份是 { $days } 天前的（{ $path }，{ $at }）。請現在備份，並查明定期備份為什麼沒有執行：bot.py backup FILE
check-no-backup = 沒有已知的備份。請定期備份，並把一些放在另一部電腦：bot.py backup FILE

check-no-feeds = 沒有等待讀取的訂閱源。
check-feeds = 訂閱源：下次讀取時間是 { $due }。
check-changes = 引文更動通知：最近 7 天內已通知 { $told } 則，{ $waiting } 則等待中。
check-boards = 剪貼板：{ $boards } 個，共 { $entries } 則引文。在頻道中隨時更新的有 { $kept } 個，{ $waiting } 個等待中。
check-boards-failed = 頻道中的剪貼板：{ $failed } 個無法再更新。在該伺服器使用 `!board` 會說明原因。
check-changes-failed = 引文更動通知：最近 7 天內有 { $failed } 則無法送出，{ $uncertain } 則不確定是否送出。`!changes` 仍會列出這些段落。
check-watches = 關注：共 { $watches } 個，最近 7 天內已通知 { $told } 則，{ $waiting } 則等待中。
check-watches-failed = 關注通知：最近 7 天內有 { $failed } 則無法送出，{ $uncertain } 則不確定是否送出。原因請看記錄檔。
check-watch-zone = 伺服器 { $guild } 的 W{ NUMBER($number, useGrouping: 0) } 等待中：系統無法辨識時區 { $zone }。請安裝 tzdata，或在該伺服器輸入 `!watch quiet W{ NUMBER($number, useGrouping: 0) } off`。
check-watch-zones-more = 另有 { $number } 個關注在等待可辨識的時區。
check-rereading = 因引用而要重新讀取的網頁：{ $pages } 個，下一個在 { $due }。
check-feed-failing = { $guild ->
    [shared] 共用資料庫
   *[other] 伺服器 { $guild }
}的 F{ NUMBER($number, useGrouping: 0) }（{ $title }）自 { $since } 起已失敗 { $failures } 次，將在 { $due } 再試。{ $why }
check-feed-given-up = { $guild ->
    [shared] 共用資料庫
   *[other] 伺服器 { $guild }
}的 F{ NUMBER($number, useGrouping: 0) }（{ $title }）不再讀取，直到有人恢復或移除它（!library feeds）。{ $why }

check-articles = 共用的資料庫有 { $articles } 篇文章，共 { $paragraphs } 段。
check-no-articles = 共用的資料庫是空的。載入版面的指令：bot.py load PATH
check-unsure-pages = 有 { $pages } 個版面可能分割有誤（第一個：{ $first }）。檢視的指令：bot.py segment PAGE。接受目前的分割：bot.py load --accept
check-unsure-pages-of-servers = 各伺服器有 { $pages } 個版面可能分割有誤。管理員可用 !library unsure 檢視。
check-index = 索引與所有資料庫的文章一致（{ $articles } 篇）。
check-index-out-of-step = 索引與文章不一致（缺少 { $missing } 筆，多出 { $stray } 筆，損毀 { $damaged } 筆；第一筆：{ $named }）。請停止機器人並執行：bot.py check --repair
check-index-rebuilt = 索引與文章不一致，已為 { $articles } 篇文章重建。
check-index-not-mended = 重建之後，索引與文章仍不一致（缺少 { $missing } 筆，多出 { $stray } 筆，損毀 { $damaged } 筆）。請還原備份，並回報。
check-stories-due = 舊版載入的文章中，最多還有 { $articles } 篇沒有比對是否報導同一件事。機器人執行時會自動完成；沒有執行時請用：bot.py check --repair
check-stories-found = 已比對舊版載入的文章，最多 { $articles } 篇；其中 { $told } 篇與較早的文章報導同一件事。
