# !settings

command-settings = Show and change what this server has chosen
command-settings-more = Shows the prefix, time zone, language and the roles that may manage digests and the library, with controls to change them. Needs Manage Server.
command-settings-examples = { $prefix }settings
command-settings-prefix = Choose what commands begin with
command-settings-prefix-more = Up to five characters without spaces, the last one a sign such as ! or ?.
command-settings-prefix-examples = { $prefix }settings prefix ?
command-settings-zone = Choose the time zone of this server
command-settings-zone-more = Dates in searches are read in it. By its name, or the name of its city.
command-settings-zone-examples =
    { $prefix }settings zone Asia/Taipei
    { $prefix }settings zone london
option-settings-prefix = One to five characters, such as ! or ?
option-settings-zone = Such as Asia/Taipei

settings-title = ### Settings of this server
settings-entry = **{ $name }** { $value }
settings-prefix = Prefix
settings-prefix-about = -# What commands in messages begin with. A mention of the bot works too.
settings-prefix-label = New prefix
settings-zone = Time zone
settings-zone-about = -# Dates in searches are read in it.
settings-zone-label = New time zone
settings-language = Language
settings-language-about = -# What the bot answers in.
settings-digest-roles = Digest roles
settings-digest-roles-about = -# May manage digests, beside those with Manage Server.
settings-library-roles = Library roles
settings-library-roles-about = -# May manage the library, beside those with Manage Server.
settings-nobody = nobody
settings-changed = ✓ { $name }: { $before } → { $after }
