# The one welcome in a server

welcome =
    ### Good morning, this is Broadsheet
    I keep an archive of newspaper articles that you can search, read and quote right here. To begin:
    - `{ $prefix }search semiconductor` finds articles and the passages that match
    - `{ $prefix }recent` shows what is new
    - `{ $prefix }help` explains every command with examples
    -# Every command works with / too. `{ $prefix }settings` changes the prefix, the time zone and more.
welcome-slash =
    ### Good morning, this is Broadsheet
    I keep an archive of newspaper articles that you can search, read and quote right here. To begin:
    - `/search` finds articles and the passages that match
    - `/recent` shows what is new
    - `/help` explains every command with examples
    -# Messages reach me only with a mention of me. `/settings` changes the time zone and more.
