# Digests: what can go wrong between the bot and a channel.

error-stale = Somebody else has changed this meanwhile. Look at it again, then change it.
error-lease-lost = This digest is being delivered by another process.
error-digest-cap = A server can have { $most } digests. Remove one first.
error-digest-cap-all = This bot has { $most } digests for all servers together, as many as it may.
error-digest-crowded = { $most } posts of this digest wait already. Try again when they are posted.
error-channel-gone = The channel does not exist any more.
error-channel-forbidden = Discord does not let the bot post in the channel.
error-rate-limited = Discord asks the bot to wait { NUMBER($seconds, maximumFractionDigits: 0) } seconds.
error-message-refused = Discord does not take the message: { $reason }
error-outcome-unknown = Discord did not say whether it posted the message ({ $reason }).
error-history-unreadable = The bot cannot read the messages of the channel, so it cannot tell whether its message arrived.
error-digest-not-running = Digests are posted by the bot itself while it runs on Discord.

## What the owner of a digest is told, once

digest-paused-owner = Your digest { $digest } in { $server } is paused: { $reason ->
    [channel-gone] its channel { $channel } does not exist any more.
   *[other] Discord does not let me post in { $channel }.
} Nothing is lost: what was loaded since comes with the next one. When that is mended, go on with it in { $prefix }digest list.

server-left = a server that I am no longer in
