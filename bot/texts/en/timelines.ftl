# !timeline

command-timeline = See when it was reported: one sentence of each article
command-timeline-more = Lists the articles about something by their dates, oldest first, with one sentence of each, word for word, and its reference. Give an article, such as A17: you get those that tell its story or are closely related. Or give words as in a search: every word must be in an article as you write it, and the sentence is the one that matches best. Articles without a date come apart, and a source has two lines a day at most. If there are many, weeks are folded; press “Open” to see one. With “chart” at the end, I draw the articles a week by source, and write the figures below.
command-timeline-examples =
    { $prefix }timeline A17
    { $prefix }timeline harbor closure
    { $prefix }timeline "rare earth" after:2025 chart
option-timeline-query = An article, such as A17, or words as in a search
option-timeline-chart = Draw the articles a week by source

timeline-title = ### Timeline of { $about }
timeline-of-article = *{ $headline }* · `{ $reference }`
timeline-of-query = *{ $query }*
timeline-span = { $articles ->
    [one] one article, { $first }
   *[other] { $articles } articles, { $one_day ->
        [yes] all on { $first }
       *[no] { $first } to { $last }
    }
}
timeline-undated = { $articles ->
    [one] one without a date
   *[other] { $articles } without a date
}
timeline-page = page { $page } of { $pages }
timeline-folded = -# Too many for a line each, so the weeks are folded, with the sentence that matches best.
timeline-these-undated = -# These have no date, in the order they were loaded.
timeline-week = -# The week from { $day }
timeline-day = **{ $day }**
timeline-week-head = **Week from { $day }** · { $articles ->
    [one] one article
   *[other] { $articles } articles
}
timeline-line = -# { $source } · `{ $reference }`{ $also }
timeline-line-cut = -# no whole sentence that is short enough · { $source } · `{ $reference }`
timeline-line-long = -# no room for the sentence here · { $source } · `{ $reference }`
timeline-also = { " " }· also { $references }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
timeline-more = -# and { $articles ->
    [one] one more article
   *[other] { $articles } more articles
} that day
timeline-alone = -# Nothing else in the archive is closely related. Try words instead: `{ $prefix }timeline harbor closure`.
timeline-nothing = ### Nothing for a timeline of *{ $query }*
timeline-some = -# A timeline takes only articles that have every word as you write it. A search also finds articles with some of them.
button-timeline = Timeline
button-open-week = Open
button-undated = Undated: { $articles }
button-whole-timeline = Timeline
button-chart = Chart
error-timeline-of-nothing = What should the timeline be about? Give an article, such as A17, or words as in a search.

timeline-chart-head = -# { $articles ->
    [one] One dated article
   *[other] { $articles } dated articles
} · each bar is { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}, from the Monday below it
timeline-undated-left-out = { $articles ->
    [one] One article has no date and isn't in it.
   *[other] { $articles } articles have no date and aren't in it.
}
timeline-others = others
timeline-source = `{ $key }` { $source }: { $articles }
timeline-from = from
timeline-narrow = -# For single weeks, ask about a shorter time: add `after:2025-10` or `before:2025-12`.
timeline-no-picture = -# I need the Attach Files permission to add the picture.
timeline-alternative = Bar chart: articles { $weeks ->
    [one] a week
   *[other] every { $weeks } weeks
} about { $about }, { $articles } in all.

# `bot.py timeline` in a terminal.

cli-timeline = list when it was reported, one sentence of each article
cli-timeline-examples =
    bot.py timeline A17
    bot.py timeline "rare earth" after:2025 --chart chart.png
cli-timeline-query = an article, such as A17, or words as in a search
cli-timeline-chart = write a chart of the articles a week by source to this PNG file, and print its figures
timeline-cli-none = Nothing in the archive has every word of "{ $query }". Try: bot.py search { $query }
timeline-cli-week = Week from { $day }: { $articles }
timeline-cli-undated = Without a date:
error-timeline-chart-file = I can't write the chart to { $file }: { $reason }. Choose another file.
