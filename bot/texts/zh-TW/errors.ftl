# bot/errors.py 中各種錯誤的句子："error-" 加上錯誤的鍵。

error-not-found = 這個資料庫裡沒有 { $reference }。試試 `{ $prefix }search`。

error-no-digest = 這裡沒有你看得到的每日摘要 { $digest }。用 `/digest list` 查看這個伺服器的每日摘要，用 `/digest me` 查看你自己的。
error-no-feed = 這個伺服器沒有訂閱源 { $feed }。用 `{ $prefix }library feeds` 可以列出。
error-no-article = 這個資料庫裡沒有含「{ $words }」的文章。換個字詞，或試試 `{ $prefix }search`。

## 設定

error-setting = { $variable } 的值是 { $held }。它可以是{ $variable ->
    [DISCORD_TOKEN] Discord 開發者入口網站所顯示的機器人權杖
    [DISCORD_TOKEN_FILE] 一個可讀取的檔案路徑，檔案裡只有機器人的權杖
    [DATABASE_URL] sqlite:/// 加上路徑，例如 sqlite:///data/broadsheet.db
    [LOG_LEVEL] DEBUG、INFO、WARNING 或 ERROR
    [LOG_FORMAT] text 或 json
    [LOG_FILE] 一個檔案的路徑
    [BROADSHEET_METRICS_PORT] 1 到 65535 之間的連接埠
   *[other] 一個資料夾的路徑
}。
error-setting-token-twice = DISCORD_TOKEN 與 DISCORD_TOKEN_FILE 都設定了。請只保留一個。

## 資料庫

error-archive-busy = 資料庫 { $path } 使用中：機器人或另一個會寫入的指令正在執行。請先停止它，或改用機器人自己的指令。
error-archive-locked = 資料庫 { $path } 被另一個程式鎖住。請稍後再試。
error-traces-later = 已經刪除。另一個程式開著資料庫，或資料庫正在長時間被讀取，還不能清除最後的痕跡；機器人每天會自動再試。
error-being-deleted = 正在刪除這個伺服器的資料，請一分鐘後再試。
error-archive-too-new = 資料庫 { $path } 是由較新版的 Broadsheet 寫入的（結構版本 { NUMBER($version, useGrouping: 0) }，這一版只支援到 { NUMBER($known, useGrouping: 0) }）。請更新 Broadsheet，或使用新版所留下的副本。
error-archive-too-old = 資料庫 { $path } 是由較舊版的 Broadsheet 寫入的。啟動一次機器人或載入任何內容，就會更新。
error-archive-foreign = { $path } 不是 Broadsheet 的資料庫；沒有做任何變更。
error-archive-damaged = 資料庫 { $path } 已損毀。請停止機器人並執行 bot.py check --repair；若沒有用，請還原備份，或移走檔案後重新載入版面。
error-archive-not-mended = 無法修復資料庫：資料表 { $table } 中無法重新產生的資料已損毀。請還原備份。
error-article-damaged = { $reference } 在資料庫中已損毀，所以不顯示，以免引用錯誤。其他功能照常。機器人管理者可執行：bot.py check
articles-left-out = -# 略過了 { $damaged } 篇已損毀的文章。機器人管理者可執行：bot.py check
error-row-damaged = 這項資料（{ $table }）在資料庫中已損毀，所以不使用。機器人管理者可執行：bot.py check
error-index-damaged = 搜尋索引已損毀。沒有遺失任何內容：請機器人管理者停止機器人，並執行：bot.py check --repair
error-archive-read-only = 無法寫入資料庫 { $path }：檔案、資料夾或磁碟是唯讀的。
error-archive-moved = 資料庫 { $path } 在使用中被移動、刪除或換掉了，之後的內容都存不進去。請停止機器人，把檔案放回原處，再重新啟動。
error-archive-several-names = 資料庫 { $path } 有好幾個名稱（硬連結），每個名稱都會有自己的記錄檔。請只留一個；`find / -xdev -samefile { $path }` 會列出所有名稱。
error-archive-unfinished = 資料庫 { $path } 的上一次變更中斷了，必須先復原。請用可以寫入的帳號啟動一次機器人，或執行 `bot.py check --repair`。
error-archive-no-rights = 這個帳號無法讀取資料庫 { $path }：SQLite 必須能寫入 { $folder }。請改用執行機器人的帳號，或使用備份。
error-archive-full = { $path } 所在的磁碟已滿。沒有遺失任何內容；正在儲存的部分沒有保留。
error-disk-low = { $path } 所在的磁碟只剩 { $free } MB；少於 { $least } MB 就不再儲存。請通知機器人管理者騰出空間。
error-work-unwritable = 無法把檔案放進工作資料夾 { $path }（{ $reason }）。請通知機器人管理者開放寫入權限。
error-work-full = { $path } 所在的磁碟已滿，無法放入檔案。資料沒有任何變動。
error-archive-disk = 讀寫 { $path } 時，磁碟發生錯誤。
error-archive-closed = 資料庫正在關閉。
error-deadline = 等候逾時，已停止。
error-no-thread = 我現在太忙，請一分鐘後再試。

## 在 Discord 上

error-example = -# 例如：`{ $example }`
error-where = 在 <#{ $place }>：
error-too-fast = 操作太頻繁，請在 { $seconds } 秒後再試一次。
error-not-yours = 只有提問的人和版主可以操作。你可以自己使用同一個指令。
error-search-forgotten = 請重新搜尋：這個搜尋已不再保存。搜尋會保存一週，數量很多時會更短。
error-unknown-command = 沒有這個指令。`{ $prefix }help` 會列出所有指令。
error-unknown-command-near = 沒有這個指令。你要的是 `{ $prefix }{ $near }` 嗎？
error-no-such-command = 沒有 { $name } 這個指令。`{ $prefix }help` 會列出所有指令。
error-argument-missing = { $name ->
    [query] 要搜尋什麼？
    [reference] 哪一篇文章？
    [passage] 哪一段？
    [time] 幾點？
    [feed] 哪個訂閱源？
    [article] 哪一篇文章？
    [prefix] 要用什麼前綴？
    [zone] 哪個時區？
    [name] 要叫什麼名字？
    [what] 要加入什麼？
    [about] 要看什麼的時間軸？
    [filter_] 要關注什麼？
    [watch] 哪個關注？
    [hours] 哪個勿擾時段？
    [board] 哪個剪貼板？
    [passages] 哪些段落？
    [entry] 剪貼板上的哪一項？
    [place] 要移到哪裡？請加上新位置的號碼。
    [where] 要在哪裡通知？請加上 reply、頻道或 off。
    [wanted] 請加上 on 或 off。
   *[other] 請在指令後加上 { $name }。
}
error-argument-long = 超過 { $most } 個字元了。請縮短。
error-argument-bad = 無法辨識這項輸入。
error-argument-choice = 沒有 { $given } 這個選項。可以選：{ $known }。
error-server-only = 這只能在伺服器中使用，不能在私訊中使用。
error-owner-only = 只有這個機器人的擁有者可以這麼做。
error-not-allowed = 這裡不允許這麼做。
error-you-need = 你需要{ $permissions }權限才能這麼做。
error-bot-needs = 我需要{ $permissions }權限才能在那裡回覆。
error-discord-forbids = 我的權限不足，Discord 不允許這項操作。請伺服器管理者檢查我的身分組與這個頻道的權限。
error-choice-unknown = 這不是這個選單裡的選項。請重新輸入指令，再選一次。
error-button-unknown = 這個按鈕在這裡沒有作用。請重新輸入指令。
error-outdated = 你的 Discord 顯示的仍是這個指令的舊版。請重新載入 Discord（Ctrl+R），一分鐘後再試。
error-discord-failed = 無法連上 Discord，或它拒絕了回覆。請稍後再試。
error-unexpected = 出了問題，是我的錯。如果再次發生，請把代碼 { $reference } 告訴機器人管理者。
error-reference = -# 代碼 { $reference }
error-prefix = { $prefix } 不能當前綴。前綴是一到 { $most } 個字元、不含空格，最後一個是 ! 或 ? 之類的符號，而且不能有 / @ # < > : ` * _ ~ | \。
error-zone = 找不到時區 { $zone }。你要的是不是：{ $near }？
error-language = 不支援 { $language }。支援的語言：{ $known }。
permission = { $name ->
    [view-channel] 「檢視頻道」
    [send-messages] 「傳送訊息」
    [send-messages-in-threads] 「在討論串中傳送訊息」
    [manage-guild] 「管理伺服器」
    [manage-messages] 「管理訊息」
    [read-message-history] 「讀取訊息歷史」
    [create-public-threads] 「建立公開討論串」
   *[other] 「{ $plain }」
}

# Where the bot may post of its own accord

error-target-no-channel = 找不到你看得到的 { $channel } 頻道。
error-target-forum = <#{ $place }> 是論壇。請以 # 選擇其中一則貼文，或直接在貼文裡設定：我不會開新的貼文。
error-target-kind = 那裡不能發布訊息。請選擇文字頻道、公告頻道或討論串。
error-target-you-need = 只能選擇你可以發言的頻道。請選擇另一個頻道，或先取得 <#{ $place }> 的{ $permissions }權限。
error-target-bot-needs = 在 <#{ $place }> 我還需要{ $permissions }權限。請先給我權限，再試一次。
