"""Hypothesis runs bounded: what is drawn here is drawn in milliseconds."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("ui", max_examples=40, deadline=None)
settings.load_profile("ui")
