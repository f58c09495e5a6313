"""Reading inside one document: attribution, form of speech, chains, names, trees.

What runs the network is loaded when it is first asked for, so that annotators which need none
work without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whence.annotate.attribution import annotate, find_statements
    from whence.annotate.frames import Frame
    from whence.annotate.layers import Layers, read_layers
    from whence.annotate.reading import read_frames
    from whence.encoder.card import ModelCard

__all__ = [
    "Frame",
    "Layers",
    "ModelCard",
    "annotate",
    "find_statements",
    "model_card",
    "read_frames",
    "read_layers",
]

_FROM = {
    "Frame": "whence.annotate.frames",
    "Layers": "whence.annotate.layers",
    "ModelCard": "whence.encoder.card",
    "annotate": "whence.annotate.attribution",
    "find_statements": "whence.annotate.attribution",
    "read_frames": "whence.annotate.reading",
    "read_layers": "whence.annotate.layers",
}


def model_card() -> "ModelCard":
    """Card of the reader in use: hash, data, limits, scores.

    Raises:
        ModelError: The weights are missing.
    """
    from whence.encoder.card import load_card

    return load_card()


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: whatever the name stands for
    if name not in _FROM:
        raise AttributeError(f"module 'whence.annotate' has no attribute {name!r}")
    found = getattr(import_module(_FROM[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """All names, also of what is not loaded yet."""
    return sorted({*globals(), *__all__})
