# !watch

command-watch = 有符合的新文章時，在頻道通知
command-watch-more = 像搜尋一樣輸入要找的內容，再指定頻道：新文章載入後一分鐘內，就會發布標題與符合的句子。每個字詞都必須出現，不會自動更正。可以指定要提及的身分組或每天上限。十分鐘內發過三則後，其餘合併成一則。需要「管理伺服器」權限，或設定中指定的身分組。不輸入內容時列出所有關注。一個伺服器最多 50 個。
command-watch-examples =
    { $prefix }watch 晶片 in #desk
    { $prefix }watch "rare earth" OR 稀土 in #desk at most 5 a day
    { $prefix }watch
command-watch-me = 有符合的新文章時，只通知你
command-watch-me-more = 會以私人訊息通知，所以必須允許這個伺服器的私人訊息。每人最多五個。離開伺服器後就會停止。
command-watch-me-examples =
    { $prefix }watch me 晶片
    { $prefix }watch me 稀土 at most 5 a day
command-watch-list = 列出這個伺服器的關注
command-watch-list-more = 每個都有暫停與移除的按鈕。你自己的關注只有斜線指令會顯示，而且只有你看得到；在私人訊息中會列出你在所有伺服器的關注。
command-watch-list-examples = { $prefix }watch list
command-watch-pause = 暫停關注
command-watch-pause-more = 暫停期間的新文章之後不會補發。
command-watch-pause-examples = { $prefix }watch pause W3
command-watch-resume = 恢復暫停的關注
command-watch-resume-more = 只通知之後載入的文章。
command-watch-resume-examples = { $prefix }watch resume W3
command-watch-quiet = 設定關注的勿擾時段
command-watch-quiet-more = 時段內的新文章會在結束時合併成一則通知。使用這個伺服器的時區；輸入 off 即可取消。
command-watch-quiet-examples =
    { $prefix }watch quiet W3 22:00-07:00
    { $prefix }watch quiet W3 off
command-watch-remove = 移除關注
command-watch-remove-more = 一天之內可以復原。
command-watch-remove-examples = { $prefix }watch remove W3
option-watch = 關注的編號，例如 W3
option-watch-filter = 要找的內容，寫法和搜尋相同；每個字詞都必須出現
option-watch-channel = 通知的頻道；不指定就是這裡
option-watch-role = 要提及的身分組
option-watch-at-most = 每天最多幾則，1 到 50
option-watch-hours = 例如 22:00-07:00，或 off

button-watch-this = 關注
button-watch-me = 只通知我
button-watch-here = 在這個頻道通知
button-watch-instead = 改為關注這個
button-watch-quote = 引用
button-mute-today = 今天靜音

watch-where = 有新文章符合「{ $filter }」時，要通知誰？
watch-line = **{ $watch }** { $filter }
watch-place-me = 以私人訊息只通知你
watch-lost = ⚠ { $what ->
    [channel] 頻道已不存在
   *[role] 要提及的身分組已不存在
}
watch-pings = 提及 { $role }
watch-at-most = 每天最多 { $most } 則
watch-quiet-hours = 勿擾 { $hours }（{ $zone }）
watch-zone-unknown = **等待中**：無法辨識時區 { $zone }。用 `{ $prefix }watch quiet { $watch } off` 改用伺服器的時區
watch-server-left = 機器人已離開的伺服器
watch-is-paused = **已暫停**{ $why ->
    [channel] （頻道已不存在）
    [role] （身分組已不存在）
    [refused] （無法在該處發布）
    [left] （你已離開伺服器）
    [closed] （你的私人訊息已關閉）
   *[other] { "" }
}
watch-made = { $watch } 已開始關注。每篇符合的新文章通知一次。
watch-word = 「{ $word }」
watch-passed-over = -# 太常見而略過：{ $words }
watch-doubted = 資料庫裡沒有{ $words }。你要找的是「{ $meant }」嗎？如果就是要這個字詞，請加上 "引號"。
watch-changed = { $watch } 已變更。
watch-form-title = { $watch }
watch-form-filter = 篩選
watch-form-filter-about = 要找的內容，寫法和搜尋相同；每個字詞都必須出現
watch-form-channel = 頻道
watch-form-channel-about = 通知的頻道
watch-form-role = 要提及的身分組
watch-form-role-about = 你自己可以提及的身分組，可不選
watch-form-most = 每天最多幾則
watch-form-most-about = 1 到 { $most }；留空則不限
watch-form-quiet = 勿擾時段
watch-form-quiet-about = 例如 22:00-07:00；留空則沒有
watch-paused = { $watch } 已暫停。
watch-resumed = { $watch } 已恢復，通知之後載入的文章。
watch-unmuted = { $watch } 今天會繼續通知。
watch-quiet-off = { $watch } 現在沒有勿擾時段。
watch-quiet-set = { $watch } 的勿擾時段已設定。
watch-removed = { $watch } { $filter } 已移除。
watch-back = { $watch } 已復原。
watch-muted = { $watch } 今天不再通知。<t:{ $until }:f> 前的新文章屆時會合併成一則通知。

watches-title = ### { $total } 個關注
watches-none = 這裡還沒有關注。用 `{ $prefix }watch 晶片 in #desk` 建立，或用 `{ $prefix }watch me 晶片` 只通知自己。
watches-none-own = 你沒有自己的關注。請在伺服器中用 `{ $prefix }watch me 晶片` 建立。
watches-hidden = -# 你自己有 { $number } 個關注：用 `/watch list` 只顯示給你看。

watch-told = **{ $watch }** { $filter }
watch-told-held = **{ $watch }** { $filter } · { $total } 篇{ $held ->
    [rate] （最近十分鐘）
    [quiet] （勿擾時段）
    [day] （超過每天上限）
    [muted] （靜音期間）
    [unsent] （無法發布期間）
    [zone] （時區無法辨識期間）
   *[other] {""}
}
watch-told-headline = **{ $headline }** · `{ $reference }`
watch-told-line = - { $headline } · `{ $reference }`
watch-told-more = -# ……還有 { $more } 篇
watch-told-paused = **{ $watch }** { $filter } 已暫停：{ $why ->
    [role] 要提及的身分組已不存在。
    [channel] 頻道已不存在。
   *[other] 無法再於 { $place } 發布。
}{ $why ->
    [refused] 恢復發布權限後，請用 `{ $prefix }watch resume { $watch }`。
    [role] 請在 `{ $prefix }watch list` 按「編輯」改選身分組（也可不選），或用 `{ $prefix }watch remove { $watch }` 移除。
   *[other] 請在 `{ $prefix }watch list` 按「編輯」改選頻道，或用 `{ $prefix }watch remove { $watch }` 移除。
}

error-watch-not-allowed = 要在頻道關注，需要「管理伺服器」權限，或設定中選定的身分組。用 `{ $prefix }watch me 晶片` 可以只通知自己。
error-watch-change-not-allowed = 要變更這個伺服器的關注，需要「管理伺服器」權限，或設定中選定的身分組。
error-watch-same = { $watch } 已經{ $place ->
    [me] 為你
   *[channel] 在那個頻道
}關注相同的內容。用 `{ $prefix }watch list` 可以查看與變更。
error-watch-resume = { $watch } 仍然暫停：{ $why ->
    [channel] 頻道已不存在。請在 `{ $prefix }watch list` 按「編輯」改選頻道，或用 `{ $prefix }watch remove { $watch }` 移除。
    [role] 要提及的身分組已不存在。請在 `{ $prefix }watch list` 按「編輯」改選身分組（也可不選），或用 `{ $prefix }watch remove { $watch }` 移除。
    [left] 你已離開那個伺服器。請重新加入後再恢復，或用 `{ $prefix }watch remove { $watch }` 移除。
   *[other] 無法在 <#{ $place }> 發布。請在那裡給我「檢視頻道」和「傳送訊息」權限，再恢復它。
}
error-watch-unknown = 這個伺服器沒有關注 { $watch }。用 `{ $prefix }watch list` 可以查看所有關注。
error-watch-unknown-own = 你沒有自己的關注 { $watch }。用 `{ $prefix }watch list` 可以查看你的關注。
error-watch-several = 你在好幾個伺服器都有關注 { $watch }。請用 `{ $prefix }watch list` 的按鈕。
error-watch-cap = 這個伺服器的關注已達上限 { $most } 個。請先移除一個。
error-watch-cap-person = 你自己的關注已達上限 { $most } 個。請先移除一個。
error-watch-cap-all = 各伺服器合計的關注已達上限 { $most } 個。請洽機器人管理者。
error-watch-too-late = 那是一天以前的事，或者已經完成了。
error-watch-filter-none = 要關注什麼？試試 `{ $prefix }watch 晶片 in #desk`。
error-watch-filter-empty = 篩選條件 { $filter } 沒有可以找的內容。請加上字詞。
error-watch-filter-long = 篩選條件太長：上限是 { $most } 個字元、48 個字詞。
error-watch-per-day = 每天上限是 1 到 { $most } 則。
error-watch-quiet = 無法把 { $hours } 讀成勿擾時段。試試 22:00-07:00，或 off。
error-watch-me-alone = 自己的關注只通知你：請不要指定頻道與身分組。
error-watch-role-unknown = 找不到這個身分組。請提及這個伺服器的身分組，或輸入完整名稱，但不能是所有人。
error-watch-role-several = 有好幾個身分組都叫 { $role }。請直接提及你要的那一個。
error-watch-role-not-yours = 只能選擇你自己可以提及的身分組。
