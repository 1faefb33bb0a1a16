# !privacy

command-privacy = What this bot keeps, why and for how long
command-privacy-more = Shows what's kept about people and this server, and how to see it or delete it.
command-privacy-examples = { $prefix }privacy
command-privacy-export = Get a file with everything kept about you or this server
command-privacy-export-more = For the server, you need Manage Server. The file contains JSON lines, packed with gzip. Only you get it: as a private answer to /, otherwise as a direct message.
command-privacy-export-examples =
    { $prefix }privacy export
    { $prefix }privacy export server
command-privacy-delete = Delete what's kept about you or this server for good
command-privacy-delete-more = For the server, you need Manage Server. A button asks you to confirm.
command-privacy-delete-examples =
    { $prefix }privacy delete
    { $prefix }privacy delete server
option-privacy-whose = Yours, or this server's

privacy-title = ## What this bot keeps
privacy-people =
    ### About people
    If you set up or pause a digest, or add a feed, I keep your Discord ID so I can tell you when it fails. If you press “Not this story”, I keep it to say who did. If I ask you how to split a file, I keep it for a day. If you make a board, or pin something to one, I keep your ID with that; if you write a note on one, I keep your note too. If you make a watch, or have an address for a feed reader, I keep your ID with it. That's all. I don't keep who searches, reads or quotes. I don't keep messages, except pages that someone adds to the archive on purpose.
privacy-server =
    ### About this server
    - its settings, its digests and what they showed, its feeds, names it has tied, its boards and watches (references, never the words), and pages added to its own archive: until deleted
    - that I've said hello, and which permissions I lack to post its digests: until deleted, or granted
    - searches with page buttons, without who searched: 7 days
    - which of my messages quote an article: a year, or until the message is deleted
privacy-leaving = When the bot leaves a server, all of this is deleted { $days } days later, unless it comes back. Deleted data can remain for up to { $copies } days in copies made by updates, and in backups for as long as the person who runs the bot keeps them.
privacy-how = -# See it with `{ $prefix }privacy export` · delete it with `{ $prefix }privacy delete`
privacy-exported-person = Everything kept that names you.
privacy-exported-server = Everything kept about this server.
privacy-sent = Sent to you in private.
privacy-confirm-me =
    ### Delete what's kept about you?
    I'll remove your Discord ID from everything that has it. Your digests and feeds continue, but I can't tell you when one fails. Your notes on boards are deleted. You can't undo this.
privacy-confirm-server =
    ### Delete everything kept about this server?
    This deletes its { $articles ->
        [0] own archive (which is empty)
        [one] own archive, with one article
       *[other] own archive, with { $articles } articles
    }, its digests, its settings and its searches. References such as `G1` will stop working. You can't undo this.
privacy-button-me = Delete what is kept about me
privacy-button-server = Delete everything of this server
privacy-deleted-me = { $rows ->
    [0] Nothing was kept about you.
    [one] Done. I removed your ID from one entry, and no trace of it is left in the database.
   *[other] Done. I removed your ID from { $rows } entries, and no trace of it is left in the database.
}
privacy-deleted-server = Done. Nothing is kept about this server any more, and no trace of it is left in the database.

error-privacy-export-large = That's more than Discord lets me send ({ $most } MB). Ask the person who runs this bot for it.
error-privacy-direct = I can't send you direct messages. Use the command with / instead: that answer is private.
error-not-your-button = Only the person who asked can press that.
