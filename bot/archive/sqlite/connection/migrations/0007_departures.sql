-- Guilds that the bot has left: what is held of them is deleted after a time, unless it comes back.
CREATE TABLE departure (
    guild INTEGER PRIMARY KEY,
    left_at TEXT NOT NULL
) STRICT;
