"""The words of the command line, in the language of the person at the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from bot.texts import DEFAULT_LANGUAGE, languages, load_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.texts import Texts

_PROGRAM: Final = "bot.py "
"""What a command begins with here, where a sentence names one."""

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is not empty: POSIX.1-2017, section 8.2


def terminal_texts() -> Texts:
    """Return the catalogue in which the command line speaks to a person.

    What a program reads (`--json`, `--batch`) takes its sentences from `load_texts()`: English in every locale.
    """
    texts = load_texts(terminal_language(os.environ))
    can_be_written = _can_be_written(texts("language-name"), sys.stdout.encoding)
    return (texts if can_be_written else load_texts()).with_prefix(_PROGRAM)


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the language of the catalogue that the locale names; English where there is none for it.

    A locale is language_TERRITORY.codeset@modifier: `zh_TW.UTF-8` is `zh-TW`, and `de_AT` is `de` where nobody
    translated `de-AT`.
    """
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    exact = locale.partition("@")[0].partition(".")[0].replace("_", "-")
    candidates = (exact, exact.partition("-")[0])
    return next((name for name in candidates if name in languages()), DEFAULT_LANGUAGE)


def _can_be_written(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
