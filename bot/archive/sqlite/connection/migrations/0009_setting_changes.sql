-- The last changes of what a guild has chosen, each as JSON before and after, so that a change can be undone.
CREATE TABLE guild_setting_change (
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (guild, number)
) STRICT, WITHOUT ROWID;
