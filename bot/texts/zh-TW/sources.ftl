# 從網路取得。

error-fetch-address = 那不是網頁的網址。
error-fetch-scheme = 只能讀取以 http:// 或 https:// 開頭的網址。
error-fetch-credentials = 網址裡有使用者名稱或密碼。需要登入才能看的網頁不會讀取。
error-fetch-port = 網址指定了連接埠 { NUMBER($port, useGrouping: 0) }。只使用網頁的連接埠 80 與 443。
error-fetch-downgrade = 網頁從安全的網址（https）轉址到不安全的網址（http），因此沒有讀取。
error-fetch-loop = 網址一直轉回自己，形成迴圈。
error-fetch-redirects = 網址一再轉址，超過 { $most } 次。
error-fetch-crowded = 等候讀取 { $host } 的要求已經太多。請稍後再試。
error-fetch-slow = 網站花了超過 { $seconds } 秒。
error-fetch-unknown-host = 沒有叫做 { $host } 的網站，或目前查不到這個名稱。
error-fetch-certificate = { $host } 無法證明自己就是 { $host }：它的憑證無效。
error-fetch-forbidden-address = { $host } 不在公開的網際網路上。只能讀取公開的網站。
error-fetch-unreachable = 無法連上 { $host }。
error-fetch-broken = 網站的回應中斷了，或無法解讀。
error-fetch-too-large = 網站送來的內容超過 { $limit } MB。
error-fetch-encoding = 網站回傳的壓縮格式無法使用（{ $encoding }）。
error-fetch-busy = 網站要求稍候再試（狀態碼 { NUMBER($status, useGrouping: 0) }）。
error-fetch-forbidden = 網站不允許讀取那個網頁（狀態碼 { NUMBER($status, useGrouping: 0) }）。
error-fetch-missing = 網站沒有這個網頁。
error-fetch-gone = 網站說這個網頁已永久移除。
error-fetch-failing = 網站出了問題（狀態碼 { NUMBER($status, useGrouping: 0) }）。
error-fetch-status = 網站回應的不是網頁（狀態碼 { NUMBER($status, useGrouping: 0) }）。
error-fetch-robots = 網站要求程式不要讀取那個網頁。

## 網頁其實是什麼

error-web-no-page = 那個網址不是網頁或訂閱源，而是別的東西（{ $type }）。
error-web-no-article = 在網頁上找不到文章。
error-web-wall = { $wall ->
    [paywall] 這篇文章僅供訂戶閱讀，網頁上沒有全文。
    [consent] 網頁只顯示 Cookie 同意畫面，沒有文章。
    [login] 網頁要求先登入。
    [challenge] 網站要求證明是真人在瀏覽。
   *[scripted] 網頁必須執行 JavaScript 才有內容，我不執行指令碼。
}
error-web-no-feed = 那個網址沒有訂閱源，或已經不在了。
error-feed-item-empty = 訂閱源的一個項目（「{ $title }」）既沒有文字，也沒有可以讀到它的網址。
error-feed-item-short = 訂閱源裡「{ $title }」的內容太少，不足以成為一篇文章。
error-feed-item-later = 還沒取得：一個訂閱源一次最多取得 { $most } 個網頁。再載入一次訂閱源即可取得其餘的。
error-feed-items-beyond = 訂閱源裡另有 { $count } 個項目：只讀前 { $most } 個。
error-feed-cap = 這個伺服器的訂閱源已達上限 { $most } 個。請先移除一個：`{ $prefix }library feeds` 會列出來。
error-feed-cap-all = 這個機器人為各伺服器追蹤的訂閱源合計已達上限 { $most } 個。
error-feed-known = 這個伺服器已經有那個訂閱源了：{ $feed }。
