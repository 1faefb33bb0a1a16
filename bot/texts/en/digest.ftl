# Digests: what people ask for, and what they are told.

error-digest-time = I can't read the time { $time }. I read 08:00, 8am, 8:30 pm, 20.30, 0800, noon and midnight.
error-digest-days = I can't read the days { $days }. I read mon-fri, weekdays, weekends, daily, lists such as mon, wed, fri, and days of the month such as monthly on the 1st, or last day of the month.
error-digest-month-days = No month has the days { $days }. Choose from the 1st to the 31st, or the last day of the month.
error-digest-rhythm = I can't post a digest *{ $rhythm }* yet. I read daily, weekdays, weekends, mon, wed, fri, weekly on monday, monthly on the 1st, and last day of the month. To look for the words, put them in quotation marks.
error-digest-times = You can name at most { $most } times at once.
error-digest-one-time = A digest has one time a day. For another time, set up another digest with `{ $prefix }digest set`.
error-digest-zone-letters = { $zone } can mean more than one time zone, or changes with the season. Name a city instead, such as { $near }.
error-digest-zone-offset = { $zone } doesn't follow daylight saving time. Name a city instead, such as { $near }.

## A digest

digest-title = Digest · { DATETIME($date, dateStyle: "medium") }
digest-title-span = Digest of { $number } days · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-title-weekly = Weekly digest · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-title-monthly = Monthly digest · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-title-period = Digest · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
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

digest-ping = -# { $role }
digest-ping-gone = -# ⚠ The role to ping no longer exists. Choose another for { $name }, or none.

digest-schedule = { $time }, { $days }, { $zone }
digest-days-every = every day
digest-days-working = Monday to Friday
digest-days-weekend = Saturday and Sunday
digest-days-weekly = every { $day }
digest-days-monthly = monthly on { $days }{ $short ->
    [yes] {" "}(the last day, if a month is shorter)
   *[no] {""}
}
digest-month-day = { $day ->
    [-1] the last day
    [1] the 1st
    [2] the 2nd
    [3] the 3rd
    [21] the 21st
    [22] the 22nd
    [23] the 23rd
    [31] the 31st
   *[other] the { $day }th
}
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
digest-filter-passed-over = ignored: { $words }

## Why

digest-stages = { $loaded } loaded, { $matching } matching the filter, { $shown } shown before, { $clustered } repeating a story, { $over } over the limit, { $posted } { $when ->
    [over] posted
   *[ahead] to be posted
}
digest-why-posted = included as number { $position }: { digest-why }
digest-why-over-limit = left out, number { $position } is over the limit: { digest-why }
digest-why = { $kind ->
    [teaser] an excerpt (listed after full articles)
   *[whole] a full article
}{ $match-level ->
    [well] {"; "}fits the filter well
    [partly] {"; "}fits the filter in part
    [barely] {"; "}barely fits the filter
   *[none] {""}
}{ $fresh-level ->
    [today] {"; "}published today
    [recent] {"; "}published in the last three days
    [older] {"; "}older than three days
   *[none] {""}
}{ $carried-level ->
    [many] {"; "}three or more others have the story
    [two] {"; "}two others have the story
    [one] {"; "}one other has the story
   *[none] {""}
}{ $substance-level ->
    [long] {"; "}long
    [short] {"; "}short
   *[none] {""}
}{ $source ->
    [0] {""}
    [one] {"; "}one from its source comes first
   *[other] {"; "}{ $source } from its source come first
}{ $author ->
    [0] {""}
    [one] {"; "}one by its author comes first
   *[other] {"; "}{ $author } by its author come first
}
digest-why-clustered = left out: the same story as { $reference }, and named there
digest-why-shown = left out: this digest has shown it before
digest-why-told = left out: this digest has covered the same story before, in { $reference }
digest-why-no-match = left out: it doesn't match the filter
digest-why-archive = included: nothing is new, so this one was picked at random from { $choices } older articles not shown yet

## !digest

command-digest = Post what's new to a channel every day, week or month
command-digest-more = Without anything else, it lists this server's digests. To manage digests, you need Manage Server or a role chosen in the settings.
command-digest-examples =
    { $prefix }digest set 08:00 Asia/Taipei mon-fri semiconductor in #news
    { $prefix }digest
command-digest-set = Set up a digest: when, what and where
command-digest-set-more = Type the time, then anything else in any order: a city or time zone, days, a channel with #, a role to ping, and a filter. The filter is a search: every word must be there, and spelling isn't corrected. Put a word in quotation marks to keep it in the filter. The answer says how I read everything.
command-digest-set-examples =
    { $prefix }digest set 08:00
    { $prefix }digest set 8:30 pm taipei weekdays semiconductor "rare earths" OR minerals in #news
    { $prefix }digest set 20.30 mon,wed,fri author:"Lee Li-sheng" -sport
    { $prefix }digest set every Monday 08:00 ping @desk
    { $prefix }digest set monthly on the 1st at 9 semiconductor
command-digest-me = Get a digest of your own, as a direct message
command-digest-me-more = Say when, and what for, as with `{ $prefix }digest set`; without anything, it lists your own digests, with buttons to change them. Anyone in this server can have five. Nobody else sees them. Every message has a button to stop it. If you close your direct messages, I pause it and say so in that list.
command-digest-me-examples =
    { $prefix }digest me weekly on friday at 18:00 chips
    { $prefix }digest me
command-digest-list = List this server's digests, with buttons to change them
command-digest-list-more = You can edit, pause, preview and remove each one. Its history shows what was posted and when, and lets you post missing parts again.
command-digest-list-examples = { $prefix }digest list
command-digest-preview = Show what a digest would post now
command-digest-preview-more = Nothing is posted, and nothing counts as shown. If there's no digest yet, it shows a sample from the whole archive.
command-digest-preview-examples =
    { $prefix }digest preview
    { $prefix }digest preview D2
command-digest-explain = Say why each article is in the next digest, or isn't
command-digest-explain-more = Follows the articles loaded since the last digest: how many match the filter, were shown before, repeat a story, go over the limit, and would be posted.
command-digest-explain-examples =
    { $prefix }digest explain
    { $prefix }digest explain D2
command-digest-now = Post a digest now
command-digest-now-more = What it posts counts as shown. The next digest continues from there.
command-digest-now-examples =
    { $prefix }digest now
    { $prefix }digest now D2
option-digest-time = Such as 08:00, 8am, 8:30 pm, 20.30 or noon
option-digest-zone = A city or a time zone, such as London or Asia/Taipei (default: this server's zone)
option-digest-days = Such as mon-fri, weekly on monday or monthly on the 1st (default: every day)
option-digest-filter = A search where every word must be there (default: everything)
option-digest-channel = Where to post it (default: here)
option-digest-role = A role to ping
option-digest-limit = The most articles it may show
option-digest-nothing-new = When nothing is new: post nothing, or one article from the archive
option-digest-after-downtime = For days the bot was offline: one digest for all of them, or none
option-digest-thread = Open a discussion thread under it
option-digest-digest = Its number, such as D1
digest-filter-examples =
    semiconductor Taiwan
    "rare earths" OR minerals
    author:"Lee Li-sheng"
    source:gazette -sport
    is:full after:last-week

digest-set = ### Digest { $name } is set up
digest-set-several = ### Digests { $names } are set up
    -# A digest has one time a day, so each time has its own.
digest-misplaced = ⚠ Part of the filter: { $words }. If you meant a day, a time or a time zone, correct it.
digest-read = -# I read the filter as: { $reading }
digest-filter-finds = { $matching ->
    [0] ⚠ None of the { $total } articles in the archive matches this filter. Later ones may.
    [one] -# One of the { $total } articles in the archive matches.
   *[other] -# { $matching } of the { $total } articles in the archive match.
}
digest-list-title = ### This server's digests ({ $total })
digest-entry = **{ $name }** · { $schedule }
digest-where = in <#{ $channel }> · filter: { $filter }
digest-pings = -# pings { $role }
digest-role-gone = ⚠ The role to ping no longer exists. Press History, then Back, to choose another.
digest-role-none = Ping no one
digest-where-me = to you, as a direct message · filter: { $filter }
digest-paused-closed = ⚠ Paused on <t:{ $since }:f>: your direct messages are closed to me. Allow them from members of this server, then resume.
digest-paused-left = ⚠ Paused on <t:{ $since }:f>: you had left this server. Resume it if you like.
digest-me-title = ### Your own digests in this server ({ $total })
digest-me-none = You have no digest of your own in this server. Get one with `{ $prefix }digest me 08:00`.
digest-me-hidden = I only show your own digests where nobody else reads: type `/digest me`.
digest-me-set = I'll send you { $digests } as a direct message. To see or change it, type `/digest me`.
digest-stopped = { $name } is stopped. Nothing is lost: if you resume it, it continues where it ended.
digest-goes-on = { $name } goes on at its next time.
digest-no-filter = none, everything new
digest-options = -# at most { $limit ->
    [one] one article
   *[other] { $limit } articles
}; { $options }
digest-option-silence = no post when nothing is new
digest-option-archive = one from the archive when nothing is new
digest-option-combine = one digest for days the bot was offline
digest-option-skip = skips days the bot was offline
digest-option-thread = with a thread
digest-next = Next: { $runs }
digest-paused-by = ⏸ Paused by <@{ $person }> on <t:{ $since }:f>.
digest-paused-forbidden = ⚠ Paused on <t:{ $since }:f>: Discord doesn't let me post there. Give me View Channel, Send Messages and Read Message History in that channel, then resume. { $told ->
    [yes] I told <@{ $owner }>.
   *[no] I couldn't reach <@{ $owner }>.
}
digest-paused-channel-gone = ⚠ Paused on <t:{ $since }:f>: the channel no longer exists. Choose another with Edit, then resume. { $told ->
    [yes] I told <@{ $owner }>.
   *[no] I couldn't reach <@{ $owner }>.
}
digest-last = ⚠ Last: { $run }
digest-run-pending = { $days }{ digest-run-more }: waiting to be posted
digest-run-claimed = { $days }{ digest-run-more }: being posted
digest-run-sent = { $days }{ digest-run-more }: posted, { $posted ->
    [one] one article
   *[other] { $posted } articles
}
digest-run-empty = { $days }{ digest-run-more }: nothing new
digest-run-skipped = { $days }{ digest-run-more }: skipped, the bot was offline
digest-run-uncertain = { $days }{ digest-run-more }: { $sent } of { $messages } messages posted; I don't know about the rest. { $why } Look in the channel. Resend posts what's missing.
digest-run-failed = { $days }{ digest-run-more }: not posted. { $why } Resend tries again.
digest-run-partly = { $days }{ digest-run-more }: { $sent } of { $messages } messages posted. { $why } Resend posts the rest.
digest-run-why = { $error ->
    [channel-gone] The channel no longer exists.
    [channel-forbidden] Discord doesn't let me post there: give me View Channel and Send Messages.
    [reader-left] You had left this server.
    [history-unreadable] I can't read the channel's messages: give me Read Message History.
    [message-refused] Discord refused a message.
    [outcome-unknown] Discord didn't say whether it posted a message.
    [rate-limited] Discord asked me to wait too long.
   *[other] I made a mistake; my log has the details.
}
digest-run-more = { $more ->
    [0] {""}
   *[other] {" "}and { $more } days before
}
digest-history-title = ### What { $name } posted
digest-history-empty = Nothing yet.
digest-remove-question = Remove { $name } ({ $schedule }) and its history? Its posts stay in the channel.
digest-nothing-to-resend = There's nothing to post again.
digest-resent = { $run }
digest-ran = **{ $name }** in <#{ $channel }> · { $run }
digest-preview-empty = Nothing new for { $name } yet.
digest-preview-note = -# This is a preview: nothing was posted, and nothing counts as shown.
digest-sample-note = -# This is a sample, as if everything in the archive were new. A digest shows what's loaded after you set it up.
digest-sample-empty = The archive has nothing that such a digest would show.
digest-explain-title = ### What { $name } would post now, and why
digest-explain-stages = { $stages }
digest-explain-after = -# Articles loaded after { $references }.
digest-rest-title = ### The rest of the digest ({ $total })

button-edit = Edit
button-correct = Correct it
button-pause = Pause
button-resume = Resume
button-stop = Stop this digest
button-explain = Why?
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
digest-form-when-about = A time, a zone and days, such as 08:00 Asia/Taipei weekly on monday
digest-form-filter = Filter
digest-form-filter-about = A search where every word must be there; leave it empty for everything
digest-form-channel = Channel
digest-form-channel-about = Where to post it
digest-form-limit = Most articles
digest-form-limit-about = From 1 to 25
digest-form-options = More
digest-form-options-about = Choose any
digest-choice-archive = Post one from the archive when nothing is new
digest-choice-skip = Skip days the bot was offline
digest-choice-thread = Open a thread under each digest

error-digest-not-allowed = To manage digests, you need Manage Server or a role chosen in the settings. For one of your own, use `/digest me`.
error-digest-none = This server has no digests yet. Set one up with `{ $prefix }digest set 08:00`.
error-digest-me-alone = A digest of your own comes to you alone: leave out the channel and the role.
error-digest-cap-person = You have { $most } digests of your own, and can't have more. Remove one with `/digest me`.
error-digest-which = Which one? This server has { $known }.
error-digest-unknown = There's no digest { $name } here. There are: { $known }.
error-digest-is-paused = { $name } is paused. Resume it first.
error-digest-thread-in-thread = A thread can't have threads of its own. Choose a channel, or leave the thread out.
error-digest-filter-long = That filter is too long: the limit is { $most } characters and 48 words.
error-digest-filter-unreadable = The filter { $filter } has nothing to search for.
error-digest-limit = A digest can show from 1 to { $most } articles, not { $limit }.
error-digest-when-only = I only read a time, a time zone and days here, not { $rest }.
error-digest-run-forgotten = What was posted then is no longer kept, so I can't send it again. `{ $prefix }digest now` posts a digest now.
error-digest-forgotten = The rest of that digest is no longer kept. See the newest articles with `{ $prefix }recent`.
