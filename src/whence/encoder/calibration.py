"""How sure the reader is of a frame: scores of the frame, turned into a probability."""

import math

import numpy as np
from numpy.typing import NDArray

from whence.encoder.card import Calibration
from whence.encoder.frames import LABELS, TaggedSpan

FEATURES = (
    "cue logit",
    "source logit",
    "no source",
    "content logit",
    "weakest content edge",
    "no content",
)

_SOURCE = [i for i, label in enumerate(LABELS) if label.endswith("source")]
_CONTENT = [i for i, label in enumerate(LABELS) if label.endswith("content")]


def logit(p: float) -> float:
    """Log odds, bounded to 7 either way."""
    return max(-7.0, min(7.0, math.log(max(p, 1e-9) / max(1 - p, 1e-9))))


def frame_features(
    cue_logit: float, marginal: NDArray[np.float32], spans: list[TaggedSpan]
) -> tuple[float, ...]:
    """Scores of one frame, in the order of ``FEATURES``.

    Args:
        cue_logit: Log odds of the anchor being a cue.
        marginal: Probability of each label at each piece of the window [pieces, labels].
        spans: The decoded spans, in pieces of the same window.
    """
    source = marginal[:, _SOURCE].sum(1)
    content = marginal[:, _CONTENT].sum(1)
    sources = [s for s in spans if s.role == "source"]
    contents = [s for s in spans if s.role == "content"]
    source_p = (
        max(float(source[s.start : s.end].max()) for s in sources)
        if sources
        else 1 - float(source.max(initial=0.0))
    )
    content_p = max((float(content[s.start : s.end].mean()) for s in contents), default=0.5)
    edge_p = min((float(min(content[s.start], content[s.end - 1])) for s in contents), default=0.5)
    return (
        max(-7.0, min(7.0, cue_logit)),
        logit(source_p),
        0.0 if sources else 1.0,
        logit(content_p),
        logit(edge_p),
        0.0 if contents else 1.0,
    )


def probability(features: tuple[float, ...], calibration: Calibration) -> float:
    """Calibrated probability that a frame is right (relaxed: all its parts overlap)."""
    score = calibration.bias + sum(
        w * x for w, x in zip(calibration.weights, features, strict=True)
    )
    return 1 / (1 + math.exp(-score))


def calibrate_odds(p: float, bias: float, slope: float) -> float:
    """Calibrated probability of what the network gives ``p``: linear in its log odds."""
    return 1 / (1 + math.exp(-bias - slope * logit(p)))
