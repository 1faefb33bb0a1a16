# The command line.

cli-about = Broadsheet keeps a newspaper archive for a Discord server. Without a command it runs the bot: on Discord if DISCORD_TOKEN is set, otherwise in a local preview.
cli-commands = commands
cli-examples = examples:
cli-version = print the version and exit
cli-completion = print a script that lets bash, zsh or fish complete what you type after bot.py
cli-database = the database (default: DATABASE_URL, or a file in data/)
cli-unexpected = Something went wrong ({ $kind }), and it's our fault. See the log above, and please report it.

cli-preview = try the whole bot in a local browser page, without a token or a network
cli-preview-examples =
    bot.py preview --page my-pages/
cli-preview-port = the port on this machine to use (default: any free one)
cli-preview-no-browser = print the address without opening a browser
cli-preview-page = preview these pages instead of data/pages or the samples
preview-address = Broadsheet is open at { $address } (Ctrl+C closes it)

cli-alias = tie names that mean the same, for everyone who searches the shared archive
cli-alias-examples =
    bot.py alias add "賴清德 = William Lai"
    bot.py alias remove "William Lai"
cli-alias-action = add, list or remove
cli-alias-names = names with = between them ("賴清德 = William Lai"), or one of the names to remove
cli-alias-add-done = Tied: { $names }
cli-alias-list-done = { $names }
cli-alias-remove-done = Untied: { $names }
cli-alias-none = No names are tied in the shared archive.
error-alias-cli-names = "list" takes no names.

cli-invite = print the address that adds the bot to a server with the permissions it needs and no more
cli-invite-examples =
    bot.py invite

error-preview-not-installed = The preview isn't installed. Run: python -m pip install -c constraints.txt -e ".[preview]"
error-port-in-use = Can't use port { $port } on this machine: something else is using it. Choose another with --port.
error-token-missing = There's no token. Set DISCORD_TOKEN or DISCORD_TOKEN_FILE to your bot's token.
error-token-refused = Discord refused the token. Copy it again from the Discord developer portal into DISCORD_TOKEN.
error-discord-unreachable = Can't reach Discord ({ $reason }). Check the network and start again.
