# !board

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
