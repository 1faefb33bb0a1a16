"""Take the scope filters away, one after the other, and see that the property of isolation fails each time.

Run as a program: `python -m tests.isolation.mutations`. It works on a copy and prints a line for each; its status is 1
where a mutation went unnoticed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A text of a file, and what stands in its place when the filter is gone."""

    file: str
    before: str
    after: str


ARTICLES, INDEX = "bot/archive/sqlite/articles/reader.py", "bot/archive/sqlite/term_index.py"
ROWS, STORING, PAGES = (
    "bot/archive/sqlite/articles/rows.py",
    "bot/archive/sqlite/articles/storing.py",
    "bot/archive/sqlite/articles/pages.py",
)
HISTORIES, STORIES = "bot/archive/sqlite/articles/histories.py", "bot/archive/sqlite/articles/stories.py"
SEGMENTS = "bot/archive/sqlite/index/segments.py"
ALIASES = "bot/archive/sqlite/guilds/aliases.py"
BOARDS, ENTRIES = "bot/archive/sqlite/guilds/boards.py", "bot/archive/sqlite/guilds/board_entries.py"
EXPORTS = "bot/archive/sqlite/guilds/board_exports.py"
SHARES = "bot/archive/sqlite/guilds/board_shares.py"
CHANGES, QUOTED = "bot/archive/sqlite/guilds/announcements.py", "bot/archive/sqlite/guilds/quoted_messages.py"
WATCHES = "bot/archive/sqlite/guilds/watches.py"
RSS = "bot/archive/sqlite/guilds/rss_addresses.py"
DIGESTS = "bot/archive/sqlite/digests/subscriptions.py"
_ANY = "? IS NOT NULL"

MUTATIONS = (
    Mutation(ARTICLES, "FROM article WHERE guild = :guild AND", "FROM article WHERE :guild IS NOT NULL AND"),
    Mutation(
        ARTICLES, " WHERE guild IN (SELECT value FROM json_each(?)) AND removed_at", f" WHERE {_ANY} AND removed_at"
    ),
    Mutation(ARTICLES, "FROM article WHERE guild IN (SELECT value FROM json_each(?))", f"FROM article WHERE {_ANY}"),
    Mutation(SEGMENTS, "published AND guild IN (SELECT value FROM json_each(?))", f"published AND {_ANY}"),
    Mutation(ROWS, "ON a.guild = wanted.guild AND a.number = wanted.number", "ON a.number = wanted.number"),
    Mutation(STORING, "ON s.guild = :guild AND s.truncated", "ON s.truncated"),
    Mutation(STORING, "CROSS JOIN record ON guild = ?", f"CROSS JOIN record ON {_ANY}"),
    Mutation(PAGES, " WHERE guild = ? AND origin IN", f" WHERE {_ANY} AND origin IN"),
    Mutation(PAGES, "CROSS JOIN page ON page.guild = ? AND", f"CROSS JOIN page ON {_ANY} AND"),
    Mutation(HISTORIES, "FROM version WHERE guild = ? AND number", f"FROM version WHERE {_ANY} AND number"),
    Mutation(HISTORIES, "FROM record WHERE guild = ?", f"FROM record WHERE {_ANY}"),
    Mutation(
        "bot/archive/sqlite/guilds/kept_searches.py",
        '" WHERE guild = ? AND token',
        f'" WHERE {_ANY} AND token',
    ),
    Mutation(
        "bot/archive/sqlite/guilds/quoted_messages.py",
        '" WHERE guild = ? AND article_guild',
        f'" WHERE {_ANY} AND article_guild',
    ),
    Mutation(ALIASES, "WHERE guild IN (SELECT value FROM json_each(?)) AND state", f"WHERE {_ANY} AND state"),
    Mutation(ALIASES, "WHERE guild = ? AND state = ? ORDER BY", f"WHERE {_ANY} AND state = ? ORDER BY"),
    Mutation(BOARDS, "WHERE guild = ? AND removed_at IS NULL ORDER", f"WHERE {_ANY} AND removed_at IS NULL ORDER"),
    Mutation(ENTRIES, '_ON: Final = "guild = ? AND', f'_ON: Final = "{_ANY} AND'),
    Mutation(EXPORTS, '_OF: Final = "guild = ? AND', f'_OF: Final = "{_ANY} AND'),
    Mutation(SHARES, '_ON: Final = "guild = ? AND', f'_ON: Final = "{_ANY} AND'),
    Mutation(RSS, '"guild = ? AND owner = ? ORDER', f'"{_ANY} AND owner = ? ORDER'),
    Mutation(CHANGES, "WHERE guild = ? AND article_guild = ?", f"WHERE {_ANY} AND article_guild = ?"),
    Mutation(QUOTED, '" WHERE q.guild = ? AND q.quoted_at', f'" WHERE {_ANY} AND q.quoted_at'),
    Mutation(WATCHES, "WHERE guild = ? AND removed_at IS NULL AND (", f"WHERE {_ANY} AND removed_at IS NULL AND ("),
    Mutation(WATCHES, '_ONE: Final = "WHERE guild = ? AND', f'_ONE: Final = "WHERE {_ANY} AND'),
    Mutation(DIGESTS, '"WHERE guild = ? AND reader IS NULL', f'"WHERE {_ANY} AND reader IS NULL'),
    Mutation(DIGESTS, '"WHERE guild = ? AND reader = ?', f'"WHERE {_ANY} AND reader = ?'),
    Mutation(
        DIGESTS,
        '_ONE = "WHERE guild = ? AND',
        f'_ONE = "WHERE {_ANY} AND',
    ),
    Mutation(STORIES, "guild IN (SELECT value FROM json_each(:guilds))\n    AND", "guild NOT NULL\n    AND"),
    Mutation(STORIES, "sorted({SHARED.guild, scope.guild})", "[0, 11, 22]"),
    Mutation("bot/search/service.py", "if key.scope in scopes else None", "if key else None"),
    Mutation(
        "bot/search/suggest/headlines.py",
        "for scope in reversed(scopes)",
        "for scope in reversed(tuple(self._tables._tables))",
    ),
    Mutation("bot/search/suggest/names.py", "for scope in scopes:", "for scope in tuple(self._tables._tables):"),
    Mutation("bot/articles/model.py", "(SHARED,) if guild is None else", "(SHARED, Scope(22)) if guild is None else"),
)


def is_noticed(mutation: Mutation, folder: Path) -> bool:
    """Mutate a copy and tell whether the tests of isolation fail there."""
    copy = folder / "copy"
    for name in ("bot", "cogs", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "bot.py"):
        shutil.copy(ROOT / name, copy / name)
    file = copy / mutation.file
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(mutation.before, mutation.after, 1), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/isolation/test_isolation.py",
        "tests/archive/contract/test_isolation.py",
    ]
    command += ["-k", "everybody or from_outside or loader_is_told"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=600)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stdout + done.stderr)
    return done.returncode == 1


def main() -> int:
    """Try every mutation, and report."""
    missed = 0
    for mutation in MUTATIONS:
        with tempfile.TemporaryDirectory() as folder:
            noticed = is_noticed(mutation, Path(folder))
        missed += not noticed
        sys.stdout.write(f"{'noticed' if noticed else 'MISSED '}  {mutation.file}: {mutation.before.splitlines()[0]}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{len(MUTATIONS) - missed} of {len(MUTATIONS)} noticed\n")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
