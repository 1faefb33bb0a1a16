"""Digests: when one is due, what it holds, and delivering it once. Knows no Discord and no SQL."""

from bot.digest.composing import DigestComposer
from bot.digest.model import Composed, DigestItem, Markers, Reason, Rendered, RenderedPart, StageCounts
from bot.digest.permissions import PermissionReport
from bot.digest.place_names import PlaceNames, seen_names
from bot.digest.request_parser import Request, read_request
from bot.digest.requests import (
    LONGEST_FILTER,
    MOST_ARTICLES,
    changed_schedule,
    named,
    read_filter,
    read_limit,
    schedules_of,
)
from bot.digest.scheduler import LONGEST_NAP
from bot.digest.sentences import reading_phrases, reason_sentence, schedule_as_typed, schedule_phrase, stage_phrase
from bot.digest.service import DigestChanges, DigestService, Overview
from bot.digest.time_parser import read_days, read_zone, time_of

__all__ = [
    "LONGEST_FILTER",
    "LONGEST_NAP",
    "MOST_ARTICLES",
    "Composed",
    "DigestChanges",
    "DigestComposer",
    "DigestItem",
    "DigestService",
    "Markers",
    "Overview",
    "PermissionReport",
    "PlaceNames",
    "Reason",
    "Rendered",
    "RenderedPart",
    "Request",
    "StageCounts",
    "changed_schedule",
    "named",
    "read_days",
    "read_filter",
    "read_limit",
    "read_request",
    "read_zone",
    "reading_phrases",
    "reason_sentence",
    "schedule_as_typed",
    "schedule_phrase",
    "schedules_of",
    "seen_names",
    "stage_phrase",
    "time_of",
]
