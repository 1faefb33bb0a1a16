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
