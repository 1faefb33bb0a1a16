# !related, and the menu "Find articles"

command-related = Find what is about the same thing as an article
command-related-more = Lists the articles that share the words which tell most of what an article is about, and names those words. On somebody's message, “Find articles” (Apps) does the same: it answers you alone, and the message is kept nowhere.
command-related-examples =
    { $prefix }related A17
option-related-reference = A reference such as A17, or words of its headline

menu-find-articles = Find articles

related-title = ### Related to *{ $headline }* · `{ $reference }`
related-how = -# By the words they share, the most telling first. Marked in the passages.
related-ties = -# both have { $words }
related-none =
    ### Nothing is related to *{ $headline }* · `{ $reference }`
    No other article shares enough telling words with it.
about-title = ### Articles about this message
about-none =
    ### No articles about this message
    Nothing in the archive shares a telling word with it.
error-message-empty = That message has no words to go by.
