# Digests: what can go wrong between the bot and a channel.

error-stale = Someone else changed this in the meantime. Look at it again, then make your change.
error-lease-lost = Another process is posting this digest.
error-digest-cap = A server can have { $most } digests. Remove one first.
error-digest-cap-all = This bot has { $most } digests in all its servers, and can't have more.
error-digest-crowded = { $most } posts of this digest are already waiting. Try again when they've been posted.
error-channel-gone = The channel no longer exists.
error-channel-forbidden = Discord doesn't let the bot post in the channel.
error-rate-limited = Discord asked the bot to wait { NUMBER($seconds, maximumFractionDigits: 0) } seconds.
error-message-refused = Discord refused the message: { $reason }
error-outcome-unknown = Discord didn't say whether it posted the message ({ $reason }).
error-history-unreadable = The bot can't read the channel's messages, so it doesn't know whether its message arrived.
error-digest-not-running = Only a bot that runs on Discord posts digests.

## What the owner of a digest is told, once

digest-paused-owner = Your digest { $digest } in { $server } is paused: { $reason ->
    [channel-gone] its channel { $channel } no longer exists.
   *[other] Discord doesn't let me post in { $channel }.
} Nothing is lost: the next one will include everything loaded since. When it's fixed, resume it in { $prefix }digest list.

digest-paused-reader = Your own digest { $digest } from { $server } is paused: you left that server. If you come back, resume it with `/digest me`.
server-left = a server that I'm no longer in
