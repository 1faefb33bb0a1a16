# !related, and the menu "Find articles"

command-related = Find related articles
command-related-more = Lists articles that share this article's most distinctive words, and shows those words. To do the same for someone's message, choose “Find articles” from its menu (Apps): only you see the answer, and the message isn't kept.
command-related-examples =
    { $prefix }related A1
option-related-reference = A reference such as A17, or words from its headline

menu-find-articles = Find articles

related-title = ### Related to *{ $headline }* · `{ $reference }`
related-how = -# Sorted by the words they share, the most distinctive first. The words are marked in the passages.
related-ties = -# both have { $words }
related-none =
    ### Nothing is related to *{ $headline }* · `{ $reference }`
    No other article shares enough distinctive words with it.
about-title = ### Articles about this message
about-none =
    ### No articles about this message
    Nothing in the archive shares a distinctive word with it.
error-message-empty = That message has no words to search for.
