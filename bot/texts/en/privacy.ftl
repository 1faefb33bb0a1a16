# !privacy

command-privacy = What this bot keeps, why and how long
command-privacy-more = What is kept about people and about this server, and how to have it shown or deleted.
command-privacy-examples = { $prefix }privacy
command-privacy-export = Have what is kept sent to you as a file
command-privacy-export-more = Of you, or of this server (needs Manage Server). The file holds JSON lines in gzip. It reaches nobody but you: as a private answer to /, else as a direct message.
command-privacy-export-examples =
    { $prefix }privacy export
    { $prefix }privacy export server
command-privacy-delete = Delete what is kept, for good
command-privacy-delete-more = Of you, or of this server (needs Manage Server). A button asks first.
command-privacy-delete-examples =
    { $prefix }privacy delete
    { $prefix }privacy delete server
option-privacy-whose = Yours, or this server's

privacy-title = ## What this bot keeps
privacy-people =
    ### About people
    Of whoever sets up or pauses a digest, or adds a feed: the Discord id, to tell them when it fails. Nothing else. Who searches, reads or quotes is not kept, and no message is, but for pages that somebody adds to the archive on purpose.
privacy-server =
    ### About this server
    - its settings, its digests and what they showed, its feeds, and pages added to its own archive: until deleted
    - that it was greeted, and which permissions the bot lacks to post its digests: until deleted, or granted
    - queries whose results have page buttons, without who asked: 7 days
    - which of the bot's messages quote an article: a year, or until the message is deleted
privacy-leaving = When the bot leaves a server, all of this is deleted { $days } days later, unless it comes back. What is deleted may stay in copies that updates make for up to { $copies } days, and in backups of whoever runs the bot for as long as they keep those.
privacy-how = -# `{ $prefix }privacy export` shows it · `{ $prefix }privacy delete` deletes it
privacy-exported-person = Everything that names you, as it is kept.
privacy-exported-server = Everything kept of this server, as it is kept.
privacy-sent = Sent to you in private.
privacy-confirm-me =
    ### Delete what is kept about you?
    Your Discord id is taken out of every digest you set up and every feed you added. They go on; nobody is told when one of them fails. This cannot be undone.
privacy-confirm-server =
    ### Delete all that is kept of this server?
    Its { $articles ->
        [0] own archive (it holds no article)
        [one] own archive, of one article
       *[other] own archive, of { $articles } articles
    }, its digests, its settings and its kept queries. References such as `G1` will lead nowhere. This cannot be undone.
privacy-button-me = Delete what is kept about me
privacy-button-server = Delete all of this server
privacy-deleted-me = { $rows ->
    [0] Nothing was kept about you.
    [one] Done. Your id was taken out of one entry, and no trace of it is left in the database.
   *[other] Done. Your id was taken out of { $rows } entries, and no trace of it is left in the database.
}
privacy-deleted-server = Done. Nothing is kept of this server any more, and no trace of it is left in the database.

error-privacy-export-large = That is more than Discord lets me send ({ $most } MB). Ask whoever runs this bot for it.
error-privacy-direct = I may not send you direct messages. Use / for that: the answer is private.
error-not-your-button = Only whoever asked can press that.
