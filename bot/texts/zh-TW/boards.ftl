# !board

command-board = 顯示剪貼板：團隊收集的段落
command-board-more = 輸入剪貼板的編號（例如 B2）或名稱。每次顯示前都會重新查證：文章的最新版本用字改變，或文章已被移除，剪貼板都會註明。不指定時列出所有剪貼板。這個伺服器的所有人都能查看、加入與排序。
command-board-examples =
    { $prefix }board B2
    { $prefix }board
command-board-new = 建立剪貼板
command-board-new-more = 一個伺服器最多 50 個剪貼板，一個剪貼板最多 200 則。
command-board-new-examples = { $prefix }board new 港口關閉
command-board-list = 列出這個伺服器的剪貼板
command-board-list-more = 由新到舊，並顯示有幾則、由誰建立。
command-board-list-examples = { $prefix }board list
command-board-add = 把段落釘選到剪貼板，可附註記
command-board-add-more = 輸入一個或多個編號，後面的文字就是註記。也可以按引文、查證、搜尋結果或文章下方的「釘選…」，或用任一訊息的選單：應用程式，再選「釘選到剪貼板」。剪貼板只保存編號，不保存文字。
command-board-add-examples =
    { $prefix }board add B2 A1.p3.s1 要向議會求證
    { $prefix }board add B2 A1.p3.s1 A4.p2
command-board-order = 把剪貼板的一則移到其他位置
command-board-order-more = 用它在板上的序號或編號指定。
command-board-order-examples =
    { $prefix }board order B2 5 1
    { $prefix }board order B2 A1.p3.s1 2
command-board-note = 為一則寫註記，或移除自己的註記
command-board-note-more = 每個人在一則上各有一個註記，新的會取代舊的。不輸入文字，就會移除你的註記。這個伺服器的所有人都能看到註記。
command-board-note-examples =
    { $prefix }board note B2 3 市長三月時否認
    { $prefix }board note B2 3
command-board-remove = 從剪貼板移除一則
command-board-remove-more = 一天之內可以復原。
command-board-remove-examples = { $prefix }board remove B2 3
command-board-delete = 刪除剪貼板
command-board-delete-more = 可以刪除自己建立的剪貼板；有「管理訊息」權限的人可以刪除任何一個。刪除前會先確認，一天之內可以復原。
command-board-delete-examples = { $prefix }board delete B2
command-board-export = 以檔案取得剪貼板，並再查證一次
command-board-export-more = markdown、docx（Word 文件）與 html 依序列出引文、說話的人、剛才查證的結果、註記，以及所選格式（plain、apa、mla 或 chicago）的參考文獻；再次匯出時會標示上次之後的變動。csl-json、ris 與 bibtex 只有參考文獻，供 Zotero 等軟體使用。
command-board-export-examples =
    { $prefix }board export B2 markdown apa
    { $prefix }board export B2 docx
    { $prefix }board export B2 ris
command-board-share = 讓剪貼板留在一個頻道裡，隨時更新
command-board-share-more = 我會發一則訊息，列出最新的引文，並附上通往各頁的按鈕；剪貼板或其中的文章有更動時，我會更新這則訊息。不寫頻道就是這個頻道。一個剪貼板可以留在 3 個頻道；在同一個頻道再分享一次，它就會移到最下面。你必須能在那裡發言。
command-board-share-examples =
    { $prefix }board share B2
    { $prefix }board share B2 #desk
command-board-unshare = 不再更新頻道裡的剪貼板
command-board-unshare-more = 不寫頻道的話，你看得到的地方都會停止更新。訊息會留著，但不再顯示引文。
command-board-unshare-examples =
    { $prefix }board unshare B2 #desk
    { $prefix }board unshare B2
option-board-channel = 頻道或討論串，例如 #desk
option-board-form = 檔案的種類
option-board-style = 參考文獻的格式
option-board = 剪貼板，例如 B2，或它的名稱
option-board-name = 剪貼板的名稱
option-board-passages = 編號（例如 A1.p3.s1），後面可接註記
option-board-entry = 板上的序號，或編號
option-board-place = 要移到第幾則（從 1 起）
option-board-note = 要寫的註記；留空就移除你的註記

menu-pin = 釘選到剪貼板
button-pin = 釘選…
button-show = 顯示
button-show-board = 顯示 { $board }
button-new-board = 新的剪貼板…
button-note = 註記…
button-delete-board = 刪除 { $board }
pin-which = 要釘選哪一段？
pin-one-of = 釘選其中一段{ $menus ->
    [1] {""}
   *[other] ：{ $first } 到 { $last }
}
pin-to = 要釘選到哪個剪貼板？
pin-no-board = 這個伺服器還沒有剪貼板。先建立一個：
pin-board = 選擇剪貼板{ $menus ->
    [1] {""}
   *[other] ：{ $first } 到 { $last }
}
board-form-title = 新的剪貼板
board-form-name = 要叫什麼？
board-form-note = 對這一段的註記（可留空）
board-note-title = 註記
board-note-text = 你的註記；留空就移除

board-words = 「{ $words }」
board-credited = { $words }——{ $credit }
board-said-in = { $speaker }（{ $by }）
board-counts = { $entries ->
    [0] 還沒有釘選任何段落
   *[other] { $entries } 則引文
}{ $sources ->
    [0] {""}
   *[other] ，{ $sources } 個來源
}
board-count-changed = { $number } 則已改變
board-count-removed = { $number } 則已移除
board-count-other = { $number } 則文字不符
board-count-damaged = { $number } 則無法讀取
board-entries = { $entries } 則
board-now = ⚠ 釘選之後已改變。現在是：「{ $words }」`{ $reference }`
board-became-changed = ⚠ 釘選之後已改變：最新版本沒有這一段。
board-became-removed = ⚠ 這篇文章已從資料庫移除。
board-became-other = ⚠ 這不是當時釘選的文字。
board-became-damaged = ⚠ 無法讀取這篇文章：資料庫中的這一筆已損毀。
board-note = -# { $text } · { $person } 的註記
board-more-notes = -# 還有 { $number } 個註記
board-someone = 某人
board-page = -# 第 { $first } 到 { $last } 則，共 { $total } 則
board-empty = 按任何引文下方的**釘選…**，或用 `{ $prefix }board add { $board } A1.p3.s1` 就能釘選。
board-list = ### 剪貼板：{ $total } 個（上限 { $most } 個）
board-listed = - **{ $board }** · { $entries } 則 · 由 { $person } 建立
board-none = 這個伺服器還沒有剪貼板。例如用 `{ $prefix }board new 港口關閉` 就能建立。
board-created = ✓ 已建立 **{ $board }**。按任何引文下方的**釘選…**，或用 `{ $prefix }board add { $number } A1.p3.s1` 就能釘選。
board-pinned = ✓ 已將 { $references } 釘選到 **{ $board }**。
board-known = { $references } 已經在 **{ $board }** 上了，位置不變。
board-nearly-full = -# { $entries } 則（上限 { $most } 則）。
board-moved = ✓ { $reference } 現在是 **{ $board }** 的第 { $place } 則。
board-noted = ✓ 已在 **{ $board }** 加上你對 { $reference } 的註記。
board-note-gone = ✓ 已從 **{ $board }** 移除你對 { $reference } 的註記。
board-unpinned = ✓ 已從 **{ $board }** 移除 { $reference }。在 { $moment } 之前可以復原。
board-delete-question = { $entries ->
    [0] 要刪除 **{ $board }** 嗎？它是空的。
   *[other] 要刪除 **{ $board }** 與其中的 { $entries } 則嗎？
}一天之內可以復原。
board-deleted = ✓ 已刪除 **{ $board }**。在 { $moment } 之前可以復原。
board-exported = **{ $board }**，剛才已再查證一次。
board-export-checked = 查證時間：{ $moment }。共 { $entries } 則引文，{ $sources } 個來源。{ $changed ->
    [0] 全都與釘選時相同。
   *[other] 其中 { $changed } 則已與釘選時不同。
}
board-export-references = 參考文獻
board-since = 與上次匯出（{ $moment }）相比：{ $changes }。
board-since-nothing = 與上次匯出（{ $moment }）相比沒有任何變動。
board-since-new = 新增 { $number } 則
board-since-changed = { $number } 則已改變
board-since-removed = 移除 { $number } 則（{ $references }）
board-since-notes = { $number } 則的註記有變動
board-since-moved = { $number } 則換了位置
board-mark-new = 上次匯出後新增。
board-mark-changed = { $version ->
    [0] 上次匯出後已改變。
   *[other] 上次匯出後已改變（當時的最新版本是 { $reference }）。
}
board-mark-notes = 上次匯出後，註記有變動。
board-mark-moved = 上次匯出後換了位置（原本是第 { $place } 則）。
board-export-credit = ——{ $credit }
board-export-note = { $text }（{ $person } 的註記）
board-export-same = 查證結果：{ $verdict }，最新版本也相同。
board-export-now = 釘選之後已改變。現在是：「{ $words }」（{ $reference }）
board-export-changed = 釘選之後已改變：最新版本沒有這一段。
board-export-removed = 這篇文章已從資料庫移除。
board-export-other = 這不是當時釘選的文字。
board-export-damaged = 無法讀取這篇文章：資料庫中的這一筆已損毀。
button-board-page = { NUMBER($first, useGrouping: 0) }–{ NUMBER($last, useGrouping: 0) }
board-shared = ✓ **{ $board }** 會留在 { $channels }，隨時更新。
board-unshared = ✓ **{ $board }** 不再於 { $channels } 更新。
board-standing = { $total ->
    [0] -# 隨時更新
   *[other] -# 最新 { $shown } 則，共 { $total } 則 · 隨時更新
}
board-ended = { $board } 不再於此更新。要看的話，請用 `{ $prefix }board { $board }`。
board-further-down = { $board } 移到下面了：{ $link }
board-gone = { $board } 已刪除。
board-kept-in = -# 隨時更新於 { $channels }
board-obstacle-forbidden = ⚠ 我無法在 { $channel } 更新它。請在那裡給我「檢視頻道」和「傳送訊息」權限，我就會繼續。
board-obstacle-archived = ⚠ 討論串 { $channel } 已關閉，我無法在那裡更新它。請重新開啟討論串，我就會繼續。
board-obstacle-gone = ⚠ 它原本所在的一個頻道已刪除。請分享到別的頻道：`{ $prefix }board share { $board } #頻道`。
board-obstacle-deleted = ⚠ 它在 { $channel } 的訊息已被刪除。請在那裡再分享一次，或用 `{ $prefix }board unshare { $board }` 停止更新。
board-obstacle-uncertain = ⚠ 我不確定它的訊息是否在 { $channel }：我讀不到那裡的訊息歷史紀錄。請去看看；如果沒有，請給我「讀取訊息歷史」權限，再分享一次。
board-obstacle-refused = ⚠ Discord 不接受它在 { $channel } 的訊息。請再分享一次試試。
board-entry-back = ✓ 那一則已回到 **{ $board }**。
board-back = ✓ 已復原 **{ $board }**。

error-board-nothing-there = 那則訊息沒有顯示任何文章的段落，也沒有我認得的引文。
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
error-board-shares = { $board } 已在 { $most } 個頻道，不能再多。請先停止一個：`{ $prefix }board unshare { $board } #頻道`。
error-board-shares-all = 所有伺服器更新中的剪貼板共有 { $most } 個，不能再多。請洽機器人管理者。
error-board-not-shared = { $board } 沒有在那裡更新。要開始的話，請用 `{ $prefix }board share { $board }`。
