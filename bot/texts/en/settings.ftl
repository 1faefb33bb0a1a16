# !settings

command-settings = Show and change this server's settings
command-settings-more = Shows the prefix, time zone, language, how search results look, plain text, the channels for commands and for passages, and the roles that can manage digests and the library, with controls to change them. Every change shows the old and the new value, and you can undo it. Needs Manage Server.
command-settings-examples = { $prefix }settings
command-settings-prefix = Choose what commands begin with
command-settings-prefix-more = Up to five characters without spaces, the last one a sign such as ! or ?.
command-settings-prefix-examples = { $prefix }settings prefix ?
command-settings-zone = Choose the time zone of this server
command-settings-zone-more = Searches read dates in it, and digests use it unless you name another. Give its name, or the name of a city.
command-settings-zone-examples =
    { $prefix }settings zone Asia/Taipei
    { $prefix }settings zone london
option-settings-prefix = One to five characters, such as ! or ?
option-settings-zone = Such as Asia/Taipei

settings-title = ### This server's settings
settings-entry = **{ $name }:** { $value }
settings-prefix = Prefix
settings-prefix-about = -# How commands in messages start. Mentioning the bot works too.
settings-prefix-label = New prefix
settings-zone = Time zone
settings-zone-about = -# So that *yesterday* in a search is your day. A digest can name another zone.
settings-zone-label = New time zone
settings-language = Language
settings-language-about = -# The language of the bot's answers.
settings-plain-text = Plain text
settings-plain-text-about = -# Answers without frames, headings and symbols, for screen readers.
settings-full-results = Search results
settings-full-results-about = -# Compact: headline, source, date and one line. Full: the passage and everything else.
settings-changes = Changed quotations
settings-changes-about = -# Where I say that quotes changed.
settings-changes-as-reply = As a reply to the quotation
settings-changes-as-channel = In one channel
settings-changes-as-off = Not at all
settings-changes-how = How should changes be told?
settings-changes-which = If in one channel, where?
settings-changes-reply = as a reply
command-settings-changes = Changed quotations
command-settings-changes-more = For 30 days after a passage was quoted in public, the bot looks whether its words change. It says so as a reply to the quotation (`reply`), in one channel, or not at all (`off`). A channel is only told what everyone who reads it can read.
command-settings-changes-examples =
    { $prefix }settings changes reply
    { $prefix }settings changes #desk
    { $prefix }settings changes off
option-settings-changes = Changed quotations
settings-rereading = Reading pages again
settings-rereading-about = -# To notice such changes.
button-rereading-on = Read pages again
button-rereading-off = Don't read pages again
command-settings-rereading = Read the pages of quoted passages again
command-settings-rereading-more = The bot reads the page of a quoted article again 1, 6 and 24 hours and 7 days after each quotation, so that it notices when the words change. It only does so for articles that it read from their page, and where the site allows it.
command-settings-rereading-examples =
    { $prefix }settings rereading on
    { $prefix }settings rereading off
option-settings-rereading = on or off
error-changes-where = Where? `{ $prefix }settings changes reply`, `off`, or a channel of this server, such as `#desk`.
settings-compact = compact
settings-full = full
settings-command-channels = Channels for commands
settings-command-channels-about = -# Where people can use commands. Threads count as their channel. People with Manage Server can use commands anywhere.
settings-command-channels-none = everywhere
settings-unfurl-channels = Channels with passages
settings-unfurl-channels-about = -# Where the bot answers a message that mentions a reference, such as A17.p4, with the passage.
settings-unfurl-channels-none = nowhere
settings-digest-roles = Digest roles
settings-digest-roles-about = -# They can manage digests, as can people with Manage Server.
settings-digest-roles-none = nobody
settings-library-roles = Library roles
settings-library-roles-about = -# They can manage the library, as can people with Manage Server.
settings-library-roles-none = nobody
settings-on = on
settings-off = off
settings-and-more = { $named } and { $more } more
settings-changed = { $name } changed from { $before } to { $after }.
settings-unchanged = { $name } stays { $after }.
settings-same = Nothing changed: you chose what it already was.
settings-stale = Someone else changed { $name } in the meantime. It's now { $value }, and your change wasn't made. If you still want it, change it again.
settings-as-they-are = These are the settings now.
settings-gone = { $number ->
    [one] I removed a role or channel that was deleted in Discord from:
   *[other] I removed { $number } roles or channels that were deleted in Discord from:
} { $names }.
settings-gone-everywhere = No channel for commands is left, so commands work everywhere.

button-undo = Undo
button-change-named = Change { $name }
button-plain-text-on = Turn on plain text
button-plain-text-off = Turn off plain text
button-full-results-on = Show full results
button-full-results-off = Show compact results

error-undo-forgotten = Too much has changed since to undo that. Change the setting itself.
error-too-many-named = You can choose at most { $most }.
error-setting-stale = Someone else changed that setting in the meantime.
error-elsewhere = Here, commands only work in { $channels }.
error-nowhere = Commands don't work here. People who manage the server choose where with `{ $prefix }settings`.

plain-here = Here:
