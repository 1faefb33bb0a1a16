"""The names of a feed's elements, whatever prefixes it gives their namespaces."""

from __future__ import annotations

from collections.abc import Mapping

_LONGEST = 200
# Compared in lower case, without the marks at the end that some leave out.
_KNOWN = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/rss/1.0": "",
    "http://purl.org/net/rss1.1": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://xmlns.com/foaf/0.1": "foaf",
}
_MOST_PREFIXES = 100


class Names:
    """What the prefixes of one feed stand for; names come in lower case, as the reader of markup gives them."""

    def __init__(self) -> None:
        self._prefixes: dict[str, str] = {}

    def learn(self, attributes: Mapping[str, str]) -> None:
        """Take the namespaces that a tag declares. One that is not known keeps its prefix, and so does a default."""
        for name, value in attributes.items():
            if name.startswith("xmlns:") and len(self._prefixes) < _MOST_PREFIXES:
                known = _KNOWN.get(value[:_LONGEST].strip().lower().rstrip("/#"))
                prefix = name.removeprefix("xmlns:")
                if known is not None or prefix not in self._prefixes:
                    self._prefixes[prefix] = prefix if known is None else known

    def name(self, written: str) -> str:
        """Return the name of an element in the words of the feeds' own specifications: `content:encoded`, `entry`.

        What Atom and RSS themselves name has no prefix.
        """
        prefix, colon, local = written.partition(":")
        if not colon:
            return written
        prefix = self._prefixes.get(prefix, prefix)
        return local if prefix in ("", "atom") else f"{prefix}:{local}"


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]
