# Digests: what people ask for, and what they are told.

error-digest-time = { $time } is no time of day. I read 08:00, 8am, 8:30 pm, 20.30, 0800, noon and midnight.
error-digest-days = { $days } names no days of the week. I read mon-fri, weekdays, weekends, daily, and lists such as mon, wed, fri.
error-digest-zone-letters = { $zone } is not the name of one time zone: such letters change with the season, or mean several. Name a city, such as { $near }.
error-digest-zone-offset = { $zone } is a difference from UTC, which changes with the season in most places. Name a city, such as Asia/Taipei or London.
