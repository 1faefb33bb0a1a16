# !search

command-search = 搜尋資料庫
command-search-more = 找出含有你輸入的全部或大部分字詞的文章，最相關的排在前面，並顯示最符合的段落。錯字會自動更正；真正的字詞和人名則依你輸入的搜尋，每個結果會說明缺少哪些字詞。引號中的「詞組」必須完全相符，-字詞 會排除含有它的文章，OR 表示任一即可，pre* 找出所有以此開頭的字詞。中文不需要空格。author: source: title: after: before: on: is:full is:teaser 可以縮小範圍；使用 / 指令時，這些都是選項。
command-search-examples =
    { $prefix }search 半導體
    { $prefix }search "national security" -budget
    { $prefix }search 大安 OR taipei
    { $prefix }search budget author:lee after:2025-04 is:full
option-search-query = 字詞、"詞組"、-字、OR、pre*
option-search-author = 作者的名字
option-search-source = 來源名稱中含有這些字
option-search-title = 標題中含有這些字
option-search-kind = 全文，或節錄
option-search-after = 在這天之後刊出，例如 2025-04 或 last-monday
option-search-before = 在這天之前刊出
option-search-on = 在這天刊出
option-search-sort = 最相關優先，或在其中最新優先

search-head = **{ $query }** · { $bound ->
    [more] 超過 { $total } 篇文章
   *[exact] { $total } 篇文章
}{ $pages ->
    [1] { "" }
   *[other] { " " }· 第 { $page } 頁，共 { $pages } 頁
}{ $order ->
    [newest] { " " }· 最新優先
   *[best] { "" }
}
search-newest-first = 最新優先
search-best-first = 最相關優先
button-why = 為什麼是這些？
search-corrected = 沒有符合「{ $asked }」的文章，改為顯示「{ $used }」的結果。
search-missing = 沒有文章含有 { $words }。
search-also = -# 也搜尋了：{ $words }
search-nearest = -# 資料庫裡最接近「{ $word }」的字詞：{ $words }
search-without = -# 缺少：{ $words }
search-literally = 依原字詞搜尋
search-did-you-mean = 你要找的是「{ $query }」嗎？
search-try = 搜尋
search-cut = -# 查詢超過 1,000 個字元或 48 個字詞，後面的部分沒有搜尋。
search-partial = -# 搜尋時間過長，已停止。以下是目前找到的最佳結果。
search-nothing = ### 找不到「{ $query }」
search-unreadable =
    ### 沒有可以搜尋的字詞
    { "*" }{ $query }* 裡沒有可以搜尋的字詞。
search-advice = -# 可以減少字詞、換個說法，或用 `{ $prefix }recent` 看看最新的文章。

## 為什麼是這些結果

reasons-title = ### 為什麼是這些結果
reasons-best = -# 最相關優先。罕見的字詞比常見的分量重；出現在標題、文章開頭，或彼此靠近時分量更重。
reasons-newest = -# 最相關的 200 篇，依日期由新到舊。
reasons-named = **{ $headline }** · `{ $reference }`
reasons-word = - { $phrase ->
    [yes] 詞組{ "" }
   *[no] { "" }
}「{ $asked }」{ $corrected ->
    [yes] ，視為「{ $used }」
    [name] ，另一個名字是「{ $used }」
   *[no] { "" }
}：{ $times ->
    [0] { "" }
   *[other] { $times } 次，{ "" }
}在{ $places }{ $other ->
    [yes] （寫作 { $forms }）
   *[no] { "" }
}
reasons-headline = 標題
reasons-byline = 作者名
reasons-more = - 你輸入的另外 { $number } 個字詞
reasons-lacking = - 這篇沒有：{ $words }
reasons-near = - 「{ $left }」與「{ $right }」在 `p{ $paragraph }` 中{ $apart ->
    [1] 相鄰
   *[other] 相距 { $apart } 個字詞以內
}
reasons-recent = - { $date }刊出：新文章的排序會高一點
reasons-teaser = - 節錄：全文的排序較高
reasons-filtered = - 符合你的篩選條件
reasons-folded = - 同一則報導，只顯示一次：{ $references }{ $more ->
    [0] { "" }
   *[other] { " " }與另外 { $more } 篇
}
