# 引用、查證與書目引註。

## 指令

command-quote = 逐字引用一個段落，並註明出處
command-quote-more = 編號指定段落：A17.p4 是一段，A17.p4.s2 是一句，A17.p4.s2-s4 是幾句。也可以不用編號，直接輸入段落裡的幾個字；若有好幾段符合，會出現選單讓你選擇。以此指令回覆一則訊息且不加其他字時，會找出能回答那則訊息的段落。
command-quote-examples =
    { $prefix }quote A1.p1.s1
    { $prefix }quote "is not being taken from anyone"
    { $prefix }quote A17.p4.s3-p5.s1
option-quote-passage = 編號（例如 A17.p4.s2），或段落裡的幾個字

command-verify = 逐字查證一段引文是否與資料庫相符
command-verify-more = 查證引號或引用區塊中的文字，若沒有就查證整則訊息；至少五個字。回覆一則訊息時，查證那則訊息所引的文字。會說明哪裡被更動或省略、是誰說的，以及原文的位置。資料庫裡找不到，並不代表是假的。
command-verify-examples =
    { $prefix }verify "A harbor is not scenery"
    { $prefix }verify The company recycles 86 percent of it
option-verify-text = 引文，至少五個字

command-cite = 產生一篇文章的書目引註
command-cite-more = 格式：plain、markdown、apa、mla、chicago（註釋）、bibtex 與 csl-json。版面上沒有的資料會省略。
command-cite-examples =
    { $prefix }cite A1
    { $prefix }cite A17 chicago
    { $prefix }cite A17.p4 bibtex
option-cite-reference = 編號（例如 A17），或標題中的字詞
option-cite-style = 引註的格式

menu-verify = 查證引文

button-context = 顯示上下文
button-no-context = 隱藏上下文
button-more = 繼續
button-cite = 書目引註
button-passage = 顯示 { $ref }

quote-around = -# { $text }
quote-ends-excerpt = -# 節錄：來源的文字到此為止。
quote-goes-on = -# 段落接到 `{ $rest }`。
quote-drifted = -# 文章後來有更動：最新版（`{ $ref }`）為「{ $source }」
quote-gone = -# 文章後來有更動：最新版已沒有這一段。
quoted-here = -# [曾在這裡引用]({ $link }) <t:{ $moment }:R>
quote-choose = 哪一段？
quote-one-of-these = 引用一段給大家看…
quote-sentence = 引用一句給大家看…
quote-sentence-of = 引用給大家看，{ $first } 到 { $last }…
quote-choices = 符合「{ $words }」的段落
verify-marked = -# 與原文對照（~~引文缺少的字~~、**引文改用的字**）：
verify-closest = -# 最接近的段落：
verify-close = - `{ $ref }`，{ $words } 個關鍵字詞中有 { $shared } 個相同：{ $text }
verify-attribution = -# 原文：{ $words }
verify-other-places = -# 也見於 { $places }{ $more ->
    [0] { "" }
   *[other] { " " }與另外 { $more } 處
}
verify-places = -# 位於 { $places }{ $more ->
    [0] { "" }
   *[other] { " " }與另外 { $more } 處
}
verify-more-differences = -# …另有 { $number } 處差異
cite-heading = **{ $style }** · `{ $ref }`
style-plain = 純文字
style-markdown = Markdown
style-apa = APA 7
style-mla = MLA 9
style-chicago = Chicago 17
style-bibtex = BibTeX
style-csl-json = CSL-JSON

error-cite-style = 沒有「{ $style }」這種格式。格式有：{ $known }。
error-verify-nothing = 要查證什麼？請輸入一段引文，或回覆含有引文的訊息。
error-replied-gone = 你回覆的訊息已經不在，或我無法讀取。
error-replied-empty = 你回覆的訊息沒有文字。
error-replied-unreadable = Discord 不允許我看到那則訊息。請改用它的選單：應用程式，再選「查證引文」。

## 命令列

cli-json = 只印出一個 JSON 物件
cli-quote = 印出編號所指的原文段落，並註明出處
cli-quote-examples =
    bot.py quote A17.p4.s2
cli-quote-reference = 編號：A17、A17.p4、A17.p4.s2、A17.p4.s2-s4、A17.p4.s3-p5.s1、A17@2.p4
cli-cite = 以純文字或書目格式引註一篇文章
cli-cite-examples =
    bot.py cite A17 --style apa
cli-cite-reference = 文章的編號，或其中一處的編號
cli-verify = 逐字查證一段引文是否在資料庫中
cli-verify-examples =
    bot.py verify "The harbor is not scenery."
cli-verify-text = 引文，不加引號；至少五個字
cli-verify-batch = 從標準輸入讀取 JSON 行 { "{" }"id", "text"{ "}" }，每行以一行 JSON 回答
error-verify-no-text = 沒有可以查證的內容：請指定 TEXT，或用 --batch。
error-verify-batch-line = 這一行不是含有文字 "text" 的 JSON 物件。

## 引文

quote-headline = 〈{ $headline }〉
quote-translated = { $names } 譯
quote-rest = 段落接到：{ $rest }
quote-excerpt = 節錄：來源的文字到此為止。

error-quote-nothing = 要引用哪一段？請輸入編號（例如 A17.p4.s2），或段落裡的幾個字。

## 判定

verdict-verbatim = 逐字相符{ $spoken ->
    [yes] ，{ $article } 中 { $speaker } 所說。
   *[no] ：與資料庫中的原文完全一樣。
}
verdict-typography = 僅排版不同{ $spoken ->
    [yes] （{ $article } 中 { $speaker } 所說）：
   *[no] ：
}文字完全一樣，只有引號、破折號、空格之類的寫法不同。
verdict-exact = 文字相符，但只是句子的一部分{ $spoken ->
    [yes] ，{ $article } 中 { $speaker } 所說。
   *[no] 。
}{ $graves ->
    [0] { "" }
   *[other] 未引用的部分可能影響文意：{ $grave }。
}
verdict-elided = 有省略{ $spoken ->
    [yes] （{ $article } 中 { $speaker } 所說）：
   *[no] ：
}文字一樣且順序相同；中間省略了一些字，或在括號中加了字。
verdict-elided-meaning = 有省略，且改變了文意：文字一樣，但省略的部分會影響引文的意思。
verdict-altered = 有更動：引文與原文不同。
verdict-spliced = 拼接：各部分都在資料庫中，但不在一起，或順序不同。
verdict-absent = 不在資料庫中；這並不表示沒有人這麼說過。{ $articles ->
    [0] 資料庫是空的。
   *[other] 資料庫有 { $articles } 篇文章{ $dated ->
        [yes] ，日期從 { $oldest } 到 { $newest }
       *[no] { "" }
    }。
}

## 差異

difference-both = 更改（{ $kind }）：引文作「{ $quoted }」，原文作「{ $source }」
difference-added = 加入（{ $kind }）：「{ $quoted }」
difference-missing = 省略{ $holds ->
    [yes] （其中有{ $held }）
   *[no] { "" }
}：「{ $source }」
difference-set-otherwise = { $kind }：引文作「{ $quoted }」，原文作「{ $source }」
difference-set-otherwise-added = { $kind }：引文有「{ $quoted }」，原文沒有
difference-set-otherwise-missing = { $kind }：原文有「{ $source }」，引文沒有
difference-gone = { $kind }：文章裡已經沒有「{ $quoted }」
difference-placed = { $kind }：「{ $quoted }」在 { $ref }
difference-placed-otherwise = { $kind }：引文作「{ $quoted }」，原文作「{ $source }」，在 { $ref }
difference-number = 數字
difference-name = 名稱
difference-negation = 否定
difference-modal = 語氣（可能、應該等）
difference-condition = 條件
difference-only = 「只、僅」
difference-alleged = 未經證實
difference-attribution = 說話者
difference-paragraph = 超過一段
difference-word = 用字
difference-part = 句子的其餘部分
difference-script = 繁體或簡體
difference-case = 大小寫
difference-fragment = 片段
difference-punctuation = 標點
difference-bracket = 括號
difference-ellipsis = 刪節號
difference-quotation-mark = 引號
difference-dash = 破折號
difference-space = 空格
difference-ligature = 合字
difference-invisible = 不可見字元
difference-drift = 新版中已更動
held-between = 、
held-negation = 否定
held-number = 數字
held-name = 名稱
held-modal = 表示可能或應該的字詞
held-condition = 條件
held-only = 「只、僅」
held-alleged = 「涉嫌、據稱」
held-attribution = 說話者

## 看不見的字元

character-space = ［空格］
character-tab = ［定位字元］
character-no-break-space = ［不換行空格］
character-thin-space = ［窄空格］
character-full-width-space = ［全形空格］
character-other-space = ［其他寬度的空格］
character-line-break = ［換行］
character-paragraph-break = ［分段］
character-soft-hyphen = ［軟連字號］
character-zero-width = ［零寬字元］
character-direction = ［文字方向標記］
character-invisible = ［不可見字元］
character-hyphen = ［連字號］
character-no-break-hyphen = ［不斷行連字號］
character-en-dash = ［短破折號］
character-em-dash = ［長破折號］
character-bar = ［橫線］
character-minus = ［減號］

## 錯誤

error-quotation-too-short = 太短，無法查證：{ $words ->
    [0] 裡面沒有字詞
   *[other] 裡面有 { $words } 個字詞
}，至少需要 { $fewest } 個（每個中文字算一個；方括號裡的不算）。
error-quotation-too-long = 太長，無法查證：共 { $length } 個字元，最多 { $most } 個。
error-passage-in-newest = { $article } 的最新版本有 { $paragraphs } 段：{ $ref }
error-quotation-too-common = 裡面的每個字詞都太常見，無法尋找。請多引一些。
