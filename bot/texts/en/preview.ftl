# The greeting in `bot.py preview`.

preview-greeting =
    ### Welcome to Broadsheet
    This is the whole bot in a simulated Discord, on your machine alone, { $pages ->
        [samples] with sample articles.
       *[own] with your own pages.
    }
    { "**" }Try one of these**, as buttons below or in the message box:
preview-try = - `{ $command }` · { $about ->
    [typo] typos are corrected
    [verify] is this quotation right, word for word?
    [quote] find a sentence by a few of its words
    [article] read an article
    [related] find related articles
    [recent] see what's new
    [cite] cite it in APA style
   *[help] see all commands
}
preview-people = **Who can do what:** you're *{ $reader }*, a reader. To set up digests, add articles and change settings, choose *{ $moderator }* under *Viewing as* above.
preview-digest = **In a moment** a new page arrives and a first digest is posted here. After that, try `{ $prefix }digest now` as *{ $moderator }*.
preview-limits = -# To add your own pages, put files into `data/pages/`: they appear within seconds. A preview can't attach files to a message, open message menus, or reach the network.
preview-step-pages = Loading { $pages ->
    [samples] the sample pages
   *[own] your pages
} …
preview-step-start = Starting the bot …
