# `bot.py preview` 的歡迎訊息。

preview-greeting =
    ### 歡迎使用 Broadsheet
    這是在模擬的 Discord 裡執行的完整機器人，只在你的電腦上，{ $pages ->
        [samples] 使用範例文章。
       *[own] 使用你自己的版面。
    }
    { "**" }試試這些**：按下方的按鈕，或在訊息欄輸入：
preview-try = - `{ $command }` · { $about ->
    [typo] 錯字會自動更正
    [verify] 這段引文逐字正確嗎？
    [quote] 用幾個字找出原句
    [article] 閱讀一篇文章
    [related] 找出相關文章
    [recent] 看看新文章
    [cite] 產生 APA 格式的引註
   *[help] 看所有指令
}
preview-people = **誰可以做什麼**：你是讀者 *{ $reader }*。要設定每日摘要、加入文章或變更設定，請在上方的 *Viewing as* 選擇 *{ $moderator }*。
preview-digest = **稍候片刻**，會有新的版面進來，這裡會發布第一則每日摘要。之後可以用 *{ $moderator }* 的身分試試 `{ $prefix }digest now`。
preview-limits = -# 要加入你自己的版面，請把檔案放進 `data/pages/`，幾秒內就會出現。預覽無法在訊息附上檔案、開啟訊息選單，也沒有網路。
preview-step-pages = 正在載入{ $pages ->
    [samples] 範例版面
   *[own] 你的版面
}…
preview-step-start = 正在啟動機器人…
