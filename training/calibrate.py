"""Fit the probability that a frame is right, and the threshold, on documents kept from training."""

import logging

import msgspec
import numpy as np
from numpy.typing import NDArray

from training.evaluate import Gold, is_touching, match_frames
from training.examples import MASKED, LabelledText
from whence.encoder.calibration import logit
from whence.encoder.card import Calibration
from whence.encoder.entities import make_tags
from whence.encoder.mentions import read_mentions
from whence.encoder.reader import RawFrame, Reader, select_frames
from whence.encoder.scan import Scan

RIDGE = 1e-2
TOLERANCE = 1e-6
THRESHOLDS = np.arange(0.15, 0.6, 0.01)
SAME = 0.25  # points; the interval of a figure on these documents is wider
SOURCE_STARTS = (0.0, 0.5, 1.0, 1.5)
# Floors of benchmarks/floors.json that the threshold trades against each other.
FLOORS = {"relaxed": 70.0, "exact": 40.0, "source overlap": 85.0, "content overlap": 88.0}

Readings = list[tuple[list[RawFrame], list[Gold]]]
Scored = list[tuple[Scan, list[Gold]]]

logger = logging.getLogger("training")


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
    """F1 in percent of what is kept at the threshold: relaxed, exact, and overlap of two roles."""
    hits = exact = found = wanted = 0
    touched: dict[str, list[int]] = {role: [0, 0, 0, 0] for role in ("source", "content")}
    for frames, gold in readings:
        kept = [frame for frame, _ in select_frames(frames, calibration)]
        matched, n_exact = match_frames(kept, gold)
        hits, exact = hits + len(matched), exact + n_exact
        found, wanted = found + len(kept), wanted + len(gold)
        for role, counts in touched.items():
            ours = [spans for frame in kept if (spans := getattr(frame, role))]
            theirs = [spans for frame in gold if (spans := frame[role])]
            counts[0] += sum(any(is_touching(a, b) for b in theirs) for a in ours)
            counts[1] += len(ours)
            counts[2] += sum(any(is_touching(a, b) for a in ours) for b in theirs)
            counts[3] += len(theirs)
    scores = {"relaxed": 200 * hits / (found + wanted), "exact": 200 * exact / (found + wanted)}
    for role, (right, n_ours, reached, n_theirs) in touched.items():
        precision, recall = right / max(1, n_ours), reached / max(1, n_theirs)
        scores[f"{role} overlap"] = 200 * precision * recall / max(1e-9, precision + recall)
    return scores


def fit(readings: Readings, others: Readings, other_weight: float) -> Calibration:
    """Fit on the candidates of some readings, helped by those of others; threshold 0.4.

    Args:
        readings: Of the convention that the calibration is for.
        others: Of the other convention; each of their candidates counts ``other_weight``.
        other_weight: 0 leaves the others out.
    """
    x, y = rate_candidates(readings)
    weight = np.ones(len(x))
    if other_weight:
        more_x, more_y = rate_candidates(others)
        x, y = np.r_[x, more_x], np.r_[y, more_y]
        weight = np.r_[weight, np.full(len(more_x), other_weight)]
    w = fit_logistic(x, y, weight)
    return Calibration(bias=float(w[0]), weights=tuple(map(float, w[1:])), threshold=0.4)


def margin(scores: dict[str, float]) -> float:
    """How far the worst of the scores is above its floor, in points."""
    return min(scores[name] - floor for name, floor in FLOORS.items())


def calibrate_outermost(polnear: Readings) -> Calibration:
    """Fit on PolNeAR; the threshold clears the floors by the widest margin.

    The thresholds above the best one whose margins differ by less than ``SAME`` are equal to
    it on so few documents; of those the highest is taken, which gives the fewest false finds.
    """
    first = fit(polnear, [], 0)
    options = [msgspec.structs.replace(first, threshold=round(float(t), 2)) for t in THRESHOLDS]
    margins = [margin(score(polnear, option)) for option in options]
    best = at = margins.index(max(margins))
    while at + 1 < len(margins) and margins[at + 1] > margins[best] - SAME:
        at += 1
    return options[at]


def calibrate_nested(own: Readings, polnear: Readings) -> Calibration:
    """Fit on our own corpus, helped by PolNeAR: five documents alone are too few.

    They are too few to search a threshold on, too. For calibrated probabilities the one with
    the best F1 is half of that F1 (Lipton et al. 2014); the F1 is measured at 0.4.
    """
    first = fit(own, polnear, 0.2)
    threshold = score(own, first)["relaxed"] / 200
    return msgspec.structs.replace(first, threshold=round(threshold, 2))


def tune_source_start(own: Scored, polnear: Scored, reader: Reader) -> Calibration:
    """Calibrate for nested frames, with the readiness of sources to start that scores best.

    PolNeAR, which has most of the training text, leaves one source in thirteen out; our own
    corpus hardly any.
    """
    options = []
    for start in SOURCE_STARTS:
        parts = [[(reader.decode(t, start), gold) for t, gold in part] for part in (own, polnear)]
        option = msgspec.structs.replace(calibrate_nested(*parts), source_start=start)
        scores = score(parts[0], option)
        logger.info("sources start by %.1f: %s", start, scores)
        options.append((sum(scores.values()), -start, option))
    return max(options, key=lambda rated: rated[:2])[2]


def calibrate_mentions(reader: Reader, kept: list[LabelledText]) -> tuple[float, float]:
    """Bias and slope that turn the log odds of mentions into those of their being right.

    Args:
        reader: The reader.
        kept: Texts with tags of the world scheme that training left out.
    """
    odds, right = [], []
    for text in kept:
        gold = gold_mentions(text)
        for mention in read_mentions(reader.scan(text.text, "nested"), reader.wordpieces, "world"):
            odds.append([logit(mention.probability)])
            right.append((mention.start, mention.end, mention.kind) in gold)
    bias, slope = fit_logistic(np.array(odds), np.array(right, dtype=float), np.ones(len(odds)))
    return float(bias), float(slope)


def gold_mentions(text: LabelledText) -> set[tuple[int, int, str]]:
    """Mentions of a labelled text, as spans of characters with their kinds."""
    tags = make_tags("world")
    found: set[tuple[int, int, str]] = set()
    start = end = -1
    kind = ""
    assert text.tags is not None  # noqa: S101  # for the type checker
    for k, tag in enumerate([*text.tags.tolist(), 0]):
        if tag == MASKED:
            end = k if start >= 0 else end
            continue
        if start >= 0 and not tags[tag].startswith("I-"):
            found.add((int(text.pieced.starts[start]), int(text.pieced.ends[end]), kind))
            start = -1
        if tags[tag].startswith("B-"):
            start, kind = k, tags[tag][2:]
        end = k
    return found
