"""Tables of figures, which are read row by row; a table that only lays out the page is none."""

from __future__ import annotations

from bot.segmentation.html.tree import Node
from bot.segmentation.text.vocabulary import words

_CELLS = words("td th")
_BLOCKS = words("p div table ul ol dl h1 h2 h3 h4 h5 h6 section article blockquote pre form center hr figure")
_FEWEST_CELLS, _FEWEST_ROWS = 2, 2
_LONGEST_CELL, _MOST_LINKED = 120, 0.3


def rows_of(table: Node) -> frozenset[int]:
    """Return the ids of the rows, among the children of an element, that are rows of figures.

    A row is one where it has several short cells of mere text; a table is one of figures where there are several
    such rows, or a head over them, and little of it leads elsewhere.
    """
    rows = [one for one in table.children if isinstance(one, Node) and one.name == "tr"]
    sizes = {id(row): size for row in rows if (size := _measure(row)) is not None}
    headed = table.name in ("thead", "tfoot") or any(_has_head(one) for one in table.lineage)
    text, linked = (sum(size[at] for size in sizes.values()) for at in (0, 1))
    is_told = len(sizes) >= (1 if headed else _FEWEST_ROWS) and 2 * len(sizes) > len(rows)
    return frozenset(sizes) if is_told and linked <= _MOST_LINKED * text else frozenset()


def _has_head(node: Node) -> bool:
    return node.name == "table" and any(isinstance(one, Node) and one.name == "thead" for one in node.children[:8])


def _measure(row: Node) -> tuple[int, int] | None:
    """How many characters a row has and how many lead elsewhere; None where it is no row of short plain cells."""
    cells = [one for one in row.children if isinstance(one, Node)]
    if len(cells) < _FEWEST_CELLS or any(cell.name not in _CELLS for cell in cells):
        return None
    text = linked = 0
    todo = [(cell, False) for cell in cells]
    while todo:
        node, in_link = todo.pop()
        for child in node.children:
            if isinstance(child, str):
                size = len(child.strip())
                text, linked = text + size, linked + (size if in_link else 0)
            elif child.name in _BLOCKS:
                return None
            else:
                todo.append((child, in_link or child.name == "a"))
    return (text, linked) if 0 < text <= _LONGEST_CELL * len(cells) else None
