# 載入版面。

## 版面或檔案中的一行為什麼無法使用

error-source-missing = 沒有這個檔案或資料夾。
error-source-forbidden = 無法讀取：沒有權限。
error-source-unreadable = 無法讀取：{ $reason }。
error-source-no-file = 它既不是檔案，也不是資料夾。
error-source-too-deep = 它的資料夾超過 { $most } 層。
error-source-too-many = 檔案超過 { $most } 個；之後的沒有載入。請另外載入其餘的檔案。
error-source-empty = 它是空的。
error-source-too-large = 它超過 { $limit } MB，不能當作一個版面。請分割它，或把文章寫成 JSON 行。
error-source-binary = 它不是文字。
error-source-encoding = 無法判斷它的字元編碼。請另存為 UTF-8 再試一次。
error-source-no-page = 無法讀取 { $kind } 檔。請另存為 DOCX、PDF、HTML 或純文字再載入。
error-source-other-kind = 它其實是 { $kind } 檔。請改名，讓檔名以 { $suffix } 結尾，再重新載入。
error-file-broken = 它已損壞，或根本不是 { $kind } 檔。請用原本的程式開啟、重新儲存，再載入。
error-file-locked = 它有密碼保護。請移除密碼後儲存，再載入。
error-file-no-text = { $kind ->
    [PDF] 它只有頁面的影像，沒有文字。請先做文字辨識（OCR），再載入結果。
   *[other] 它沒有文字。
}
error-file-too-many = 它超過 { $most } 頁或部分。請分成幾個檔案再載入。
error-file-table = 它是已經分開的文章表格，不需分割。請用 bot.py load 載入。
error-table-no-articles = 它沒有文章：找不到名為「text」、「body」、「content」、「內文」或「內容」的欄位。請這樣命名內文欄位，其他欄位可用「title」、「author」、「date」、「url」、「source」、「id」。
error-table-too-long = 它超過 { $most } 篇文章。請改寫成 JSON 行（.jsonl），就沒有這個上限。
error-table-broken = 表格有誤：第 { NUMBER($line, useGrouping: 0) } 行無法讀取。
error-json-broken = 它不是有效的 JSON：第 { NUMBER($line, useGrouping: 0) } 行有誤。如果每行各是一個 JSON 物件，請把檔名改為 .jsonl。
error-source-sidecar = 它記錄的是版面的分界。請載入版面 { $page }，就會依照這些分界。
error-source-sidecar-alone = 它記錄的是 { $page } 的分界，但旁邊沒有這個版面。
error-source-sidecar-too-large = 它超過 { $limit } MB，不能當作分界檔。
error-source-not-stored = 資料庫裡沒有上次從那裡讀取的版面。
error-source-no-article = 裡面沒有文章：一篇文章至少要有三個字詞。
error-source-too-heavy = 分割它所需的時間或記憶體超過一個版面的上限。
error-loading-busy = 各伺服器等候讀取的內容太多。請一分鐘後再試。
error-source-unexpected = 處理它時發生了不該發生的錯誤（{ $kind }）。原因請看記錄檔，並回報給我們。
error-source-line-too-long = 這一行超過 { $limit } MB。
error-boundaries-beyond = 第 { NUMBER($line, useGrouping: 0) } 行在版面的最後一段之後，而最後一段從第 { NUMBER($last, useGrouping: 0) } 行開始：那裡不會有文章開始。
error-boundaries-no-lines = 這個版面是{ $format ->
    [rss] 訂閱源
   *[other] { " " }HTML
}，行號沒有意義：無法用分界來分割。
error-boundaries-records = 這個檔案裡的文章已經分開：無法用分界來分割。
error-record-broken = 這一行不是有效的 JSON：從第 { $column } 個字元起有誤。
error-record-encoding = 這一行不是 UTF-8。
error-record-no-object = 這一行不是 JSON 物件。
error-record-field = 欄位「{ $field }」的值不正確。
error-record-empty = 這一行沒有內文："paragraphs" 與 "text" 都沒有。
error-record-doubled = 同一個 id 在第 { $line } 行再次出現，內容不同。以最後一行為準，所以略過這一行。

## 指令

cli-load = 把版面、版面的資料夾、文章的 JSON 行、網頁與訂閱源載入資料庫，或重新分割其中的版面
cli-load-examples =
    bot.py load data/pages
    bot.py load page.md https://example.org/news/1 --source "East Ledger"
cli-load-path = 檔案、資料夾（包括底下的一切），或網頁、訂閱源的網址
cli-load-source = 來自哪份報紙或哪個選集；只在版面本身沒有說明時使用
cli-load-boundaries = 只用於一個版面：列出各篇文章開始行號的檔案，取代旁邊的 PAGE.boundaries；在版面變動之前一直有效
cli-load-resegment = 重新分割由舊版程式分割、已存入的版面：全部，或從 PATH 及其底下讀取的；不需要原來的檔案
cli-load-dry-run = 搭配 --resegment：只說明有多少篇文章會重新分割，不做任何變更
cli-load-guild = 搭配 --resegment 或 --accept：處理某個伺服器（以 Discord ID 指定）的版面，而不是共用的版面
cli-load-accept = 接受已存入版面目前的分割：load、check 與 status 不再把它們列為不確定；全部，或從 PATH 及其底下讀取的
cli-load-json = 以 JSON 印出報告

load-report = 載入 { $loaded } 篇文章，更新 { $updated } 篇，{ $unchanged } 篇沒有變動。
load-unsure = 有 { $count } 個版面可能分割有誤：
load-unsure-page = { $articles } 篇文章，有 { $share }% 的把握
load-unsure-how = 檢視的指令：bot.py segment PAGE。可以用 PAGE.boundaries 自行分割，或用 bot.py load --accept PAGE 接受目前的分割。
load-foreseen = 有 { $pages } 個版面會重新分割：{ $changed } 篇文章會變動，新增 { $new } 篇，隱藏 { $hidden } 篇（編號仍然有效）。目前沒有做任何變更。
load-foreseen-none = 沒有已存入的版面需要重新分割。
load-accepted = { $pages ->
    [0] 沒有等待檢視的版面。
   *[other] 已接受 { $pages } 個版面目前的分割。
}
load-rejected = 有 { $count } 個版面或行無法使用：
load-rejected-more = …另有 { $count } 個。
load-nothing = 沒有載入任何內容。
load-settling = 已全部載入，可以搜尋了。索引仍在整理；現在按 Ctrl+C 中止，不會遺失任何內容。
error-load-what = 請指定要載入什麼，或用 --resegment 重新分割已存入的版面。
error-load-boundaries-one = --boundaries 只分割一個版面：請指定一個檔案，不要指定資料夾或 JSON 行。
error-load-addresses = 網址的內容是抓取來的：不能搭配 --boundaries 或 --resegment。
error-load-resegment-alone = --resegment 與 --accept 處理的是已存入的版面：不能一起使用，也不能搭配 --boundaries 或 --source。
error-load-only-stored = --dry-run 要搭配 --resegment；--guild 要搭配 --resegment 或 --accept。
error-load-guild = --guild 要填伺服器的 Discord ID：17 到 20 位數字。
load-stopped = 已停止。到目前為止載入的會留下；再載入一次就會接著做。
