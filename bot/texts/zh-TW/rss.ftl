# !rss

command-rss = 用閱讀器訂閱關注、剪貼板或每日摘要
command-rss-more = 提供一個供 RSS 閱讀器使用的私密網址，內容是你在這裡能閱讀的；不能再閱讀時就會失效。網址只顯示給你看一次，不會保存。不輸入內容時列出你的網址，每個都有撤銷的按鈕。每人最多十個。
command-rss-examples =
    { $prefix }rss W3
    { $prefix }rss B2
    { $prefix }rss D1
    { $prefix }rss
option-rss-what = 關注（W3）、剪貼板（B2）或每日摘要（D1）；不指定就列出你的網址

button-rss-show = 顯示網址
button-rss-renew = 換新網址
button-rss-revoke = 撤銷

rss-offer = 用閱讀器訂閱 **{ $name }**：按下按鈕即可取得你專用的網址，只有你看得到。
rss-address = **{ $name }** 的網址，請貼到閱讀器：
rss-secret = -# 請勿外流：有這個網址的人都能閱讀內容。網址不會保存，所以無法再次顯示。
rss-known = 你在 <t:{ $at }:f> 已取得 **{ $name }** 的網址。網址不會保存，所以無法再次顯示。換新網址後，舊網址就會失效。
rss-revoked = **{ $name }** 的網址已失效。
rss-had-none = 你沒有 **{ $name }** 的網址。
rss-none = 你在這個伺服器還沒有網址。用 `{ $prefix }rss W3` 訂閱關注、`{ $prefix }rss B2` 訂閱剪貼板，或 `{ $prefix }rss D1` 訂閱每日摘要。
rss-list = ### { $total } 個網址
rss-line = **{ $name }**，建立於 <t:{ $at }:f>

rss-title-watch = { $watch }：{ $filter }
rss-title-board = { $board }：{ $name }
rss-title-digest = { $digest }：{ $filter }
rss-title-digest-all = 每日摘要 { $digest }
rss-about = { $kind ->
    [watch] 這個關注在 Discord 通知過的文章，最新的在前。
    [board] 這個剪貼板在 Discord 上的內容，最新的在前。
   *[other] 這份每日摘要在 Discord 刊出過的文章，最新的在前。
}
rss-reference = { $reference } · { $origin }
rss-said = 說話者：{ $speaker }。
rss-now = 現在的文字是{ $words }（{ $reference }）。
rss-became = { $standing ->
    [changed] 文章裡已經沒有這段文字。
    [removed] 資料庫裡已經沒有這篇文章。
    [damaged] 這篇文章無法讀取。
   *[other] 這段文字和釘選時不同。
}

error-rss-off = 這裡沒有提供 RSS。機器人管理者可以設定 BROADSHEET_RSS_PORT 來啟用。
error-rss-what = 要訂閱什麼？試試 `{ $prefix }rss W3`（關注）、`{ $prefix }rss B2`（剪貼板）或 `{ $prefix }rss D1`（每日摘要）。
error-rss-unknown = 這裡沒有你可以閱讀的 { $name }。
error-rss-not-now = 目前無法向 Discord 查詢。請一分鐘後再試。
error-rss-cap = 這個伺服器的 RSS 網址已達上限 { $most } 個。請先撤銷一個。
error-rss-cap-person = 你的 RSS 網址已達上限 { $most } 個。請先撤銷一個：用 `{ $prefix }rss` 可以列出。
error-rss-cap-all = 各伺服器合計的 RSS 網址已達上限 { $most } 個。請洽機器人管理者。
error-rss-port = 無法在 { $host } 的連接埠 { $port } 提供 RSS：{ $reason }。請改設 BROADSHEET_RSS_HOST 與 BROADSHEET_RSS_PORT，或把連接埠留空。
error-setting-same-port = BROADSHEET_RSS_PORT 與 BROADSHEET_METRICS_PORT 都是 { $port }。請把其中一個改為別的連接埠：指標不該給讀者看。

check-rss = RSS 由 { $host } 的連接埠 { $port } 提供，網址開頭是 { $url }。
check-rss-unencrypted = { $url } 的網址未加密傳輸，途中可能被人讀取。請在前面設置使用 TLS 的代理伺服器，並設定 BROADSHEET_RSS_URL。
check-rss-addresses = RSS 網址：{ $number } 個。
check-rss-off = 有 { $number } 個 RSS 網址，但都無法使用：沒有設定 BROADSHEET_RSS_PORT。

status-rss = RSS 網址：{ $number } 個。
