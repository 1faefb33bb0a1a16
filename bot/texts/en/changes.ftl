# !changes: how versions differ, and what changed since it was quoted

command-changes = Show what changed in an article
command-changes-more = With an article, shows how its newest version differs from the one before, word by word; buttons go to older and newer versions. On its own, lists the passages quoted in this server in the last 30 days whose words have changed since. Changes of typography aren't changes of words, and are only counted.
command-changes-examples =
    { $prefix }changes A1
    { $prefix }changes A1@2
    { $prefix }changes
option-changes-reference = A reference such as A17 or A17@2; leave it out for passages quoted here

button-compare = Compare
button-older-version = Older version
button-newer-version = Newer version

changes-title = ### What changed in *{ $headline }* · `{ $reference }`
changes-versions = -# Version { $older } (<t:{ $stored }:f>) → version { $newer } of { $latest } (<t:{ $changed }:f>){ $reason ->
    [upgraded] , the full article after an excerpt
    [resegmented] , split differently
   *[other] { "" }
}
changes-one-version = This article has one version, stored <t:{ $stored }:R>. Nothing has changed since.
changes-same-words = No word is different.
changes-headline = **Headline**
changes-changed = `{ $older }` → `{ $newer }`
changes-added = **Added** · `{ $ref }`
changes-dropped = **Removed** · `{ $ref }`
changes-was = was: “{ $text }”
changes-now = now: “{ $text }”
changes-typography = -# { $number ->
    [one] 1 sentence has
   *[other] { $number } sentences have
} the same words in other typography.
changes-untold = -# { $number ->
    [one] 1 more changed passage isn't
   *[other] { $number } more changed passages aren't
} shown.
changes-page = -# Page { $page } of { $pages }
changes-legend = -# ~~Words that are gone~~ · **words that are new**
error-changes-nowhere = Use this in a server, or name an article: `{ $prefix }changes A17`.

changed-title = ### { $total ->
    [one] 1 passage quoted here has changed
   *[other] { $total } passages quoted here have changed
}{ $pages ->
    [1] { "" }
   *[other] {" "}· page { $page } of { $pages }
}
changed-none =
    ### Nothing quoted here has changed
    Every passage quoted in this server in the last 30 days still has the same words. To see what changed in one article, use `{ $prefix }changes A17`.
changed-more = -# Only the 200 passages quoted last were compared.
changed-not-told = -# When words change, I don't say so here. `{ $prefix }settings changes reply` turns it on.

changes-told = **Changed since it was quoted** · `{ $older }` → `{ $newer }`
changes-told-gone = **Removed since it was quoted** · `{ $older }`
changes-told-again = **Back to the words that were quoted** · `{ $older }`
changes-quoted = quoted: “{ $text }”
changes-told-where = -# [Quoted here]({ $link })
button-quote-new = Quote the new one
