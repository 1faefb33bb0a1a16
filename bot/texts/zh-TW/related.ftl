# !related，以及訊息選單「尋找文章」

command-related = 找出相關文章
command-related-more = 列出與這篇密切相關的文章，中英文都找，並標示相同的名稱與關鍵字詞；沒有夠相關的就直說。對著別人的訊息使用「尋找文章」（應用程式）也是一樣：只有你會看到回覆，訊息不會被保存。
command-related-examples =
    { $prefix }related A1
option-related-reference = 編號，例如 A17，或標題裡的字

menu-find-articles = 尋找文章

related-title = ### 與 *{ $headline }* 相關 · `{ $reference }`
related-how = -# 最相關的在前，並列出相連的名稱與字詞。
related-ties = -# 兩者都有 { $words }
related-none =
    ### 沒有與 *{ $headline }* 密切相關的文章 · `{ $reference }`
    沒有別的文章與它共用足夠的名稱與代表性字詞。想再找找，可用 `{ $prefix }search` 搜尋文中的名稱。
about-title = ### 與這則訊息有關的文章
about-none =
    ### 沒有與這則訊息有關的文章
    資料庫裡沒有文章與它共用名稱或足夠的代表性字詞。可用 `{ $prefix }search` 換些字試試。
error-message-empty = 那則訊息沒有可以依據的文字。
