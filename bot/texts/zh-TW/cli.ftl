# 命令列。

cli-about = Broadsheet 為 Discord 伺服器保管新聞資料庫。不加指令時會執行機器人：設定了 DISCORD_TOKEN 就在 Discord 上，否則在本機的預覽中。
cli-commands = 指令
cli-examples = 範例：
cli-version = 印出版本後結束
cli-completion = 印出讓 bash、zsh 或 fish 自動補完 bot.py 指令的腳本
cli-database = 資料庫的檔案（預設：DATABASE_URL，或 data/ 裡的檔案）
cli-unexpected = 發生了不該發生的錯誤（{ $kind }）。原因請看上方的記錄，並回報給我們。

cli-preview = 在本機的瀏覽器頁面試用整個機器人，不需要權杖與網路
cli-preview-examples =
    bot.py preview --page my-pages/
cli-preview-port = 要使用這部電腦的哪個連接埠（預設：任何未使用的）
cli-preview-no-browser = 只印出網址，不開啟瀏覽器
cli-preview-page = 預覽這些版面，而不是 data/pages 或範例
preview-address = Broadsheet 已在 { $address } 開啟（按 Ctrl+C 結束）

cli-alias = 把同一人事物的不同名稱連在一起，適用於所有搜尋共用資料庫的人
cli-alias-examples =
    bot.py alias add "賴清德 = William Lai"
    bot.py alias remove "William Lai"
cli-alias-action = add、list 或 remove
cli-alias-names = 用 = 隔開的名稱（"賴清德 = William Lai"），或要移除的其中一個名稱
cli-alias-add-done = 已連結：{ $names }
cli-alias-list-done = { $names }
cli-alias-remove-done = 已解除連結：{ $names }
cli-alias-none = 共用資料庫還沒有連結任何名稱。
error-alias-cli-names = 「list」不需要名稱。

cli-invite = 印出把機器人加入伺服器的網址，只要求它所需的最少權限
cli-invite-examples =
    bot.py invite

error-preview-not-installed = 沒有安裝預覽。請執行：python -m pip install -c constraints.txt -e ".[preview]"
error-port-in-use = 無法使用這部電腦的連接埠 { $port }：已被其他程式占用。請用 --port 選擇另一個。
error-token-missing = 沒有權杖。請把 DISCORD_TOKEN 或 DISCORD_TOKEN_FILE 設為你的機器人的權杖。
error-token-refused = Discord 不接受這個權杖。請從 Discord 開發者入口網站重新複製到 DISCORD_TOKEN。
error-discord-unreachable = 無法連上 Discord（{ $reason }）。請檢查網路，再重新啟動。
