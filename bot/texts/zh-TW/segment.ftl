# 在命令列分割版面。

cli-segment = 把一個版面分割成文章，並顯示在哪裡分割、為什麼；不會存入任何內容
cli-segment-examples =
    bot.py segment data/samples/01-opinion-harbor.txt
    bot.py segment page.html --json
cli-segment-path = 版面：文字、Markdown、HTML 或訂閱源，任何常見的編碼
cli-segment-json = 改為印出一個 JSON 物件
cli-segment-batch = 從標準輸入讀取版面的 JSON 行，並寫出文章的 JSON 行
cli-segment-boundaries = 寫有每篇文章起始行號的檔案，一行一個；版面旁的 PATH.boundaries 檔案一律會讀取

segment-page = { $path }：{ $articles } 篇文章，{ $format }，{ $encoding }
segment-divided-by = 依照 { $path } 分割。
segment-article = 第 { $number } 篇 · { $place } · { $whole ->
    [yes] 全文
   *[no] 未完
} · 把握 { NUMBER($certainty, style: "percent") }
segment-lines = 第 { NUMBER($first, useGrouping: 0) } 至 { NUMBER($last, useGrouping: 0) } 行
segment-line = 第 { NUMBER($first, useGrouping: 0) } 行
segment-no-lines = 沒有行號
segment-headline = 標題
segment-place = 發稿地
segment-headline-generated = 標題（自動產生）
segment-author = 作者
segment-translator = 譯者
segment-names = 名稱
segment-dates = 日期
segment-duplicate = 相同於
segment-duplicate-of = 第 { $number } 篇
segment-evidence = 分界
segment-empty = { $path } 裡沒有文章。

error-segment-unreadable = 無法讀取 { $path }：{ $reason }。
error-segment-is-folder = { $path } 是資料夾。請指定一個版面。
error-segment-refused = { $path }：{ $reason }
error-segment-too-large = { $path } 超過 { NUMBER($megabytes) } MB，這是一個版面的上限。
error-segment-what = 請指定要分割的版面，或使用 --batch。
error-segment-boundaries = { $path } 第 { NUMBER($line, useGrouping: 0) } 行：{ $held } 不是行號。請寫出每篇文章開始的行號，一行一個，從 1 算起。
