# !watch: being told of new articles that match

command-watch = Tell a channel of each new article that matches
command-watch-more = Say what to look for, as in a search, and where to tell it: within a minute of a new article I post its headline and the sentence that matches. Every word is required, and I correct nothing. Add a role to ping, or a limit a day. After three messages in ten minutes, the rest come as one. Needs Manage Server, or a role chosen in the settings. On its own, lists the watches. A server can have 50.
command-watch-examples =
    { $prefix }watch chips in #desk
    { $prefix }watch "rare earth" OR 稀土 in #desk at most 5 a day
    { $prefix }watch
command-watch-me = Tell you alone of each new article that matches
command-watch-me-more = I send you a direct message, so they have to be open for this server. You can have five such watches. They end when you leave the server.
command-watch-me-examples =
    { $prefix }watch me chips
    { $prefix }watch me "rare earth" at most 5 a day
command-watch-list = List the watches of this server
command-watch-list-more = With buttons to pause or remove each. Your own watches are listed for you alone, by the slash command; a direct message lists those of all servers.
command-watch-list-examples = { $prefix }watch list
command-watch-pause = Pause a watch
command-watch-pause-more = What comes in the meantime isn't told later.
command-watch-pause-examples = { $prefix }watch pause W3
command-watch-resume = Let a paused watch go on
command-watch-resume-more = It tells what is loaded from now on.
command-watch-resume-examples = { $prefix }watch resume W3
command-watch-quiet = Set the quiet hours of a watch
command-watch-quiet-more = What comes in those hours is told as one message at their end. They're in the time zone of this server; off takes them away.
command-watch-quiet-examples =
    { $prefix }watch quiet W3 22:00-07:00
    { $prefix }watch quiet W3 off
command-watch-remove = Remove a watch
command-watch-remove-more = You can undo it for a day.
command-watch-remove-examples = { $prefix }watch remove W3
option-watch = A watch, such as W3
option-watch-filter = What to look for, as in a search; every word is required
option-watch-channel = Where to tell it; without one, here
option-watch-role = A role to ping
option-watch-at-most = The most messages a day, from 1 to 50
option-watch-hours = Such as 22:00-07:00, or off

button-watch-this = Watch this
button-watch-me = Tell me alone
button-watch-here = Tell this channel
button-watch-instead = Watch that
button-watch-quote = Quote
button-mute-today = Mute today

watch-where = Tell whom when a new article matches *{ $filter }*?
watch-line = **{ $watch }** *{ $filter }*
watch-place-me = you alone, by direct message
watch-lost = ⚠ { $what ->
    [channel] the channel is gone
   *[role] the role to ping is gone
}
watch-pings = pings { $role }
watch-at-most = at most { $most } a day
watch-quiet-hours = quiet { $hours } ({ $zone })
watch-zone-unknown = **waits**: I no longer know the time zone { $zone }. `{ $prefix }watch quiet { $watch } off` sets the one of the server
watch-server-left = a server I've left
watch-is-paused = **paused** { $why ->
    [channel] (the channel is gone)
    [role] (the role is gone)
    [refused] (I can't post there)
    [left] (you left the server)
    [closed] (your direct messages are closed)
   *[other] { "" }
}
watch-made = { $watch } is watching. I tell each new article that matches, once.
watch-word = *{ $word }*
watch-passed-over = -# Too common to look for: { $words }
watch-doubted = The archive doesn't know { $words }. Did you mean *{ $meant }*? To watch a word just as you typed it, put it in "quotation marks".
watch-changed = { $watch } is changed.
watch-form-title = { $watch }
watch-form-filter = Filter
watch-form-filter-about = What to look for, as in a search; every word is required
watch-form-channel = Channel
watch-form-channel-about = Where to tell it
watch-form-role = Role to ping
watch-form-role-about = One that you can mention yourself, or none
watch-form-most = Most messages a day
watch-form-most-about = From 1 to { $most }; leave it empty for no limit
watch-form-quiet = Quiet hours
watch-form-quiet-about = Such as 22:00-07:00; leave it empty for none
watch-paused = { $watch } is paused.
watch-resumed = { $watch } goes on with what is loaded from now on.
watch-unmuted = { $watch } tells again today.
watch-quiet-off = { $watch } has no quiet hours now.
watch-quiet-set = The quiet hours of { $watch } are set.
watch-removed = { $watch } *{ $filter }* is removed.
watch-back = { $watch } is back.
watch-muted = { $watch } says no more today. What comes until <t:{ $until }:f> is told then, as one message.

watches-title = ### { $total ->
    [one] One watch
   *[other] { $total } watches
}
watches-none = There are no watches here yet. Start one with `{ $prefix }watch chips in #desk`, or for yourself with `{ $prefix }watch me chips`.
watches-none-own = You have no watches of your own. In a server, `{ $prefix }watch me chips` starts one.
watches-hidden = -# { $number ->
    [one] You have one watch of your own: `/watch list` shows it to you alone.
   *[other] You have { $number } watches of your own: `/watch list` shows them to you alone.
}

watch-told = **{ $watch }** *{ $filter }*
watch-told-held = **{ $watch }** *{ $filter }* · { $total ->
    [one] one article
   *[other] { $total } articles
}{ $held ->
    [rate] {""} in the last ten minutes
    [quiet] {""} in the quiet hours
    [day] {""} beyond the limit of a day
    [muted] {""} while it was muted
    [unsent] {""} while I couldn't post
    [zone] {""} while its time zone was unknown
   *[other] {""}
}
watch-told-headline = **{ $headline }** · `{ $reference }`
watch-told-line = - { $headline } · `{ $reference }`
watch-told-more = -# …and { $more } more
watch-told-paused = **{ $watch }** *{ $filter }* is paused: { $why ->
    [role] the role it pinged is gone.
    [channel] its channel is gone.
   *[other] I can no longer post in { $place }.
} { $why ->
    [refused] When I can post again, use `{ $prefix }watch resume { $watch }`.
    [role] Choose another role, or none, with **Edit** in `{ $prefix }watch list`, or remove it with `{ $prefix }watch remove { $watch }`.
   *[other] Choose another channel with **Edit** in `{ $prefix }watch list`, or remove it with `{ $prefix }watch remove { $watch }`.
}

error-watch-not-allowed = To watch in a channel, you need Manage Server or a role chosen in the settings. `{ $prefix }watch me chips` tells you alone.
error-watch-change-not-allowed = To change a watch of this server, you need Manage Server or a role chosen in the settings.
error-watch-same = { $watch } watches for that { $place ->
    [me] for you already
   *[channel] in that channel already
}. `{ $prefix }watch list` shows it, with buttons to change it.
error-watch-resume = { $watch } stays paused: { $why ->
    [channel] its channel is gone. Choose another with **Edit** in `{ $prefix }watch list`, or remove it with `{ $prefix }watch remove { $watch }`.
    [role] the role to ping is gone. Choose another, or none, with **Edit** in `{ $prefix }watch list`, or remove it with `{ $prefix }watch remove { $watch }`.
    [left] you aren't in its server any more. Join it again, then resume the watch, or remove it with `{ $prefix }watch remove { $watch }`.
   *[other] I can't post in <#{ $place }>. Give me View Channel and Send Messages there, then resume it.
}
error-watch-unknown = There's no watch { $watch } in this server. `{ $prefix }watch list` shows them.
error-watch-unknown-own = You have no watch { $watch } of your own. `{ $prefix }watch list` shows yours.
error-watch-several = You have a watch { $watch } in several servers. Use the buttons of `{ $prefix }watch list`.
error-watch-cap = This server has { $most } watches, as many as it can have. Remove one first.
error-watch-cap-person = You have { $most } watches of your own, as many as you can have. Remove one first.
error-watch-cap-all = All servers together have { $most } watches, as many as there can be. Ask the person who runs the bot.
error-watch-too-late = That was more than a day ago, or it's done already.
error-watch-filter-none = What should I watch for? Try `{ $prefix }watch chips in #desk`.
error-watch-filter-empty = The filter { $filter } has nothing to look for. Add a word.
error-watch-filter-long = That filter is too long: the limit is { $most } characters and 48 words.
error-watch-per-day = A limit a day is from 1 to { $most }.
error-watch-quiet = I can't read { $hours } as quiet hours. Try 22:00-07:00, or off.
error-watch-me-alone = A watch of your own tells you alone: leave out the channel and the role.
error-watch-role-unknown = I can't find that role. Mention one of this server, or write its exact name, but not everyone.
error-watch-role-several = Several roles here are called { $role }. Mention the one you mean.
error-watch-role-not-yours = You can only choose a role that you can mention yourself.
