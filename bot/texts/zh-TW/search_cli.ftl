# 終端機中的 `bot.py search`。

cli-search = 搜尋資料庫，與 Discord 上的指令相同
cli-search-examples =
    bot.py search 半導體 after:2025
    bot.py search '"rare earth" -tariff' --limit 10
cli-search-query = 要找什麼；可以輸入任何文字
cli-search-limit = 最多顯示幾篇文章（1 到 100）
cli-search-json = 只印出一個 JSON 物件
cli-search-batch = 從標準輸入讀取 JSON 行 { "{" }"id", "query", "limit"{ "}" }，每行以一行 JSON 回答

search-cli-used = 顯示的是這個查詢的結果：{ $used }
search-cli-cut = 查詢太長；後面的部分沒有搜尋。
search-cli-partial = 搜尋時間過長，已停止；以下是目前找到的。
search-cli-missing = 沒有文章含有：{ $words }
search-cli-also = 也搜尋了：{ $words }
search-cli-without = 缺少：{ $words }
search-cli-suggestion = 你要找的是：{ $suggestion }
search-cli-none = 資料庫裡找不到「{ $query }」。
search-cli-empty = 資料庫是空的。載入版面的指令：bot.py load PATH
search-cli-total = { $bound ->
    [yes] 超過 { $total } 篇文章
   *[no] { $total } 篇文章
}
search-cli-folded = 也見於 { $refs }

error-search-no-query = 沒有可以搜尋的內容：請指定 QUERY，或用 --batch。
error-search-bad-limit = { $limit } 不是 1 到 100 之間的篇數。
error-search-batch-line = 這一行不是 JSON 物件，或 "query" 不是文字，或 "limit" 不在 1 到 100 之間。
