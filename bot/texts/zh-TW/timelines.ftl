# !timeline

command-timeline = 依時間看報導：每篇文章一句原文
command-timeline-more = 依日期由舊到新列出相關文章，每篇一句，一字不改，並附編號。可以指定一篇文章（例如 A17），列出報導同一則新聞或密切相關的文章；也可以像搜尋一樣輸入字詞：文章必須包含每個字詞，引用的是最符合的那一句。沒有日期的文章另外列出；同一來源一天最多兩句。文章很多時會依週收合，按「展開」查看那一週。最後加上 chart（或「圖表」），我會畫出各來源每週的文章數，數字列在下方。
command-timeline-examples =
    { $prefix }timeline A17
    { $prefix }timeline 舊港 碼頭
    { $prefix }timeline "稀土" after:2025 圖表
option-timeline-query = 文章（例如 A17），或像搜尋一樣的字詞
option-timeline-chart = 畫出各來源每週的文章數

timeline-title = ### 時間軸：{ $about }
timeline-of-article = 〈{ $headline }〉 · `{ $reference }`
timeline-of-query = 「{ $query }」
timeline-span = { $articles } 篇文章，{ $one_day ->
    [yes] { $first }
   *[no] { $first } 至 { $last }
}
timeline-undated = { $articles } 篇沒有日期
timeline-page = 第 { $page } 頁，共 { $pages } 頁
timeline-folded = -# 文章太多，因此依週收合，各附最符合的一句。
timeline-these-undated = -# 這些文章沒有日期，依載入順序排列。
timeline-week = -# { $day } 起的一週
timeline-day = **{ $day }**
timeline-week-head = **{ $day } 起的一週** · { $articles } 篇文章
timeline-line = -# { $source } · `{ $reference }`{ $also }
timeline-line-cut = -# 沒有夠短的完整句子 · { $source } · `{ $reference }`
timeline-line-long = -# 這裡放不下這一句 · { $source } · `{ $reference }`
timeline-also = { " " }· 也見於 { $references }{ $more ->
    [0] { "" }
   *[other] { " " }與另外 { $more } 篇
}
timeline-more = -# 當天另外還有 { $articles } 篇
timeline-alone = -# 資料庫裡沒有其他密切相關的文章。可以改用字詞：`{ $prefix }timeline 舊港 碼頭`。
timeline-nothing = ### 「{ $query }」沒有可以列出的時間軸
timeline-some = -# 時間軸只列出包含每個字詞的文章。搜尋也會找到只包含部分字詞的文章。
button-timeline = 時間軸
button-open-week = 展開
button-undated = 沒有日期：{ $articles }
button-whole-timeline = 時間軸
button-chart = 圖表
error-timeline-of-nothing = 要看什麼的時間軸？請指定文章（例如 A17），或像搜尋一樣輸入字詞。

timeline-chart-head = -# { $articles } 篇有日期的文章 · 每根長條代表 { $weeks } 週，下方是該週的星期一
timeline-undated-left-out = 另有 { $articles } 篇沒有日期，未列入圖中。
timeline-others = 其他
timeline-source = `{ $key }` { $source }：{ $articles }
timeline-from = YYYY-MM-DD
timeline-narrow = -# 想看單週的數字，請縮短時間範圍：加上 `after:2025-10` 或 `before:2025-12`。
timeline-no-picture = -# 我需要「附加檔案」權限才能附上圖片。
timeline-alternative = 長條圖：每 { $weeks } 週關於{ $about }的文章數，共 { $articles } 篇。

# `bot.py timeline` in a terminal.

cli-timeline = 依時間列出報導，每篇文章一句原文
cli-timeline-examples =
    bot.py timeline A17
    bot.py timeline 稀土 after:2025 --chart chart.png
cli-timeline-query = 文章（例如 A17），或像搜尋一樣的字詞
cli-timeline-chart = 把各來源每週文章數的圖表寫入這個 PNG 檔，並印出數字
timeline-cli-none = 資料庫裡沒有文章包含「{ $query }」的每個字詞。可以試試：bot.py search { $query }
timeline-cli-week = { $day } 起的一週：{ $articles }
timeline-cli-undated = 沒有日期：
error-timeline-chart-file = 無法把圖表寫入 { $file }：{ $reason }。請換一個檔案。
