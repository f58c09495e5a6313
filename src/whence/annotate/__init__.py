"""Reading inside one document: attribution, form of speech, chains."""

from whence.annotate.attribution import annotate, find_statements
from whence.annotate.frames import Frame
from whence.annotate.reading import read_frames
from whence.encoder.card import ModelCard, load_card

__all__ = ["Frame", "ModelCard", "annotate", "find_statements", "model_card", "read_frames"]


def model_card() -> ModelCard:
    """Card of the shipped reader: hash, data, limits, scores.

    Raises:
        ModelError: The weights are missing.
    """
    return load_card()
