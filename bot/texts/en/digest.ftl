# Digests: what people ask for, and what they are told.

error-digest-time = { $time } is no time of day. I read 08:00, 8am, 8:30 pm, 20.30, 0800, noon and midnight.
error-digest-days = { $days } names no days of the week. I read mon-fri, weekdays, weekends, daily, and lists such as mon, wed, fri.
error-digest-zone-letters = { $zone } is not the name of one time zone: such letters change with the season, or mean several. Name a city, such as { $near }.
error-digest-zone-offset = { $zone } is a difference from UTC, which changes with the season in most places. Name a city, such as { $near }.

## A digest

digest-title = Digest · { DATETIME($date, dateStyle: "medium") }
digest-title-span = Digest of { $number } days · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-title-dates = Digest of { $number } days · { $dates }
digest-day = { DATETIME($date, dateStyle: "medium") }
digest-part = message { $part } of { $parts }
digest-filtered = filter: { $filter }
digest-from-archive = Nothing new has been loaded. From the archive:
digest-also-in = -# also in { $sources ->
    [one] one source:
   *[other] { $sources } sources:
} { $named }{ $more ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $more } more
}
digest-shown-of = -# { $shown } of { $total } shown
button-read-ref = Read { $reference }
button-quote-ref = Quote { $reference }
button-cite-ref = Cite { $reference }
button-rest = Show the rest

digest-schedule = { $time }, { $days }, { $zone }
digest-days-every = every day
digest-days-working = Monday to Friday
digest-days-weekend = Saturday and Sunday
digest-weekday = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
digest-filter-or = or
digest-filter-all = all of: { $words }
digest-filter-none = none of: { $words }
digest-filter-field = { $field }
digest-filter-passed-over = passed over: { $words }

## Why

digest-stages = { $loaded } loaded, { $matching } matching, { $shown } already shown, { $clustered } clustered, { $over } over the limit, { $posted } { $when ->
    [over] posted
   *[ahead] to be posted
}
digest-why-posted = in, place { $position }: { digest-why }
digest-why-over-limit = over the limit, place { $position }: { digest-why }
digest-why = { $kind ->
    [teaser] an excerpt, after all whole articles
   *[whole] a whole article
}, relevance { $worth } (match { $match }, fresh { $fresh }, carried by others { $carried }, substance { $substance }){ $source ->
    [0] {""}
   *[other] {"; "}{ $source } of its source before it
}{ $author ->
    [0] {""}
   *[other] {"; "}{ $author } of its author before it
}
digest-why-clustered = out: the same story as { $reference }, named beside it
digest-why-shown = out: this digest has shown it before
digest-why-told = out: this digest has told the same story before, with { $reference }
digest-why-no-match = out: the filter does not let it through
digest-why-archive = in: nothing is new, and this was drawn by lot from { $choices } older articles that were not shown yet

## !digest

command-digest = Post what is new to a channel, every day
command-digest-more = Without more words it lists the digests of this server. Digests are for members with Manage Server, or with a role that the settings name.
command-digest-examples =
    { $prefix }digest set 08:00 Asia/Taipei mon-fri semiconductor in #news
    { $prefix }digest
command-digest-set = Set up a digest: when, for what and where
command-digest-set-more = In a message, say the time and whatever else you like in any order: a time zone by its name or city, days, a channel with #, and a filter. The filter is a search in which every word is required and nothing is corrected; quotation marks keep any word for it. The answer says how everything was read.
command-digest-set-examples =
    { $prefix }digest set 08:00
    { $prefix }digest set 8:30 pm taipei weekdays semiconductor "rare earths" OR minerals in #news
    { $prefix }digest set 20.30 mon,wed,fri author:"Lee Li-sheng" -sport
command-digest-list = List the digests of this server, with buttons to change them
command-digest-list-more = Each can be edited, paused, previewed and removed; its history says what was posted when, and what can be sent again.
command-digest-list-examples = { $prefix }digest list
command-digest-preview = Show what a digest would post now
command-digest-preview-more = Nothing is posted, and nothing counts as shown. Before there is a digest, it shows one of everything in the archive.
command-digest-preview-examples =
    { $prefix }digest preview
    { $prefix }digest preview D2
command-digest-explain = Say why each article is in the next digest, or is not
command-digest-explain-more = The articles loaded since the last digest, stage by stage: loaded, matching the filter, already shown, clustered, over the limit, to be posted.
command-digest-explain-examples =
    { $prefix }digest explain
    { $prefix }digest explain D2
command-digest-now = Post a digest now
command-digest-now-more = What it shows counts as shown: the next digest goes on from there.
command-digest-now-examples =
    { $prefix }digest now
    { $prefix }digest now D2
option-digest-time = Such as 08:00, 8am, 8:30 pm, 20.30 or noon
option-digest-zone = A city or a name, such as London or Asia/Taipei; else the zone of this server
option-digest-days = Such as mon-fri, weekends or mon,wed,fri; else every day
option-digest-filter = A search in which every word is required; else everything
option-digest-channel = Where to post it; else here
option-digest-limit = The most articles it shows
option-digest-nothing-new = On a day with nothing new: silence, or one article from the archive
option-digest-after-downtime = Days on which the bot was away: one digest for all, or none
option-digest-thread = Open a thread under it for discussion
option-digest-digest = Its number, such as D1
digest-filter-examples =
    semiconductor Taiwan
    "rare earths" OR minerals
    author:"Lee Li-sheng"
    source:gazette -sport
    is:full after:last-week

digest-set = ### Digest { $name } is set up
digest-read = -# Filter read as: { $reading }
digest-filter-finds = { $matching ->
    [0] ⚠ None of the { $total } articles in the archive matches this filter. It may match what is loaded later.
    [one] -# One of the { $total } articles in the archive matches it.
   *[other] -# { $matching } of the { $total } articles in the archive match it.
}
digest-list-title = ### Digests of this server ({ $total })
digest-entry = **{ $name }** · { $schedule }
digest-where = in <#{ $channel }> · filter: { $filter }
digest-no-filter = none, everything that is new
digest-options = -# at most { $limit ->
    [one] one article
   *[other] { $limit } articles
}; { $options }
digest-option-silence = silent when nothing is new
digest-option-archive = one from the archive when nothing is new
digest-option-combine = one digest for days the bot was away
digest-option-skip = days the bot was away are skipped
digest-option-thread = with a thread
digest-next = Next: { $runs }
digest-paused-by = ⏸ Paused by <@{ $person }> since <t:{ $since }:f>.
digest-paused-forbidden = ⚠ Paused since <t:{ $since }:f>: Discord does not let me post there. Give me View Channel, Send Messages and Read Message History in that channel, then resume. { $told ->
    [yes] <@{ $owner }> was told.
   *[no] <@{ $owner }> could not be told.
}
digest-paused-channel-gone = ⚠ Paused since <t:{ $since }:f>: the channel does not exist any more. Choose another with Edit, then resume. { $told ->
    [yes] <@{ $owner }> was told.
   *[no] <@{ $owner }> could not be told.
}
digest-last = ⚠ Last: { $run }
digest-run-pending = { $days }{ digest-run-more }: waiting to be posted
digest-run-claimed = { $days }{ digest-run-more }: being posted
digest-run-sent = { $days }{ digest-run-more }: posted, { $posted ->
    [one] one article
   *[other] { $posted } articles
}
digest-run-empty = { $days }{ digest-run-more }: nothing new
digest-run-skipped = { $days }{ digest-run-more }: skipped, the bot was away
digest-run-uncertain = { $days }{ digest-run-more }: { $sent } of { $messages } messages posted, and uncertain whether the rest was. { $why } Look in the channel; Resend posts what is missing.
digest-run-failed = { $days }{ digest-run-more }: not posted. { $why } Resend tries again.
digest-run-partly = { $days }{ digest-run-more }: partly posted: { $sent } of { $messages } messages. { $why } Resend posts the rest.
digest-run-why = { $error ->
    [channel-gone] The channel does not exist any more.
    [channel-forbidden] Discord does not let me post there: give me View Channel and Send Messages.
    [history-unreadable] I may not read what stands in the channel: give me Read Message History.
    [message-refused] Discord did not take a message.
    [outcome-unknown] Discord did not say whether it took a message.
    [rate-limited] Discord asked me to wait for too long.
   *[other] Something went wrong in me; my log says what.
}
digest-run-more = { $more ->
    [0] {""}
   *[other] {" "}and { $more } days before
}
digest-history-title = ### What { $name } posted
digest-history-empty = Nothing yet.
digest-remove-question = Remove { $name } ({ $schedule }) with its history? What it posted stays in the channel.
digest-nothing-to-resend = There is nothing to send again.
digest-resent = { $run }
digest-ran = **{ $name }** in <#{ $channel }> · { $run }
digest-preview-empty = { $name } would post nothing now: nothing that it is for has been loaded since it was set up or last posted.
digest-preview-note = -# A preview: nothing was posted, and nothing counts as shown.
digest-sample-note = -# A sample, as if everything in the archive were new. A digest holds what is loaded after it was set up.
digest-sample-empty = There is nothing in the archive that such a digest would show.
digest-explain-title = ### Why { $name } would post what it would post now
digest-explain-stages = { $stages }
digest-explain-after = -# Of what was loaded after { $references }.
digest-rest-title = ### The rest of the digest ({ $total })

button-edit = Edit
button-pause = Pause
button-resume = Resume
button-history = History
button-preview = Preview
button-sample = Show a sample
button-remove = Remove
button-remove-really = Remove it
button-keep = Keep it
button-resend = Resend
button-resend-day = Resend { $day }
button-back = ◀ Back
button-all-digests = All digests

digest-form-title = { $name }
digest-form-when = When
digest-form-when-about = A time, a zone and days, such as 08:00 Asia/Taipei mon-fri
digest-form-filter = Filter
digest-form-filter-about = A search in which every word is required; empty for everything
digest-form-channel = Channel
digest-form-channel-about = Where it is posted
digest-form-limit = Articles at most
digest-form-limit-about = From 1 to 25
digest-form-options = More
digest-form-options-about = Choose any
digest-choice-archive = One from the archive on a day with nothing new
digest-choice-skip = Skip days on which the bot was away
digest-choice-thread = Open a thread under each digest

error-digest-not-allowed = Digests are managed by members with Manage Server, or with a role that the settings of this server name.
error-digest-none = This server has no digest yet. Set one up with the command digest set, such as: digest set 08:00
error-digest-which = Which one? This server has { $known }.
error-digest-unknown = There is no digest called { $name } here. There are: { $known }.
error-digest-is-paused = { $name } is paused. Resume it first.
error-digest-no-channel = There is no channel called { $channel } that you can see.
error-digest-channel-kind = A digest can be posted to a text channel, an announcement channel or a thread, and not there.
error-digest-thread-in-thread = A thread cannot be opened inside a thread. Choose a channel, or leave the thread out.
error-digest-you-need = Ask for { $permissions } in <#{ $place }>, or choose a channel where you may write: a digest goes only there.
error-digest-bot-needs = In <#{ $place }> I still need: { $permissions }. Give me that, then try again.
error-digest-filter-long = That filter is too long: it may have { $most } characters and 48 words.
error-digest-filter-unreadable = There is nothing to search for in the filter { $filter }.
error-digest-limit = { $limit } will not do: a digest holds from 1 to { $most } articles.
error-digest-when-only = Here I read a time, a time zone and days only, not { $rest }.
error-digest-forgotten = What that digest had no room for is no longer kept. The command recent shows the newest articles.
