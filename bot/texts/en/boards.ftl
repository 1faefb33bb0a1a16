# !board

command-board = Show a board: passages that your team has collected
command-board-more = Give a board, such as B2, or its name. Every entry is verified again before it's shown: if its words have changed in the newest version of the article, or the article was removed, the board says so. Without a board, I list them all. Everyone in this server can see, fill and order its boards.
command-board-examples =
    { $prefix }board B2
    { $prefix }board
command-board-new = Start a board
command-board-new-more = A server can have 50 boards, and a board 200 entries.
command-board-new-examples = { $prefix }board new Harbor closure
command-board-list = List the boards of this server
command-board-list-more = The newest first, with how much is on them and who made them.
command-board-list-examples = { $prefix }board list
command-board-add = Pin passages to a board, with a note if you like
command-board-add-more = Name one or more passages; what follows them is your note. Or press “Pin…” under a quotation, a verdict, a result or an article, or use the menu of any message: Apps, then “Pin to a board”. A board keeps references, never the words.
command-board-add-examples =
    { $prefix }board add B2 A1.p3.s1 Ask the council about this
    { $prefix }board add B2 A1.p3.s1 A4.p2
command-board-order = Move an entry of a board to another place
command-board-order-more = Name the entry by its number on the board, or by its reference.
command-board-order-examples =
    { $prefix }board order B2 5 1
    { $prefix }board order B2 A1.p3.s1 2
command-board-note = Write a note on an entry, or take yours away
command-board-note-more = Everyone has a note of their own on an entry, and a new one replaces the old. Without a text, yours is taken away. Everyone in this server can read notes.
command-board-note-examples =
    { $prefix }board note B2 3 The mayor denied this in March
    { $prefix }board note B2 3
command-board-remove = Take an entry from a board
command-board-remove-more = You can undo it for a day.
command-board-remove-examples = { $prefix }board remove B2 3
command-board-delete = Delete a board
command-board-delete-more = You can delete a board you made, or any board with Manage Messages. I ask first, and you can undo it for a day.
command-board-delete-examples = { $prefix }board delete B2
command-board-export = Get a board as a file, verified once more
command-board-export-more = markdown, docx (for Word) and html have the quotations in order, with who says them, what the check found just now, notes, and a list of references in the style you choose: plain, apa, mla or chicago. The next document marks what has changed since. csl-json, ris and bibtex have the references alone, for programs such as Zotero.
command-board-export-examples =
    { $prefix }board export B2 markdown apa
    { $prefix }board export B2 docx
    { $prefix }board export B2 ris
command-board-share = Keep a board up to date in a channel
command-board-share-more = I post one message with the newest entries and buttons to all pages, and edit it whenever the board changes or one of its articles does. Without a channel, it's this one. A board can be in 3 channels. If you share it again in the same channel, it moves to the bottom. You need to be able to write there.
command-board-share-examples =
    { $prefix }board share B2
    { $prefix }board share B2 #desk
command-board-unshare = Stop keeping a board up to date in a channel
command-board-unshare-more = Without a channel, I stop everywhere you can see. The message stays, without its entries.
command-board-unshare-examples =
    { $prefix }board unshare B2 #desk
    { $prefix }board unshare B2
option-board-channel = A channel or thread, such as #desk
option-board-form = The kind of file
option-board-style = The style of the list of references
option-board = A board, such as B2, or its name
option-board-name = What the board is called
option-board-passages = References such as A1.p3.s1, then a note
option-board-entry = Its number on the board, or its reference
option-board-place = The place it should have, from 1
option-board-note = What you want to say about it; nothing takes your note away

menu-pin = Pin to a board
button-pin = Pin…
button-show = Show
button-show-board = Show { $board }
button-new-board = New board…
button-note = Note…
button-delete-board = Delete { $board }
pin-which = Which passage should I pin?
pin-one-of = Pin one of these{ $menus ->
    [1] {""}
   *[other] : { $first } to { $last }
}
pin-to = Choose the board to pin it to.
pin-no-board = There's no board in this server yet. Start one:
pin-board = Choose a board{ $menus ->
    [1] {""}
   *[other] : { $first } to { $last }
}
board-form-title = New board
board-form-name = What is it called?
board-form-note = Your note on the passage, if you like
board-note-title = Note
board-note-text = Your note; leave it empty to take it away

board-words = “{ $words }”
board-credited = { $words } — { $credit }
board-said-in = { $speaker }, in { $by }
board-counts = { $entries ->
    [0] Nothing pinned yet
    [one] One quotation
   *[other] { $entries } quotations
}{ $sources ->
    [0] {""}
    [one] , one source
   *[other] , { $sources } sources
}
board-count-changed = { $number } changed since
board-count-removed = { $number } removed
board-count-other = { $number } with other words
board-count-damaged = { $number } unreadable
board-entries = { $entries ->
    [one] One entry
   *[other] { $entries } entries
}
board-now = ⚠ Changed since it was pinned. Now: “{ $words }” `{ $reference }`
board-became-changed = ⚠ Changed since it was pinned: the newest version doesn't have it.
board-became-removed = ⚠ The article was removed from the archive.
board-became-other = ⚠ These aren't the words that were pinned.
board-became-damaged = ⚠ I can't read this article: its entry in the database is damaged.
board-note = -# { $text } · note by { $person }
board-more-notes = { $number ->
    [one] -# and one more note
   *[other] -# and { $number } more notes
}
board-someone = someone
board-page = -# { $first } to { $last } of { $total }
board-empty = Pin passages with **Pin…** under any quotation, or with `{ $prefix }board add { $board } A1.p3.s1`.
board-list = ### { $total ->
    [one] One board
   *[other] { $total } boards
} of { $most }
board-listed = - **{ $board }** · { $entries ->
    [one] one entry
   *[other] { $entries } entries
} · made by { $person }
board-none = There's no board in this server yet. Start one with `{ $prefix }board new Harbor closure`.
board-created = ✓ **{ $board }** is there. Pin passages with **Pin…** under any quotation, or with `{ $prefix }board add { $number } A1.p3.s1`.
board-pinned = ✓ I pinned { $references } to **{ $board }**.
board-known = { $references } is on **{ $board }** already, at its place.
board-nearly-full = -# { $entries } of { $most } entries.
board-moved = ✓ { $reference } is now number { $place } on **{ $board }**.
board-noted = ✓ I added your note on { $reference } to **{ $board }**.
board-note-gone = ✓ Your note on { $reference } is gone from **{ $board }**.
board-unpinned = ✓ I took { $reference } from **{ $board }**. You can undo this until { $moment }.
board-delete-question = { $entries ->
    [0] Should I delete **{ $board }**? It's empty.
    [one] Should I delete **{ $board }** with its one entry?
   *[other] Should I delete **{ $board }** with its { $entries } entries?
} You can undo it for a day.
board-deleted = ✓ I deleted **{ $board }**. You can undo this until { $moment }.
board-exported = **{ $board }**, verified just now.
board-export-checked = Checked on { $moment }: { $entries ->
    [one] one quotation
   *[other] { $entries } quotations
} from { $sources ->
    [one] one source
   *[other] { $sources } sources
}. { $changed ->
    [0] All are as they were pinned.
    [one] One isn't as it was pinned any more.
   *[other] { $changed } aren't as they were pinned any more.
}
board-export-references = References
board-since = Since the last export ({ $moment }): { $changes }.
board-since-nothing = Nothing has changed since the last export ({ $moment }).
board-since-new = { $number } new
board-since-changed = { $number } changed
board-since-removed = { $number } removed ({ $references })
board-since-notes = { $number } with other notes
board-since-moved = { $number } moved
board-mark-new = New since the last export.
board-mark-changed = { $version ->
    [0] Changed since the last export.
   *[other] Changed since the last export, when the newest version was { $reference }.
}
board-mark-notes = Its notes have changed since the last export.
board-mark-moved = Moved since the last export: it was number { $place }.
board-export-credit = — { $credit }
board-export-note = { $text } (note by { $person })
board-export-same = Checked: { $verdict }, and the newest version has it too.
board-export-now = Changed since it was pinned. Now: “{ $words }” ({ $reference })
board-export-changed = Changed since it was pinned: the newest version doesn't have it.
board-export-removed = The article was removed from the archive.
board-export-other = These aren't the words that were pinned.
board-export-damaged = This article can't be read: its entry in the database is damaged.
button-board-page = { NUMBER($first, useGrouping: 0) }–{ NUMBER($last, useGrouping: 0) }
board-shared = ✓ **{ $board }** is now kept up to date in { $channels }.
board-unshared = ✓ **{ $board }** is no longer kept up to date in { $channels }.
board-standing = { $total ->
    [0] -# Kept up to date.
   *[other] -# The newest { $shown } of { $total } · kept up to date
}
board-ended = { $board } is no longer kept up to date here. `{ $prefix }board { $board }` shows it.
board-further-down = { $board } is further down now: { $link }
board-gone = { $board } was deleted.
board-kept-in = -# Kept up to date in { $channels }
board-obstacle-forbidden = ⚠ I can't keep it up to date in { $channel }. Give me View Channel and Send Messages there, and I go on.
board-obstacle-archived = ⚠ The thread { $channel } is closed, so I can't keep it up to date there. Open the thread again, and I go on.
board-obstacle-gone = ⚠ A channel where it was kept up to date was deleted. Share it in another: `{ $prefix }board share { $board } #channel`.
board-obstacle-deleted = ⚠ Its message in { $channel } was deleted. Share it there again, or stop with `{ $prefix }board unshare { $board }`.
board-obstacle-uncertain = ⚠ I don't know if its message is in { $channel }: I can't read the history there. Look there. If it's missing, give me Read Message History and share the board again.
board-obstacle-refused = ⚠ Discord refused its message in { $channel }. Try to share it again.
board-entry-back = ✓ The entry is back on **{ $board }**.
board-back = ✓ **{ $board }** is back.

error-board-nothing-there = That message shows no passage of an article, and quotes none that I know.
error-board-unknown = There's no board { $board } in this server. `{ $prefix }board list` shows them.
error-board-name = What should the board be called? Give it a name.
error-board-name-long = A board's name can have { $most } characters.
error-board-cap = This server has { $most } boards, as many as it can have. Delete one first.
error-board-cap-all = All servers together have { $most } boards, as many as there can be. Ask the person who runs the bot.
error-board-full = A board can have { $most } entries. Remove some, or start another board.
error-board-full-all = All boards together have { $most } entries, as many as there can be. Ask the person who runs the bot.
error-board-many = I can pin { $most } passages at once. Pin the rest with a second command.
error-board-notes = An entry can have { $most } notes. Someone must take theirs away first.
error-board-note-long = A note can have { $most } characters.
error-board-passage = { $reference } is a whole article. Name a passage of it, such as { $reference }.p1.
error-board-long = { $reference } has more than { $most } characters. Pin a shorter passage.
error-board-entry = There's no entry { $entry } on { $board }. Give its number on the board, or its reference.
error-board-what = What should I pin? Give a reference, such as `A17.p4.s2`.
error-board-not-yours = Only the person who made { $board }, or someone with Manage Messages, can delete it.
error-board-too-late = That was more than a day ago, or it's done already.
error-board-shares = { $board } is in { $most } channels, as many as it can. Stop in one first: `{ $prefix }board unshare { $board } #channel`.
error-board-shares-all = All servers together keep { $most } boards up to date, as many as there can be. Ask the person who runs the bot.
error-board-not-shared = { $board } isn't kept up to date there. `{ $prefix }board share { $board }` starts it.
