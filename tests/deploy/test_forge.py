"""The files of the forge: its checks are ours, and its forms ask for what `check` prints."""

from __future__ import annotations

import re
import tomllib

import pytest

from bot.config import ROOT

FORGE = ROOT / ".github"
WORKFLOW = (FORGE / "workflows" / "check.yml").read_text("utf-8")
FORMS = sorted(
    file.name for file in (FORGE / "ISSUE_TEMPLATE").glob("*.yml") if file.name not in ("config.yml", "idea.yml")
)


def test_the_workflow_runs_the_one_script_on_every_python_that_is_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest, above = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["requires-python"]).groups()  # type: ignore[union-attr]
    wanted = [f"3.{minor}" for minor in range(int(lowest), int(above))]
    assert re.findall(r'"(3\.\d+)"', WORKFLOW) == wanted
    assert re.findall(r"- run: (.*)", WORKFLOW) == [".ci/run"]
    assert (ROOT / ".ci" / "run").is_file()


def test_actions_are_pinned_to_a_version_and_may_only_read() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@(?:v\d+\.\d+\.\d+|[0-9a-f]{40})", action) for action in used)
    assert re.search(r"^permissions:\n  contents: read\n\n", WORKFLOW, re.MULTILINE)
    assert "secrets." not in WORKFLOW


def test_the_workflow_names_no_host() -> None:
    assert not re.search(r"https?://|\b(?:pypi|ghcr|quay|docker)\.\w+", WORKFLOW)


@pytest.mark.parametrize("form", FORMS)
def test_who_reports_a_problem_is_asked_for_what_check_prints_and_the_version(form: str) -> None:
    text = (FORGE / "ISSUE_TEMPLATE" / form).read_text("utf-8")
    for asked in ("python bot.py check", "python bot.py --version"):
        _, found, after = text.partition(f"label: What does `{asked}` print?")
        assert found
        assert "required: true" in after.partition("- type:")[0]
