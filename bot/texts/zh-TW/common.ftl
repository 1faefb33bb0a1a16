# Discord 上每則回覆都有的字。

language-name = 繁體中文（台灣）

button-read = 閱讀
button-read-number = 閱讀 { $number }
button-previous = ◀ 上一頁
button-next = 下一頁 ▶
button-share = 分享
button-dismiss = 關閉
button-source = 來源
button-another = 換一篇

list-between = 、
marks-outer = 「」
marks-inner = 『』
phrase-between = ；
parts-between = ，
people-between = 、

option-private = 只讓你自己看到回覆

shared-by = -# 由 <@{ $person }> 分享

date = { DATETIME($date, dateStyle: "medium") }
filed-from = { $place } 報導
date-by-dateline = { $day }（依電頭）
source-file = 取自 { $file }

credit-author = { $names }
credit-translator = { $names } 譯
credit-at = { $name }（{ $affiliation }）
card-teaser = 節錄

archive-holds = 資料庫共有 { $articles } 篇文章（{ $teasers ->
    [0] 全為全文
   *[other] 其中 { $teasers } 篇為節錄
}），來自 { $sources } 個來源。
archive-holds-between = 資料庫共有 { $articles } 篇文章（{ $teasers ->
    [0] 全為全文
   *[other] 其中 { $teasers } 篇為節錄
}），來自 { $sources } 個來源，刊出日期從 { $oldest } 到 { $newest }。

archive-empty =
    ### 資料庫是空的
    還沒有收錄任何文章，所以沒有內容可以搜尋或閱讀。
    機器人管理者只要把版面檔案放進 `data/pages/` 再重新啟動，或執行 `python bot.py load` 加上檔名即可。
