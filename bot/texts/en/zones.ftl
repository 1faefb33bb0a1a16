# Zones whose sign counts the other way round: Etc/GMT+8 is UTC−8.

zone-doubtful = ⚠ Choose the time zone: `{ $written }` is { $zone }, its sign counts the other way round. Was { $meant } meant?
zone-doubtful-digest = ⚠ { $zone } may not be what was meant: **{ button-zone }**.
zone-owner-digest = Please look at the time zone of your digest { $name } in { $server } ({ $channel }). `{ $written }` is { $zone }: its sign counts the other way round. If you meant { $meant }, choose a zone; nothing changes until you do.
zone-owner-settings = Please look at the time zone in the settings of { $server }. `{ $written }` is { $zone }: its sign counts the other way round. If { $meant } was meant, choose a zone; nothing changes until you do.
zone-chosen = { $name }: the time zone is { $zone } now.{ $next ->
    [none] { "" }
   *[other] { " " }Next: { $next }
}
zone-left = { $name }: the time zone stays { $zone }.{ $next ->
    [none] { "" }
   *[other] { " " }Next: { $next }
}
zone-settings = Settings of { $server }
button-zone = Time zone
button-zone-choose = { $zone } was meant
button-zone-leave = Leave it at { $zone }

error-zone-settled = That is settled already: the time zone is { $zone }.
error-zone-not-there = You are not in that server, or I am no longer there. Nothing was changed.

check-digest-zone = D{ NUMBER($number, useGrouping: 0) } of server { $guild } goes by { $written }, which is { $zone }; { $meant } may have been meant. Those who manage it choose in digest list.
check-settings-zone = The settings of server { $guild } name the time zone { $written }, which is { $zone }; { $meant } may have been meant. Those who manage it choose in settings.
check-settings-zones-more = { $number ->
    [one] The settings of one more server name such a time zone.
   *[other] The settings of { $number } more servers name such a time zone.
}
