"""Logistic regression with an L2 penalty, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_STEPS, _CLOSE = 30, 1e-3


def fit_logistic(
    rows: Array, labels: Array, weights: Array, penalty: float, drawn_to: Array | None = None
) -> tuple[Array, float]:
    """Fit weights and a bias; features are scaled to 1 at most, so that one penalty suits all.

    `drawn_to` are the weights that cost no penalty, nought for each if they are not given.
    """
    scale = np.maximum(np.abs(rows).max(axis=0), 1e-9)
    design = np.hstack([rows / scale, np.ones((len(rows), 1))])
    ridge = np.full(design.shape[1], penalty)
    ridge[-1] = 1e-6
    middle = np.zeros(design.shape[1])
    if drawn_to is not None:
        middle[:-1] = drawn_to * scale
    solution = middle.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        slope = design.T @ (weights * (chance - labels)) + ridge * (solution - middle)
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        solution -= step
        if np.abs(step).max() < _CLOSE:
            break
    return solution[:-1] / scale, float(solution[-1])
