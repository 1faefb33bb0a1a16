# !article、!recent、!random

command-article = 閱讀一篇文章
command-article-more = 分頁顯示整篇文章，包括作者、來源，以及每一段的編號。編號含有段落時，會直接翻到那一段。也可以不用編號，直接輸入標題中的字詞。
command-article-examples =
    { $prefix }article A1
    { $prefix }article 大安
    { $prefix }article A1.p4
option-article-reference = 編號（例如 A17 或 A17.p4），或標題中的字詞

command-recent = 顯示最新的文章
command-recent-more = 列出最近收錄的文章，最新的在前。
command-recent-examples = { $prefix }recent

command-random = 隨機顯示一篇文章
command-random-more = 從資料庫中隨機挑一篇，全文優先於節錄。
command-random-examples = { $prefix }random

button-numbers = 句子編號
button-no-numbers = 隱藏編號
button-related = 相關文章

article-title = ## { $headline }
article-small = -# { $text }
article-no-text = -# 這篇文章沒有內文。
article-excerpt = -# 節錄：來源的文字到此為止。
article-page = -# 第 { $page } 頁，共 { $pages } 頁 · 要指明段落，請寫 `{ $reference }`
article-older = -# 這是第 { $version } 版。最新版是 `{ $newest }`。

named-title = ### 要找哪一篇？
    標題與「{ $words }」相符的文章：

recent-title =
    ### 最新文章
    -# 共 { $total } 篇 · 第 { $page } 頁，共 { $pages } 頁
recent-loaded = -# <t:{ $moment }:R>收錄
random-title = ### 隨機選出的一篇
