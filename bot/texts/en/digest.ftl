# Digests: what people ask for, and what they are told.

error-digest-time = { $time } is no time of day. I read 08:00, 8am, 8:30 pm, 20.30, 0800, noon and midnight.
error-digest-days = { $days } names no days of the week. I read mon-fri, weekdays, weekends, daily, and lists such as mon, wed, fri.
error-digest-zone-letters = { $zone } is not the name of one time zone: such letters change with the season, or mean several. Name a city, such as { $near }.
error-digest-zone-offset = { $zone } is a difference from UTC, which changes with the season in most places. Name a city, such as Asia/Taipei or London.

## A digest

digest-title = Digest · { DATETIME($date, dateStyle: "medium") }
digest-title-span = Digest of { $number } days · { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-title-dates = Digest of { $number } days · { $dates }
digest-day = { DATETIME($date, dateStyle: "medium") }
digest-part = message { $part } of { $parts }
digest-filtered = filter: { $filter }
digest-from-archive = Nothing new has been loaded. From the archive:
digest-also-in = -# also in { $named }{ $more ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $more } more
}
digest-shown-of = -# { $shown } of { $total } shown
button-read-ref = Read { $reference }
button-quote = Quote
button-rest = Show the rest
