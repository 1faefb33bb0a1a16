# 版面如何分割：!library unsure、!library resegment、「重新分割」、檔案的提問。

command-library-unsure = 列出可能分割有誤的版面
command-library-unsure-more = 列出我不確定該怎麼分成文章的版面。選一個就能檢視目前的分割、接受它，或重新分割。
command-library-unsure-examples = { $prefix }library unsure
command-library-resegment = 看看重新分割這個伺服器的版面會有什麼變動
command-library-resegment-more = 較新的版本可能分割得更好。在變動之前，會先說明有多少篇文章會改變。編號仍然有效，也不會因此列入每日摘要。
command-library-resegment-examples = { $prefix }library resegment

button-split-differently = 重新分割
button-cuts-right = 分割正確
button-at-lines = 從這些行開始…
button-show-lines = 顯示各行
button-see-cuts = 檢視分割
button-other-unsure = 其他不確定的版面
button-store-cuts = 存入這 { $articles } 篇文章
button-store-one = 存成一篇文章
button-store-nothing = 不要存入
button-recut = 重新分割

division-title = ### { $name }
    共 { $articles } 篇文章。
division-unsure = ⚠ 我不確定這樣分割對不對。
division-cut = `{ NUMBER($number, useGrouping: 0) }` **{ $headline }** · { $words } 字
division-none = -# 沒有文章。
division-more = -# …另有 { $count } 篇。
division-feed-items = -# 訂閱源自己標明了文章從哪裡開始，沒有需要重新分割的地方。
division-choose = 重新分割…
division-which = 選一個版面重新分割…
division-one = 一篇文章
division-way = { $form ->
    [headings] 依標題
    [headings-with-text] 依底下有內文的標題
    [linked-headings] 依帶連結的標題
    [headings-of-any-level] 依各層標題
    [numbered-lines] 依編號行
    [list-items] 依清單項目
    [bold-lines] 依粗體行
    [linked-lines] 依連結行
    [quoted-lines] 依引用行
    [mail] 依信件標頭
    [rules] 依分隔線
    [articles] 依標記為文章的部分
    [boxes] 依重複的區塊
    [underlined] 依加底線的行
    [overlined] 依上方有線的行
    [ornament] 依符號之間的標題
    [numbered] 依編號的標題
    [record] 依紀錄的標頭
    [listed] 依目錄裡的標題
    [credit] 依有作者的標題
    [dated] 依有日期的標題
    [ruled] 依分隔線下的標題
    [centred] 依置中的行
    [capitals] 依全大寫的行
    [left] 依較靠左的行
   *[text] 依內容換主題的地方
} · { $articles } 篇文章
division-count = { $articles } 篇文章
division-lines = ### { $name } 的各行
    標示 ▶ 的行是文章的開頭。要選其他行，請按「從這些行開始…」並輸入行號。
division-blocks = ### { $name } 的各段
    標示 ▶ 的段落是文章的開頭。要選其他段落，請按「從這些行開始…」並輸入編號。
division-line = { $starts ->
    [yes] ▶
   *[no] ·
} `{ NUMBER($number, useGrouping: 0) }` { $text }
division-form-title = 文章從哪裡開始？
division-form-lines = 行號
division-form-about = 依「顯示各行」的編號，以空格分開。留空表示一篇文章。
division-done = ✓ **{ $name }** 現在是 { $articles } 篇文章。
division-undo = -# 編號仍然有效，也不會因此列入每日摘要。在 { $moment } 之前可以復原。
division-kept = ✓ **{ $name }** 維持目前的分割。

held-title = ### { $name } 該怎麼分割？
    我不確定。我會分成 { $articles } 篇文章：
held-until = -# 請在 { $moment } 之前回答；沒有回答就不會存入任何內容。
held-asked = ⚠ 有 { $files } 個檔案我不確定該怎麼分割：請看下方的提問。
held-dropped = **{ $name }** 沒有存入任何內容。
held-unanswered = 一天之內沒有人回答：**{ $name }** 沒有存入任何內容。可以用 `{ $prefix }library add` 再加入一次。

unsure-none = 沒有需要檢視的版面：每一個都有把握，或已經有人看過。
unsure-title = ⚠ 有 { $pages } 個版面可能分割有誤：
unsure-page = - { $name } · { $articles } 篇文章，有 { $share }% 的把握

recut-none = 這個伺服器沒有需要重新分割的版面。
recut-foreseen = 有 { $pages } 個版面會重新分割：{ $changed } 篇文章會變動，新增 { $new } 篇，隱藏 { $hidden } 篇。
recut-stays = -# 編號仍然有效，也不會因此列入每日摘要。有人分割過的版面維持不變。
recut-done = ✓ 已重新分割這個伺服器的版面。
library-old-pages = -# 有 { $pages } 個版面是由舊版分割的。`{ $prefix }library resegment` 會說明有什麼變動。

error-division-gone = 這個版面的原始內容已經沒有保存，無法重新分割。請再加入一次。
error-division-changed = 這個版面後來已重新分割，或由較新的版面取代。請用 `{ $prefix }library unsure` 尋找，或再加入一次。
error-division-too-late = 已經來不及復原了。請改用重新分割。
error-division-many = 一個版面最多 { $most } 篇文章。
error-division-beyond = 沒有第 { NUMBER($line, useGrouping: 0) } 行：最後一行是第 { NUMBER($last, useGrouping: 0) } 行。
error-division-feed = 訂閱源自己標明了文章從哪裡開始。
error-division-typed = 請輸入行號，從 1 開始，以空格分開：1 24 58
error-held-over = 這個提問已經結束：檔案已存入、已放棄，或等得太久。需要的話請再加入一次。
