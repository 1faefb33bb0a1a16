-- Where commands may be used (an empty array: everywhere), where references are unfolded (an empty array: nowhere), and
-- whether answers are plain text.
ALTER TABLE guild_setting ADD COLUMN command_channels TEXT NOT NULL DEFAULT '[]';
ALTER TABLE guild_setting ADD COLUMN unfurl_channels TEXT NOT NULL DEFAULT '[]';
ALTER TABLE guild_setting ADD COLUMN plain_text INTEGER NOT NULL DEFAULT 0;
