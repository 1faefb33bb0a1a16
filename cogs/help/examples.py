"""How commands are written, and examples of them: read from the commands themselves and from the catalogue."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discord.ext import commands

    from cogs.ui import Viewer


def text_key(command: commands.Command[Any, ..., Any]) -> str:
    """Return under what the catalogue keeps the texts of `command`: command-NAME, -more and -examples."""
    return "command-" + command.qualified_name.replace(" ", "-")


def examples(command: commands.Command[Any, ..., Any], viewer: Viewer) -> list[str]:
    """Return examples of `command` as they are typed there, one or more."""
    written = viewer.texts(f"{text_key(command)}-examples", prefix=viewer.prefix)
    return [line.strip() for line in written.splitlines() if line.strip()]


def first_example(command: commands.Command[Any, ..., Any], viewer: Viewer) -> str:
    """Return the example that explains `command` best."""
    return examples(command, viewer)[0]


def usage(command: commands.Command[Any, ..., Any], viewer: Viewer) -> str:
    """Return how `command` is typed in a message: `!search <query>`, with optional parts in brackets."""
    parts = [f"{viewer.prefix}{command.qualified_name}"]
    for name, parameter in command.clean_params.items():
        if name == "private":
            continue  # only a slash command's answer can be private
        shown = name.rstrip("_")  # one that Python would take for something else ends so
        parts.append(f"<{shown}>" if parameter.required else f"[{shown}]")
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            break  # it takes the rest of the message; what follows exists in the slash form alone
    return " ".join(parts)
