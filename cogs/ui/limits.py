"""What a message may hold (Discord's reference, "Components" and "Application Commands"), and how it is counted."""

from __future__ import annotations

COMPONENTS = 40
"""Components in a message, every nested one counted."""

DISPLAY_TEXT = 4_000
"""Characters of display text in a message, over all its components. discord.py does not enforce it."""

ALTERNATIVE_TEXT = 256
"""Characters of the words for a picture: what discord.py names; Discord's reference allows more."""

BUTTON_LABEL = 80
ROW = 5
"""Buttons in a row."""

CUSTOM_ID = 100
SELECT_OPTIONS = 25
SELECT_TEXT = 100
SELECT_PLACEHOLDER = 150
AUTOCOMPLETE_CHOICES = 25
CHOICE_NAME = 100
COMMAND_DESCRIPTION = 100
THREAD_NAME = 100
MODAL_TITLE = 45


def length(text: str) -> int:
    """Return how long `text` is in UTF-16 units, the strictest way in which Discord may count it."""
    return len(text) + sum(character > "\uffff" for character in text)
