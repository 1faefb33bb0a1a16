"""Learn what the splitter's certainty is worth: how often articles it was so sure of were right."""

from __future__ import annotations

import numpy as np

from benchmarks.segmentation.regression import fit_logistic
from bot.segmentation.boundaries.model import AS_SAID, Calibration, calibrated, log_odds

Pairs = list[tuple[float, bool]]
"""The certainty of articles on pages that the model had not seen, and whether each starts and ends there."""

_PENALTY = 0.1


def fit_calibration(pairs: Pairs) -> Calibration:
    """Fit a straight line over log-odds (Platt 1999)."""
    if not pairs:
        return AS_SAID
    said = np.array([[log_odds(one)] for one, _ in pairs])
    right = np.array([float(label) for _, label in pairs])
    slopes, intercept = fit_logistic(said, right, np.ones(len(pairs)), _PENALTY)
    return Calibration(round(intercept, 4), round(float(slopes[0]), 4))


def cross_calibrate(parts: list[Pairs]) -> list[Pairs]:
    """Calibrate each part by what the other parts teach."""
    fitted = [
        fit_calibration([pair for at, other in enumerate(parts) if at != held for pair in other])
        for held in range(len(parts))
    ]
    return [[(calibrated(said, line), right) for said, right in part] for part, line in zip(parts, fitted, strict=True)]
