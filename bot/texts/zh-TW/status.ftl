# !status

command-status = 顯示機器人的狀況
command-status-more = 版本、何時啟動、Discord 的延遲、資料庫為這個伺服器保存了什麼，以及接下來的每日摘要。機器人擁有者在只有自己看得到的地方會看到更多：資料庫、所有伺服器的回覆與失敗次數。需要「管理伺服器」權限。
command-status-examples = { $prefix }status

status-title = ### Broadsheet { $version }
status-since = <t:{ $moment }:R>啟動。
status-lost = ⚠ 與 Discord 的連線部分中斷，有些伺服器暫時無法使用。正在重新連線。
status-latency = Discord 在 { $milliseconds } 毫秒內回應。
status-reads = 可以在頻道中使用前綴指令。
status-reads-not = Discord 不讓我看到一般訊息：斜線指令、提及、回覆與私訊可以用，頻道中的前綴指令不行。
status-unsure-pages = ⚠ 有 { $pages } 個版面可能分割有誤。請用 `{ $prefix }library unsure` 檢視。
status-next-digest = 每日摘要 { $name } 將於 <t:{ $moment }:F> 發布在 <#{ $channel }>。
status-paused-digests = 有 { $number } 個每日摘要暫停中；`{ $prefix }digest list` 會說明原因。
status-no-digests = 這個伺服器沒有設定每日摘要。
status-digests-stand-still = ⚠ 每日摘要沒有發布：排程有一陣子沒有執行，或出了問題。請告訴機器人管理者。
status-owner = **所有伺服器**（只給機器人擁有者看）
status-guilds = 我在 { $number } 個伺服器裡。
status-database = 資料庫占 { $size } MiB。
status-answers = 啟動以來回覆了 { $answered } 次指令與按鈕，{ $failed ->
    [0] 沒有失敗。
   *[other] 其中 { $failed } 次失敗，詳情請看記錄檔。
}
status-next-due = 下一則每日摘要：<t:{ $moment }:R>。
status-changes = 一週內的引文更動通知：已通知 { $told } 則{ $untold ->
    [0] 。
   *[other] ，{ $untold } 則沒有送出。
}
status-watches = 一週內的關注通知：已通知 { $told } 則{ $untold ->
    [0] 。
   *[other] ，{ $untold } 則沒有送出。
}
status-rereading = 有 { $number } 個網頁因引用而會重新讀取。
status-boards = 剪貼板 { $number } 個，在頻道中隨時更新的有 { $shared } 個{ $unkept ->
    [0] 。
   *[other] ，無法再更新的有 { $unkept } 個。
}
status-failures = { $number ->
    [0] 一週內沒有每日摘要出問題。
   *[other] 一週內有 { $number } 個每日摘要出問題。
}
