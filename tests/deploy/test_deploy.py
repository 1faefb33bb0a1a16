"""The deploy files name what there is; a container ends as its files say."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import ROOT, Settings
from bot.errors import ConfigurationError
from bot.monitoring.heartbeats import Heartbeats
from bot.monitoring.server import serving
from tests.cli.running import environment

DEPLOY = ROOT / "deploy"
SETTINGS = {str(field.validation_alias) for field in Settings.model_fields.values()}


def contained(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run what the container runs, as it runs it."""
    command = [sys.executable, "deploy/contained.py", *arguments]
    variables["PYTHONPATH"] = str(ROOT)
    return subprocess.run(command, cwd=ROOT, env=environment(**variables), capture_output=True, text=True, timeout=600)


def test_a_setting_to_mend_ends_a_container_for_good_with_its_sentence() -> None:
    done = contained(DISCORD_TOKEN="swordfish")
    assert done.returncode == 0
    assert done.stderr.startswith("DISCORD_TOKEN is set to (9 characters, not shown).")
    assert "restart: on-failure\n" in (DEPLOY / "compose.yaml").read_text()


def test_other_failures_of_a_container_stay_failures(tmp_path: Path) -> None:
    assert contained("load", str(tmp_path / "nowhere"), "--db", str(tmp_path / "a.db")).returncode == 1
    assert contained("serach").returncode == 2


def test_the_health_of_a_container() -> None:
    heartbeats = Heartbeats()
    with serving(0, heartbeats) as port:
        assert contained("--healthy", BROADSHEET_METRICS_PORT=str(port)).returncode == 0
        heartbeats.beat("event loop", patience=-1)
        assert contained("--healthy", BROADSHEET_METRICS_PORT=str(port)).returncode == 1
    assert contained("--healthy", BROADSHEET_METRICS_PORT=str(port)).returncode == 1
    assert contained("--healthy", BROADSHEET_METRICS_PORT="").returncode == 0


def test_the_dockerfile_copies_what_there_is_and_sets_what_can_be_set() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.+)", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            kept = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
            assert f"!{source}" in kept
    environs = set(re.findall(r"\b((?:DISCORD|BROADSHEET|LOG|DATABASE)_\w+)=", text))
    assert environs
    assert environs <= SETTINGS
    assert "\nUSER broadsheet\n" in text
    assert "\nSTOPSIGNAL SIGTERM\n" in text


def test_the_unit_sets_what_can_be_set_and_does_not_restart_for_a_wrong_setting() -> None:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(DEPLOY / "broadsheet.service")
    assert parser["Service"]["RestartPreventExitStatus"] == str(ConfigurationError.exit_status)
    text = (DEPLOY / "broadsheet.service").read_text()
    named = set(re.findall(r"^Environment=(\w+)=", text, re.MULTILINE)) - {
        "PYTHONDONTWRITEBYTECODE",
        "MALLOC_ARENA_MAX",
    }
    assert named <= SETTINGS


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_unit() -> None:
    unit = str(DEPLOY / "broadsheet.service")
    told = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=600)
    complaints = [line for line in told.stderr.splitlines() if "broadsheet" in line]
    assert [line for line in complaints if "/srv/broadsheet/.venv/bin/python" not in line] == []
