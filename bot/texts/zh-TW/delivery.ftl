# 每日摘要：機器人與頻道之間可能出的問題。

error-stale = 這段期間有別人變更過。請再看一次，然後再變更。
error-lease-lost = 另一個程序正在發布這則每日摘要。
error-digest-cap = 一個伺服器最多可以有 { $most } 個每日摘要。請先移除一個。
error-digest-cap-all = 這個機器人在各伺服器的每日摘要合計已達上限 { $most } 個。
error-digest-crowded = 這個每日摘要已有 { $most } 則排隊等候發布，請稍後再試。
error-channel-gone = 頻道已不存在。
error-channel-forbidden = Discord 不允許機器人在那個頻道發文。
error-rate-limited = Discord 要求機器人等候 { NUMBER($seconds, maximumFractionDigits: 0) } 秒。
error-message-refused = Discord 拒收這則訊息：{ $reason }
error-outcome-unknown = Discord 沒有回報訊息是否已送出（{ $reason }）。
error-history-unreadable = 機器人無法讀取頻道的訊息，所以無法得知訊息是否送達。
error-digest-not-running = 只有在 Discord 上執行的機器人才會發布每日摘要。

## 摘要的擁有者只會收到一次的通知

digest-paused-owner = 你在 { $server } 的每日摘要 { $digest } 已暫停：{ $reason ->
    [channel-gone] 頻道 { $channel } 已不存在。
   *[other] Discord 不允許我在 { $channel } 發文。
}沒有遺漏任何內容：之後載入的文章會放進下一則。問題解決後，請在 `{ $prefix }digest list` 恢復。

digest-paused-reader = 你自己的每日摘要 { $digest }（{ $server }）已暫停：你離開了那個伺服器。回來之後，可以用 `/digest me` 恢復。
server-left = 我已不在的伺服器
