"""How these pages become a site: `python -m sphinx -W -b html docs build/site`, offline.

The pages stay plain Markdown that reads well in the repository; what a site needs beyond that is added here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "Broadsheet"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "Broadsheet"
html_show_sourcelink = False
exclude_patterns = ["build"]
myst_heading_anchors = 4
# Made of what the pages show as examples: commands, configuration, output.
highlight_language = "none"

CONTENTS = {
    "For readers": ("searching", "quoting", "changes", "boards", "timelines", "archive", "commands", "privacy"),
    "For moderators": ("settings-of-a-server", "digest", "library", "segmentation"),
    "For operators": (
        "install",
        "settings",
        "upgrading",
        "promises",
        "watching",
        "bounds",
        "soundness",
        "backup",
        "troubleshooting",
    ),
    "For developers": ("developing", "translating", "decisions/README"),
}
_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+((?!docs/)[\w./-]+)(?:#[\w-]+)?\)")


def _complete(_app: Sphinx, name: str, source: list[str]) -> None:
    """Name files of the checkout that no page is made of, and give two pages the contents of the site."""
    if name.startswith("decisions/"):
        source[0] = source[0].replace("](../../docs/", "](../")
    source[0] = _OUTSIDE.sub(r"\1 (`\2` in the checkout)", source[0])
    if name == "index":
        source[0] += "".join(_tree(pages, caption) for caption, pages in CONTENTS.items())
    if name == "decisions/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n[0-9]*\n```\n"


def _tree(pages: tuple[str, ...], caption: str) -> str:
    listed = "\n".join(pages)
    return f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{listed}\n```\n"


def setup(app: Sphinx) -> None:
    """Have each page completed as it is read."""
    app.connect("source-read", _complete)
