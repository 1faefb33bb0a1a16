# Sentences for the errors of bot/errors.py: "error-" and the error's key.

error-not-found = Nothing is called { $reference } in this archive.

## Settings

error-setting = { $variable } holds { $held }. It may hold { $variable ->
    [DISCORD_TOKEN] the token of a bot, as the Discord developer portal shows it
    [DISCORD_TOKEN_FILE] the path of a readable file with nothing in it but the token of a bot
    [DATABASE_URL] sqlite:/// and a path, such as sqlite:///data/broadsheet.db
    [LOG_LEVEL] DEBUG, INFO, WARNING or ERROR
    [LOG_FORMAT] text or json
   *[other] the path of a folder
}.
error-setting-token-twice = DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set. Keep one of them.
