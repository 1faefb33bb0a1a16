# The command line.

cli-about = Broadsheet keeps a newspaper archive for a Discord server. Without a command it runs the bot: on Discord where DISCORD_TOKEN is set, else in a local preview.
cli-commands = commands
cli-database = the database (default: DATABASE_URL, else in data/)
cli-unexpected = Something went wrong that should not have ({ $kind }). The log above says where; please report it.

cli-preview = try the whole bot in a local browser page, with no token and no network
cli-preview-port = the port on this machine to serve it on (default: any free one)
cli-preview-no-browser = print the address without opening a browser
cli-preview-page = preview these pages instead of data/pages or the samples
preview-address = Broadsheet is open at { $address } (Ctrl+C closes it)

cli-invite = print the address that adds the bot to a server, with the least permissions it needs

error-preview-not-installed = The preview is not installed. Run: python -m pip install -c constraints.txt -e ".[preview]"
error-port-in-use = Port { $port } cannot be used on this machine: something else is there. Choose another with --port.
error-token-missing = There is no token. Set DISCORD_TOKEN, or DISCORD_TOKEN_FILE, to the token of your bot.
error-token-refused = Discord refused the token. Copy it anew from the Discord developer portal into DISCORD_TOKEN.
error-discord-unreachable = Discord cannot be reached ({ $reason }). Check the network and start again.
