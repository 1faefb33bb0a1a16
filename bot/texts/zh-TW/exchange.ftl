# !library export、!library import 與 `bot.py export`。

command-library-export = 匯出這個伺服器的文章
command-library-export-more = 匯出伺服器加入的所有內容：每個版本，連同編號、作者、來源與日期。「jsonl」是 JSON 行，「markdown」另附每篇文章的頁面，都打包成可以再匯入的 ZIP。一次放不下時，回覆會說明如何接著匯出。
command-library-export-examples =
    { $prefix }library export
    { $prefix }library export markdown
    { $prefix }library export jsonl G4124
command-library-import = 匯入先前匯出的文章
command-library-import-more = 請附上匯出的檔案，或一行一篇文章的 JSON。伺服器已有的不會重複加入，改過的文章會成為新版本，都不會列入每日摘要。只要這個伺服器沒有用過那個號碼，編號就維持不變。
command-library-import-examples = { $prefix }library import
option-library-form = JSON 行，或另附 Markdown 頁面
option-library-first = 從哪一篇開始，例如 G4124
option-library-import = 匯出的檔案，或 JSON 行

library-interrupted = 機器人重新啟動時中斷了這項工作。到那時為止加入的會留下；其餘請再試一次。
library-export-part = { $articles } 篇文章
library-exported = ✓ { $articles } 篇文章，{ $files } 個檔案。
library-export-long = 有 { $count } 篇文章太長，無法寫成一行，沒有匯出：{ $some }。
library-export-more = ⚠ 還有更多。用 `{ $command }` 接著匯出。
library-export-how = -# `{ $prefix }library import` 可以再匯入這些檔案，這個伺服器或別的伺服器都可以。
library-renumbered = ⚠ 有 { $count } 篇文章換了編號，因為這個伺服器用過原來的號碼。用舊編號會找不到這些文章。
library-line = { $what } 第 { NUMBER($line, useGrouping: 0) } 行

error-library-nothing-to-export = { $first ->
    [1] 這個伺服器還沒有可以匯出的文章。用 `{ $prefix }library add` 加入一些。
   *[other] 從 G{ NUMBER($first, useGrouping: 0) } 開始，這個伺服器沒有自己的文章。
}
error-library-import-what = 請附上要匯入的內容：匯出的檔案，或一行一篇文章的 JSON。
error-library-busy = 這個伺服器已有 { $most } 項加入、匯入或匯出正在進行。請等其中一項完成，或停止它。
error-library-crowded = 各伺服器正在進行的工作已經太多。請一分鐘後再試。
error-upload-lines = 只能匯入匯出的檔案或 JSON 行。要加入版面，請用 `{ $prefix }library add`。
error-record-board-shared = 剪貼板屬於個別伺服器，因此這裡略過。
error-record-pins = 剪貼板 { $board } 有 { $number } 段沒有匯入：文章不在這裡。請把匯出的所有檔案一起匯入。
error-record-newer = 這一行是由較新版本的程式寫的。

cli-export = 把文章寫到檔案，機器人執行時也可以：load 能再載入的 JSON 行，或另附 Markdown 頁面的 ZIP
cli-export-examples =
    bot.py export articles.jsonl
    bot.py export pages.zip --guild 123456789012345678
cli-export-file = 要產生的檔案：NAME.jsonl，或 NAME.zip（Markdown）
cli-export-guild = 匯出這個 Discord ID 的伺服器的文章，而不是共用的資料庫
cli-export-force = 檔案已存在時取代它
export-done = { $path }：{ $articles } 篇文章{ $left ->
    [0] 。
   *[other] ；有 { $left } 篇太長，沒有匯出。
}
export-stopped = 已停止；沒有產生檔案。
error-export-kind = 請指定以 .jsonl 或 .zip 結尾的檔案。
error-export-exists = { $path } 已經存在，沒有變更它。請指定另一個檔案，或用 --force 取代。
error-export-unwritable = 無法寫入 { $path }：{ $reason }。
error-export-nothing = 沒有可以匯出的文章。
