# !help 與 !sync

command-help = 說明各個指令，並附範例
command-help-more = 不加名稱時，列出最先用得到的五個指令與主題選單；加上名稱則說明那個指令。只會看到你可以使用的指令。
command-help-examples =
    { $prefix }help
    { $prefix }help search
option-help-command = 要說明的指令

command-sync = 重新向 Discord 註冊斜線指令
command-sync-more = 只有機器人擁有者可以使用，而且只有在斜線指令不見時才需要：指令有變動時，機器人會自動註冊。
command-sync-examples = { $prefix }sync
sync-done = 已註冊 { $commands } 個斜線指令。

help-title =
    ### Broadsheet
    搜尋、閱讀與引用新聞資料庫。可以從這些指令開始：
help-entry = `{ $example }`：{ $does }
help-topics = 更多指令，依主題…
help-topic = ### { $topic }
help-topic-read = 尋找與閱讀
help-topic-quote = 引用與查證
help-topic-digest = 每日摘要與關注
help-topic-library = 這個伺服器的館藏
help-topic-server = 機器人與這個伺服器
help-topic-none = 你在這裡不能使用這些指令。請洽伺服器管理員。
help-more = -# 輸入 `{ $prefix }help search` 可以查看單一指令的說明。每個指令也都可以用 / 輸入，或先提及我。
help-lacking = -# 你在這裡不能使用：{ $right ->
    [server] 只能在伺服器中使用
    [digests] 需要「管理伺服器」權限，或設定中選定的身分組
    [library] 需要「管理伺服器」權限，或設定中選定的身分組
    [owner] 只有機器人擁有者可以使用
   *[manager] 需要「管理伺服器」權限
}。
help-no-message-content = -# Discord 不讓這個機器人看到一般訊息：請使用 /，或以 { $name } 開頭。在私訊中一切照常。
help-command = ### `{ $usage }`
help-examples = **範例**
