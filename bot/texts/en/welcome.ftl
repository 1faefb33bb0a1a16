# The one welcome in a server

welcome =
    ### Good morning, this is Broadsheet
    I keep an archive of newspaper articles that you can search, read and quote right here. To start:
    - `{ $prefix }search semiconductor` finds articles and the passages that match
    - `{ $prefix }recent` shows what's new
    - `{ $prefix }help` explains the commands, with examples
    -# Every command works with / too. To change the prefix, the time zone and more, use `{ $prefix }settings`.
welcome-slash =
    ### Good morning, this is Broadsheet
    I keep an archive of newspaper articles that you can search, read and quote right here. To start:
    - `/search` finds articles and the passages that match
    - `/recent` shows what's new
    - `/help` explains the commands, with examples
    -# I only see messages that mention me. To change the time zone and more, use `/settings`.
