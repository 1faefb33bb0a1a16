# !related, and the menu "Find articles"

command-related = Find related articles
command-related-more = Lists articles that are closely related to this one, in English or Chinese, with the names and words that tie them. If nothing is close, it says so. To do the same for someone's message, choose “Find articles” from its menu (Apps): only you see the answer, and the message isn't kept.
command-related-examples =
    { $prefix }related A1
option-related-reference = A reference such as A17, or words from its headline

menu-find-articles = Find articles

related-title = ### Related to *{ $headline }* · `{ $reference }`
related-how = -# The closest first, with the names and words that tie them.
related-ties = -# both have { $words }
related-none =
    ### Nothing closely related to *{ $headline }* · `{ $reference }`
    No other article shares enough names and distinctive words with it. To look further, search for a name from it: `{ $prefix }search`.
about-title = ### Articles about this message
about-none =
    ### No articles about this message
    Nothing in the archive shares a name or enough distinctive words with it. Try other words with `{ $prefix }search`.
error-message-empty = That message has no words to search for.
