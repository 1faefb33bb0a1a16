# bot.py digest

cli-digest = look at digests
cli-digest-examples =
    bot.py digest preview
cli-digest-preview = show what a digest would post, and why each article is included or left out; posts nothing
cli-digest-preview-examples =
    bot.py digest preview --at 08:00
    bot.py digest preview --subscription D1
cli-digest-at = preview it for another moment: an ISO time (2026-02-14T08:00), a date, or a time of day
cli-digest-subscription = the number of a digest, or GUILD:NUMBER if several servers have that number (default: everything loaded, as if nothing had been shown)
cli-digest-of-everything = A digest of everything in the shared archive, as if nothing had been shown:
cli-digest-of = { $name }, { $schedule }, filter { $filter }:
cli-digest-also = also in { $refs }

error-digest-moment = I can't read the time { $moment }. I read 2026-02-14T08:00, 2026-02-14, and times of day such as 08:00 or 8am.
error-digest-several = Several servers have a { $name }. Name one as GUILD:NUMBER: { $known }.

## bot.py check

check-no-digests = No digest is waiting for its time.
check-digests = Digests: last checked at { $at }. The next is due at { $due }.
check-digests-silent = Digests: not checked since { $at }. The next is due at { $due }. Digests are posted while the bot runs on Discord.
check-digests-failing = Digests: the last check, at { $at }, failed ({ $error }). The log has more.
check-digest = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is due next at { $due } in channel { $channel }. The bot may post there (checked at { $at }).
check-digest-unseen = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is due next at { $due } in channel { $channel }. Run the bot on Discord once to find out whether it may post there.
check-digest-lacks = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is due next at { $due } and can't be posted: { $permissions ->
    [channel] its channel { $channel } no longer exists (checked at { $at }).
   *[other] in channel { $channel } the bot lacks { $permissions } (checked at { $at }).
} Someone who manages that server must fix it.
check-digests-more = { $number ->
    [one] One more digest is due, with no known problem.
   *[other] { $number } more digests are due, with no known problem.
}
check-digest-role = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is due next at { $due } in channel { $channel }, without a ping: its role no longer exists (checked at { $at }).
check-digest-direct = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is due next at { $due }, as a direct message to one person.
check-digest-paused = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is paused: { $reason ->
    [channel-gone] its channel { $channel } no longer exists.
   *[other] Discord doesn't let the bot post in channel { $channel }.
}
check-digest-run = D{ NUMBER($number, useGrouping: 0) } of server { $guild }, due at { $due }, { $state ->
    [uncertain] may not have been posted in full
   *[other] wasn't posted
} ({ $error }). Its managers can post it again from its history.
