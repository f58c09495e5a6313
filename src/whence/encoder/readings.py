"""What a place word stands for: classes of the reading head, and how they are read off it."""

import numpy as np
from numpy.typing import NDArray

# The first five are readings of a place name; the last two say that a nationality word or a
# name inside another phrase ("the Paris attacks") is no place mention of its own.
READINGS = ("place", "government", "people", "team", "organisation", "demonym", "modifier")
METONYMIC = slice(1, 5)

# Classes of the GeoWebNews benchmark, each a group of readings.
GROUPS = {
    "literal": (0,),
    "metonymic": (1, 2, 3, 4),
    "demonym": (5,),
    "modifier": (6,),
}


def reading_chances(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probability of each reading of one mention, from the scores [pieces, readings] of it."""
    shifted = logits - logits.max(1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    mean = np.exp(logs.mean(0))
    chances: NDArray[np.float32] = mean / mean.sum()
    return chances
