"""Which articles tell the same story: found when they are loaded, kept in the archive, shown as one.

`sameness` judges two texts, `finding` looks for what an article may be one with, `folding` shows each story once, and
`service` lets a server say that an article is not of its story.
"""
