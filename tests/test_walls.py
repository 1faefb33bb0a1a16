"""Every import contract can fail: a forbidden import for each of them is noticed, by that contract alone."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = frozenset(
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
)

FLOORS = "Floors: a room imports only what stands below it"
COGS = "Floors of the cogs: a feature knows no other feature"
INDEX = "The index knows no engine"
SQL = "SQL lives in the archive"
CIRCLES = "No room stands in a circle with its neighbours, at any depth"


@dataclass(frozen=True)
class Mutation:
    """A line that is appended to a file, and the contracts that it breaks."""

    file: str
    line: str
    broken: frozenset[str]


def breaking(file: str, line: str, *contracts: str) -> Mutation:
    return Mutation(file, line, frozenset(contracts))


NOTHING = breaking("bot/errors.py", "")
MUTATIONS = (
    breaking("bot/quotation/service.py", "import bot.digest", FLOORS),
    breaking("bot/loading/pipeline.py", "import bot.search", FLOORS),
    breaking("bot/attic.py", "", FLOORS),
    breaking("cogs/search/cog.py", "import cogs.related.cog", COGS),
    breaking("cogs/ui/cards.py", "import cogs.guard", COGS, CIRCLES),
    breaking("cogs/attic.py", "", COGS),
    breaking("bot/client.py", "import cogs.ui.escape", "Nothing imports the cogs: the client loads them by name"),
    breaking("cogs/status/cog.py", "import bot.live", "Only the command line knows what starts the bot"),
    breaking("bot/archive/terms.py", "import bot.archive.index", CIRCLES),
    breaking("bot/search/spelling/edit_costs.py", "import bot.search.spelling.correction", CIRCLES),
    breaking("bot/stories/service.py", "import bot.archive.sqlite.archive", "The engine is behind the archive's door"),
    breaking("bot/archive/segments/streams.py", "import asyncio", INDEX),
    breaking("bot/archive/segments/streams.py", "import sqlite3", INDEX, SQL),
    breaking("bot/archive/segments/chunks.py", "import bot.archive.sqlite.index.chunks", INDEX, CIRCLES),
    breaking("bot/search/service.py", "import discord", "Only cogs, the client and what starts it know Discord"),
    breaking("cogs/status/cog.py", "import sqlite3", SQL),
    breaking("bot/archive/workroom.py", "import aiosqlite", SQL),
    breaking("bot/segmentation/text/decode.py", "import bot.runtime.clock", "The pure rooms stay pure"),
)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[Mutation, dict[str, bool]]:
    """Lint a copy of the code with each mutation: which contracts were kept."""
    folder = tmp_path_factory.mktemp("walls")
    for package in ("bot", "cogs"):
        shutil.copytree(ROOT / package, folder / package, ignore=all_but_modules)
    for file in ("bot.py", "pyproject.toml"):
        shutil.copy(ROOT / file, folder)
    mutations = (NOTHING, *MUTATIONS)
    answer = subprocess.run(
        [sys.executable, "-P", str(ROOT / "tests" / "linting.py")],
        input=json.dumps([(mutation.file, mutation.line) for mutation in mutations]),
        cwd=folder,
        env=os.environ | {"COLUMNS": "1000"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(zip(mutations, json.loads(answer.stdout), strict=True))


def all_but_modules(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not (name.endswith(".py") or Path(folder, name).is_dir())]


def test_as_the_code_is_every_contract_is_kept(verdicts: dict[Mutation, dict[str, bool]]) -> None:
    assert verdicts[NOTHING] == dict.fromkeys(CONTRACTS, True)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.file}: {mutation.line}")
def test_a_forbidden_import_breaks_its_contract_and_no_other(
    verdicts: dict[Mutation, dict[str, bool]], mutation: Mutation
) -> None:
    assert verdicts[mutation] == {contract: contract not in mutation.broken for contract in CONTRACTS}


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_a_contract_has_a_mutation_that_breaks_it_alone(contract: str) -> None:
    assert any(mutation.broken == {contract} for mutation in MUTATIONS), "add one to MUTATIONS"


def test_what_the_linter_does_not_read_imports_nothing() -> None:
    # It takes bot.py for the module `bot`.
    statements = ast.parse((ROOT / "bot" / "__init__.py").read_text()).body
    assert all(isinstance(statement, ast.Expr) for statement in statements)
