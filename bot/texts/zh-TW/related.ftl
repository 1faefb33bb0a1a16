# !related，以及訊息選單「尋找文章」

command-related = 找出相關文章
command-related-more = 列出與這篇文章有相同關鍵字詞的文章，並標示那些字詞。對著別人的訊息使用「尋找文章」（應用程式）也是一樣：只有你會看到回覆，訊息不會被保存。
command-related-examples =
    { $prefix }related A1
option-related-reference = 編號，例如 A17，或標題裡的字

menu-find-articles = 尋找文章

related-title = ### 與 *{ $headline }* 相關 · `{ $reference }`
related-how = -# 依共用的字詞排列，最有代表性的在前；字詞在段落中標出。
related-ties = -# 兩者都有 { $words }
related-none =
    ### 沒有與 *{ $headline }* 相關的文章 · `{ $reference }`
    沒有別的文章與它共用足夠有代表性的字詞。
about-title = ### 與這則訊息有關的文章
about-none =
    ### 沒有與這則訊息有關的文章
    資料庫裡沒有文章與它共用有代表性的字詞。
error-message-empty = 那則訊息沒有可以依據的文字。
