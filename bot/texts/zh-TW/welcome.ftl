# 在伺服器中唯一一次的歡迎訊息

welcome =
    ### 早安，我是 Broadsheet
    我保管一個報紙文章的資料庫，你們可以就在這裡搜尋、閱讀與引用。可以從這些開始：
    - `{ $prefix }search semiconductor` 找出文章與相符的段落
    - `{ $prefix }recent` 顯示新的文章
    - `{ $prefix }help` 說明每個指令，並附範例
    -# 每個指令也都可以用 / 輸入。`{ $prefix }settings` 可以變更前綴、時區等設定。
welcome-slash =
    ### 早安，我是 Broadsheet
    我保管一個報紙文章的資料庫，你們可以就在這裡搜尋、閱讀與引用。可以從這些開始：
    - `/search` 找出文章與相符的段落
    - `/recent` 顯示新的文章
    - `/help` 說明每個指令，並附範例
    -# 只有提及我的訊息才會送到我這裡。`/settings` 可以變更時區等設定。
