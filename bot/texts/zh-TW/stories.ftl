# 同一則新聞的多篇文章：還有哪裡報導，以及誰說不是

also-in = -# 也見於 { $sources } 個來源：{ $references }{ $more ->
    [0] { "" }
   *[other] { " " }與另外 { $more } 篇
}
button-story = 同一則新聞
button-apart = 不是這則新聞
button-together = 重新合併
story-title = { $articles ->
    [one] ### 沒有其他文章報導這則新聞
   *[other]
        ### { $articles } 篇文章報導這則新聞
        -# { $sources } 個來源 · 由舊到新
}
story-more = -# 另外還有 { $more } 篇
story-apart = -# 在這個伺服器單獨列出：<@{ $person }> 於 <t:{ $moment }:D> 表示它不屬於該則新聞。
story-set-apart = ✓ { $article }（{ $headline }）今後在這個伺服器會單獨列出。
error-story-alone = 這篇文章已經是單獨列出的。
