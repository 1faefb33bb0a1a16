# Quoting, verifying and citing.

## The commands

command-quote = Quote a passage exactly, with its source
command-quote-more = Give a reference: A17.p4 is a paragraph, A17.p4.s2 a sentence, A17.p4.s2-s4 several. Or give some words from the passage; if several passages match, choose from a menu. As a reply to a message, it finds passages that answer it.
command-quote-examples =
    { $prefix }quote A1.p1.s1
    { $prefix }quote "is not being taken from anyone"
    { $prefix }quote A17.p4.s3-p5.s1
option-quote-passage = A reference such as A17.p4.s2, or some words from the passage

command-verify = Check a quotation against the archive, word for word
command-verify-more = Checks what's in quotation marks or in a block quote, or else the whole message. It needs at least five words. As a reply, it checks what that message quotes. It shows what was changed or left out, who said it, and where the passage is. If the archive doesn't have it, that doesn't mean it's false.
command-verify-examples =
    { $prefix }verify "A harbor is not scenery"
    { $prefix }verify The company recycles 86 percent of it
option-verify-text = The quotation, at least five words

command-cite = Cite an article
command-cite-more = Styles: plain, markdown, apa, mla, chicago (notes), bibtex and csl-json. Anything the page doesn't say is left out.
command-cite-examples =
    { $prefix }cite A1
    { $prefix }cite A17 chicago
    { $prefix }cite A17.p4 bibtex
option-cite-reference = A reference such as A17, or words from the headline
option-cite-style = The citation style

menu-verify = Verify quotation

button-context = Show context
button-no-context = Hide context
button-more = More
button-cite = Cite
button-passage = Show { $ref }

quote-around = -# { $text }
quote-ends-excerpt = -# Excerpt: the source text ends here.
quote-goes-on = -# The passage continues at `{ $rest }`.
quote-drifted = -# Changed since: the newest version (`{ $ref }`) says “{ $source }”
quote-gone = -# Changed since: the newest version no longer has this passage.
quoted-here = -# [Quoted here]({ $link }) <t:{ $moment }:R>
quote-choose = Which passage?
quote-one-of-these = Quote a passage for everyone…
quote-sentence = Quote a sentence for everyone…
quote-sentence-of = Quote for everyone, { $first } to { $last }…
quote-choices = Passages for *{ $words }*
verify-marked = -# The source, with ~~words missing from the quotation~~ and **words the quotation has instead**:
verify-closest = -# The closest passages:
verify-close = - `{ $ref }`, { $shared } of { $words } key words: { $text }
verify-attribution = -# In the source: { $words }
verify-other-places = -# Also at { $places }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
verify-places = -# Found at { $places }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
verify-more-differences = -# … and { $number ->
    [one] one more difference
   *[other] { $number } more differences
}
cite-heading = **{ $style }** · `{ $ref }`
style-plain = Plain
style-markdown = Markdown
style-apa = APA 7
style-mla = MLA 9
style-chicago = Chicago 17
style-bibtex = BibTeX
style-csl-json = CSL-JSON

error-cite-style = I don't know the style *{ $style }*. Styles: { $known }.
error-verify-nothing = What should I check? Give a quotation, or reply to the message that quotes.
error-replied-gone = The message you replied to is gone, or I can't read it.
error-replied-empty = The message you replied to has no text.
error-replied-unreadable = Discord doesn't show me that message. Use its menu instead: Apps, then “Verify quotation”.

## The command line

cli-json = print one JSON object and nothing else
cli-quote = print the exact passage at a reference, with its source
cli-quote-examples =
    bot.py quote A17.p4.s2
cli-quote-reference = a reference: A17, A17.p4, A17.p4.s2, A17.p4.s2-s4, A17.p4.s3-p5.s1, A17@2.p4
cli-cite = cite an article, as plain text or in a citation style
cli-cite-examples =
    bot.py cite A17 --style apa
cli-cite-reference = a reference to an article, or to a place in it
cli-verify = check whether a quotation is in the archive, word for word
cli-verify-examples =
    bot.py verify "The harbor is not scenery."
cli-verify-text = the quotation, without quotation marks around it; at least five words
cli-verify-batch = read JSON lines { "{" }"id", "text"{ "}" } from standard input and answer each with one JSON line
error-verify-no-text = There's nothing to check: give a TEXT, or --batch.
error-verify-batch-line = The line isn't a JSON object with a text in "text".

## Quotes

quote-headline = “{ $headline }”
quote-translated = translated by { $names }
quote-rest = The passage continues: { $rest }
quote-excerpt = Excerpt: the source text ends here.

error-quote-nothing = Which passage? Give a reference such as A17.p4.s2, or some words from the passage.

## Verdicts

verdict-verbatim = Verbatim{ $spoken ->
    [yes] , said by { $speaker } in { $article }.
   *[no] : the archive has it exactly as quoted.
}
verdict-typography = Typography only{ $spoken ->
    [yes] , said by { $speaker } in { $article }:
   *[no] :
} the words are exact; only quotation marks, dashes, spaces or the like differ.
verdict-exact = Exact, but part of a sentence{ $spoken ->
    [yes] , said by { $speaker } in { $article }.
   *[no] .
}{ $graves ->
    [0] { "" }
   *[other] { " " }What was left out may matter: { $grave }.
}
verdict-elided = Elided{ $spoken ->
    [yes] , said by { $speaker } in { $article }:
   *[no] :
} the words are exact and in order; some words between them were left out or put in brackets.
verdict-elided-meaning = Elided, with a change of meaning: the words are exact, but the words left out qualified them.
verdict-altered = Altered: the source says something different.
verdict-spliced = Spliced: the archive has the parts, but not together, or not in this order.
verdict-absent = Not in the archive, which doesn't mean that no one said it. { $articles ->
    [0] The archive is empty.
    [one] The archive has one article{ $dated ->
        [yes] , from { $newest }
       *[no] { "" }
    }.
   *[other] The archive has { $articles } articles{ $dated ->
        [yes] , dated from { $oldest } to { $newest }
       *[no] { "" }
    }.
}

## Differences

difference-both = changed ({ $kind }): quoted “{ $quoted }”, source “{ $source }”
difference-added = added ({ $kind }): “{ $quoted }”
difference-missing = left out{ $holds ->
    [yes] { " " }(including { $held })
   *[no] { "" }
}: “{ $source }”
difference-set-otherwise = { $kind }: quoted “{ $quoted }”, source “{ $source }”
difference-set-otherwise-added = { $kind }: quoted “{ $quoted }”, not in the source
difference-set-otherwise-missing = { $kind }: “{ $source }” in the source, not quoted
difference-gone = { $kind }: “{ $quoted }” is no longer in the article
difference-placed = { $kind }: “{ $quoted }” is at { $ref }
difference-placed-otherwise = { $kind }: quoted “{ $quoted }”, source “{ $source }” at { $ref }
difference-number = number
difference-name = name
difference-negation = negation
difference-modal = modal word
difference-condition = condition
difference-only = only
difference-alleged = alleged
difference-attribution = who said it
difference-paragraph = more than a paragraph
difference-word = wording
difference-part = part of a sentence
difference-script = traditional or simplified characters
difference-case = capital letters
difference-fragment = fragment
difference-punctuation = punctuation
difference-bracket = brackets
difference-ellipsis = ellipsis
difference-quotation-mark = quotation mark
difference-dash = dash
difference-space = space
difference-ligature = ligature
difference-invisible = invisible character
difference-drift = changed in a newer version
held-between = { ", " }
held-negation = a negation
held-number = a number
held-name = a name
held-modal = a modal word
held-condition = a condition
held-only = an “only”
held-alleged = an “alleged”
held-attribution = an attribution

## Characters that cannot be seen

character-space = [space]
character-tab = [tab]
character-no-break-space = [no-break space]
character-thin-space = [thin space]
character-full-width-space = [full-width space]
character-other-space = [space of another width]
character-line-break = [line break]
character-paragraph-break = [paragraph break]
character-soft-hyphen = [soft hyphen]
character-zero-width = [zero-width character]
character-direction = [direction mark]
character-invisible = [invisible character]
character-hyphen = [hyphen]
character-no-break-hyphen = [non-breaking hyphen]
character-en-dash = [en dash]
character-em-dash = [em dash]
character-bar = [bar]
character-minus = [minus sign]

## Errors

error-quotation-too-short = That's too short to check: { $words ->
    [0] it has no words
    [one] it has one word
   *[other] it has { $words } words
}, and I need { $fewest } (each Chinese character counts as one; words in square brackets don't count).
error-quotation-too-long = That's too long to check: it has { $length } characters, and the limit is { $most }.
error-passage-in-newest = The newest version of { $article } has { $paragraphs ->
    [one] one paragraph
   *[other] { $paragraphs } paragraphs
}: { $ref }
error-quotation-too-common = Every word of that is too common to look for. Quote a little more.
