# !board

error-board-unknown = 這個伺服器沒有剪貼板 { $board }。用 `{ $prefix }board list` 可以查看所有剪貼板。
error-board-name = 剪貼板要叫什麼？請輸入名稱。
error-board-name-long = 剪貼板的名稱最多 { $most } 個字元。
error-board-cap = 這個伺服器的剪貼板已達上限 { $most } 個。請先刪除一個。
error-board-cap-all = 各伺服器合計的剪貼板已達上限 { $most } 個。請洽機器人管理者。
error-board-full = 一個剪貼板最多 { $most } 則。請先移除一些，或另外建立一個。
error-board-full-all = 各剪貼板合計已達上限 { $most } 則。請洽機器人管理者。
error-board-many = 一次最多釘選 { $most } 段。其餘的請再下一次指令。
error-board-notes = 一則最多 { $most } 個註記。要先有人移除自己的註記。
error-board-note-long = 註記最多 { $most } 個字元。
error-board-passage = { $reference } 是整篇文章。請指定其中一段，例如 { $reference }.p1。
error-board-long = { $reference } 超過 { $most } 個字元。請釘選較短的段落。
error-board-entry = { $board } 裡沒有 { $entry } 這一則。請輸入它在板上的序號，或它的編號。
error-board-what = 要釘選什麼？請輸入編號，例如 `A17.p4.s2`。
error-board-not-yours = 只有建立 { $board } 的人，或有「管理訊息」權限的人，才能刪除它。
error-board-too-late = 那是一天以前的事，或者已經完成了。
