# Quoting, verifying and citing.

## The commands

command-quote = Quote a passage exactly, with its source
command-quote-more = A reference names a passage: A17.p4 a paragraph, A17.p4.s2 a sentence, A17.p4.s2-s4 a few. Instead of one, give some words of the passage; where several passages have them, a menu asks which. As a reply to a message, without more, it finds the passages that answer it.
command-quote-examples =
    { $prefix }quote A17.p4.s2
    { $prefix }quote "is not being taken from anyone"
    { $prefix }quote A17.p4.s3-p5.s1
option-quote-passage = A reference such as A17.p4.s2, or some words of the passage

command-verify = Check a quotation against the archive, word for word
command-verify-more = Takes what stands in quotation marks or in a block quote, else the whole message; five words or more. As a reply to a message, it checks what that message quotes. It says what was changed or left out, who said it, and where the passage stands. What the archive does not have is not called false.
command-verify-examples =
    { $prefix }verify "A harbor is not scenery"
    { $prefix }verify The company recycles 86 percent of it
option-verify-text = The quotation, five words or more

command-cite = Cite an article
command-cite-more = Styles: plain, markdown, apa, mla, chicago (notes), bibtex and csl-json. What a page does not say is left out.
command-cite-examples =
    { $prefix }cite A17
    { $prefix }cite A17 chicago
    { $prefix }cite A17.p4 bibtex
option-cite-reference = A reference such as A17 or A17.p4
option-cite-style = How the citation is written

menu-verify = Verify quotation

button-context = Show context
button-no-context = Hide context
button-more = More
button-cite = Cite
button-passage = Show { $ref }

quote-around = -# { $text }
quote-ends-excerpt = -# Excerpt: the source text ends here.
quote-goes-on = -# The passage goes on at `{ $rest }`.
quote-drifted = -# Changed since: the newest version (`{ $ref }`) reads “{ $source }”
quote-gone = -# Changed since: the newest version no longer has this passage.
quoted-here = -# [Quoted here]({ $link }) <t:{ $moment }:R>
quote-choose = Which passage?
quote-one-of-these = Quote a passage…
quote-choices = Passages for *{ $words }*
verify-marked = -# The source, ~~what it has and the quotation has not~~, **what was quoted instead**:
verify-closest = -# The closest passages:
verify-close = - `{ $ref }`, { $shared } of { $words } words that count: { $text }
verify-attribution = -# In the source: { $words }
verify-other-places = -# Also stands at { $places }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
verify-places = -# Stands at { $places }{ $more ->
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

error-verify-nothing = There is nothing to verify. Give a quotation, or reply to the message that quotes.
error-replied-gone = The message you reply to is gone, or I may not read it.
error-replied-empty = The message you reply to has no text.
error-replied-unreadable = Discord does not show me that message. Use its menu instead: Apps, then “Verify quotation”.

## The command line

cli-json = print one JSON object and nothing else
cli-quote = print the exact passage that a reference names, with its source
cli-quote-reference = a reference: A17, A17.p4, A17.p4.s2, A17.p4.s2-s4, A17.p4.s3-p5.s1, A17@2.p4
cli-cite = cite an article, in plain words or in the style of a reference list
cli-cite-reference = a reference to the article, or to a place in it
cli-verify = check whether a quotation is in the archive, word for word
cli-verify-text = the quotation, without quotation marks around it; five words or more
cli-verify-batch = read JSON lines { "{" }"id", "text"{ "}" } on standard input and answer each with one JSON line
error-verify-no-text = There is nothing to verify: give a TEXT, or --batch.
error-verify-batch-line = The line is not a JSON object with a "text" that is text.

## Quotes

quote-headline = “{ $headline }”
quote-translated = translated by { $names }
quote-rest = The passage goes on: { $rest }
quote-excerpt = Excerpt: the source text ends here.

error-quote-nothing = There is nothing to look for in that. Give a reference such as A17.p4.s2, or some words of the passage.

## Verdicts

verdict-verbatim = Verbatim{ $spoken ->
    [yes] , said by { $speaker } in { $article }.
   *[no] : it stands in the archive exactly as quoted.
}
verdict-typography = Typography only{ $spoken ->
    [yes] , said by { $speaker } in { $article }:
   *[no] :
} the words are exact; only quotation marks, dashes, spaces or the like are set differently.
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
} the words are exact and in order; something between them was left out or put in brackets.
verdict-elided-meaning = Elided, with a change of meaning: the words are exact, but what was left out qualified them.
verdict-altered = Altered: the source reads differently.
verdict-spliced = Spliced: the parts are in the archive, but not together, or not in this order.
verdict-absent = Not in the archive, which says nothing about whether it was said. { $articles ->
    [0] The archive is empty.
    [one] The archive holds one article{ $dated ->
        [yes] , of { $newest }
       *[no] { "" }
    }.
   *[other] The archive holds { $articles } articles{ $dated ->
        [yes] , dated from { $oldest } to { $newest }
       *[no] { "" }
    }.
}

## Differences

difference-both = changed ({ $kind }): quoted “{ $quoted }”, source “{ $source }”
difference-added = put in ({ $kind }): “{ $quoted }”
difference-missing = left out{ $holds ->
    [yes] { " " }(with { $held } in it)
   *[no] { "" }
}: “{ $source }”
difference-set-otherwise = { $kind }: quoted “{ $quoted }”, source “{ $source }”
difference-set-otherwise-added = { $kind }: quoted “{ $quoted }”, not in the source
difference-set-otherwise-missing = { $kind }: “{ $source }” in the source, not quoted
difference-gone = { $kind }: “{ $quoted }” is no longer in the article
difference-placed = { $kind }: “{ $quoted }” stands at { $ref }
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

error-quotation-too-short = That is too short to verify: { $words ->
    [0] there are no words in it
    [one] it has one word
   *[other] it has { $words } words
}, and it takes { $fewest } (each Chinese character counts as one; words in square brackets do not count).
error-quotation-too-long = That is too long to verify: { $length } characters, and { $most } can be.
error-passage-in-newest = { $article } has { $paragraphs ->
    [one] one paragraph
   *[other] { $paragraphs } paragraphs
} in its newest version: { $ref }
error-quotation-too-common = Every word of that is so common that it cannot be looked for. Quote a little more.
