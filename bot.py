#!/usr/bin/env python3
"""Start Broadsheet: the bot, its preview or one of its commands (see `python bot.py --help`)."""

from bot.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
