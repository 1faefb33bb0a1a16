# !help and !sync

command-help = Explain the commands, with examples
command-help-more = Without a name, it shows where to start. With a name, it explains that command.
command-help-examples =
    { $prefix }help
    { $prefix }help search
option-help-command = The command to explain

command-sync = Register the slash commands with Discord again
command-sync-more = Only for the bot's owner, and only needed when slash commands are missing: the bot registers changed commands on its own.
command-sync-examples = { $prefix }sync
sync-done = { $commands ->
    [one] One slash command is
   *[other] { $commands } slash commands are
} registered.

help-title =
    ### Broadsheet
    Search, read and quote a newspaper archive. Every command works as a message, after a mention of the bot, and with /.
help-entry = `{ $example }` — { $does }
help-under = -# and { $names }
help-topic-read = **Find and read**
help-topic-quote = **Quote and check**
help-topic-digest = **Digests of what's new**
help-topic-library = **This server's own articles**
help-topic-server = **The bot and this server**
help-more = -# `{ $prefix }help search` explains one command, with more examples.
help-no-message-content = -# Discord doesn't show this bot ordinary messages. Use /, or start with { $name }. In private messages everything works.
help-command = ### `{ $usage }`
help-examples = **Examples**
