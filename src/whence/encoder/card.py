"""The model card: what the shipped weights are, what made them and what they reach."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from whence.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"
SETTING = "WHENCE_WEIGHTS"  # names another folder of weights


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """Logistic regression from scores of a frame to the probability that it is right.

    ``threshold`` is the least probability at which a frame is kept; ``source_start`` is added
    to the score of every move into a source. All were set on documents that were kept from
    training, never on a dev split.
    """

    bias: float
    weights: tuple[float, ...]
    threshold: float
    source_start: float = 0.0


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the given weights, and the same of those that were made of them."""

    before: float
    after: float


class Quantisation(msgspec.Struct, frozen=True, kw_only=True):
    """What int8 weights were made of, and what that changed.

    ``source_sha256`` is the ``sha256`` of the other weights' card. ``scores`` are in points, on
    the first ``limit`` documents of each dev split, or on all; ``size`` is in MB of 10**6
    bytes, ``speed`` in articles of 750 words a second on ``machine``.
    """

    source_sha256: str
    limit: int | None
    scores: dict[str, Change]
    size: Change
    speed: Change
    machine: str


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """Written by ``training.export`` beside the weights, as ``card.json``.

    ``sha256`` identifies the whole reader: files, transitions and calibration; ``files`` has
    the SHA-256 of each file. ``mention_calibration`` is bias and slope of the log odds that a
    mention is right. ``quantisation`` is there where the weights are int8. ``class_a_scores``
    are figures of the same recipe with free data alone: what a free licence costs.
    """

    name: str
    version: str
    sha256: str
    files: dict[str, str]
    parameters: int
    base: str
    base_sha256: str
    data: tuple[dict[str, str], ...]
    licence_class: str
    recipe: str
    limits: tuple[str, ...]
    scores: dict[str, float]
    calibration: dict[str, Calibration]
    mention_calibration: tuple[float, float]
    transitions: tuple[tuple[float, ...], ...]
    precision: Literal["fp16", "int8"] = "fp16"
    quantisation: Quantisation | None = None
    class_a_scores: dict[str, float] = {}  # msgspec copies it for each card


def find_weights() -> Path:
    """The folder of the weights in use: that of ``WHENCE_WEIGHTS``, or the shipped one.

    Raises:
        ModelError: What ``WHENCE_WEIGHTS`` names is no folder.
    """
    named = os.environ.get(SETTING)
    if not named:
        return WEIGHTS
    folder = Path(named)
    if not folder.is_dir():
        raise ModelError(f"{SETTING} names {named}, which is no folder: {advise(folder)}")
    return folder


def advise(folder: Path) -> str:
    """What to do where the weights of a folder cannot be used."""
    if folder == WEIGHTS:
        return "install whence again"
    return f"name a folder of weights with {SETTING}, or unset it"


def load_card(folder: Path | None = None) -> ModelCard:
    """Read the card of the weights in a folder, or of those in use.

    Raises:
        ModelError: There is none, or it is not a card.
    """
    folder = folder or find_weights()
    path = folder / "card.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=ModelCard)
    except FileNotFoundError:
        or_train = ", or run make train" if folder == WEIGHTS else ""
        message = f"no model in {folder}: {advise(folder)}{or_train}"
        raise ModelError(message) from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error}): {advise(folder)}") from None
    except msgspec.MsgspecError as error:
        message = f"{path} is not a model card ({error}): {advise(folder)}"
        raise ModelError(message) from None
