# 每日摘要：人們的要求，以及得到的回覆。

error-digest-time = 看不懂時間 { $time }。可以寫 08:00、8am、8:30 pm、20.30、0800、早上八點、20時、noon 或 midnight。
error-digest-days = 看不懂日子 { $days }。可以寫 週一到週五、平日、週末、每天、mon-fri、「週一、週三」這樣逐日列出，或每月1日、每月最後一天。
error-digest-month-days = 沒有哪個月有「{ $days }」。請選 1 日到 31 日，或每月最後一天。
error-digest-rhythm = 還不能依「{ $rhythm }」發布每日摘要。可以寫 每天、平日、週末、「週一、週三、週五」這樣逐日列出、每週一、每月1日，或每月最後一天。如果要搜尋這些字詞，請加上引號。
error-digest-times = 一次最多可以寫 { $most } 個時間。
error-digest-one-time = 每日摘要一天只發布一次。要在別的時間發布，請用 `{ $prefix }digest set` 再設定一個。
error-digest-zone-letters = { $zone } 可能指好幾個時區，或會隨季節改變。請改寫城市，例如 { $near }。
error-digest-zone-offset = { $zone } 不會隨日光節約時間調整。請改寫城市，例如 { $near }。

## 一則摘要

digest-title = 每日摘要 · { DATETIME($date, dateStyle: "medium") }
digest-title-span = 每日摘要（{ $number } 天）· { DATETIME($first, dateStyle: "medium") } 至 { DATETIME($last, dateStyle: "medium") }
digest-title-weekly = 每週摘要 · { DATETIME($first, dateStyle: "medium") } 至 { DATETIME($last, dateStyle: "medium") }
digest-title-monthly = 每月摘要 · { DATETIME($first, dateStyle: "medium") } 至 { DATETIME($last, dateStyle: "medium") }
digest-title-period = 摘要 · { DATETIME($first, dateStyle: "medium") } 至 { DATETIME($last, dateStyle: "medium") }
digest-title-dates = 每日摘要（{ $number } 天）· { $dates }
digest-day = { DATETIME($date, dateStyle: "medium") }
digest-part = 第 { $part } 則訊息，共 { $parts } 則
digest-filtered = 篩選：{ $filter }
digest-from-archive = 沒有新收錄的文章。以下選自資料庫：
digest-also-in = -# 也見於 { $sources } 個來源：{ $named }{ $more ->
    [0] {""}
   *[other] {" "}與另外 { $more } 篇
}
digest-shown-of = -# 顯示 { $shown } 篇，共 { $total } 篇
button-read-ref = 閱讀 { $reference }
button-quote-ref = 引用 { $reference }
button-cite-ref = 引註 { $reference }
button-rest = 顯示其餘

digest-ping = -# { $role }
digest-ping-gone = -# ⚠ 要提及的身分組已不存在。請為 { $name } 另選一個，或不提及。

digest-schedule = { $time }，{ $days }，{ $zone }
digest-days-every = 每天
digest-days-working = 週一至週五
digest-days-weekend = 週六與週日
digest-days-weekly = 每{ $day }
digest-days-monthly = 每月{ $days }{ $short ->
    [yes] （當月沒有這一天時，改為最後一天）
   *[no] {""}
}
digest-month-day = { $day ->
    [-1] 最後一天
   *[other] { $day }日
}
digest-weekday = { $day ->
    [0] 週一
    [1] 週二
    [2] 週三
    [3] 週四
    [4] 週五
    [5] 週六
   *[6] 週日
}
digest-filter-or = 或
digest-filter-all = 全部都要有：{ $words }
digest-filter-none = 都不能有：{ $words }
digest-filter-field = { $field }
digest-filter-passed-over = 已略過：{ $words }

## 為什麼

digest-stages = 收錄 { $loaded } 篇，符合篩選 { $matching } 篇，以前顯示過 { $shown } 篇，重複報導 { $clustered } 篇，超過上限 { $over } 篇，{ $when ->
    [over] 已發布
   *[ahead] 將發布
} { $posted } 篇
digest-why-posted = 選入，第 { $position } 位：{ digest-why }
digest-why-over-limit = 未選，超過上限，第 { $position } 位：{ digest-why }
digest-why = { $kind ->
    [teaser] 節錄（排在全文之後）
   *[whole] 全文
}{ $match-level ->
    [well] ；很符合篩選
    [partly] ；部分符合篩選
    [barely] ；勉強符合篩選
   *[none] {""}
}{ $fresh-level ->
    [today] ；今天刊出
    [recent] ；三天內刊出
    [older] ；刊出超過三天
   *[none] {""}
}{ $carried-level ->
    [many] ；另有三篇以上報導同一件事
    [two] ；另有兩篇報導同一件事
    [one] ；另有一篇報導同一件事
   *[none] {""}
}{ $substance-level ->
    [long] ；篇幅長
    [short] ；篇幅短
   *[none] {""}
}{ $source ->
    [0] {""}
   *[other] ；前面有同來源 { $source } 篇
}{ $author ->
    [0] {""}
   *[other] ；前面有同作者 { $author } 篇
}
digest-why-clustered = 未選：與 { $reference } 是同一則新聞，已列在那裡
digest-why-shown = 未選：這個每日摘要以前顯示過
digest-why-told = 未選：這個每日摘要先前已發布同一則新聞（{ $reference }）
digest-why-no-match = 未選：不符合篩選條件
digest-why-archive = 選入：沒有新文章，這是從 { $choices } 篇還沒顯示過的舊文章中隨機選出的

## !digest

command-digest = 每天、每週或每月把新文章發布到一個頻道
command-digest-more = 後面不加字時，列出這個伺服器的每日摘要。要管理每日摘要，需要「管理伺服器」權限，或設定中選定的身分組。
command-digest-examples =
    { $prefix }digest set 早上八點 台北 平日 半導體
    { $prefix }digest
command-digest-set = 設定每日摘要：什麼時候、找什麼、發到哪裡
command-digest-set-more = 先寫時間，其他順序不拘：城市或時區、日子、以 # 開頭的頻道、要提及的身分組，以及篩選條件。篩選條件就是搜尋，但每個字詞都必須出現，而且不會更正錯字；加上引號的字詞一律算作篩選條件。回覆會說明我如何解讀。
command-digest-set-examples =
    { $prefix }digest set 08:00
    { $prefix }digest set 早上八點 台北 平日 半導體 in #news
    { $prefix }digest set 20時 週一、週三、週五 author:"Lee Li-sheng" -sport
    { $prefix }digest set 每週一早上八點 提及 @編輯
    { $prefix }digest set 每月1日早上九點 半導體
command-digest-me = 用私訊收自己的每日摘要
command-digest-me-more = 像 `{ $prefix }digest set` 一樣寫時間與篩選條件；後面不加字時，列出自己的每日摘要，並附上變更用的按鈕。伺服器裡每個人都可以有五個，別人看不到。每則訊息都有停止的按鈕。如果關閉私訊，我會暫停它，並在清單中說明。
command-digest-me-examples =
    { $prefix }digest me 每週五晚上六點 半導體
    { $prefix }digest me
command-digest-list = 列出這個伺服器的每日摘要，並附上變更用的按鈕
command-digest-list-more = 每個都可以編輯、暫停、預覽與移除；紀錄會列出什麼時候發布了什麼，也可以補發缺少的部分。
command-digest-list-examples = { $prefix }digest list
command-digest-preview = 顯示每日摘要現在會發布什麼
command-digest-preview-more = 不會發布任何內容，文章也不會算作已顯示。還沒有每日摘要時，會以整個資料庫為例。
command-digest-preview-examples =
    { $prefix }digest preview
    { $prefix }digest preview D2
command-digest-explain = 說明每篇文章為什麼在下一則每日摘要中，或為什麼不在
command-digest-explain-more = 逐步說明上一則之後收錄的文章：幾篇符合篩選、以前顯示過、重複報導、超過上限，以及將發布。
command-digest-explain-examples =
    { $prefix }digest explain
    { $prefix }digest explain D2
command-digest-now = 現在就發布每日摘要
command-digest-now-more = 發布的文章算作已顯示過，下一則會從那裡接下去。
command-digest-now-examples =
    { $prefix }digest now
    { $prefix }digest now D2
option-digest-time = 例如 08:00、8am、早上八點、20時或 noon
option-digest-zone = 城市或時區，例如 台北、London 或 Asia/Taipei（預設：伺服器的時區）
option-digest-days = 例如 平日、每週一、每月1日（預設：每天）
option-digest-filter = 每個字詞都必須出現的搜尋（預設：全部）
option-digest-channel = 發布到哪裡（預設：這裡）
option-digest-role = 要提及的身分組
option-digest-limit = 最多顯示幾篇文章
option-digest-nothing-new = 沒有新文章的日子：不發布，或從資料庫選一篇
option-digest-after-downtime = 機器人離線的日子：合併成一則，或略過
option-digest-thread = 在每日摘要下開一個討論串
option-digest-digest = 每日摘要的編號，例如 D1
digest-filter-examples =
    semiconductor Taiwan
    "rare earths" OR minerals
    author:"Lee Li-sheng"
    source:gazette -sport
    is:full after:last-week

digest-set = ### 已設定每日摘要 { $name }
digest-set-several = ### 已設定每日摘要 { $names }
    -# 每日摘要一天只發布一次，所以分成幾個。
digest-misplaced = ⚠ 這些字詞算作篩選條件：{ $words }。如果指的是星期、時間或時區，請更正。
digest-read = -# 篩選條件：{ $reading }
digest-filter-finds = { $matching ->
    [0] ⚠ 資料庫的 { $total } 篇文章都不符合這個篩選條件。之後收錄的可能會符合。
   *[other] -# 資料庫的 { $total } 篇文章中有 { $matching } 篇符合。
}
digest-list-title = ### 這個伺服器的每日摘要（{ $total }）
digest-entry = **{ $name }** · { $schedule }
digest-where = 在 <#{ $channel }> · 篩選：{ $filter }
digest-pings = -# 提及 { $role }
digest-role-gone = ⚠ 要提及的身分組已不存在。按「紀錄」再按「返回」，就能另選一個。
digest-role-none = 不提及任何人
digest-where-me = 以私訊傳給你 · 篩選：{ $filter }
digest-paused-closed = ⚠ 已於 <t:{ $since }:f> 暫停：你沒有開放私訊給我。請允許這個伺服器的成員傳私訊，然後恢復。
digest-paused-left = ⚠ 已於 <t:{ $since }:f> 暫停：你當時已離開這個伺服器。要繼續收的話，請恢復。
digest-me-title = ### 你在這個伺服器的每日摘要（{ $total }）
digest-me-none = 你在這個伺服器還沒有自己的每日摘要。用 `{ $prefix }digest me 08:00` 就能設定一個。
digest-me-hidden = 自己的每日摘要只在別人看不到的地方顯示：請輸入 `/digest me`。
digest-me-set = 我會用私訊傳給你：{ $digests }。要查看或變更，請輸入 `/digest me`。
digest-stopped = 已停止 { $name }。什麼都不會漏掉：恢復之後，會從停下的地方接下去。
digest-goes-on = { $name } 會在下一個時間繼續。
digest-no-filter = 無，所有新文章
digest-options = -# 最多 { $limit } 篇；{ $options }
digest-option-silence = 沒有新文章時不發布
digest-option-archive = 沒有新文章時從資料庫選一篇
digest-option-combine = 機器人離線的日子合併成一則
digest-option-skip = 略過機器人離線的日子
digest-option-thread = 附討論串
digest-next = 下次：{ $runs }
digest-paused-by = ⏸ <@{ $person }> 於 <t:{ $since }:f> 暫停。
digest-paused-forbidden = ⚠ 已於 <t:{ $since }:f> 暫停：Discord 不允許我在那裡發文。請在那個頻道給我「檢視頻道」、「傳送訊息」與「讀取訊息歷史」權限，然後恢復。{ $told ->
    [yes] 已通知 <@{ $owner }>。
   *[no] 無法通知 <@{ $owner }>。
}
digest-paused-channel-gone = ⚠ 已於 <t:{ $since }:f> 暫停：頻道已不存在。請用「編輯」選擇另一個頻道，然後恢復。{ $told ->
    [yes] 已通知 <@{ $owner }>。
   *[no] 無法通知 <@{ $owner }>。
}
digest-last = ⚠ 上次：{ $run }
digest-run-pending = { $days }{ digest-run-more }：等待發布
digest-run-claimed = { $days }{ digest-run-more }：發布中
digest-run-sent = { $days }{ digest-run-more }：已發布 { $posted } 篇文章
digest-run-empty = { $days }{ digest-run-more }：沒有新文章
digest-run-skipped = { $days }{ digest-run-more }：略過，機器人當時離線
digest-run-uncertain = { $days }{ digest-run-more }：{ $messages } 則訊息已發布 { $sent } 則，其餘不確定。{ $why }請先到頻道查看；按「重發」會補上缺少的部分。
digest-run-failed = { $days }{ digest-run-more }：沒有發布。{ $why }按「重發」會再試一次。
digest-run-partly = { $days }{ digest-run-more }：{ $messages } 則訊息已發布 { $sent } 則。{ $why }按「重發」會發布其餘的部分。
digest-run-why = { $error ->
    [channel-gone] 頻道已不存在。
    [channel-forbidden] Discord 不允許我在那裡發文：請給我「檢視頻道」與「傳送訊息」權限。
    [reader-left] 你當時已離開這個伺服器。
    [history-unreadable] 我無法讀取頻道裡的訊息：請給我「讀取訊息歷史」權限。
    [message-refused] Discord 拒收其中一則訊息。
    [outcome-unknown] Discord 沒有回報訊息是否已發布。
    [rate-limited] Discord 要求等候的時間太長。
   *[other] 我這邊發生錯誤，詳情請看記錄檔。
}
digest-run-more = { $more ->
    [0] {""}
   *[other] 與之前的 { $more } 天
}
digest-history-title = ### { $name } 的發布紀錄
digest-history-empty = 尚無紀錄。
digest-remove-question = 要移除 { $name }（{ $schedule }）和它的紀錄嗎？已發布的訊息會留在頻道裡。
digest-nothing-to-resend = 沒有需要重發的內容。
digest-resent = { $run }
digest-ran = **{ $name }** 在 <#{ $channel }> · { $run }
digest-preview-empty = { $name } 還沒有新文章。
digest-preview-note = -# 這是預覽：沒有發布任何內容，文章也不會算作已顯示。
digest-sample-note = -# 這是範例，把資料庫的所有文章都當成新的。每日摘要只會顯示設定之後收錄的文章。
digest-sample-empty = 資料庫裡沒有這個每日摘要會顯示的文章。
digest-explain-title = ### { $name } 現在會發布的內容與原因
digest-explain-stages = { $stages }
digest-explain-after = -# 在 { $references } 之後收錄的文章。
digest-rest-title = ### 每日摘要的其餘部分（{ $total }）

button-edit = 編輯
button-correct = 更正
button-pause = 暫停
button-resume = 恢復
button-stop = 停止這個每日摘要
button-explain = 為什麼？
button-history = 紀錄
button-preview = 預覽
button-sample = 顯示範例
button-remove = 移除
button-remove-really = 確定移除
button-keep = 保留
button-resend = 重發
button-resend-day = 重發 { $day }
button-back = ◀ 返回
button-all-digests = 所有每日摘要

digest-form-title = { $name }
digest-form-when = 時間
digest-form-when-about = 時間、時區與日子，例如 早上八點 台北 每週一
digest-form-filter = 篩選
digest-form-filter-about = 每個字詞都必須出現的搜尋；留空則全部
digest-form-channel = 頻道
digest-form-channel-about = 發布到哪裡
digest-form-limit = 最多幾篇
digest-form-limit-about = 1 到 25
digest-form-options = 其他
digest-form-options-about = 可不選，也可多選
digest-choice-archive = 沒有新文章的日子從資料庫選一篇
digest-choice-skip = 略過機器人離線的日子
digest-choice-thread = 在每則每日摘要下開一個討論串

error-digest-not-allowed = 要管理每日摘要，需要「管理伺服器」權限，或設定中選定的身分組。自己的每日摘要請用 `/digest me`。
error-digest-none = 這個伺服器還沒有每日摘要。用 `{ $prefix }digest set 08:00` 就能設定一個。
error-digest-me-alone = 自己的每日摘要只傳給你：請不要寫頻道與身分組。
error-digest-cap-person = 你已有 { $most } 個自己的每日摘要，不能再多。請用 `/digest me` 移除一個。
error-digest-which = 要哪一個每日摘要？這個伺服器有 { $known }。
error-digest-unknown = 這個伺服器沒有每日摘要 { $name }，只有 { $known }。
error-digest-is-paused = { $name } 已暫停。請先恢復它。
error-digest-thread-in-thread = 討論串裡不能再開討論串。請選擇頻道，或不要開討論串。
error-digest-filter-long = 篩選條件太長：最多 { $most } 個字元與 48 個字詞。
error-digest-filter-unreadable = 篩選條件 { $filter } 裡沒有可以搜尋的字詞。
error-digest-limit = 一則每日摘要可以有 1 到 { $most } 篇文章，不能是 { $limit } 篇。
error-digest-when-only = 這裡只能填時間、時區與日子，不能有 { $rest }。
error-digest-run-forgotten = 那一次的內容已不再保存，無法再發送。用 `{ $prefix }digest now` 可以立刻發布。
error-digest-forgotten = 那則每日摘要的其餘部分已不再保存。用 `{ $prefix }recent` 看最新的文章。
