# !changes：文章各版本的差異，以及引用之後的更動

command-changes = 查看文章有哪些更動
command-changes-more = 指定文章時，逐字列出最新版與前一版的差異，並可用按鈕查看更早或更新的版本。不指定時，列出最近 30 天內在這個伺服器引用過、之後文字有更動的段落。排版符號的差異不算文字更動，只會計數。
command-changes-examples =
    { $prefix }changes A1
    { $prefix }changes A1@2
    { $prefix }changes
option-changes-reference = 編號，例如 A17 或 A17@2；留空則列出這裡引用過的段落

button-compare = 比較
button-older-version = 較舊版本
button-newer-version = 較新版本

changes-title = ### 〈{ $headline }〉的更動 · `{ $reference }`
changes-versions = -# 第 { $older } 版（<t:{ $stored }:f>）→ 第 { $newer } 版，共 { $latest } 版（<t:{ $changed }:f>）{ $reason ->
    [upgraded] ，節錄之後收到全文
    [resegmented] ，重新分割
   *[other] { "" }
}
changes-one-version = 這篇文章只有一版，<t:{ $stored }:R>存入，之後沒有更動。
changes-same-words = 文字完全相同。
changes-headline = **標題**
changes-changed = `{ $older }` → `{ $newer }`
changes-added = **新增** · `{ $ref }`
changes-dropped = **刪除** · `{ $ref }`
changes-was = 原為：「{ $text }」
changes-now = 現為：「{ $text }」
changes-typography = -# 另有 { $number } 句文字相同，只有排版符號不同。
changes-untold = -# 還有 { $number } 處更動沒有列出。
changes-page = -# 第 { $page } 頁，共 { $pages } 頁
changes-legend = -# ~~刪去的文字~~ · **新增的文字**
error-changes-nowhere = 請在伺服器裡使用，或指定一篇文章：`{ $prefix }changes A17`。

changed-title = ### 這裡引用過的 { $total } 個段落有更動{ $pages ->
    [1] { "" }
   *[other] {" "}· 第 { $page } 頁，共 { $pages } 頁
}
changed-none =
    ### 這裡引用過的段落都沒有更動
    最近 30 天內在這個伺服器引用過的段落，文字都和原來一樣。用 `{ $prefix }changes A17` 可以查看一篇文章的更動。
changed-more = -# 只比較了最近引用的 200 個段落。
changed-not-told = -# 文字有更動時，這個伺服器不會收到通知。用 `{ $prefix }settings changes reply` 開啟。

changes-told = **引用之後有更動** · `{ $older }` → `{ $newer }`
changes-told-gone = **引用之後已刪除** · `{ $older }`
changes-told-again = **文字又和引用時相同** · `{ $older }`
changes-quoted = 引用時：「{ $text }」
changes-told-where = -# [引用的訊息]({ $link })
button-quote-new = 引用新的文字
