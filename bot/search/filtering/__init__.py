"""Match single articles with many saved searches at once, as `bot.search.saved` matches many articles with one."""
