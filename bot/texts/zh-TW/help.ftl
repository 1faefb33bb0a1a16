# !help 與 !sync

command-help = 說明各個指令，並附範例
command-help-more = 不加名稱時說明從哪裡開始；加上名稱則說明那個指令。
command-help-examples =
    { $prefix }help
    { $prefix }help search
option-help-command = 要說明的指令

command-sync = 重新向 Discord 登記斜線指令
command-sync-more = 只有機器人的擁有者可以使用，而且只有在斜線指令不見時才需要：指令有變動時，機器人會自己登記。
command-sync-examples = { $prefix }sync
sync-done = 已登記 { $commands } 個斜線指令。

help-title =
    ### Broadsheet
    搜尋、閱讀與引用報紙資料庫。每個指令都可以用訊息、提及機器人或 / 使用。
help-entry = `{ $example }` — { $does }
help-under = -# 以及 { $names }
help-topic-read = **尋找與閱讀**
help-topic-quote = **引用與查證**
help-topic-digest = **新文章的每日摘要**
help-topic-library = **這個伺服器的館藏**
help-topic-server = **機器人與這個伺服器**
help-more = -# `{ $prefix }help search` 會說明單一指令，並附更多範例。
help-no-message-content = -# Discord 不讓這個機器人看到一般訊息：請使用 /，或以 { $name } 開頭。在私訊中一切照常。
help-command = ### `{ $usage }`
help-examples = **範例**
