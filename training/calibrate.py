"""Fit the probability that a frame is right, and the threshold, on documents kept from training."""

import numpy as np
from numpy.typing import NDArray

from training.evaluate import Gold, match_frames
from whence.encoder.card import Calibration
from whence.encoder.reader import RawFrame, select_frames

RIDGE = 1e-2
TOLERANCE = 1e-6

Readings = list[tuple[list[RawFrame], list[Gold]]]


def fit_logistic(
    x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weights [bias, features...] of a ridge logistic regression, by Newton's method."""
    x = np.c_[np.ones(len(x)), x]
    w = np.zeros(x.shape[1])
    ridge = np.eye(len(w)) * RIDGE * weight.sum()
    ridge[0, 0] = TOLERANCE
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (p - y)) + ridge @ w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < TOLERANCE:
            break
    return w


def rate_candidates(readings: Readings) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features of every candidate frame, and whether it is right (pairs with a gold frame)."""
    features, right = [], []
    for frames, gold in readings:
        whole = [f for f in frames if f.content and f.cue]
        matched, _ = match_frames(whole, gold)
        features += [f.features for f in whole]
        right += [i in matched for i in range(len(whole))]
    return np.array(features), np.array(right, dtype=float)


def score(readings: Readings, calibration: Calibration) -> dict[str, float]:
    """Relaxed and exact F1 in percent of what is kept at the calibration's threshold."""
    hits = exact = found = wanted = 0
    for frames, gold in readings:
        kept = [frame for frame, _ in select_frames(frames, calibration)]
        matched, n_exact = match_frames(kept, gold)
        hits, exact = hits + len(matched), exact + n_exact
        found, wanted = found + len(kept), wanted + len(gold)
    return {"relaxed": 200 * hits / (found + wanted), "exact": 200 * exact / (found + wanted)}


def calibrate(
    readings: Readings, others: Readings, other_weight: float
) -> tuple[Calibration, dict[str, float]]:
    """Fit on the candidates of some readings, helped by those of others, and set the threshold.

    For calibrated probabilities the threshold with the best F1 is half of that F1 (Lipton et
    al. 2014), which a small set gives more steadily than a search for the best threshold does:
    the F1 is measured at 0.4, and the threshold is half of it.

    Args:
        readings: Of the convention that the calibration is for.
        others: Of the other convention; each of their candidates counts ``other_weight``.
        other_weight: 0 leaves the others out.

    Returns:
        The calibration, and the scores of the readings at its threshold.
    """
    x, y = rate_candidates(readings)
    weight = np.ones(len(x))
    if other_weight:
        more_x, more_y = rate_candidates(others)
        x, y = np.r_[x, more_x], np.r_[y, more_y]
        weight = np.r_[weight, np.full(len(more_x), other_weight)]
    w = fit_logistic(x, y, weight)
    first = Calibration(bias=float(w[0]), weights=tuple(map(float, w[1:])), threshold=0.4)
    best = score(readings, first)["relaxed"] / 100
    calibration = Calibration(bias=first.bias, weights=first.weights, threshold=round(best / 2, 2))
    return calibration, score(readings, calibration)
