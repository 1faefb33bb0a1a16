-- Boards that stand in a channel: of each a message that is posted once, and edited whenever it would read otherwise. What it
-- says is drawn when it is sent: no text is kept, only hashes of what it was drawn from and of how it was drawn.
CREATE TABLE board_share (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    board INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    parent INTEGER, -- the channel of a thread
    token TEXT NOT NULL,
    ending TEXT, -- why the message is to say that it is kept no longer
    state TEXT NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    lease_until TEXT,
    intent_at TEXT,
    message INTEGER,
    seen TEXT NOT NULL DEFAULT '',
    shown TEXT NOT NULL DEFAULT '',
    rests_until TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at TEXT NOT NULL,
    error TEXT,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX board_share_open ON board_share (retry_at) WHERE state IN ('open', 'claimed');
CREATE INDEX board_share_of_board ON board_share (guild, board);
