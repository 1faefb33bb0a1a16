# !privacy

command-privacy = 這個機器人保存什麼、為什麼、保存多久
command-privacy-more = 關於個人與這個伺服器保存了什麼，以及如何查看或刪除。
command-privacy-examples = { $prefix }privacy
command-privacy-export = 以檔案取得你或這個伺服器的資料
command-privacy-export-more = 你自己的，或這個伺服器的（需要「管理伺服器」權限）。檔案是以 gzip 壓縮的 JSON 行。只有你會收到：用 / 時是私人回覆，否則是私訊。
command-privacy-export-examples =
    { $prefix }privacy export
    { $prefix }privacy export server
command-privacy-delete = 永久刪除所保存的資料
command-privacy-delete-more = 你自己的，或這個伺服器的（需要「管理伺服器」權限）。會先用按鈕確認。
command-privacy-delete-examples =
    { $prefix }privacy delete
    { $prefix }privacy delete server
option-privacy-whose = 你自己的，或這個伺服器的

privacy-title = ## 這個機器人保存什麼
privacy-people =
    ### 關於個人
    如果你設定或暫停每日摘要，或加入訂閱源，我會保存你的 Discord ID，以便在出問題時通知你。如果你按了「不是這則新聞」，也會保存，以便說明是誰按的。如果我詢問你如何分割檔案，則保存一天。如果你建立剪貼板、釘選段落或寫註記，我會一併保存你的 ID，以及你寫的註記。如果你建立關注或取得 RSS 網址，也會保存你的 ID。除此之外什麼都不保存：不記錄誰搜尋、閱讀或引用過，也不保存訊息，除非有人特意把版面加入資料庫。
privacy-server =
    ### 關於這個伺服器
    - 設定、每日摘要與它顯示過的文章、訂閱源、連結的名稱、剪貼板與關注（只有編號，沒有文字），以及館藏裡的版面：直到刪除為止
    - 我已打過招呼，以及發布每日摘要時缺少哪些權限：直到刪除或取得權限為止
    - 搜尋結果有翻頁按鈕時，查詢的字詞（不包括是誰查的）：7 天
    - 我的哪些訊息引用了哪篇文章：一年，或直到訊息被刪除
privacy-leaving = 機器人離開伺服器 { $days } 天後，以上資料會全部刪除，除非它又回來。已刪除的資料最多還會在更新時留下的副本中存在 { $copies } 天；也會留在機器人管理者的備份中，直到備份被刪除為止。
privacy-how = -# `{ $prefix }privacy export` 查看 · `{ $prefix }privacy delete` 刪除
privacy-exported-person = 這是所有與你有關的資料。
privacy-exported-server = 這是這個伺服器的所有資料。
privacy-sent = 已用私訊傳給你。
privacy-confirm-me =
    ### 要刪除關於你的資料嗎？
    你的 Discord ID 會從所有保存的資料中移除。你的每日摘要與訂閱源會繼續運作，但出問題時我無法通知你。你在剪貼板上寫的註記會刪除。這無法復原。
privacy-confirm-server =
    ### 要刪除這個伺服器的所有資料嗎？
    伺服器的館藏（共 { $articles } 篇文章）、每日摘要、設定與保存的查詢都會刪除。`G1` 這類編號將不再指向任何文章。這無法復原。
privacy-button-me = 刪除關於我的資料
privacy-button-server = 刪除這個伺服器的所有資料
privacy-deleted-me = { $rows ->
    [0] 沒有保存任何關於你的資料。
   *[other] 完成。你的 ID 已從 { $rows } 筆資料中移除，資料庫中沒有留下任何痕跡。
}
privacy-deleted-server = 完成。不再保存這個伺服器的任何資料，資料庫中沒有留下任何痕跡。

error-privacy-export-large = 資料超過 Discord 允許我傳送的大小（{ $most } MB）。請向機器人管理者索取。
error-privacy-direct = 我無法傳私訊給你。請改用 /：回覆只有你看得到。
error-not-your-button = 只有提出要求的人可以按這個按鈕。
