# 正負號相反的時區：Etc/GMT+8 是 UTC−8。

zone-doubtful = ⚠ 請選擇時區：`{ $written }` 是 { $zone }，它的正負號與一般寫法相反。原本的意思是 { $meant } 嗎？
zone-doubtful-digest = ⚠ { $zone } 可能不是原本的意思：請按 **{ button-zone }**。
zone-owner-digest = 請檢查你在 { $server }（{ $channel }）的每日摘要 { $name } 的時區。`{ $written }` 是 { $zone }：它的正負號與一般寫法相反。如果你的意思是 { $meant }，請選擇時區；在你選擇之前不會有任何變動。
zone-owner-own = 請檢查你自己的每日摘要 { $name }（{ $server }）的時區。`{ $written }` 是 { $zone }：它的正負號與一般寫法相反。如果你的意思是 { $meant }，請選擇時區；在你選擇之前不會有任何變動。
zone-owner-settings = 請檢查 { $server } 設定中的時區。`{ $written }` 是 { $zone }：它的正負號與一般寫法相反。如果原本的意思是 { $meant }，請選擇時區；在你選擇之前不會有任何變動。
zone-chosen = { $name }：時區現在是 { $zone }。{ $next ->
    [none] { "" }
   *[other] 下次：{ $next }
}
zone-left = { $name }：時區仍是 { $zone }。{ $next ->
    [none] { "" }
   *[other] 下次：{ $next }
}
zone-settings = { $server } 的設定
button-zone = 時區
button-zone-choose = 改為 { $zone }
button-zone-leave = 保留 { $zone }

error-zone-settled = 這件事已經處理過了：時區是 { $zone }。
error-zone-not-there = 你不在那個伺服器，或我已離開那裡。沒有任何變動。

check-digest-zone = 伺服器 { $guild } 的 D{ NUMBER($number, useGrouping: 0) } 使用 { $written }，也就是 { $zone }；原本的意思可能是 { $meant }。管理它的人可以在 !digest list 選擇。
check-settings-zone = 伺服器 { $guild } 的設定使用時區 { $written }，也就是 { $zone }；原本的意思可能是 { $meant }。管理它的人可以在 !settings 選擇。
check-settings-zones-more = 另有 { $number } 個伺服器的設定使用這樣的時區。
