# !settings

command-settings = Show and change what this server has chosen
command-settings-more = Shows the prefix, time zone, language, plain text, the channels where commands may be used and where passages are shown, and the roles that may manage digests and the library, with controls to change them. Every change says from what to what, and can be undone. Needs Manage Server.
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
settings-entry = **{ $name }:** { $value }
settings-prefix = Prefix
settings-prefix-about = -# What commands in messages begin with. A mention of the bot works too.
settings-prefix-label = New prefix
settings-zone = Time zone
settings-zone-about = -# Dates in searches are read in it.
settings-zone-label = New time zone
settings-language = Language
settings-language-about = -# What the bot answers in.
settings-plain-text = Plain text
settings-plain-text-about = -# Answers without frames, headings and signs, for those who have them read aloud.
settings-command-channels = Channels for commands
settings-command-channels-about = -# Where commands may be used; threads belong to their channel. Those with Manage Server may use them anywhere.
settings-command-channels-none = everywhere
settings-unfurl-channels = Channels with passages
settings-unfurl-channels-about = -# Where a message that refers to a passage, such as A17.p4, is answered with it.
settings-unfurl-channels-none = nowhere
settings-digest-roles = Digest roles
settings-digest-roles-about = -# May manage digests, beside those with Manage Server.
settings-digest-roles-none = nobody
settings-library-roles = Library roles
settings-library-roles-about = -# May manage the library, beside those with Manage Server.
settings-library-roles-none = nobody
settings-on = on
settings-off = off
settings-and-more = { $named } and { $more } more
settings-changed = { $name } changed from { $before } to { $after }.
settings-unchanged = { $name } stays { $after }.
settings-same = Nothing changed: that was chosen already.
settings-stale = { $name } was changed by somebody else meanwhile, and nothing of yours was changed: it is now { $value }. Change it again if you still want to.
settings-as-they-are = This is how the settings are.
settings-gone = { $number ->
    [one] A role or channel that was deleted in Discord was
   *[other] { $number } roles or channels that were deleted in Discord were
} dropped from: { $names }.
settings-gone-everywhere = No channel for commands is left, so they may be used everywhere.

button-undo = Undo
button-change-named = Change { $name }
button-turn-on = Turn on
button-turn-off = Turn off

error-undo-forgotten = That was too many changes ago to be undone. Change the setting itself.
error-too-many-named = At most { $most } can be chosen.
error-setting-stale = Somebody else has changed that setting meanwhile.
error-elsewhere = Commands may be used in { $channels } here.
error-nowhere = Commands may not be used here. Those who manage the server choose where, with the command settings.

plain-here = Here:
