"""docs/promises.md: what scripts rely on is what the command line prints."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli.main import build_parser
from bot.errors import ConfigurationError, UsageError
from tests.archive.earlier_archives import FOLDER
from tests.cli.running import ROOT, bot

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
PAGES = FOLDER / "pages"


def promised() -> dict[str, list[set[str]]]:
    """The keys of each call, and after them those of the objects in its lists."""
    found: dict[str, list[set[str]]] = {}
    for call, keys in re.findall(r"^\| ([`…].*?) \| (.*) \|$", PAGE.partition("## JSON")[2], re.MULTILINE):
        names = set(re.findall(r"`(\w+)`", keys))
        if call.startswith("…"):
            found[list(found)[-1]].append(names)
        else:
            also = re.match(r"those of `(\w+)`, and ", keys)
            found[call] = [(names | found[f"`{also[1]}`"][0]) - {also[1]} if also else names]
    return found


PROMISED = promised()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("promises") / "a.db"
    assert bot("load", PAGES, "--db", path).returncode == 0
    return path


CALLS: dict[str, tuple[list[str], str, tuple[str, ...]]] = {
    "`load`": (["load", "{pages}", "{missing}", "--json", "{db}"], "", ("rejected",)),
    "`load --resegment --dry-run`": (["load", "--resegment", "--dry-run", "--json", "{db}"], "", ()),
    "`load --accept`": (["load", "--accept", "--json", "{db}"], "", ()),
    "`segment`, and with `--batch`": (["segment", "{page}", "--json"], "", ("articles",)),
    "`search`": (["search", "bakres", "--json", "{db}"], "", ("hits",)),
    "`search --batch`": (["search", "--batch", "{db}"], '{"id": 1, "query": "bakers"}', ()),
    "`quote`": (["quote", "A1.p1", "--json", "{db}"], "", ()),
    "`verify`": (["verify", "She found twelve. A year ago there were forty.", "--json", "{db}"], "", ("differences",)),
    "`verify --batch`": (["verify", "--batch", "{db}"], '{"id": 1, "text": "She found eleven. A year ago"}', ()),
    "`cite`": (["cite", "A2", "--json", "{db}"], "", ()),
    "`timeline`": (["timeline", "she", "--json", "{db}"], "", ("lines",)),
    "`timeline --chart`": (["timeline", "is:full OR she", "--chart", "{out}.png", "--json", "{db}"], "", ()),
    "`alias`": (["alias", "list", "--json", "{db}"], "", ()),
    "`digest preview`": (["digest", "preview", "--json", "{db}"], "", ("items", "articles")),
    "`export`": (["export", "{out}.jsonl", "--json", "{db}"], "", ()),
    "`backup`": (["backup", "{out}.db", "--json", "{db}"], "", ()),
    "`restore`": (["restore", "{out}.db", "--json", "{other}"], "", ()),
    "`check`": (["check", "--json", "{db}"], "", ("checks",)),
}


def test_every_promised_call_is_tried() -> None:
    assert list(CALLS) == list(PROMISED)


def printing(option: str) -> set[str]:
    """The subcommands, such as "digest preview", that have that option."""
    found: set[str] = set()
    parsers = [("", build_parser())]
    while parsers:
        name, parser = parsers.pop()
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                parsers += [(f"{name} {called}".strip(), one) for called, one in action.choices.items()]
            elif option in action.option_strings:
                found.add(name)
    return found


def test_every_json_that_the_command_line_prints_is_promised() -> None:
    calls = {call: call.strip("`").partition("`")[0].partition(" --")[0] for call in PROMISED}
    assert printing("--json") == set(calls.values())
    assert printing("--batch") == {name for call, name in calls.items() if "--batch" in call}


@pytest.mark.parametrize("call", CALLS)
def test_json_has_the_keys_that_are_promised(call: str, database: Path, tmp_path: Path) -> None:
    arguments, text, lists = CALLS[call]
    places = {
        "{db}": f"--db={database}",
        "{other}": f"--db={tmp_path / 'other.db'}",
        "{pages}": str(PAGES),
        "{page}": str(PAGES / "harbor.md"),
        "{missing}": str(tmp_path / "missing"),
    }
    out = str(tmp_path / "out")
    if call == "`restore`":
        assert bot("backup", f"{out}.db", "--db", database).returncode == 0
    done = bot(*(places.get(one, one.replace("{out}", out)) for one in arguments), text=text)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    answer: dict[str, Any] = json.loads(done.stdout)
    keys, *of_lists = PROMISED[call]
    assert set(answer) == keys
    seen = [set(answer[name][0]) for name in lists]
    assert seen == [one for one in of_lists if one != {"path", "articles", "certainty"}]


def test_the_exit_statuses_are_those_of_the_program() -> None:
    told = set(re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE))
    assert told == {
        "0",
        "1",
        "130",
        str(UsageError("search-no-query").exit_status),
        str(ConfigurationError.exit_status),
    }
