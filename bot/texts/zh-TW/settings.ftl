# !settings

command-settings = 顯示並變更這個伺服器的設定
command-settings-more = 顯示前綴、時區、語言、搜尋結果的樣式、純文字、可用指令與顯示段落的頻道，以及可以管理每日摘要與館藏的身分組，並附上變更用的按鈕與選單。每次變更都會說明從什麼變成什麼，並且可以復原。需要「管理伺服器」權限。
command-settings-examples = { $prefix }settings
command-settings-prefix = 選擇指令的開頭
command-settings-prefix-more = 最多五個字元、不含空格，最後一個是 ! 或 ? 之類的符號。
command-settings-prefix-examples = { $prefix }settings prefix ?
command-settings-zone = 選擇這個伺服器的時區
command-settings-zone-more = 搜尋中的日期與沒有寫明時區的每日摘要以此為準。可以用時區名稱或城市名稱。
command-settings-zone-examples =
    { $prefix }settings zone Asia/Taipei
    { $prefix }settings zone london
option-settings-prefix = 一到五個字元，例如 ! 或 ?
option-settings-zone = 例如 Asia/Taipei

settings-title = ### 這個伺服器的設定
settings-entry = **{ $name }：** { $value }
settings-prefix = 前綴
settings-prefix-about = -# 訊息中的指令以此開頭。提及機器人也可以。
settings-prefix-label = 新的前綴
settings-zone = 時區
settings-zone-about = -# 讓搜尋裡的 yesterday 是你們的昨天，每日摘要的 08:00 是你們的早上八點。每個每日摘要也可以另選時區。
settings-zone-label = 新的時區
settings-language = 語言
settings-language-about = -# 機器人回覆用的語言。
settings-digest-roles = 每日摘要身分組
settings-digest-roles-about = -# 除了有「管理伺服器」權限的人，這些身分組也可以管理每日摘要。
settings-library-roles = 館藏身分組
settings-library-roles-about = -# 除了有「管理伺服器」權限的人，這些身分組也可以管理館藏。
settings-changed = { $name }已從 { $before } 改為 { $after }。
settings-digest-roles-none = 無
settings-library-roles-none = 無
settings-plain-text = 純文字
settings-plain-text-about = -# 回覆不用框線、標題與符號，適合使用螢幕閱讀器的人。
settings-full-results = 搜尋結果
settings-full-results-about = -# 精簡：標題、來源、日期與一行內文，手機上看得到更多。完整：整段內文與其他資訊。
settings-changes = 引文更動通知
settings-changes-about = -# 引用過的文字有更動時在哪裡通知。
settings-changes-as-reply = 回覆引用的訊息
settings-changes-as-channel = 在一個頻道
settings-changes-as-off = 不通知
settings-changes-how = 引用過的文字有更動時如何通知？
settings-changes-which = 如果在一個頻道，是哪一個？
settings-changes-reply = 回覆引用的訊息
command-settings-changes = 選擇引用過的文字有更動時在哪裡通知
command-settings-changes-more = 段落公開引用後的 30 天內，機器人會留意文字是否更動，並以回覆引用訊息（`reply`）、在一個頻道、或完全不（`off`）的方式通知。頻道裡只會通知看得到那個頻道的人都能讀到的內容。
command-settings-changes-examples =
    { $prefix }settings changes reply
    { $prefix }settings changes #desk
    { $prefix }settings changes off
option-settings-changes = reply、off，或頻道，例如 #desk
settings-rereading = 重新讀取網頁
settings-rereading-about = -# 引用過的文章，這樣才能發現更動。
button-rereading-on = 重新讀取網頁
button-rereading-off = 不重新讀取網頁
command-settings-rereading = 選擇是否重新讀取引用過的網頁
command-settings-rereading-more = 段落引用後的 1 小時、6 小時、24 小時與 7 天，機器人會重新讀取文章的網頁，這樣文字一有更動就能發現。只限原本就是從網頁讀取的文章，而且要網站允許。
command-settings-rereading-examples =
    { $prefix }settings rereading on
    { $prefix }settings rereading off
option-settings-rereading = on 或 off
error-changes-where = 要在哪裡通知？請用 `{ $prefix }settings changes reply`、`off`，或這個伺服器的頻道，例如 `#desk`。
settings-compact = 精簡
settings-full = 完整
settings-command-channels = 可用指令的頻道
settings-command-channels-about = -# 可以在哪裡使用指令；討論串算在所屬的頻道裡。有「管理伺服器」權限的人在哪裡都可以用。
settings-command-channels-none = 所有頻道
settings-unfurl-channels = 顯示段落的頻道
settings-unfurl-channels-about = -# 在這些頻道，提到 A17.p4 這類編號的訊息會得到那個段落作為回覆。
settings-unfurl-channels-none = 無
settings-on = 開啟
settings-off = 關閉
settings-and-more = { $named } 與另外 { $more } 個
settings-unchanged = { $name } 仍是 { $after }。
settings-same = 沒有變動：本來就是這樣。
settings-stale = 這段期間有別人變更了{ $name }，所以你的變更沒有生效：現在是 { $value }。如果仍要變更，請再變更一次。
settings-as-they-are = 以下是目前的設定。
settings-gone-everywhere = 可用指令的頻道都已刪除，所以現在所有頻道都可以使用。

button-undo = 復原
button-change-named = 變更{ $name }
button-plain-text-on = 開啟純文字
button-plain-text-off = 關閉純文字
button-full-results-on = 改用完整結果
button-full-results-off = 改用精簡結果

error-undo-forgotten = 那是太久以前的變更，無法復原。請直接變更設定。
error-too-many-named = 最多可以選 { $most } 個。
error-setting-stale = 這段期間有別人變更了那個設定。
error-elsewhere = 這裡的指令只能在 { $channels } 使用。
error-nowhere = 這裡不能使用指令。伺服器管理者可以用 `{ $prefix }settings` 選擇在哪裡使用。

plain-here = 這裡：
settings-gone = 已從{ $names }中移除 { $number } 個在 Discord 中已刪除的身分組或頻道。
