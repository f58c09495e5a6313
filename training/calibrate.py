"""Fit the probability that a frame is right, and the threshold, on documents kept from training."""

import numpy as np
from numpy.typing import NDArray

from training.evaluate import Gold, match_frames
from whence.encoder.card import Calibration
from whence.encoder.reader import RawFrame, select_frames

RIDGE = 1e-2
TOLERANCE = 1e-6
THRESHOLDS = np.arange(0.15, 0.65, 0.01)

Readings = list[tuple[list[RawFrame], list[Gold]]]


def fit_logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights [bias, features...] of a ridge logistic regression, by Newton's method."""
    x = np.c_[np.ones(len(x)), x]
    w = np.zeros(x.shape[1])
    ridge = np.eye(len(w)) * RIDGE * len(x)
    ridge[0, 0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < TOLERANCE:
            break
    return w


def calibrate(readings: Readings) -> tuple[Calibration, dict[str, float]]:
    """Fit on all candidate frames of the readings, then choose the threshold.

    A candidate counts as right if it pairs with a gold frame once rivals with the same cue
    are gone. The threshold is the one with the best sum of relaxed and exact F1.
    """
    features, right = [], []
    for frames, gold in readings:
        whole = [f for f in frames if f.content and f.cue]
        matched, _ = match_frames(whole, gold)
        features += [f.features for f in whole]
        right += [i in matched for i in range(len(whole))]
    w = fit_logistic(np.array(features), np.array(right, dtype=float))
    best: tuple[float, Calibration, dict[str, float]] | None = None
    for threshold in THRESHOLDS:
        calibration = Calibration(
            bias=float(w[0]), weights=tuple(map(float, w[1:])), threshold=round(float(threshold), 2)
        )
        hits = exact = found = wanted = 0
        for frames, gold in readings:
            kept = [frame for frame, _ in select_frames(frames, calibration)]
            matched, n_exact = match_frames(kept, gold)
            hits, exact = hits + len(matched), exact + n_exact
            found, wanted = found + len(kept), wanted + len(gold)
        scores = {
            "relaxed": 200 * hits / (found + wanted),
            "exact": 200 * exact / (found + wanted),
        }
        total = sum(scores.values())
        if best is None or total > best[0]:
            best = total, calibration, scores
    if best is None:
        raise ValueError("nothing to calibrate on")
    return best[1], best[2]
