# bot.py digest

cli-digest = 查看每日摘要
cli-digest-examples =
    bot.py digest preview
cli-digest-preview = 顯示每日摘要會發布什麼，以及每篇文章選入或未選的原因；不會發布任何內容
cli-digest-preview-examples =
    bot.py digest preview --at 08:00
    bot.py digest preview --subscription D1
cli-digest-at = 預覽另一個時間：ISO 時間（2026-02-14T08:00）、日期或一天中的時間
cli-digest-subscription = 每日摘要的編號；好幾個伺服器都有那個編號時，寫成 GUILD:NUMBER（預設：收錄的所有文章，當作都還沒顯示過）
cli-digest-of-everything = 共用資料庫所有文章的每日摘要，當作都還沒顯示過：
cli-digest-of = { $name }（{ $schedule }；篩選：{ $filter }）：
cli-digest-also = 也見於 { $refs }

error-digest-moment = 看不懂時間 { $moment }。我看得懂 2026-02-14T08:00、2026-02-14，以及 08:00、8am 之類的時間。
error-digest-several = 好幾個伺服器都有 { $name }。請寫成 GUILD:NUMBER：{ $known }。

## bot.py check

check-no-digests = 沒有每日摘要在等待發布時間。
check-digests = 每日摘要：上次檢查是 { $at }；下一則預定於 { $due } 發布。
check-digests-silent = 每日摘要：自 { $at } 起沒有檢查過；下一則預定於 { $due } 發布。機器人在 Discord 上執行時才會發布。
check-digests-failing = 每日摘要：上次檢查（{ $at }）失敗（{ $error }）。詳情請看記錄檔。
check-digest = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 下次於 { $due } 發布到頻道 { $channel }；機器人可以在那裡發文（檢查時間 { $at }）。
check-digest-unseen = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 下次於 { $due } 發布到頻道 { $channel }；請在 Discord 上執行一次機器人，才知道能不能在那裡發文。
check-digest-lacks = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 預定於 { $due } 發布，但無法發布：{ $permissions ->
    [channel] 頻道 { $channel } 已不存在（檢查時間 { $at }）。
   *[other] 在頻道 { $channel }，機器人缺少 { $permissions }（檢查時間 { $at }）。
}需要管理那個伺服器的人處理。
check-digests-more = 另有 { $number } 個每日摘要等待發布，沒有發現問題。
check-digest-role = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 下次於 { $due } 發布到頻道 { $channel }，但不會提及任何人：它的身分組已不存在（檢查時間 { $at }）。
check-digest-direct = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 下次於 { $due } 以私訊傳給一個人。
check-digest-paused = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 已暫停：{ $reason ->
    [channel-gone] 它的頻道 { $channel } 已不存在。
   *[other] Discord 不允許機器人在頻道 { $channel } 發文。
}
check-digest-run = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) }，原定 { $due }，{ $state ->
    [uncertain] 可能沒有全部發布
   *[other] 沒有發布
}（{ $error }）。管理它的人可以從紀錄中重發。
