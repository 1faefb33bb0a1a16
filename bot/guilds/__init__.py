"""What one server (a guild, in Discord's words) has chosen, and what is kept about it and its people."""

from bot.guilds.languages import PersonalLanguages
from bot.guilds.privacy import COPIES_KEPT, GRACE, PrivacyService
from bot.guilds.settings import MOST_NAMED, SETS, Change, GuildChoices, Setting, StaleChoiceError, stamp_of
from bot.guilds.welcomes import Welcomes
from bot.guilds.zone_doubts import SETTINGS_HOLDER, ZoneDoubts

__all__ = [
    "COPIES_KEPT",
    "GRACE",
    "MOST_NAMED",
    "SETS",
    "SETTINGS_HOLDER",
    "Change",
    "GuildChoices",
    "PersonalLanguages",
    "PrivacyService",
    "Setting",
    "StaleChoiceError",
    "Welcomes",
    "ZoneDoubts",
    "stamp_of",
]
