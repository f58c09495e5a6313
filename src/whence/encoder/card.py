"""The model card: what the shipped weights are, what made them and what they reach."""

from pathlib import Path

import msgspec

from whence.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"


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


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """Written by ``training.export`` beside the weights, as ``card.json``.

    ``sha256`` identifies the whole reader: files, transitions and calibration; ``files`` has
    the SHA-256 of each file.
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
    transitions: tuple[tuple[float, ...], ...]


def load_card(folder: Path = WEIGHTS) -> ModelCard:
    """Read the card of the weights in a folder.

    Raises:
        ModelError: There is none, or it is not a card.
    """
    path = folder / "card.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=ModelCard)
    except FileNotFoundError:
        message = f"no model in {folder}: install whence again, or run make train"
        raise ModelError(message) from None
    except msgspec.MsgspecError as error:
        message = f"{path} is not a model card ({error}): install whence again"
        raise ModelError(message) from None
