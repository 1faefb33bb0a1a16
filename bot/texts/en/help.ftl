# !help and !sync

command-help = Explain the commands, with examples
command-help-more = Without a name it lists every command; with one it explains that command.
command-help-examples =
    { $prefix }help
    { $prefix }help search
option-help-command = The command to explain

command-sync = Register the slash commands with Discord again
command-sync-more = Only for the owner of the bot, and only needed when slash commands are missing: the bot registers them by itself when they change.
command-sync-examples = { $prefix }sync
sync-done = { $commands ->
    [one] One slash command is
   *[other] { $commands } slash commands are
} registered.

help-title =
    ### Broadsheet
    A newspaper archive to search, read and quote. Every command works as a message, after a mention of the bot, and with /.
help-entry = `{ $example }` — { $does }
help-under = -# and { $names }
help-topic-read = **Find and read**
help-topic-quote = **Quote and check**
help-topic-digest = **A digest of what is new**
help-topic-library = **What this server adds**
help-topic-server = **The bot and this server**
help-more = -# `{ $prefix }help search` explains one command, with more examples.
help-no-message-content = -# Discord does not show this bot ordinary messages: use /, or begin with { $name }. In private messages everything works.
help-command = ### `{ $usage }`
help-examples = **Examples**
