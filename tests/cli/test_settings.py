"""A setting that a person must mend ends the bot with status 78 and one line; nothing secret is printed."""

from __future__ import annotations

from tests.cli.running import bot

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38


def test_a_wrong_setting() -> None:
    done = bot(LOG_LEVEL="LOUD")
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr == "LOG_LEVEL is set to LOUD. It must be DEBUG, INFO, WARNING or ERROR.\n"


def test_a_token_of_the_wrong_shape() -> None:
    done = bot(DISCORD_TOKEN="swordfish")
    assert done.returncode == 78
    assert "swordfish" not in done.stderr
    assert done.stderr.startswith("DISCORD_TOKEN is set to (9 characters, not shown).")


def test_one_port_for_metrics_and_for_feeds() -> None:
    done = bot(BROADSHEET_RSS_PORT="9464", BROADSHEET_METRICS_PORT="9464")
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith("BROADSHEET_RSS_PORT and BROADSHEET_METRICS_PORT are both 9464.")


def test_the_invitation_names_the_application_and_few_permissions() -> None:
    done = bot("invite", DISCORD_TOKEN=TOKEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("https://discord.com/oauth2/authorize?client_id=100000000000000001&")
    assert "applications.commands" in done.stdout
    assert TOKEN not in done.stdout


def test_no_invitation_without_a_token() -> None:
    done = bot("invite")
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith("There's no token.")


def test_a_subcommand_that_does_not_exist_is_wrong_usage() -> None:
    done = bot("serach", "x")
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
