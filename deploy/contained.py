"""Run the bot inside a container: any subcommand of `bot.py`, or `--healthy` for the health check.

Docker restarts whatever does not end with 0. A setting that a person must mend (78) ends with 0 here, after its
sentence: a token that Discord refuses would else be tried for ever.
"""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request
from http import HTTPStatus

_MEND = 78
_SECONDS = 4.0


def is_healthy() -> bool:
    """Ask the bot in this container; one that is not to be watched counts as well."""
    port = os.environ.get("BROADSHEET_METRICS_PORT")
    if not port:
        return True
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{int(port)}/healthz", timeout=_SECONDS) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, ValueError, urllib.error.HTTPError):
        return False


def main() -> int:
    """Run, and return the status the container ends with."""
    if sys.argv[1:] == ["--healthy"]:
        return 0 if is_healthy() else 1
    from bot.cli.main import main as run

    status = run()
    return 0 if status == _MEND else status


if __name__ == "__main__":
    raise SystemExit(main())
