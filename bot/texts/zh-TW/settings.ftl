# !settings

command-settings = 顯示並變更這個伺服器的設定
command-settings-more = 顯示前綴、時區、語言，以及可以管理每日摘要與資料庫的身分組，並附上變更用的按鈕與選單。需要「管理伺服器」權限。
command-settings-examples = { $prefix }settings
command-settings-prefix = 選擇指令的開頭
command-settings-prefix-more = 最多五個字元、不含空格，最後一個是 ! 或 ? 之類的符號。
command-settings-prefix-examples = { $prefix }settings prefix ?
command-settings-zone = 選擇這個伺服器的時區
command-settings-zone-more = 搜尋中的日期以此為準。可以用時區名稱，或城市的英文名稱。
command-settings-zone-examples =
    { $prefix }settings zone Asia/Taipei
    { $prefix }settings zone london
option-settings-prefix = 一到五個字元，例如 ! 或 ?
option-settings-zone = 例如 Asia/Taipei

settings-title = ### 這個伺服器的設定
settings-entry = **{ $name }** { $value }
settings-prefix = 前綴
settings-prefix-about = -# 訊息中的指令以此開頭。提及機器人也可以。
settings-prefix-label = 新的前綴
settings-zone = 時區
settings-zone-about = -# 搜尋中的日期以此為準。
settings-zone-label = 新的時區
settings-language = 語言
settings-language-about = -# 機器人回覆用的語言。
settings-digest-roles = 摘要身分組
settings-digest-roles-about = -# 除了有「管理伺服器」權限的人，這些身分組也可以管理每日摘要。
settings-library-roles = 資料庫身分組
settings-library-roles-about = -# 除了有「管理伺服器」權限的人，這些身分組也可以管理資料庫。
settings-nobody = 無
settings-changed = ✓ { $name }：{ $before } → { $after }
