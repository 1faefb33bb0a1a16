# bot.py digest

cli-digest = look at digests
cli-digest-preview = show what a digest would post, and why each article is in or out; posts nothing
cli-digest-at = as if it were then: an ISO time (2026-02-14T08:00), a date, or a time of day
cli-digest-subscription = this digest, by its number, or as GUILD:NUMBER where several servers have one of that number; else everything loaded, as if nothing had been shown
cli-digest-of-everything = A digest of everything in the shared archive, as if nothing had been shown:
cli-digest-of = { $name }, { $schedule }, filter { $filter }:
cli-digest-also = also in { $refs }

error-digest-moment = { $moment } is no moment. I read 2026-02-14T08:00, 2026-02-14, and times of day such as 08:00 or 8am.
error-digest-several = Several servers have a { $name }. Name one as GUILD:NUMBER: { $known }.

## bot.py check

check-no-digests = No digest is waiting for its time.
check-digests = Digests: looked at last at { $at }; the next is due at { $due }.
check-digests-silent = Digests: nobody has looked at them since { $at }; the next is due at { $due }. They are posted while the bot runs on Discord.
check-digests-failing = Digests: the last look at them, at { $at }, failed ({ $error }). The log says more.
check-digest = D{ NUMBER($number, useGrouping: 0) } of server { $guild } comes next at { $due } in channel { $channel }; the bot may post there (seen at { $at }).
check-digest-unseen = D{ NUMBER($number, useGrouping: 0) } of server { $guild } comes next at { $due } in channel { $channel }; whether the bot may post there is not known until it has run on Discord.
check-digest-lacks = D{ NUMBER($number, useGrouping: 0) } of server { $guild } comes next at { $due } and cannot be posted: { $permissions ->
    [channel] its channel { $channel } does not exist any more (seen at { $at }).
   *[other] in channel { $channel } the bot lacks { $permissions } (seen at { $at }).
} Somebody who manages that server must mend it.
check-digests-more = { $number ->
    [one] One more digest goes out
   *[other] { $number } more digests go out
} where nothing is known to be lacking.
check-digest-paused = D{ NUMBER($number, useGrouping: 0) } of server { $guild } is paused: { $reason ->
    [channel-gone] its channel { $channel } does not exist any more.
   *[other] Discord does not let the bot post in channel { $channel }.
}
check-digest-run = D{ NUMBER($number, useGrouping: 0) } of server { $guild }, due at { $due }, { $state ->
    [uncertain] may not have been posted in full
   *[other] was not posted
} ({ $error }). Those who manage it can send it again from its history.
