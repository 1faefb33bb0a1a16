# !library

command-library = 顯示這個伺服器的館藏
command-library-more = 伺服器加入的文章與訂閱源只屬於這個伺服器，其他伺服器看不到。要變更館藏，需要「管理伺服器」權限，或設定中選定的身分組。
command-library-examples = { $prefix }library
command-library-add = 把文章、訂閱源或檔案加入這個伺服器的館藏
command-library-add-more = 輸入文章或訂閱源的網址，或附上檔案：文字、Markdown、HTML、PDF、DOCX、RTF、郵件（.eml）、儲存的網頁（.mhtml）、表格（.csv、.json）、JSON 行、含有這些的 ZIP，或列出訂閱源的 OPML 檔。若網頁裡沒有文章，就改用網頁提供的訂閱源。之後會定期讀取訂閱源；其中已有的文章也會加入，但不會列入每日摘要。
command-library-add-examples =
    { $prefix }library add https://example.org/news/feed
    { $prefix }library add https://example.org/2026/the-article
command-library-feeds = 列出這個伺服器的訂閱源與狀況
command-library-feeds-more = 包括下次讀取的時間，以及出問題時的原因。
command-library-feeds-examples = { $prefix }library feeds
command-library-feed = 變更這個伺服器的一個訂閱源
command-library-feed-more = 可以編輯、暫停、恢復與移除。
command-library-feed-examples = { $prefix }library feed pause F2
command-library-feed-edit = 為訂閱源改名，或選擇要全文還是摘要
command-library-feed-edit-more = 許多訂閱源只有摘要。選擇 whole 時，會在網站允許的範圍內從網頁取得全文。
command-library-feed-edit-examples =
    { $prefix }library feed edit F2 whole:no
    { $prefix }library feed edit F2 The Evening Post
command-library-feed-pause = 暫時不讀取一個訂閱源
command-library-feed-pause-more = 在恢復之前，這個訂閱源不會再有新文章。
command-library-feed-pause-examples = { $prefix }library feed pause F2
command-library-feed-resume = 恢復讀取一個訂閱源
command-library-feed-resume-more = 立即讀取，並清除先前的失敗紀錄。
command-library-feed-resume-examples = { $prefix }library feed resume F2
command-library-feed-remove = 移除一個訂閱源；文章會留下
command-library-feed-remove-more = 它的文章仍可搜尋與引用。
command-library-feed-remove-examples = { $prefix }library feed remove F2
command-library-sources = 列出這個伺服器自己的文章來自哪裡
command-library-sources-more = 包括每個來源的篇數，以及最後一篇何時加入。
command-library-sources-examples = { $prefix }library sources
command-library-remove = 從這個伺服器的館藏移除一篇文章
command-library-remove-more = 只限伺服器自己的文章（G1、G2 等）。一天之內可以復原。
command-library-remove-examples = { $prefix }library remove G17
command-library-alias = 把同一人事物的不同名稱連在一起，搜尋其中一個就會找到其他的
command-library-alias-more = 名稱之間用 = 隔開。從此搜尋、author: 與每日摘要的篩選用到其中一個，也會找到其他的，只限這個伺服器。若有名稱出現在超過十篇文章中，會先詢問。不輸入名稱時，會列出已連結的名稱。
command-library-alias-examples =
    { $prefix }library alias 賴清德 = William Lai = Lai Ching-te
    { $prefix }library alias
command-library-alias-list = 列出這個伺服器連結的名稱
command-library-alias-list-more = 一個伺服器最多連結 200 組。文章本身連結的名稱，例如「William Lai（賴清德）」，不在其中。
command-library-alias-list-examples = { $prefix }library alias list
command-library-alias-remove = 解除名稱的連結
command-library-alias-remove-more = 輸入其中任何一個名稱即可。一天之內可以復原。
command-library-alias-remove-examples = { $prefix }library alias remove William Lai
option-library-names = 用 = 隔開的名稱，例如 賴清德 = William Lai
option-library-name = 其中一個名稱
option-library-what = 文章或訂閱源的網址
option-library-file = 文字、Markdown、HTML、PDF、DOCX、郵件、表格、JSON 行，或含有這些的 ZIP
option-library-feed = 訂閱源，例如 F2
option-library-title = 訂閱源的新名稱
option-library-whole = 訂閱源只有摘要時，取得全文
option-library-article = 文章，例如 G17
menu-add = 加入館藏

button-cancel = 停止
button-tie = 連結

library-fetching = 處理中…
library-working = 處理中：{ $share }%…
library-cancelled = 已停止。到目前為止加入的會留下。
library-feed-added = ✓ { $title } 現在是這個伺服器的訂閱源 **{ $feed }**。之後會定期讀取；已有的文章不會列入每日摘要。
library-feeds-added = ✓ 已加入 { $feeds } 個訂閱源，幾分鐘內就會開始讀取。已有的文章不會列入每日摘要。
library-paragraphs = { $count } 段
library-counts = 加入 { $loaded } 篇文章，更新 { $updated } 篇，{ $unchanged } 篇已經有了。
library-left = -# 還有 { $left } 篇文章會陸續取得。
library-rejected = 有 { $count } 項無法使用：
library-rejected-one = - { $what }：{ $reason }
library-rejected-more = -# …另有 { $count } 項。
library-no-feeds = 這個伺服器還沒有訂閱源。用 `{ $prefix }library add` 加上報紙訂閱源的網址就能加入。
library-feeds-title = ### { $total } 個訂閱源
library-feed = **{ $feed }** { $title }
    -# { $address }
library-feed-paused = ⏸ { $why ->
    [failing] 已暫停：連續失敗了好幾天。
    [gone] 已暫停：網站說它已永久移除。
   *[person] 已暫停。
}
library-feed-next = 下次讀取：{ $moment }
library-feed-failing = ⚠ 失敗了 { $failures } 次。{ $reason }
library-feed-waiting = ⚠ { $why ->
    [library-day-full] 明天再讀取：這個伺服器今天加入的已達上限。
    [library-day-full-all] 明天再讀取：各伺服器今天加入的合計已達上限。
    [library-room] 等有空間再讀取：這個伺服器加入的內容所占的空間已達上限。
    [loading-busy] 排隊中：各伺服器等候讀取的內容太多。
    [disk-low] 等機器人的磁碟有空間。請通知機器人管理者騰出空間。
   *[library-full] 等有空間再讀取：這個伺服器的文章已達上限。
}
library-feed-refused = ⚠ 上次查看時有 { $count } 個項目無法使用：
library-feed-summaries = -# 只有摘要
library-feed-edited = ✓ 已變更 { $feed }。
library-feed-pausing = ✓ 已暫停 { $feed }。
library-feed-resumed = ✓ 已恢復讀取 { $feed }。
library-feed-removed = ✓ 已移除 { $feed }（{ $title }）。它的文章會留下。
library-empty = 這個伺服器還沒有館藏。用 `{ $prefix }library add` 加上網址或檔案開始。
library-sources-title = ### { $total } 個來源
library-source = - **{ $source }**：{ $articles } 篇文章，最後一篇：{ $moment }
library-stats-title = ### 這個伺服器的館藏
library-stats = { $articles } 篇文章（其中 { $teasers } 篇為節錄），來自 { $sources } 個來源，{ $feeds ->
    [0] 沒有訂閱源
   *[other] { $feeds } 個訂閱源
}。
library-stats-weeks = 最近 { $weeks } 週加入 { $total } 篇文章。
library-stats-figures = -# 每週（由舊到新）：{ $figures }。最多的一週 { $best } 篇，最近一週 { $last } 篇。
library-removed = ✓ 已移除 { $article }（{ $headline }）。在 { $moment } 之前可以復原。
library-restored = ✓ 已復原 { $article }（{ $headline }）。
alias-tied = ✓ { $names }。搜尋其中一個，也會找到其他的。
alias-spread = **{ $name }** 出現在 { $articles } 篇文章
alias-question = { $spread }。連結之後，搜尋其他名稱也會找到這些文章。要連結 { $names } 嗎？
alias-untied = ✓ 已解除 { $names } 的連結。在 { $moment } 之前可以復原。
alias-none = 這個伺服器還沒有連結任何名稱。例如用 `{ $prefix }library alias 賴清德 = William Lai` 就能連結。
alias-title = ### 別名：{ $total } 組（上限 { $most } 組）
library-paused-owner = 你在 { $server } 加入的訂閱源 { $feed }（{ $title }）已不再讀取。{ $reason }問題解決後，用 `{ $prefix }library feed resume { $feed }` 就會恢復讀取。

error-alias-what = 請輸入至少兩個名稱，用 = 隔開，例如 `賴清德 = William Lai`。
error-alias-same = 其中有兩個名稱是一樣的：大小寫、重音符號與繁簡體不作區分。
error-alias-long = 一個名稱最多 { $most } 個字元。
error-alias-names = 一組最多連結 { $most } 個名稱。請先移除原有的別名，再連結較少的名稱。
error-alias-cap = 別名已達上限 { $most } 組。請先移除一組。
error-alias-cap-all = 各伺服器合計的別名已達上限 { $most } 組。請洽機器人管理者。
error-alias-unknown = 「{ $name }」沒有與任何名稱連結。
error-alias-too-late = 那是一天以前的事，或者已經完成了。請重新輸入名稱。
error-library-not-allowed = 要變更館藏，需要「管理伺服器」權限，或設定中選定的身分組。
error-library-full = 這個伺服器自己的文章已達上限 { $most } 篇。請先移除一些。
error-library-room = 這個伺服器的館藏占 { $most } MB，已達上限。舊版本和已移除的文章也計算在內，因為它們的編號仍然有效。用 `{ $prefix }privacy` 可以全部刪除。
error-library-offline = 預覽沒有網路，無法取得網址。要加入版面，請把檔案放進 `data/pages/` 資料夾：幾秒內就會讀取。
error-library-too-late = 那是一天以前的事，已無法復原。
error-library-what = 要加入什麼？請輸入網址，或附上檔案。
error-library-own = 只能移除這個伺服器自己的文章，例如 G17。共用的資料庫由機器人管理者維護。
error-library-nothing-there = 那則訊息沒有網址，也沒有檔案。
error-library-feed = 沒有訂閱源 { $feed }。訂閱源的編號是 F1、F2 等：`{ $prefix }library feeds` 會列出來。
error-upload-kind = 這種檔案無法讀取。可以加入文字、Markdown、HTML、訂閱源、PDF、DOCX、RTF、郵件（.eml）、儲存的網頁（.mhtml）、表格（.csv、.json）、JSON 行，或含有這些的 ZIP。
error-upload-empty = ZIP 裡沒有版面：文字、Markdown、HTML、訂閱源或 JSON 行。
error-upload-broken = ZIP 已損毀，或採用無法讀取的壓縮方式。
error-upload-locked = 它有密碼保護。
error-upload-too-much = ZIP 裡超過 { $files } 個檔案，或解壓縮後超過 { $limit } MB。之後的部分沒有讀取。
error-upload-nested = 不支援 ZIP 裡的 ZIP。請先解壓縮，再上傳裡面的檔案。
error-upload-name-long = 它的名稱超過 { $most } 個字元。請縮短名稱，或減少資料夾的層數。
error-library-file-too-large = 不接受超過 { $limit } MB 的檔案。請分成較小的檔案。
error-library-files-too-large = 合計超過 { $limit } MB 的檔案不能一次加入。請分成幾則訊息傳送。
error-library-file-gone = 無法從 Discord 取得檔案。請重新上傳。
error-library-day-full-all = 各伺服器一天合計可以加入 { $most } MB，今天已達上限。請於 <t:{ $moment }:R>再試。
error-library-day-full = 這個伺服器一天可以加入 { $most } MB，今天還剩 { $left } MB，不夠放這些。請於 <t:{ $moment }:R>再試。
