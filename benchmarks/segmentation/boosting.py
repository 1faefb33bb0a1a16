"""Learn the models of the gaps, in the form the package reads: a logistic regression that boosted trees correct, and
the trees that correct it again by what it says of the rest of the page."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np

from benchmarks.segmentation.regression import Array, fit_logistic

_PENALTY = 3.0
# With all of the regression the trees have little left to say; with a part of it they learn what acts together.
_SHARE = 0.8
# What everybody knows of these features; the trees may not learn the contrary from some page's accident.
_FOR = [
    "separator",
    "more blank lines than usual",
    "lead-like",
    "words divide here (prior 0.5)",
    "words divide here (prior 1)",
    "words divide here (prior 2)",
    "after author line",
    "after translator",
    "before marked heading",
    "no word in common",
    "furniture",
    "opens with dateline",
    "opens with dateline of an agency",
    "byline without a heading",
    "byline before dateline",
    "opens with kicker",
    "heading before byline",
    "heading before dateline",
    "explained again",
    "new full names",
    "before capped cut block",
    "after cut block",
    "after capped cut block",
    "starts as others do",
    "the last ended as others do",
    "standing head",
    "starts as the page does",
    "the last ended as the page does",
]
_AGAINST = [
    "cohesion",
    "cohesion of neighbours",
    "cohesion above the page's",
    "names known",
    "surname of somebody named before",
    "begins with a known name",
    "opens with lower case",
    "opens with pronoun",
    "opens with connective",
    "opens with honorific",
    "opens with bullet",
    "opens with quotation",
    "early he said",
    "before translator",
    "after byline",
    "after heading",
    "after a colon",
    "Mr or Ms nobody",
    "credit line ahead before any cut block",
    "no credit line here on a page of credit lines",
    "within a start like the page's",
    "before an end like the page's",
]
# What a page does again and again, and where a story was filed, holds on pages of layouts that no folder has; the
# regression, which sees such pages seldom, may not give it less than these log-odds.
_AT_LEAST = {
    "starts as others do": 2.0,
    "the last ended as others do": 1.0,
    "standing head": 2.5,
    "opens with dateline": 1.2,
    "opens with dateline of an agency": 2.0,
}
_TREES = 300
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 20,
    "max_depth": 6,
    "min_child_samples": 25,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "lambda_l2": 3.0,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "verbose": -1,
}


# The second look sees few gaps, all of them doubtful.
_SECOND_TREES = 150
_SECOND_SETTINGS: dict[str, Any] = _SETTINGS | {
    "learning_rate": 0.05,
    "num_leaves": 12,
    "max_depth": 5,
    "min_child_samples": 30,
    "lambda_l2": 5.0,
}


def learn_first(names: list[str], rows: Array, labels: Array, weights: Array, trees: int = _TREES) -> dict[str, Any]:
    """Learn from rows of features and labels; the result is what `bot.segmentation.boundaries.model.GapModel` takes."""
    linear, bias = fit_logistic(rows, labels, weights, _PENALTY)
    linear, bias = np.round(_SHARE * linear, 5), round(_SHARE * bias, 5)
    for name, floor in _AT_LEAST.items():
        if name in names:
            linear[names.index(name)] = max(floor, linear[names.index(name)])
    start = np.clip(rows @ linear + bias, -15, 15)
    data = lightgbm.Dataset(rows, labels, weight=weights, init_score=start)
    directions = [int(name in _FOR) - int(name in _AGAINST) for name in names]
    booster = lightgbm.train({**_SETTINGS, "monotone_constraints": directions}, data, trees)
    return {"features": names, "bias": bias, "linear": linear.tolist(), "trees": _flatten(booster.dump_model())}


def learn_second(names: list[str], rows: Array, labels: Array, weights: Array, start: Array) -> dict[str, Any]:
    """Learn what to add to the log-odds `start` of the first look."""
    data = lightgbm.Dataset(rows, labels, weight=weights, init_score=start)
    booster = lightgbm.train(_SECOND_SETTINGS, data, _SECOND_TREES)
    return {
        "features": names,
        "bias": 0.0,
        "linear": [0.0] * len(names),
        "trees": _flatten(booster.dump_model()),
    }


def _flatten(model: dict[str, Any]) -> dict[str, Any]:
    """All nodes of all trees in one table; a leaf leads to itself."""
    table: dict[str, Any] = {
        "roots": [],
        "feature": [],
        "threshold": [],
        "left": [],
        "right": [],
        "value": [],
        "depth": 0,
    }
    for tree in model["tree_info"]:
        table["roots"].append(_add(table, tree["tree_structure"], 0))
    return table


def _add(table: dict[str, Any], node: dict[str, Any], depth: int) -> int:
    at = len(table["value"])
    leaf = "split_feature" not in node
    table["value"].append(round(node["leaf_value"] if leaf else node["internal_value"], 5))
    table["feature"].append(0 if leaf else node["split_feature"])
    table["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.8g}"))
    table["left"].append(at)
    table["right"].append(at)
    table["depth"] = max(table["depth"], depth)
    if not leaf:
        table["left"][at] = _add(table, node["left_child"], depth + 1)
        table["right"][at] = _add(table, node["right_child"], depth + 1)
    return at
