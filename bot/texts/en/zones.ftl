# Zones whose sign counts the other way round: Etc/GMT+8 is UTC−8.

zone-doubtful = ⚠ Choose the time zone: `{ $written }` is { $zone }, because its sign is reversed. Did you mean { $meant }?
zone-doubtful-digest = ⚠ { $zone } may be the wrong zone. To choose, press **{ button-zone }**.
zone-owner-digest = Please check the time zone of your digest { $name } in { $server } ({ $channel }). `{ $written }` is { $zone }: its sign is reversed. If you meant { $meant }, choose a zone. Nothing changes until you do.
zone-owner-own = Please check the time zone of your own digest { $name } in { $server }. `{ $written }` is { $zone }: its sign is reversed. If you meant { $meant }, choose a zone. Nothing changes until you do.
zone-owner-settings = Please check the time zone in the settings of { $server }. `{ $written }` is { $zone }: its sign is reversed. If you meant { $meant }, choose a zone. Nothing changes until you do.
zone-chosen = { $name }: the time zone is now { $zone }.{ $next ->
    [none] { "" }
   *[other] { " " }Next: { $next }
}
zone-left = { $name }: the time zone stays { $zone }.{ $next ->
    [none] { "" }
   *[other] { " " }Next: { $next }
}
zone-settings = Settings of { $server }
button-zone = Time zone
button-zone-choose = I meant { $zone }
button-zone-leave = Keep { $zone }

error-zone-settled = The time zone has already been chosen: { $zone }.
error-zone-not-there = You aren't in that server, or I've left it. Nothing was changed.

check-digest-zone = D{ NUMBER($number, useGrouping: 0) } of server { $guild } uses { $written }, which is { $zone }; { $meant } may have been meant. Its managers choose in !digest list.
check-settings-zone = The settings of server { $guild } use the time zone { $written }, which is { $zone }; { $meant } may have been meant. Its managers choose in !settings.
check-settings-zones-more = { $number ->
    [one] The settings of one more server use such a time zone.
   *[other] The settings of { $number } more servers use such a time zone.
}
