# !help and !sync

command-help = Explain the commands, with examples
command-help-more = Without a name, it shows five commands to start with and a menu of topics. With a name, it explains that command. You see the commands that you can use.
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
    Search, read and quote a newspaper archive. Start with these:
help-entry = `{ $example }` — { $does }
help-topics = More commands, by topic…
help-topic = ### { $topic }
help-topic-read = Find and read
help-topic-quote = Quote and check
help-topic-digest = Digests and watches
help-topic-library = This server's own articles
help-topic-server = The bot and this server
help-topic-none = You can't use any of these commands here. Ask someone who manages the server.
help-more = -# `{ $prefix }help search` explains one command. Every command also works with / and after a mention of me.
help-lacking = -# You can't use it here: it { $right ->
    [server] only works in a server
    [digests] needs Manage Server, or a role chosen in the settings
    [library] needs Manage Server, or a role chosen in the settings
    [owner] is only for the bot's owner
   *[manager] needs Manage Server
}.
help-no-message-content = -# Discord doesn't show this bot ordinary messages. Use /, or start with { $name }. In private messages everything works.
help-command = ### `{ $usage }`
help-examples = **Examples**
