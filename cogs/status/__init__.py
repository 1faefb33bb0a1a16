"""`!status`: how the bot is doing."""
