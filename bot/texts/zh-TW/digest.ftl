# 每日摘要：人們的要求，以及得到的回覆。

error-digest-time = { $time } 不是時刻。我看得懂 08:00、8am、8:30 pm、20.30、0800、noon 與 midnight。
error-digest-days = { $days } 沒有指出星期幾。我看得懂 mon-fri、weekdays、weekends、daily，以及 mon, wed, fri 這樣的列表。
error-digest-zone-letters = { $zone } 不是單一時區的名稱：這種縮寫會隨季節改變，或有好幾種意思。請寫城市，例如 { $near }。
error-digest-zone-offset = { $zone } 是與 UTC 的時差，在多數地方會隨季節改變。請寫城市，例如 { $near }。

## 一則摘要

digest-title = 每日摘要 · { DATETIME($date, dateStyle: "medium") }
digest-title-span = { $number } 天的摘要 · { DATETIME($first, dateStyle: "medium") } 至 { DATETIME($last, dateStyle: "medium") }
digest-title-dates = { $number } 天的摘要 · { $dates }
digest-day = { DATETIME($date, dateStyle: "medium") }
digest-part = 第 { $part } 則訊息，共 { $parts } 則
digest-filtered = 篩選：{ $filter }
digest-from-archive = 沒有載入新的文章。以下選自資料庫：
digest-also-in = -# 也見於 { $sources } 個來源：{ $named }{ $more ->
    [0] {""}
   *[other] {" "}與另外 { $more } 篇
}
digest-shown-of = -# 顯示 { $shown } 篇，共 { $total } 篇
button-read-ref = 閱讀 { $reference }
button-quote-ref = 引用 { $reference }
button-cite-ref = 引註 { $reference }
button-rest = 顯示其餘

digest-schedule = { $time }，{ $days }，{ $zone }
digest-days-every = 每天
digest-days-working = 週一至週五
digest-days-weekend = 週六與週日
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

digest-stages = 載入 { $loaded } 篇，符合 { $matching } 篇，已顯示過 { $shown } 篇，併為同一報導 { $clustered } 篇，超過上限 { $over } 篇，{ $when ->
    [over] 已發布
   *[ahead] 將發布
} { $posted } 篇
digest-why-posted = 選入，第 { $position } 位：{ digest-why }
digest-why-over-limit = 超過上限，第 { $position } 位：{ digest-why }
digest-why = { $kind ->
    [teaser] 節錄，排在所有全文之後
   *[whole] 全文
}，相關度 { $worth }（符合 { $match }、新近 { $fresh }、他處也刊載 { $carried }、分量 { $substance }）{ $source ->
    [0] {""}
   *[other] ；前面有同來源 { $source } 篇
}{ $author ->
    [0] {""}
   *[other] ；前面有同作者 { $author } 篇
}
digest-why-clustered = 未選：與 { $reference } 是同一則報導，已列在它旁邊
digest-why-shown = 未選：這個摘要以前顯示過
digest-why-told = 未選：這個摘要以前已用 { $reference } 報導過同一則新聞
digest-why-no-match = 未選：不符合篩選條件
digest-why-archive = 選入：沒有新文章，這是從 { $choices } 篇還沒顯示過的舊文章中抽出的

## !digest

command-digest = 每天把新的文章發布到一個頻道
command-digest-more = 不加其他字會列出這個伺服器的摘要。有「管理伺服器」權限，或有設定所指定身分組的成員，才能管理摘要。
command-digest-examples =
    { $prefix }digest set 08:00 Asia/Taipei mon-fri semiconductor in #news
    { $prefix }digest
command-digest-set = 設定一個摘要：什麼時候、找什麼、發到哪裡
command-digest-set-more = 在訊息中寫出時刻，其他的依任意順序：時區名稱或城市、星期幾、以 # 開頭的頻道，以及篩選條件。篩選條件是一個搜尋，每個字都必須有，而且不會更正；加上引號的字一律算作篩選條件。回覆會說明每一部分是怎麼讀的。
command-digest-set-examples =
    { $prefix }digest set 08:00
    { $prefix }digest set 8:30 pm taipei weekdays semiconductor "rare earths" OR minerals in #news
    { $prefix }digest set 20.30 mon,wed,fri author:"Lee Li-sheng" -sport
command-digest-list = 列出這個伺服器的摘要，並附上變更用的按鈕
command-digest-list-more = 每個摘要都可以編輯、暫停、預覽與移除；紀錄會說明什麼時候發布了什麼，以及什麼可以重發。
command-digest-list-examples = { $prefix }digest list
command-digest-preview = 顯示摘要現在會發布什麼
command-digest-preview-more = 不會發布任何東西，也不算已顯示過。還沒有摘要時，會以資料庫的所有文章為例。
command-digest-preview-examples =
    { $prefix }digest preview
    { $prefix }digest preview D2
command-digest-explain = 說明每篇文章為什麼在下一次摘要中，或為什麼不在
command-digest-explain-more = 上次摘要之後載入的文章，逐步說明：載入、符合篩選、已顯示過、併為同一報導、超過上限、將發布。
command-digest-explain-examples =
    { $prefix }digest explain
    { $prefix }digest explain D2
command-digest-now = 現在就發布摘要
command-digest-now-more = 所顯示的文章算作已顯示過：下一次摘要會從那裡接下去。
command-digest-now-examples =
    { $prefix }digest now
    { $prefix }digest now D2
option-digest-time = 例如 08:00、8am、8:30 pm、20.30 或 noon
option-digest-zone = 城市或時區名稱，例如 London 或 Asia/Taipei；不寫則用伺服器的時區
option-digest-days = 例如 mon-fri、weekends 或 mon,wed,fri；不寫則每天
option-digest-filter = 每個字都必須有的搜尋；不寫則全部
option-digest-channel = 發布到哪裡；不寫則在這裡
option-digest-limit = 最多顯示幾篇文章
option-digest-nothing-new = 沒有新文章的日子：不發布，或從資料庫選一篇
option-digest-after-downtime = 機器人不在的日子：合併成一則摘要，或略過
option-digest-thread = 在摘要下開一個討論串
option-digest-digest = 摘要的編號，例如 D1
digest-filter-examples =
    semiconductor Taiwan
    "rare earths" OR minerals
    author:"Lee Li-sheng"
    source:gazette -sport
    is:full after:last-week

digest-set = ### 已設定摘要 { $name }
digest-read = -# 篩選條件讀作：{ $reading }
digest-filter-finds = { $matching ->
    [0] ⚠ 資料庫的 { $total } 篇文章都不符合這個篩選條件。之後載入的可能會符合。
   *[other] -# 資料庫的 { $total } 篇文章中有 { $matching } 篇符合。
}
digest-list-title = ### 這個伺服器的摘要（{ $total }）
digest-entry = **{ $name }** · { $schedule }
digest-where = 在 <#{ $channel }> · 篩選：{ $filter }
digest-no-filter = 無，所有新的文章
digest-options = -# 最多 { $limit } 篇；{ $options }
digest-option-silence = 沒有新文章時不發布
digest-option-archive = 沒有新文章時從資料庫選一篇
digest-option-combine = 機器人不在的日子合併成一則
digest-option-skip = 略過機器人不在的日子
digest-option-thread = 附討論串
digest-next = 下次：{ $runs }
digest-paused-by = ⏸ 由 <@{ $person }> 在 <t:{ $since }:f> 暫停。
digest-paused-forbidden = ⚠ 自 <t:{ $since }:f> 起暫停：Discord 不讓我在那裡發文。請在那個頻道給我「檢視頻道」、「發送訊息」與「讀取訊息歷史」權限，然後繼續。{ $told ->
    [yes] 已通知 <@{ $owner }>。
   *[no] 無法通知 <@{ $owner }>。
}
digest-paused-channel-gone = ⚠ 自 <t:{ $since }:f> 起暫停：頻道已不存在。請用「編輯」選擇另一個頻道，然後繼續。{ $told ->
    [yes] 已通知 <@{ $owner }>。
   *[no] 無法通知 <@{ $owner }>。
}
digest-last = ⚠ 上次：{ $run }
digest-run-pending = { $days }{ digest-run-more }：等待發布
digest-run-claimed = { $days }{ digest-run-more }：發布中
digest-run-sent = { $days }{ digest-run-more }：已發布 { $posted } 篇文章
digest-run-empty = { $days }{ digest-run-more }：沒有新文章
digest-run-skipped = { $days }{ digest-run-more }：略過，機器人當時不在
digest-run-uncertain = { $days }{ digest-run-more }：{ $messages } 則訊息已發布 { $sent } 則，其餘不確定。{ $why }請到頻道查看；「重發」會補上缺少的部分。
digest-run-failed = { $days }{ digest-run-more }：沒有發布。{ $why }「重發」會再試一次。
digest-run-partly = { $days }{ digest-run-more }：部分發布：{ $messages } 則訊息中的 { $sent } 則。{ $why }「重發」會發布其餘的部分。
digest-run-why = { $error ->
    [channel-gone] 頻道已不存在。
    [channel-forbidden] Discord 不讓我在那裡發文：請給我「檢視頻道」與「發送訊息」權限。
    [history-unreadable] 我無法讀取頻道裡的訊息：請給我「讀取訊息歷史」權限。
    [message-refused] Discord 沒有收下其中一則訊息。
    [outcome-unknown] Discord 沒有說是否收下訊息。
    [rate-limited] Discord 要我等待太久。
   *[other] 我出了問題；記錄檔裡有原因。
}
digest-run-more = { $more ->
    [0] {""}
   *[other] 與之前的 { $more } 天
}
digest-history-title = ### { $name } 發布過的
digest-history-empty = 還沒有。
digest-remove-question = 要移除 { $name }（{ $schedule }）與它的紀錄嗎？已發布的訊息會留在頻道裡。
digest-nothing-to-resend = 沒有可以重發的。
digest-resent = { $run }
digest-ran = **{ $name }** 在 <#{ $channel }> · { $run }
digest-preview-empty = { $name } 現在不會發布任何東西：自從設定或上次發布之後，沒有載入符合它的文章。
digest-preview-note = -# 這是預覽：沒有發布任何東西，也不算已顯示過。
digest-sample-note = -# 這是範例，把資料庫的所有文章都當成新的。摘要只會有設定之後載入的文章。
digest-sample-empty = 資料庫裡沒有這樣的摘要會顯示的文章。
digest-explain-title = ### { $name } 現在會發布的內容與原因
digest-explain-stages = { $stages }
digest-explain-after = -# 在 { $references } 之後載入的文章。
digest-rest-title = ### 摘要的其餘部分（{ $total }）

button-edit = 編輯
button-pause = 暫停
button-resume = 繼續
button-history = 紀錄
button-preview = 預覽
button-sample = 顯示範例
button-remove = 移除
button-remove-really = 確定移除
button-keep = 保留
button-resend = 重發
button-resend-day = 重發 { $day }
button-back = ◀ 返回
button-all-digests = 所有摘要

digest-form-title = { $name }
digest-form-when = 時間
digest-form-when-about = 時刻、時區與星期幾，例如 08:00 Asia/Taipei mon-fri
digest-form-filter = 篩選
digest-form-filter-about = 每個字都必須有的搜尋；留空則全部
digest-form-channel = 頻道
digest-form-channel-about = 發布到哪裡
digest-form-limit = 最多幾篇
digest-form-limit-about = 1 到 25
digest-form-options = 其他
digest-form-options-about = 可以不選，也可以複選
digest-choice-archive = 沒有新文章的日子從資料庫選一篇
digest-choice-skip = 略過機器人不在的日子
digest-choice-thread = 在每則摘要下開一個討論串

error-digest-not-allowed = 只有有「管理伺服器」權限，或有這個伺服器設定所指定身分組的成員，才能管理摘要。
error-digest-none = 這個伺服器還沒有摘要。請用 digest set 指令設定，例如：digest set 08:00
error-digest-which = 哪一個？這個伺服器有 { $known }。
error-digest-unknown = 這裡沒有叫做 { $name } 的摘要。有：{ $known }。
error-digest-is-paused = { $name } 已暫停。請先讓它繼續。
error-digest-no-channel = 沒有你看得到的 { $channel } 頻道。
error-digest-channel-kind = 摘要可以發布到文字頻道、公告頻道或討論串，不能發布到那裡。
error-digest-thread-in-thread = 討論串裡不能再開討論串。請選擇頻道，或不要開討論串。
error-digest-you-need = 請先取得 <#{ $place }> 的{ $permissions }權限，或選擇你可以發言的頻道：摘要只能發布到那裡。
error-digest-bot-needs = 在 <#{ $place }> 我還需要：{ $permissions }。請先給我權限，再試一次。
error-digest-filter-long = 篩選條件太長：最多 { $most } 個字元與 48 個字詞。
error-digest-filter-unreadable = 篩選條件 { $filter } 裡沒有可以搜尋的東西。
error-digest-limit = { $limit } 不行：一則摘要可以有 1 到 { $most } 篇文章。
error-digest-when-only = 這裡我只讀時刻、時區與星期幾，不讀 { $rest }。
error-digest-forgotten = 那則摘要放不下的部分已不再保存。recent 指令會顯示最新的文章。
