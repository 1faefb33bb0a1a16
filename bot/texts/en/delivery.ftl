# Digests: what can go wrong between the bot and a channel.

error-stale = Somebody else has changed this meanwhile. Look at it again, then change it.
error-lease-lost = This digest is being delivered by another process.
error-digest-cap = A server can have { $most } digests. Remove one first.
error-channel-gone = The channel does not exist any more.
error-channel-forbidden = Discord does not let the bot post in the channel.
error-rate-limited = Discord asks the bot to wait { NUMBER($seconds, maximumFractionDigits: 0) } seconds.
error-message-refused = Discord does not take the message: { $reason }
error-outcome-unknown = Discord did not say whether it posted the message ({ $reason }).
error-history-unreadable = The bot cannot read the messages of the channel, so it cannot tell whether its message arrived.
error-digest-not-running = Digests are posted by the bot itself while it runs on Discord.
