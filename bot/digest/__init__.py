"""Digests: when one is due, what it holds, and delivering it once. Knows no Discord and no SQL."""

from bot.digest.composing import DigestComposer
from bot.digest.day_parser import read_pattern
from bot.digest.model import Composed, DigestItem, Markers, Reason, Rendered, RenderedPart, StageCounts
from bot.digest.permissions import ROLE, PermissionReport
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
from bot.digest.schedule import covered
from bot.digest.scheduler import LONGEST_NAP
from bot.digest.sentences import reading_phrases, reason_sentence, schedule_as_typed, schedule_phrase, stage_phrase
from bot.digest.service import DigestChanges, DigestService, Overview
from bot.digest.summaries import extract_of, summary_of
from bot.digest.time_parser import read_zone, time_of

__all__ = [
    "LONGEST_FILTER",
    "LONGEST_NAP",
    "MOST_ARTICLES",
    "ROLE",
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
    "covered",
    "extract_of",
    "named",
    "read_filter",
    "read_limit",
    "read_pattern",
    "read_request",
    "read_zone",
    "reading_phrases",
    "reason_sentence",
    "schedule_as_typed",
    "schedule_phrase",
    "schedules_of",
    "seen_names",
    "stage_phrase",
    "summary_of",
    "time_of",
]
