# !related，以及訊息選單「尋找文章」

command-related = 找出相關文章
command-related-more = 列出與這篇密切相關的文章，中英文都找，並標示共同的名稱與關鍵字詞；沒有夠相關的文章時會直接說明。在別人的訊息選單中（應用程式）選「尋找文章」也是一樣：只有你會看到回覆，訊息不會被保存。
command-related-examples =
    { $prefix }related A1
option-related-reference = 編號（例如 A17），或標題中的字詞

menu-find-articles = 尋找文章

related-title = ### 與〈{ $headline }〉相關 · `{ $reference }`
related-how = -# 最相關優先，並列出共同的名稱與字詞。
related-ties = -# 兩者都有 { $words }
related-none =
    ### 沒有與〈{ $headline }〉密切相關的文章 · `{ $reference }`
    沒有其他文章和它有夠多共同的名稱或關鍵字詞。可以用 `{ $prefix }search` 搜尋文中的名稱。
about-title = ### 與這則訊息有關的文章
about-none =
    ### 沒有與這則訊息有關的文章
    資料庫裡沒有文章和它有共同的名稱或夠多的關鍵字詞。可以用 `{ $prefix }search` 換個說法試試。
error-message-empty = 那則訊息沒有可以搜尋的文字。
